//! Registering a company with a key of the ERP.

use diesel::prelude::*;
use mostrador::domain::erp::bind::simulator::{Fault, FaultKind, Simulator};
use mostrador::domain::housekeeping;
use mostrador::domain::users::User;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    audit_log, companies, integration_keys, jobs, memberships, pending_keys, sessions,
    subscriptions,
};

use crate::support::{Browser, PARAMO, Reply, SIERRA, TestApp, small_erp};

/// The application with the ERP beside it, and Pedro, who has a subscription and no company.
async fn stage(more: &[(&str, &str)]) -> (TestApp, Simulator, User) {
    let sim = Simulator::start("127.0.0.1:0", &small_erp()).unwrap();
    let url = sim.url();
    let mut settings = vec![("BIND_API_URL", url.as_str())];
    settings.extend_from_slice(more);
    let app = TestApp::with(&settings).await;
    let pedro = app.user("Pedro Páramo", "pedro@paramo.test", false).await;
    app.grant(&pedro).await;
    (app, sim, pedro)
}

async fn paste(browser: &Browser, key: &str) -> Reply {
    browser
        .post("/manager/register", &[("integration_key", key)])
        .await
}

fn key(sim: &Simulator, who: &str, company: i64) -> String {
    sim.key_for(who, company).unwrap().expose().to_owned()
}

async fn companies_there(app: &TestApp) -> i64 {
    app.db(|conn| Ok(companies::table.count().get_result(conn)?))
        .await
}

#[tokio::test]
async fn pedro_registers_his_company_and_sees_it_fill() {
    let (app, sim, _) = stage(&[]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let mut pages = String::new();
    let home = pedro.get("/manager").await;
    home.says("Clave de Integración</label>")
        .says("name=\"integration_key\" type=\"text\" value=\"\" autocomplete=\"off\"")
        .says("spellcheck=\"false\"")
        .says("Generar API key");
    let secret = key(&sim, "admin", PARAMO);
    let verified = paste(&pedro, &secret).await;
    assert_eq!(verified.status, 303, "{}", verified.body);
    let confirm = pedro.follow(&verified).await;
    confirm
        .says("Comercializadora Páramo")
        .says("Pedro Salas")
        .says("URE180429TM6")
        .says("15 minutos")
        .says("Finalizar")
        .says(&format!("•••• {}", &secret[secret.len() - 4..]));
    assert_eq!(companies_there(&app).await, 0);

    let finished = pedro.post(verified.location(), &[]).await;
    let place = finished.location().to_owned();
    assert_eq!(
        (finished.status, place.as_str()),
        (303, "/manager/comercializadora-paramo")
    );
    let first = pedro.follow(&finished).await;
    first
        .says("La empresa quedó registrada")
        .says("Sincronización inicial")
        .says("de 3 a 5 minutos")
        .says("data-poll=\"/manager/comercializadora-paramo/sync/progress\"")
        .says(">Actualizar</a>");
    assert_eq!(app.run_jobs().await, 1);
    let part = pedro.get(&format!("{place}/sync/progress")).await;
    assert_eq!(part.status, 200);
    assert!(!part.body.contains("data-poll"), "{}", part.body);
    let full = pedro.get(&place).await;
    full.says("Activa")
        .says("Por cobrar")
        .says("Vencido")
        .says("Disponible");
    assert!(!full.body.contains("Sincronización inicial"));
    let sync = pedro.get(&format!("{place}/sync")).await;
    sync.says("Inicial").says("Completa");
    let list = pedro.get("/manager").await;
    list.says("Comercializadora Páramo")
        .says("Registrar Empresa");

    for page in [
        &home, &verified, &confirm, &finished, &first, &part, &full, &sync, &list,
    ] {
        pages.push_str(&page.body);
        pages.push_str(&format!("{:?}", page.headers));
    }
    assert!(!pages.contains(&secret), "a page shows the key");
    let clear = app.db(move |conn| Ok(texts(conn).contains(&secret))).await;
    assert!(!clear, "the key is in the database");
    app.finish().await;
}

/// Every column that a key might have strayed into.
fn texts(conn: &mut mostrador::platform::db::Conn) -> String {
    let mut all: Vec<Vec<u8>> = pending_keys::table
        .select(pending_keys::sealed)
        .load(conn)
        .unwrap();
    let sealed = integration_keys::table.select(integration_keys::sealed);
    all.extend(sealed.load::<Vec<u8>>(conn).unwrap());
    let mut texts: Vec<String> = pending_keys::table
        .select(pending_keys::profile)
        .load(conn)
        .unwrap();
    texts.extend(
        sessions::table
            .select(sessions::state)
            .load::<String>(conn)
            .unwrap(),
    );
    texts.extend(
        jobs::table
            .select(jobs::payload)
            .load::<String>(conn)
            .unwrap(),
    );
    let checkpoints = jobs::table
        .select(jobs::checkpoint)
        .load::<Option<String>>(conn)
        .unwrap();
    texts.extend(checkpoints.into_iter().flatten());
    let details = audit_log::table
        .select(audit_log::detail)
        .load::<Option<String>>(conn)
        .unwrap();
    texts.extend(details.into_iter().flatten());
    assert!(!all.is_empty() && !texts.is_empty());
    all.into_iter()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .chain(texts)
        .collect()
}

#[tokio::test]
async fn each_refusal_says_what_to_do_at_the_field() {
    let (app, sim, pedro) = stage(&[("SIGN_IN_ATTEMPTS", "1000")]).await;
    app.grant(&pedro).await;
    let poor = app.user("Sin Plan", "sin@plan.test", false).await;
    assert!(!poor.operator);
    let (es, en) = (
        app.signed_in("pedro@paramo.test").await,
        app.signed_in("pedro@paramo.test").await.speaking("en"),
    );
    let admin = key(&sim, "admin", PARAMO);
    let old = sim
        .world()
        .key_made("admin", PARAMO, 366)
        .unwrap()
        .expose()
        .to_owned();
    let clerk = key(&sim, "user", PARAMO);
    let refused = async |key: &str, fault: Option<FaultKind>, words: [&str; 2]| {
        for (browser, words) in [&es, &en].into_iter().zip(words) {
            if let Some(fault) = fault {
                sim.world().fault(Fault::once(fault).times(9));
            }
            let reply = paste(browser, key).await;
            sim.world().clear_faults();
            assert_eq!(reply.status, 422, "{words}");
            reply
                .says(words)
                .says("aria-invalid=\"true\"")
                .says("f-integration_key-error");
            reply.says("name=\"integration_key\" type=\"text\" value=\"\"");
            assert!(
                key.is_empty() || !reply.body.contains(key),
                "{words}: the key came back"
            );
        }
    };
    refused(
        "no soy una clave",
        None,
        ["no es una clave", "not an integration key"],
    )
    .await;
    refused(&old, None, ["ya venció", "expired"]).await;
    refused(
        &clerk,
        None,
        ["no es administrador", "not an administrator"],
    )
    .await;
    let rejected = Some(FaultKind::Rejected);
    refused(
        &admin,
        rejected,
        ["no acepta esta clave", "does not accept"],
    )
    .await;
    for fault in [FaultKind::Garbage, FaultKind::Redirect] {
        refused(&admin, Some(fault), ["Inténtelo de nuevo", "again"]).await;
    }
    sim.world().subscribe(PARAMO, false).unwrap();
    refused(
        &admin,
        None,
        ["suscripción de esta empresa no está activa", "not active"],
    )
    .await;
    sim.world().subscribe(PARAMO, true).unwrap();

    let browser = app.signed_in("sin@plan.test").await;
    browser.get("/manager").await.says("soporte@mostrador.test");
    let reply = paste(&browser, &admin).await;
    assert_eq!(reply.status, 422);
    reply.says("No tiene una suscripción disponible. Solicite una");
    let reply = paste(&browser.speaking("en"), &admin).await;
    reply.says("subscription").says("soporte@mostrador.test");

    let verified = paste(&es, &admin).await;
    es.post(verified.location(), &[]).await;
    app.run_jobs().await;
    refused(&admin, None, ["ya está registrada", "registered already"]).await;
    refused("", None, ["Pegue aquí la clave", "Paste"]).await;
    app.finish().await;
}

#[tokio::test]
async fn an_erp_that_is_away_asks_to_try_again() {
    let sim = Simulator::start("127.0.0.1:0", &small_erp()).unwrap();
    let app = TestApp::with(&[("BIND_API_URL", "http://127.0.0.1:9")]).await;
    let pedro = app.user("Pedro Páramo", "pedro@paramo.test", false).await;
    app.grant(&pedro).await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let reply = paste(&browser, &key(&sim, "admin", PARAMO)).await;
    assert_eq!(reply.status, 422);
    reply
        .says("No se pudo consultar el ERP")
        .says("Inténtelo de nuevo");
    app.finish().await;
}

#[tokio::test]
async fn a_double_click_makes_one_company() {
    let (app, sim, pedro) = stage(&[]).await;
    app.grant(&pedro).await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let verified = paste(&browser, &key(&sim, "admin", PARAMO)).await;
    let at = verified.location();
    let (one, two) = tokio::join!(browser.post(at, &[]), browser.post(at, &[]));
    assert_eq!(
        (one.status, two.status),
        (303, 303),
        "{} {}",
        one.body,
        two.body
    );
    assert_eq!(one.location(), two.location());
    assert_eq!(browser.post(at, &[]).await.location(), one.location());
    assert_eq!(companies_there(&app).await, 1);
    let free: i64 = app
        .db(|conn| {
            let free = subscriptions::table.filter(subscriptions::company_id.is_null());
            Ok(free.count().get_result(conn)?)
        })
        .await;
    assert_eq!(free, 1);
    assert_eq!(app.run_jobs().await, 1);
    app.finish().await;
}

#[tokio::test]
async fn a_verified_key_is_found_again_while_it_waits() {
    let (app, sim, _) = stage(&[]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    app.user("Olga Valle", "olga@valle.test", false).await;
    let olga = app.signed_in("olga@valle.test").await;
    let places = ["/manager", "/manager/register"];
    let words = "Tiene una clave verificada de Comercializadora Páramo";
    paste(&pedro, &key(&sim, "admin", PARAMO)).await;
    let verified = paste(&pedro, &key(&sim, "admin", PARAMO)).await;
    let link = format!("href=\"{}\">Continuar</a>", verified.location());
    for place in places {
        pedro.get(place).await.says(words).says(&link);
        assert!(!olga.get(place).await.body.contains("clave verificada"));
    }
    pedro.post(verified.location(), &[]).await;
    for place in places {
        let page = pedro.get(place).await;
        assert!(!page.body.contains("clave verificada"), "{place}");
    }
    app.run_jobs().await;
    app.finish().await;
}

#[tokio::test]
async fn a_used_confirmation_leads_to_its_company_while_one_belongs_to_it() {
    let (app, sim, _) = stage(&[]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    app.user("Olga Valle", "olga@valle.test", false).await;
    let olga = app.signed_in("olga@valle.test").await;
    let verified = paste(&pedro, &key(&sim, "admin", PARAMO)).await;
    let finished = pedro.post(verified.location(), &[]).await;
    for passed in [false, true] {
        app.db(move |conn| {
            if passed {
                let past = clock::wall().naive_utc() - chrono::Duration::hours(1);
                diesel::update(pending_keys::table)
                    .set(pending_keys::expires_at.eq(past))
                    .execute(conn)?;
            }
            housekeeping::purge(conn, clock::wall())
        })
        .await;
        let again = pedro.follow(&verified).await;
        assert_eq!((again.status, again.location()), (303, finished.location()));
        assert_eq!(olga.follow(&verified).await.status, 404);
    }
    let twice = pedro.post(verified.location(), &[]).await;
    assert_eq!((twice.status, twice.location()), (303, finished.location()));
    app.db(|conn| {
        diesel::delete(memberships::table).execute(conn)?;
        Ok(())
    })
    .await;
    assert_eq!(pedro.follow(&verified).await.status, 410);
    app.run_jobs().await;
    app.finish().await;
}

#[tokio::test]
async fn a_waiting_key_is_its_owners_alone_and_for_a_quarter_of_an_hour() {
    let (app, sim, _) = stage(&[]).await;
    let olga = app.user("Olga Valle", "olga@valle.test", false).await;
    app.grant(&olga).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let verified = paste(&pedro, &key(&sim, "admin", PARAMO)).await;
    let olga = app.signed_in("olga@valle.test").await;
    assert_eq!(olga.follow(&verified).await.status, 404);
    assert_eq!(olga.post(verified.location(), &[]).await.status, 404);

    app.db(|conn| {
        diesel::update(pending_keys::table)
            .set(pending_keys::expires_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    for reply in [
        pedro.follow(&verified).await,
        pedro.post(verified.location(), &[]).await,
    ] {
        assert_eq!(reply.status, 410);
        reply
            .says("venció después de 15 minutos")
            .says("href=\"/manager/register\"");
    }
    assert_eq!(companies_there(&app).await, 0);
    app.finish().await;
}

#[tokio::test]
async fn a_subscription_that_is_gone_at_the_end_leaves_nothing_behind() {
    let (app, sim, _) = stage(&[]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let verified = paste(&pedro, &key(&sim, "admin", PARAMO)).await;
    app.db(|conn| {
        diesel::delete(subscriptions::table).execute(conn)?;
        Ok(())
    })
    .await;
    let reply = pedro.post(verified.location(), &[]).await;
    assert_eq!(reply.status, 422);
    reply
        .says("No tiene una suscripción disponible")
        .says("Finalizar");
    assert_eq!(companies_there(&app).await, 0);
    app.finish().await;
}

#[tokio::test]
async fn who_let_a_subscription_lapse_is_told_when_it_ended() {
    let (app, sim, _) = stage(&[]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let verified = paste(&pedro, &key(&sim, "admin", PARAMO)).await;
    let new = pedro.get("/manager/register").await;
    assert!(!new.body.contains("La suya venció"), "{}", new.body);
    let ended = clock::wall().date_naive() - chrono::Days::new(2);
    app.db(move |conn| {
        diesel::update(subscriptions::table)
            .set(subscriptions::ends_on.eq(ended))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let told = format!("La suya venció el {}.", ended.format("%d/%m/%Y"));
    for reply in [
        pedro.get("/manager").await,
        pedro.get("/manager/register").await,
        paste(&pedro, &key(&sim, "admin", SIERRA)).await,
        pedro.post(verified.location(), &[]).await,
    ] {
        reply
            .says("No tiene una suscripción disponible")
            .says(&told);
    }
    app.user("Olga Valle", "olga@valle.test", false).await;
    let olga = app.signed_in("olga@valle.test").await;
    let other = olga.get("/manager/register").await;
    assert!(!other.body.contains("La suya venció"), "{}", other.body);
    assert_eq!(companies_there(&app).await, 0);
    app.finish().await;
}

#[tokio::test]
async fn a_key_that_ends_soon_is_warned_about() {
    let (app, sim, _) = stage(&[]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let soon = sim.world().key_made("admin", SIERRA, 345).unwrap();
    let confirm = pedro.follow(&paste(&pedro, soon.expose()).await).await;
    confirm
        .says("Maderas de la Sierra")
        .says("Genere una nueva en su ERP a tiempo");
    app.finish().await;
}

#[tokio::test]
async fn who_keeps_guessing_has_to_wait() {
    let (app, sim, _) = stage(&[("SIGN_IN_ATTEMPTS", "3")]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for _ in 0..3 {
        assert_eq!(paste(&pedro, "no soy una clave").await.status, 422);
    }
    let reply = paste(&pedro, &key(&sim, "admin", PARAMO)).await;
    assert_eq!(reply.status, 429);
    assert!(!reply.header("retry-after").is_empty());
    app.finish().await;
}
