//! My companies, the home of one, its profile and logo.

use diesel::prelude::*;
use mostrador::domain::audit::Actor;
use mostrador::domain::companies;
use mostrador::domain::companies::FIRST_ZONE;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{companies as rows, outbox, subscriptions};
use mostrador::platform::values::ids::{CompanyId, OutboxId};

use crate::support::TestApp;

const HOME: &str = "/manager/paramo";
const SETTINGS: &str = "/manager/paramo/settings";
const LOGO: &str = "/manager/paramo/settings/logo";

/// The smallest picture: a PNG of one pixel.
fn pixel(side: u32) -> Vec<u8> {
    let drawn = image::RgbaImage::from_pixel(side, side, image::Rgba([200, 80, 20, 255]));
    let mut file = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgba8(drawn)
        .write_to(&mut file, image::ImageFormat::Png)
        .unwrap();
    file.into_inner()
}

/// The company gets every subscription that there is.
pub async fn subscribe(app: &TestApp, company: &CompanyId) {
    let company = company.clone();
    app.db(move |conn| {
        diesel::update(subscriptions::table)
            .set(subscriptions::company_id.eq(company))
            .execute(conn)?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn home_lists_my_companies_with_their_states() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.grant(&cast.pedro).await;
    subscribe(&app, &cast.paramo).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get("/manager")
        .await
        .says("Comercializadora Páramo")
        .says("Activa")
        .says("Registrar Empresa")
        .says("Notificaciones Automatizadas de Cobranza")
        .says("Disponible");

    let (paramo, actor) = (cast.paramo.clone(), Actor::system());
    app.db(move |conn| companies::pause(conn, &paramo, &actor, clock::wall()))
        .await;
    pedro.get("/manager").await.says("En pausa");
    app.db(|conn| {
        let yesterday = clock::wall()
            .with_timezone(&FIRST_ZONE)
            .date_naive()
            .pred_opt();
        diesel::update(subscriptions::table)
            .set(subscriptions::ends_on.eq(yesterday))
            .execute(conn)?;
        diesel::update(rows::table)
            .set(rows::state.eq("key_failing"))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let page = pedro.get("/manager").await;
    page.says("Suscripción vencida").says("Clave con fallas");
    assert!(!page.body.contains("Requiere otro plan"));
    app.finish().await;
}

#[tokio::test]
async fn a_subscription_that_is_not_in_force_waits_for_an_administrator() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.grant(&cast.pedro).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let monica = app.signed_in("monica@paramo.test").await;
    let link = "href=\"/manager/paramo/settings/subscription\">Suscripción</a></li>";
    pedro
        .get(HOME)
        .await
        .says("La empresa no tiene suscripción: solicite un plan.")
        .says(link);
    subscribe(&app, &cast.paramo).await;
    let page = pedro.get(HOME).await;
    assert!(!page.body.contains(link), "{}", page.body);
    app.db(|conn| {
        let ended = clock::wall().date_naive() - chrono::Days::new(2);
        diesel::update(subscriptions::table)
            .set(subscriptions::ends_on.eq(ended))
            .execute(conn)?;
        Ok(())
    })
    .await;
    pedro
        .get(HOME)
        .await
        .says("La suscripción de la empresa venció: solicite un plan")
        .says(link);
    let page = monica.get(HOME).await;
    assert!(!page.body.contains("solicite un plan"), "not hers to do");
    app.finish().await;
}

#[tokio::test]
async fn a_company_is_active_only_while_its_subscription_holds() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.grant(&cast.pedro).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let every = "/operator/companies?q=comercializadora";
    let words = ["Sin suscripción</span>", "Activa</span>", "vencida</span>"];
    for step in 0..3 {
        if step == 1 {
            subscribe(&app, &cast.paramo).await;
        }
        if step == 2 {
            app.db(|conn| {
                let ended = clock::wall().date_naive() - chrono::Days::new(2);
                diesel::update(subscriptions::table)
                    .set(subscriptions::ends_on.eq(ended))
                    .execute(conn)?;
                Ok(())
            })
            .await;
        }
        for (browser, place) in [(&pedro, "/manager"), (&pedro, HOME), (&oscar, every)] {
            let page = browser.get(place).await;
            for (at, word) in words.iter().enumerate() {
                let said = page.body.contains(word);
                assert_eq!(said, at == step, "{place} {step}: {word}\n{}", page.body);
            }
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn with_two_companies_each_has_its_row() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    use mostrador::access::visibility::Role;
    app.join(&cast.valle, &cast.pedro, Role::Member).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get("/manager").await;
    page.says("href=\"/manager/paramo\"")
        .says("href=\"/manager/valle\"");
    assert!(!page.body.contains("Extensiones"));
    let main = "class=\"button primary\" href=\"/manager/register\"";
    assert!(!page.body.contains(main), "no subscription is free");
    app.grant(&cast.pedro).await;
    pedro.get("/manager").await.says(main);
    app.finish().await;
}

#[tokio::test]
async fn home_hides_what_is_not_theirs() {
    let app = TestApp::start().await;
    app.cast().await;
    let olga = app.signed_in("olga@valle.test").await;
    let page = olga.get("/manager").await;
    page.says("Ferretería del Valle");
    assert!(!page.body.contains("Páramo"));
    for path in [HOME, SETTINGS] {
        assert_eq!(olga.get(path).await.status, 404, "{path}");
    }
    let nadie = app.signed_in("nadie@nadie.test").await;
    let page = nadie.get("/manager").await;
    page.says("ocupa una suscripción")
        .says("No tiene una suscripción disponible");
    page.says("soporte@mostrador.test");
    assert!(!page.body.contains("name=\"integration_key\""));
    assert!(!page.body.contains("Páramo"));
    let page = nadie.get("/manager/register").await;
    page.says("No tiene una suscripción disponible");
    assert!(!page.body.contains("name=\"integration_key\""));
    app.finish().await;
}

#[tokio::test]
async fn the_home_of_a_company_says_what_waits() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.grant(&cast.pedro).await;
    subscribe(&app, &cast.paramo).await;
    let paramo = cast.paramo.clone();
    app.db(move |conn| {
        let now = clock::wall().naive_utc();
        diesel::update(rows::table)
            .set((
                rows::first_synced_at.eq(now),
                rows::last_good_sync_at.eq(now),
            ))
            .execute(conn)?;
        let id = OutboxId::new();
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(&id),
                outbox::kind.eq("notice"),
                outbox::company_id.eq(paramo.as_str()),
                outbox::priority.eq(1_i16),
                outbox::state.eq("unknown"),
                outbox::message_id.eq("x@mostrador.test"),
                outbox::available_at.eq(now),
                outbox::attempts.eq(1),
                outbox::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get(HOME).await;
    page.says("1 aviso necesita una decisión")
        .says("href=\"/manager/paramo/credit\">Elegir clientes</a>")
        .says("hace un momento");
    page.says("Configuración");
    assert!(!page.body.contains("Ver todas las tareas"), "only hints");
    let monica = app.signed_in("monica@paramo.test").await.get(HOME).await;
    monica.says("1 aviso necesita una decisión");
    assert!(!monica.body.contains("Elegir clientes"), "not hers to do");
    assert!(!monica.body.contains(SETTINGS));

    let wish = [("extension", "collections")];
    let installed = pedro.post("/manager/paramo/extensions", &wish).await;
    assert_eq!(
        (installed.status, installed.location()),
        (303, "/manager/paramo/credit")
    );
    pedro.get(HOME).await.says("Instalada");
    app.finish().await;
}

#[tokio::test]
async fn a_lapsed_subscription_does_not_hide_a_failing_key() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let monica = app.signed_in("monica@paramo.test").await;
    for (state, said) in [
        ("key_failing", "Bind ERP no acepta la clave"),
        ("synchronising", "Sincronización inicial en curso"),
    ] {
        app.db(move |conn| {
            diesel::update(rows::table)
                .set(rows::state.eq(state))
                .execute(conn)?;
            Ok(())
        })
        .await;
        for browser in [&pedro, &monica] {
            let page = browser.get(HOME).await;
            let lapsed = page
                .body
                .find("La suscripción de esta empresa no está vigente");
            let stands = page.body.find(said);
            assert!(
                lapsed.is_some() && lapsed < stands,
                "{state}: {}",
                page.body
            );
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn an_extension_that_is_not_contracted_is_not_installed() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let wish = [("extension", "collections")];
    let reply = pedro.post("/manager/paramo/extensions", &wish).await;
    assert_eq!(reply.location(), "/manager/paramo/credit/offer");
    let page = pedro.get(HOME).await;
    page.says("Requiere otro plan");
    assert!(!page.body.contains("Instalada"));
    app.finish().await;
}

#[tokio::test]
async fn the_profile_is_saved_and_faults_keep_what_was_typed() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(SETTINGS)
        .await
        .says("America/Monterrey\" selected")
        .says("XAXX010101000");
    let good = [
        ("name", "  Páramo y Cía. "),
        ("contact", "cobranza@paramo.test"),
        ("time_zone", "America/Tijuana"),
        ("language", "en"),
        ("country", "ES"),
        ("tone", "red"),
        ("state", "hacked"),
    ];
    let saved = pedro.post(SETTINGS, &good).await;
    assert_eq!((saved.status, saved.location()), (303, SETTINGS));
    pedro
        .follow(&saved)
        .await
        .says("Los cambios quedaron guardados")
        .says("value=\"Páramo y Cía.\"")
        .says("America/Tijuana\" selected")
        .says("value=\"ES\" selected");
    let kept: (String, String) = app
        .db(|conn| {
            let paramo = rows::table.filter(rows::slug.eq("paramo"));
            Ok(paramo.select((rows::tone, rows::state)).first(conn)?)
        })
        .await;
    assert_eq!(
        kept,
        ("petrol".to_owned(), "ready".to_owned()),
        "extra fields change nothing"
    );

    let bad = [
        ("name", ""),
        ("time_zone", "Mars/Olympus"),
        ("contact", "<b>x</b>"),
    ];
    let reply = pedro.post(SETTINGS, &bad).await;
    assert_eq!(reply.status, 422);
    reply
        .says("Hay 4 datos por corregir")
        .says("Escriba un nombre")
        .says("Elija una zona horaria")
        .says("&#60;b&#62;x");
    app.finish().await;
}

#[tokio::test]
async fn every_tab_of_the_settings_shows_the_tabs_and_stands_out_in_them() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let monica = app.signed_in("monica@paramo.test").await;
    for place in [
        "settings",
        "settings/keys",
        "settings/team",
        "settings/users",
        "settings/catalogues",
        "settings/customer-centre",
        "credit/settings",
        "settings/subscription",
        "settings/audit",
    ] {
        let place = format!("{HOME}/{place}");
        let page = pedro.get(&place).await;
        assert_eq!(page.status, 200, "{place}");
        let after = page.body.split("<nav class=\"tabs\"").nth(1);
        let tabs = after.and_then(|rest| rest.split("</nav>").next());
        let tabs = tabs.unwrap_or_else(|| panic!("{place} has no tabs"));
        assert_eq!(tabs.matches("<a ").count(), 9, "{place}");
        assert_eq!(tabs.matches("aria-current").count(), 1, "{place}");
        let here = format!("href=\"{place}\" aria-current=\"page\"");
        assert!(tabs.contains(&here), "{place}: {tabs}");
        assert_eq!(monica.get(&place).await.status, 403, "{place}");
    }
    app.finish().await;
}

#[tokio::test]
async fn a_logo_is_drawn_anew_and_shown_to_anyone() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file:{}", folder.path().display());
    let app = TestApp::with(&[("STORAGE_URL", &url)]).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let saved = pedro.upload(LOGO, "logo", &pixel(600)).await;
    assert_eq!(
        (saved.status, saved.location()),
        (303, SETTINGS),
        "{}",
        saved.body
    );
    let page = pedro.follow(&saved).await;
    page.says("El logotipo quedó guardado")
        .says("<span class=\"face logo\"><img src=\"/logo/");
    let at = page
        .body
        .split("src=\"/logo/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(at.len(), 36, "{at}");
    let visitor = reqwest::Client::builder().no_proxy().build().unwrap();
    let shown = visitor
        .get(format!("{}/logo/{at}", app.base))
        .send()
        .await
        .unwrap();
    assert_eq!(shown.status(), 200);
    let header = |name: &str| shown.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("cache-control").contains("immutable"));
    assert!(shown.headers().get("set-cookie").is_none());
    let drawn = image::load_from_memory(&shown.bytes().await.unwrap()).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (512, 512));

    let removed = pedro.post(&format!("{LOGO}/removal"), &[]).await;
    pedro.follow(&removed).await.says("El logotipo fue quitado");
    assert_eq!(pedro.get(&format!("/logo/{at}")).await.status, 404);
    app.finish().await;
}

#[tokio::test]
async fn what_is_no_picture_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file:{}", folder.path().display());
    let app = TestApp::with(&[("STORAGE_URL", &url)]).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec();
    let mut heavy = pixel(8);
    heavy.resize(5 * 1024 * 1024 + 1, 0);
    let mut cut = pixel(64);
    cut.truncate(60);
    for (field, file, words) in [
        ("logo", svg, "no es una imagen JPEG, PNG o WebP"),
        ("logo", heavy, "más de 5 MB"),
        ("logo", cut, "está dañada"),
        ("logo", Vec::new(), "Elija una imagen"),
        ("other", pixel(8), "Elija una imagen"),
    ] {
        let reply = pedro.upload(LOGO, field, &file).await;
        assert_eq!(reply.status, 422, "{words}");
        reply.says(words).says("f-logo-error");
    }
    let kept = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(kept, 0, "nothing was stored");
    let monica = app.signed_in("monica@paramo.test").await;
    assert_eq!(monica.upload(LOGO, "logo", &pixel(8)).await.status, 403);
    let olga = app.signed_in("olga@valle.test").await;
    assert_eq!(olga.upload(LOGO, "logo", &pixel(8)).await.status, 404);
    app.finish().await;
}
