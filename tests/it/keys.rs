//! The tab Claves de Integración, walked as the guide tells it, and where keys never appear.

use chrono::{Duration, NaiveDateTime, Utc};
use diesel::prelude::*;
use mostrador::access::visibility::Role;
use mostrador::domain::erp::bind::simulator::{Fault, FaultKind, Simulator};
use mostrador::domain::hooks;
use mostrador::domain::integration_keys::{self, Desk};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{audit_log, integration_keys as rows, tasks, users};
use mostrador::platform::db::{Conn, Location};
use mostrador::platform::vault::VaultError;

use crate::support::{PARAMO, PLACE, Registered, SIERRA, small_erp};

fn sim() -> Simulator {
    Simulator::start("127.0.0.1:0", &small_erp()).unwrap()
}

fn key(sim: &Simulator, who: &str, company: i64) -> String {
    sim.key_for(who, company).unwrap().expose().to_owned()
}

/// A key of the same user made so many days ago.
fn made(sim: &Simulator, who: &str, days: i64) -> String {
    let key = sim.world().key_made(who, PARAMO, days).unwrap();
    key.expose().to_owned()
}

fn keys(place: &str) -> String {
    format!("{PLACE}/settings/keys{place}")
}

async fn id_of(stage: &Registered, name: &'static str) -> String {
    stage
        .app
        .db(move |conn| {
            let of_user = rows::table.filter(rows::erp_name.eq(name));
            let used = of_user.filter(rows::revoked_at.is_null());
            Ok(used.select(rows::id).first::<String>(conn)?)
        })
        .await
}

#[tokio::test]
async fn pedro_registers_the_keys_of_his_team_as_the_source_says() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    let pedro = &stage.pedro;
    pedro
        .get(&format!("{PLACE}/settings"))
        .await
        .says("Claves de Integración");
    let list = pedro.get(&keys("")).await;
    list.says("Registrar Clave")
        .says("Pedro Salas")
        .says("Registrada por")
        .says("Pedro Páramo")
        .says("Funciona")
        .says("Usuarios de Bind ERP sin clave")
        .says("Sus documentos llegan cada hora")
        .says("Mario Ríos")
        .says("Rosa Peña");
    let form = pedro.get(&keys("/new")).await;
    form.says("name=\"integration_key\" type=\"text\" value=\"\" autocomplete=\"off\"")
        .says("Verificar");
    for (who, name) in [("mario", "Mario Ríos"), ("rosa", "Rosa Peña")] {
        let pasted = key(&sim, who, PARAMO);
        let sent = [("integration_key", pasted.as_str())];
        let verified = pedro.post(&keys("/new"), &sent).await;
        assert_eq!(verified.status, 303, "{}", verified.body);
        let shown = pedro.follow(&verified).await;
        shown
            .says(name)
            .says("Comercializadora Páramo")
            .says("Registrar</button>");
        assert!(!shown.body.contains("disabled"), "{}", shown.body);
        assert!(!shown.body.contains(&pasted));
        let done = pedro.post(verified.location(), &[]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        pedro
            .follow(&done)
            .await
            .says(&format!("La clave de {name} quedó registrada"))
            .says("Registrar otra clave");
        let twice = pedro.post(verified.location(), &[]).await;
        assert_eq!(twice.status, 303, "a form sent twice leads to the list");
    }
    let full = pedro.get(&keys("")).await;
    full.says("Todos los usuarios de Bind ERP que conocemos tienen su clave");
    let in_use: i64 = stage
        .app
        .db(|conn| Ok(rows::table.count().get_result(conn)?))
        .await;
    assert_eq!(in_use, 3);
    stage.app.run_jobs().await;
    stage.app.finish().await;
}

#[tokio::test]
async fn each_refusal_stands_at_the_field_and_the_key_is_never_shown_again() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    let mario = key(&sim, "mario", PARAMO);
    let foreign = key(&sim, "olga", SIERRA);
    let expired = made(&sim, "mario", 366);
    let limited = FaultKind::RateLimited {
        retry_after: Some(3600),
    };
    let cases: [(&str, Option<FaultKind>, &str); 7] = [
        ("", None, "Pegue aquí la clave"),
        ("no soy una clave", None, "no es una clave de integración"),
        (&expired, None, "ya venció"),
        (&mario, Some(FaultKind::Rejected), "no acepta esta clave"),
        (
            &mario,
            Some(FaultKind::SubscriptionInactive),
            "la suscripción de esta empresa no está activa",
        ),
        (&foreign, None, "pertenece a otra empresa"),
        (&mario, Some(limited), "No se pudo consultar el ERP"),
    ];
    for (pasted, fault, words) in cases {
        sim.world().clear_faults();
        if let Some(kind) = fault {
            sim.world().fault(Fault::once(kind).times(9));
        }
        let sent = [("integration_key", pasted)];
        let reply = stage.pedro.post(&keys("/new"), &sent).await;
        assert_eq!(reply.status, 422, "{pasted}: {}", reply.body);
        reply
            .says(words)
            .says("id=\"f-integration_key-error\"")
            .says("role=\"alert\"");
        assert!(pasted.len() < 20 || !reply.body.contains(pasted));
    }
    sim.world().clear_faults();
    let sent = [("integration_key", foreign.as_str())];
    let other = stage.pedro.post(&keys("/new"), &sent).await;
    other
        .says("Maderas de la Sierra")
        .says("disabled>Registrar</button>")
        .says("Pertenece a otra empresa");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_user_who_has_a_key_gets_a_newer_one_by_replacing_it() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    let old = id_of(&stage, "Pedro Salas").await;
    let newer = made(&sim, "admin", 3);
    let form = stage
        .pedro
        .get(&keys(&format!("/new?replaces={old}")))
        .await;
    form.says("Pegue la clave nueva de Pedro Salas");
    let sent = [("integration_key", newer.as_str())];
    let verified = stage.pedro.post(&keys("/new"), &sent).await;
    let shown = stage.pedro.follow(&verified).await;
    shown
        .says("disabled>Registrar</button>")
        .says("Este usuario ya tiene una clave registrada")
        .says("Reemplazar</button>");
    let refused = stage.pedro.post(verified.location(), &[]).await;
    assert_eq!(refused.status, 422);
    refused.says("Este usuario ya tiene una clave registrada");
    let place = format!("{}/replacement", verified.location());
    let replaced = stage.pedro.post(&place, &[]).await;
    assert_eq!(replaced.status, 303, "{}", replaced.body);
    let list = stage.pedro.follow(&replaced).await;
    list.says("La clave se reemplazó")
        .says(&format!("••••\u{a0}{}", &newer[newer.len() - 4..]));
    let again = stage.pedro.post(&keys("/new"), &sent).await;
    let shown = stage.pedro.follow(&again).await;
    shown
        .says("Es la misma clave")
        .says("disabled>Registrar</button>");
    assert!(!shown.body.contains("Reemplazar</button>"));
    assert_ne!(id_of(&stage, "Pedro Salas").await, old);
    let forgotten: Vec<u8> = stage
        .app
        .db(move |conn| Ok(rows::table.find(old).select(rows::sealed).first(conn)?))
        .await;
    assert!(forgotten.is_empty(), "the older secret is forgotten");
    stage.app.run_jobs().await;
    stage.app.finish().await;
}

#[tokio::test]
async fn another_users_key_does_not_pass_for_the_one_to_be_replaced() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    let old = id_of(&stage, "Pedro Salas").await;
    let form = keys(&format!("/new?replaces={old}"));
    let pasted = key(&sim, "mario", PARAMO);
    let sent = [("integration_key", pasted.as_str())];
    let verified = stage.pedro.post(&form, &sent).await;
    let shown = stage.pedro.follow(&verified).await;
    shown
        .says("Esta clave es de Mario Ríos, no de Pedro Salas: se registrará además")
        .says("presione Registrar o Reemplazar")
        .says("La verificación se conserva")
        .says(&format!("href=\"{form}\""))
        .says("Registrar</button>");
    let done = stage.pedro.post(verified.location(), &[]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    assert_eq!(id_of(&stage, "Pedro Salas").await, old);

    let again = stage.pedro.post(&form, &sent).await;
    let shown = stage.pedro.follow(&again).await;
    shown
        .says("Esta clave es de Mario Ríos, no de Pedro Salas: no reemplaza")
        .says("Es la misma clave");
    assert!(!shown.body.contains("presione Registrar o Reemplazar"));
    assert!(!shown.body.contains("La verificación se conserva"));

    let newer = made(&sim, "admin", 3);
    let sent = [("integration_key", newer.as_str())];
    let own = stage.pedro.post(&form, &sent).await;
    let shown = stage.pedro.follow(&own).await;
    shown.says("Reemplazar</button>");
    assert!(!shown.body.contains("Esta clave es de"));
    stage.app.run_jobs().await;
    stage.app.finish().await;
}

#[tokio::test]
async fn revoking_asks_first_and_warns_when_no_other_key_works() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    stage.attach(&key(&sim, "mario", PARAMO)).await;
    stage.app.run_jobs().await;
    let mario = id_of(&stage, "Mario Ríos").await;
    let page = keys(&format!("/{mario}/revocation"));
    let asked = stage.pedro.get(&page).await;
    asked.says("La clave de Mario Ríos dejará de usarse");
    assert!(!asked.body.contains("Es la única clave que funciona"));
    let done = stage.pedro.post(&page, &[]).await;
    stage.pedro.follow(&done).await.says("La clave se revocó");
    assert_eq!(stage.pedro.post(&page, &[]).await.status, 404);
    let pedro = id_of(&stage, "Pedro Salas").await;
    let page = keys(&format!("/{pedro}/revocation"));
    stage
        .pedro
        .get(&page)
        .await
        .says("Es la única clave que funciona");
    let done = stage.pedro.post(&page, &[]).await;
    stage
        .pedro
        .follow(&done)
        .await
        .says("Sin claves de integración")
        .says("Bind ERP no acepta la clave de integración");
    let told: i64 = stage
        .app
        .db(|conn| {
            let revoked = audit_log::table.filter(audit_log::action.eq("key.revoked"));
            Ok(revoked.count().get_result(conn)?)
        })
        .await;
    assert_eq!(told, 2);
    stage.app.finish().await;
}

#[tokio::test]
async fn revoking_a_key_that_the_erp_refuses_threatens_nothing() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    let pedro = id_of(&stage, "Pedro Salas").await;
    for health in ["failing", "good"] {
        stage
            .app
            .db(move |conn| {
                let yesterday = clock::wall().naive_utc() - Duration::days(1);
                let ended = (health == "good").then_some(yesterday);
                diesel::update(rows::table)
                    .set((rows::health.eq(health), rows::expires_at.eq(ended)))
                    .execute(conn)?;
                Ok(())
            })
            .await;
        let place = keys(&format!("/{pedro}/revocation"));
        let page = stage.pedro.get(&place).await;
        page.says("El ERP ya no acepta esta clave; revocarla no cambia la sincronización");
        assert!(!page.body.contains("Es la única clave que funciona"));
    }
    stage.app.finish().await;
}

#[tokio::test]
async fn members_and_strangers_do_not_come_near_the_keys() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    let monica = stage.app.user("Mónica Luna", "monica@paramo.test", false);
    let monica = monica.await;
    stage.app.join(&stage.company, &monica, Role::Member).await;
    let olga = stage.app.user("Olga Valle", "olga@valle.test", false).await;
    let valle = stage.app.company("valle", "Ferretería del Valle").await;
    stage.app.join(&valle, &olga, Role::Admin).await;
    let pedro = id_of(&stage, "Pedro Salas").await;
    let revocation = format!("/{pedro}/revocation");
    for (person, place, status) in [
        ("monica@paramo.test", keys(""), 403),
        ("monica@paramo.test", keys(&revocation), 403),
        ("olga@valle.test", keys(""), 404),
        ("olga@valle.test", keys(&revocation), 404),
        (
            "olga@valle.test",
            format!("/manager/valle/settings/keys{revocation}"),
            404,
        ),
    ] {
        let browser = stage.app.signed_in(person).await;
        assert_eq!(browser.get(&place).await.status, status, "{person} {place}");
        if place.ends_with("revocation") {
            assert_eq!(browser.post(&place, &[]).await.status, status);
        }
    }
    let verified = stage
        .pedro
        .post(
            &keys("/new"),
            &[("integration_key", &key(&sim, "mario", PARAMO))],
        )
        .await;
    let place = verified.location().to_owned();
    let other = place.replace("comercializadora-paramo", "valle");
    let olga = stage.app.signed_in("olga@valle.test").await;
    assert_eq!(olga.get(&other).await.status, 404);
    assert_eq!(olga.post(&other, &[]).await.status, 404);
    stage.app.finish().await;
}

type Task = (String, Option<NaiveDateTime>);

fn tasks_of(conn: &mut Conn) -> Vec<Task> {
    tasks::table
        .order(tasks::id)
        .select((tasks::kind, tasks::closed_at))
        .load(conn)
        .unwrap()
}

async fn look_ahead(stage: &Registered, at: chrono::DateTime<Utc>) {
    let (vault, config) = (
        stage.app.services.vault.clone(),
        stage.app.services.config.clone(),
    );
    let watched: Result<usize, VaultError> = stage
        .app
        .services
        .db
        .write(move |conn| {
            let desk = Desk {
                vault: &vault,
                config: &config,
            };
            integration_keys::watch(conn, desk, at)
        })
        .await;
    watched.unwrap();
}

#[tokio::test]
async fn a_key_that_runs_out_is_told_of_at_30_7_and_1_days_once_each_until_it_is_replaced() {
    let sim = sim();
    let stage = Registered::with_key(&sim, &made(&sim, "admin", 336)).await;
    let list = stage.pedro.get(&keys("")).await;
    list.says("Vence en 29 días");
    let home = stage.pedro.get(PLACE).await;
    home.says("La clave de integración de Pedro Salas vence en 29 días");
    let now = clock::wall();
    for (days, letters, words) in [
        (0, 1, "vence en 29 días"),
        (0, 0, ""),
        (20, 0, ""),
        (22, 1, "vence en 7 días"),
        (23, 0, ""),
        (28, 1, "vence en 1 día"),
        (31, 1, "venció"),
        (32, 0, ""),
    ] {
        look_ahead(&stage, now + Duration::days(days)).await;
        let sent = stage.app.letters().await;
        assert_eq!(sent.len(), letters, "after {days} days");
        for letter in sent {
            assert!(letter.subject.contains(words), "{}", letter.subject);
            assert!(letter.text.contains("Pedro Salas"));
            assert!(letter.text.contains(&format!("{PLACE}/settings/keys")));
        }
    }
    let open: Vec<Task> = stage.app.db(|conn| Ok(tasks_of(conn))).await;
    assert_eq!(open, [("key_expiring".to_owned(), None)]);
    let sent = [("integration_key", &*made(&sim, "admin", 1))];
    let verified = stage.pedro.post(&keys("/new"), &sent).await;
    let place = format!("{}/replacement", verified.location());
    stage.pedro.post(&place, &[]).await;
    let closed: Vec<Task> = stage.app.db(|conn| Ok(tasks_of(conn))).await;
    assert!(closed.iter().all(|(_, at)| at.is_some()), "{closed:?}");
    stage.app.run_jobs().await;
    stage.app.finish().await;
}

#[tokio::test]
async fn the_mail_about_a_key_that_has_ended_does_not_speak_of_the_future() {
    let sim = sim();
    let stage = Registered::with_key(&sim, &made(&sim, "admin", 336)).await;
    look_ahead(&stage, clock::wall() + Duration::days(31)).await;
    let sent = stage.app.letters().await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].subject, "Una clave de integración venció");
    let text = sent[0]
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(text.contains("venció el"), "{text}");
    assert!(text.contains("Bind ERP ya no la acepta"), "{text}");
    assert!(!text.contains("vence el"), "{text}");
    assert!(!text.contains("Después de ese día"), "{text}");
    look_ahead(&stage, clock::wall() + Duration::days(32)).await;
    assert_eq!(stage.app.letters().await.len(), 0, "they know");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_key_that_fails_is_a_task_and_a_banner_until_it_works_again() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    sim.world()
        .fault(Fault::once(FaultKind::Rejected).times(99));
    stage.hourly().await;
    stage
        .pedro
        .get(&format!("{PLACE}/sync"))
        .await
        .says("Bind ERP no acepta la clave de integración")
        .says("Claves de Integración");
    stage
        .pedro
        .get(&keys(""))
        .await
        .says("El ERP no la acepta")
        .says("Detenido")
        .says("Bind ERP no acepta ninguna de sus claves");
    let open: Vec<Task> = stage.app.db(|conn| Ok(tasks_of(conn))).await;
    assert!(open.contains(&("key_failing".to_owned(), None)), "{open:?}");
    assert_eq!(stage.app.letters().await.len(), 1);
    sim.world().clear_faults();
    stage.subscribe().await;
    stage.hourly().await;
    let page = stage.pedro.get(&keys("")).await;
    page.says("Funciona");
    assert!(
        !page
            .body
            .contains("Bind ERP no acepta la clave de integración")
    );
    let closed: Vec<Task> = stage.app.db(|conn| Ok(tasks_of(conn))).await;
    let failing = closed.iter().filter(|(kind, _)| kind == "key_failing");
    assert!(failing.clone().count() > 0);
    assert!(failing.clone().all(|(_, at)| at.is_some()), "{closed:?}");
    stage.app.finish().await;
}

/// A synchronisation that Pedro asks for.
async fn synchronise(stage: &Registered) {
    stage.pedro.post(&format!("{PLACE}/sync"), &[]).await;
    stage.app.run_jobs().await;
}

#[tokio::test]
async fn administrators_are_written_to_once_each_time_the_erp_begins_to_refuse_a_key() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    for (name, email, role) in [
        ("Olga Valle", "olga@valle.test", Role::Admin),
        ("Mónica Luna", "monica@paramo.test", Role::Member),
    ] {
        let user = stage.app.user(name, email, false).await;
        stage.app.join(&stage.company, &user, role).await;
    }
    stage
        .app
        .db(|conn| {
            let olga = users::table.filter(users::email.eq("olga@valle.test"));
            diesel::update(olga)
                .set(users::language.eq("en"))
                .execute(conn)?;
            Ok(())
        })
        .await;
    for _ in 0..2 {
        sim.world()
            .fault(Fault::once(FaultKind::Rejected).times(99));
        synchronise(&stage).await;
        let mut sent = stage.app.letters().await;
        sent.sort_by(|one, other| one.to.cmp(&other.to));
        let told: Vec<(&str, &str)> = sent
            .iter()
            .map(|letter| (letter.to.as_str(), letter.subject.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "olga@valle.test",
                    "Bind ERP no longer accepts an integration key"
                ),
                (
                    "pedro@paramo.test",
                    "Bind ERP ya no acepta una clave de integración"
                ),
            ]
        );
        assert!(sent[1].text.contains("Pedro Salas"), "{}", sent[1].text);
        assert!(sent[1].text.contains(&keys("")), "{}", sent[1].text);
        synchronise(&stage).await;
        assert!(stage.app.letters().await.is_empty(), "told already");
        sim.world().clear_faults();
        synchronise(&stage).await;
    }
    let desk = format!("{PLACE}/mail");
    let mails = stage.pedro.get(&format!("{desk}?kind=key_failing")).await;
    mails
        .says("Clave no aceptada")
        .says("olga@valle.test")
        .says("value=\"key_failing\" selected");
    let mails = stage.pedro.get(&format!("{desk}?kind=key_expiring")).await;
    mails.says("Vencimiento de clave");
    assert!(!mails.body.contains("olga@valle.test"));
    stage.app.finish().await;
}

#[tokio::test]
async fn a_key_that_is_refused_because_it_has_run_out_is_told_so_once() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    stage
        .app
        .db(|conn| {
            let yesterday = clock::wall().naive_utc() - Duration::days(1);
            diesel::update(rows::table)
                .set(rows::expires_at.eq(yesterday))
                .execute(conn)?;
            Ok(())
        })
        .await;
    sim.world()
        .fault(Fault::once(FaultKind::Rejected).times(99));
    synchronise(&stage).await;
    let sent = stage.app.letters().await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].subject, "Una clave de integración venció");
    look_ahead(&stage, clock::wall()).await;
    assert!(stage.app.letters().await.is_empty(), "told already");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_key_that_is_refused_has_one_task() {
    let sim = sim();
    let stage = Registered::with_key(&sim, &made(&sim, "admin", 336)).await;
    look_ahead(&stage, clock::wall()).await;
    assert_eq!(stage.app.letters().await.len(), 1);
    sim.world()
        .fault(Fault::once(FaultKind::Rejected).times(99));
    synchronise(&stage).await;
    look_ahead(&stage, clock::wall() + Duration::days(25)).await;
    let all: Vec<Task> = stage.app.db(|conn| Ok(tasks_of(conn))).await;
    let waiting = |kind: &str| {
        let of_kind = all.iter().filter(|(other, _)| other == kind);
        of_kind.filter(|(_, closed)| closed.is_none()).count()
    };
    assert_eq!(waiting("key_expiring"), 0, "{all:?}");
    assert_eq!(waiting("key_failing"), 1, "{all:?}");
    let sent = stage.app.letters().await;
    assert_eq!(sent.len(), 1, "of the refusal, none of the end");
    sim.world().clear_faults();
    synchronise(&stage).await;
    look_ahead(&stage, clock::wall()).await;
    let all: Vec<Task> = stage.app.db(|conn| Ok(tasks_of(conn))).await;
    let waiting = all.iter().filter(|(_, closed)| closed.is_none());
    let kinds: Vec<&str> = waiting.map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["key_expiring"], "it works again, and ends soon");
    stage.app.finish().await;
}

#[tokio::test]
async fn the_real_time_of_a_dead_key_is_not_active() {
    let sim = sim();
    let stage = Registered::start(&sim).await;
    stage.subscribe().await;
    let places = [keys(""), format!("{PLACE}/sync")];
    for (health, days, told, not) in [
        ("good", 3, "Activo</span>", "Detenido</span>"),
        ("good", -3, "Detenido</span>", "Activo</span>"),
        ("failing", 3, "Detenido</span>", "Activo</span>"),
    ] {
        stage
            .app
            .db(move |conn| {
                let ends = clock::wall().naive_utc() + Duration::days(days);
                diesel::update(rows::table)
                    .set((rows::health.eq(health), rows::expires_at.eq(ends)))
                    .execute(conn)?;
                Ok(())
            })
            .await;
        for place in &places {
            let page = stage.pedro.get(place).await;
            page.says(told);
            assert!(!page.body.contains(not), "{health} {days} {place}");
        }
    }
    stage.app.finish().await;
}

#[tokio::test]
async fn no_key_is_readable_in_the_database_the_log_or_any_page() {
    let log = crate::process::listen();
    let sim = sim();
    let stage = Registered::start(&sim).await;
    let secrets = [key(&sim, "admin", PARAMO), key(&sim, "mario", PARAMO)];
    let verified = stage
        .pedro
        .post(&keys("/new"), &[("integration_key", &secrets[1])])
        .await;
    let mut pages = vec![stage.pedro.follow(&verified).await];
    pages.push(stage.pedro.post(verified.location(), &[]).await);
    stage.app.run_jobs().await;
    stage.subscribe().await;
    let mario = id_of(&stage, "Mario Ríos").await;
    for place in [
        PLACE.to_owned(),
        "/manager".to_owned(),
        format!("{PLACE}/sync"),
        format!("{PLACE}/settings"),
        keys(""),
        keys("/new"),
        keys(&format!("/{mario}/revocation")),
        format!("{PLACE}/credit"),
        format!("{PLACE}/credit/settings"),
    ] {
        pages.push(stage.pedro.get(&place).await);
    }
    let held = held(&stage).await;
    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(logged.contains("answered") && held.len() > 1000);
    let tokens = sim.world().hooks_of("mario", PARAMO);
    assert_eq!(tokens.len(), hooks::Event::ALL.len());
    for secret in &secrets {
        // The claims and the signature; the head is the same in every key of the world.
        for part in secret.split('.').skip(1) {
            assert!(!held.contains(part), "the database holds a key");
            assert!(!logged.contains(part), "the log holds a key");
            for page in &pages {
                assert!(page.status < 400, "{}", page.body);
                assert!(!page.body.contains(part), "a page shows a key");
                assert!(!format!("{:?}", page.headers).contains(part));
            }
        }
    }
    for (_, target) in tokens {
        let token = target.rsplit('/').next().unwrap();
        let token = token.split('?').next().unwrap().to_owned();
        assert!(token.len() == 43 && !held.contains(&token));
        assert!(!logged.contains(&token));
    }
    stage.app.finish().await;
}

/// Every byte of the SQLite file; on PostgreSQL the rows that could hold a key.
async fn held(stage: &Registered) -> String {
    if let Location::Sqlite { path, .. } = &stage.app.services.config.database {
        let mut bytes = std::fs::read(path).unwrap();
        let beside = path.with_extension("sqlite-wal");
        bytes.extend(std::fs::read(beside).unwrap_or_default());
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    stage
        .app
        .db(|conn| {
            let sealed: Vec<Vec<u8>> = rows::table.select(rows::sealed).load(conn)?;
            let lines: Vec<Option<String>> =
                audit_log::table.select(audit_log::detail).load(conn)?;
            let sealed = sealed.iter().map(hex::encode);
            let lines = lines.into_iter().flatten();
            Ok(sealed.chain(lines).collect::<String>().repeat(10))
        })
        .await
}
