//! What whoever runs the installation sees and decides, and how the first one comes to be.

use diesel::prelude::*;
use mostrador::domain::audit::Actor;
use mostrador::domain::operator::setup;
use mostrador::domain::subscriptions;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{jobs, outbox, schedules, subscriptions as rows, users};
use mostrador::platform::jobs::rounds::{self, Round};
use mostrador::platform::jobs::schedule::RECURRING;
use mostrador::platform::values::ids::{JobId, OutboxId};

use crate::cycles::Stage;
use crate::support::{PASSWORD, TestApp};

const SUBSCRIPTIONS: &str = "/operator/subscriptions";

#[tokio::test]
async fn the_operator_grants_changes_and_ends_a_subscription() {
    let app = TestApp::start().await;
    app.cast().await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let terms = [
        ("email", " Nadie@nadie.test "),
        ("plan", "negocios"),
        ("addon", "collections"),
        ("until", "2999-12-31"),
    ];
    let granted = oscar.post(&format!("{SUBSCRIPTIONS}/new"), &terms).await;
    assert_eq!(granted.status, 303, "{}", granted.body);
    let place = granted.location().to_owned();
    oscar
        .get(&place)
        .await
        .says("nadie@nadie.test")
        .says("Libre")
        .says("Suscripción otorgada")
        .says("Negocios + Notificaciones Automatizadas de Cobranza · 31/12/2999");
    let changed = [("plan", "starter"), ("until", "")];
    assert_eq!(oscar.post(&place, &changed).await.status, 303);
    oscar
        .get(&place)
        .await
        .says("Suscripción cambiada")
        .says("Starter · Sin fecha de término");
    oscar
        .get(&format!("{place}/end"))
        .await
        .says("Nada se borra");
    oscar.post(&format!("{place}/end"), &[]).await;
    oscar
        .get(&place)
        .await
        .says("Vencida")
        .says("Suscripción terminada");
    assert_eq!(oscar.post(&format!("{place}/end"), &[]).await.status, 404);
    oscar.get(SUBSCRIPTIONS).await.says("nadie@nadie.test");
    oscar
        .get("/operator/companies")
        .await
        .says("Comercializadora Páramo")
        .says("pedro@paramo.test");
    app.finish().await;
}

#[tokio::test]
async fn terms_that_make_no_sense_are_refused_with_the_input_kept() {
    let app = TestApp::start().await;
    app.cast().await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    for (email, plan, until, said) in [
        (
            "nobody@nowhere.test",
            "starter",
            "",
            "Ninguna cuenta tiene esta dirección",
        ),
        ("nobody", "starter", "", "Escriba una dirección"),
        ("nadie@nadie.test", "gold", "", "Elija un plan"),
        (
            "nadie@nadie.test",
            "starter",
            "2001-01-01",
            "que no haya pasado",
        ),
    ] {
        let fields = [("email", email), ("plan", plan), ("until", until)];
        let reply = oscar.post(&format!("{SUBSCRIPTIONS}/new"), &fields).await;
        assert_eq!(reply.status, 422, "{said}");
        reply.says(said).says(email);
    }
    let count: i64 = app
        .db(|conn| Ok(rows::table.count().get_result(conn)?))
        .await;
    assert_eq!(count, 0);
    app.finish().await;
}

#[tokio::test]
async fn nobody_else_enters() {
    let app = TestApp::start().await;
    app.cast().await;
    for who in ["pedro@paramo.test", "nadie@nadie.test"] {
        let browser = app.signed_in(who).await;
        for place in [
            "",
            "/companies",
            "/jobs",
            "/mail",
            "/users",
            "/audit",
            "/subscriptions",
        ] {
            let place = format!("/operator{place}");
            assert_eq!(browser.get(&place).await.status, 403, "{who} {place}");
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn how_long_a_round_took_is_told_in_the_readers_language() {
    let app = TestApp::start().await;
    app.cast().await;
    app.db(|conn| {
        let round = Round {
            at: clock::wall(),
            took_ms: 1234,
            well: true,
        };
        rounds::note(conn, &RECURRING[0], &round)
    })
    .await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    oscar.get("/operator/jobs").await.says("1,234 ms");
    oscar.post("/language", &[("locale", "ru")]).await;
    oscar.get("/operator/jobs").await.says("1\u{a0}234 мс");
    app.finish().await;
}

/// Nobody who operates has a zone of their own, so each moment says which one it is told in.
#[tokio::test]
async fn moments_on_the_operators_pages_say_their_zone() {
    let app = TestApp::start().await;
    app.cast().await;
    failed_job(&app, None).await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    oscar.get("/operator/audit").await.says(" UTC</time>");
    oscar.get("/operator/jobs").await.says(" UTC</td>");
    let task = [("text", "Revisar el disco")];
    assert_eq!(oscar.post("/operator/tasks", &task).await.status, 303);
    oscar.get("/operator/tasks").await.says(" UTC\">");
    let pedro = app.signed_in("pedro@paramo.test").await;
    let log = pedro.get("/manager/paramo/settings/audit").await;
    assert!(!log.body.contains("UTC"), "the company has its own zone");
    app.finish().await;
}

async fn failed_job(app: &TestApp, company: Option<String>) -> String {
    let id = JobId::new();
    let row = id.clone();
    app.db(move |conn| {
        let now = clock::wall().naive_utc();
        diesel::insert_into(jobs::table)
            .values((
                jobs::id.eq(&row),
                jobs::kind.eq("sync"),
                jobs::company_id.eq(company),
                jobs::state.eq("failed"),
                jobs::payload.eq("{}"),
                jobs::done.eq(0),
                jobs::total.eq(0),
                jobs::attempts.eq(3),
                jobs::run_at.eq(now),
                jobs::created_at.eq(now),
                jobs::finished_at.eq(now),
                jobs::error.eq("unreachable"),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    id.to_string()
}

#[tokio::test]
async fn a_failed_job_is_told_in_words_retried_and_cancelled() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let id = failed_job(&app, Some(cast.paramo.to_string())).await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let page = oscar.get("/operator/jobs").await;
    page.says("Comercializadora Páramo")
        .says("Planear y preparar avisos");
    assert!(!page.body.contains("unreachable"), "in words");
    let retried = oscar.post(&format!("/operator/jobs/{id}/retry"), &[]).await;
    oscar.follow(&retried).await.says("comenzará en un momento");
    let live: Vec<String> = app
        .db(|conn| {
            let queued = jobs::table.filter(jobs::state.eq("queued"));
            Ok(queued.select(jobs::id).load(conn)?)
        })
        .await;
    assert_eq!(live.len(), 1);
    let stop = format!("/operator/jobs/{}/cancellation", live[0]);
    let stopped = oscar.post(&stop, &[]).await;
    oscar.follow(&stopped).await.says("se detendrá");
    let again = oscar.post(&stop, &[]).await;
    oscar.follow(&again).await.says("ya terminó");
    app.finish().await;
}

async fn letter(app: &TestApp, state: &'static str, sealed: Option<Vec<u8>>) -> String {
    let id = OutboxId::new();
    let row = id.clone();
    app.db(move |conn| {
        let now = clock::wall().naive_utc();
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(&row),
                outbox::kind.eq("password_reset"),
                outbox::priority.eq(1_i16),
                outbox::state.eq(state),
                outbox::message_id.eq(format!("{row}@mostrador.test")),
                outbox::recipient.eq("ana@nadie.test"),
                outbox::sealed.eq(sealed),
                outbox::available_at.eq(now),
                outbox::attempts.eq(2),
                outbox::answer.eq("550 no such box"),
                outbox::created_at.eq(now),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    id.to_string()
}

async fn state_of(app: &TestApp, id: &str) -> String {
    let id = id.to_owned();
    app.db(move |conn| {
        let row = outbox::table.filter(outbox::id.eq(id));
        Ok(row.select(outbox::state).first(conn)?)
    })
    .await
}

#[tokio::test]
async fn undelivered_mail_is_settled_once() {
    let app = TestApp::start().await;
    app.cast().await;
    let gone = letter(&app, "failed", None).await;
    let kept = letter(&app, "unknown", Some(vec![1, 2, 3])).await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    oscar
        .get("/operator/mail")
        .await
        .says("ana@nadie.test")
        .says("550 no such box")
        .says("Su texto ya no se conserva");
    let again = [("resolution", "again")];
    let refused = oscar.post(&format!("/operator/mail/{gone}"), &again).await;
    oscar
        .follow(&refused)
        .await
        .says("no se puede enviar de nuevo");
    assert_eq!(state_of(&app, &gone).await, "failed");
    oscar.post(&format!("/operator/mail/{kept}"), &again).await;
    assert_eq!(state_of(&app, &kept).await, "queued");
    let sent = [("resolution", "sent")];
    oscar.post(&format!("/operator/mail/{gone}"), &sent).await;
    assert_eq!(state_of(&app, &gone).await, "sent");
    let twice = oscar.post(&format!("/operator/mail/{gone}"), &sent).await;
    oscar.follow(&twice).await.says("ya estaba resuelto");
    app.db(|conn| Ok(diesel::delete(outbox::table).execute(conn)?))
        .await;
    app.finish().await;
}

#[tokio::test]
async fn an_invitation_is_not_sent_again_with_its_old_link() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let id = letter(&app, "unknown", Some(vec![1, 2, 3])).await;
    let (row, paramo) = (id.clone(), cast.paramo.clone());
    app.db(move |conn| {
        diesel::update(outbox::table.find(row))
            .set((
                outbox::kind.eq("invitation"),
                outbox::company_id.eq(paramo.as_str()),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let page = oscar.get("/operator/mail").await;
    page.says("su empresa la reenvía con uno nuevo");
    assert!(!page.body.contains("value=\"again\""), "no button");
    let place = format!("/operator/mail/{id}");
    let refused = oscar.post(&place, &[("resolution", "again")]).await;
    oscar
        .follow(&refused)
        .await
        .says("no se puede enviar de nuevo");
    assert_eq!(state_of(&app, &id).await, "unknown");
    oscar.post(&place, &[("resolution", "sent")]).await;
    assert_eq!(state_of(&app, &id).await, "sent");
    app.finish().await;
}

#[tokio::test]
async fn a_disabled_account_is_out_at_its_next_request_and_nobody_disables_oneself() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    oscar
        .get("/operator/users?q=paramo")
        .await
        .says("pedro@paramo.test");
    app.grant(&cast.pedro).await;
    for (place, found) in [
        ("/operator/users?q=PEDRO%40paramo", "pedro@paramo.test"),
        (
            "/operator/companies?q=COMERCIALIZADORA",
            "Comercializadora Páramo",
        ),
        (
            "/operator/subscriptions?q=PEDRO%40PARAMO",
            "pedro@paramo.test",
        ),
    ] {
        oscar.get(place).await.says(found);
    }
    let place = format!("/operator/users/{}", cast.pedro.id);
    let out = oscar.post(&format!("{place}/disabling"), &[]).await;
    oscar
        .follow(&out)
        .await
        .says("ya no puede entrar")
        .says("Desactivada");
    assert_eq!(pedro.get("/manager").await.status, 303);
    oscar.post(&format!("{place}/enabling"), &[]).await;
    app.signed_in("pedro@paramo.test").await;
    let own = format!("/operator/users/{}/disabling", cast.oscar.id);
    let refused = oscar.post(&own, &[]).await;
    oscar
        .follow(&refused)
        .await
        .says("Nadie desactiva su propia cuenta");
    oscar
        .get("/operator/audit?who=oscar")
        .await
        .says("Cuenta desactivada")
        .says("Cuenta reactivada");
    app.finish().await;
}

fn filled<'a>(email: &'a str, password: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("name", "Rosa Prima"),
        ("email", email),
        ("password", password),
        ("password_confirmation", password),
    ]
}

#[tokio::test]
async fn the_printed_link_makes_the_first_operator_and_no_second() {
    let app = TestApp::start().await;
    let renew = || app.db(|conn| setup::renew(conn, clock::wall()));
    let old = renew().await.unwrap();
    let token = renew().await.unwrap();
    let visitor = app.browser();
    let place = format!("/setup/{}", token.expose());
    assert_eq!(
        visitor.get("/operator").await.status,
        303,
        "never whoever comes first"
    );
    visitor
        .get(&format!("/setup/{}", old.expose()))
        .await
        .says("no es el último");
    visitor.get(&place).await.says("Operar esta instalación");
    let weak = visitor
        .post(&place, &filled("rosa@mostrador.test", "short"))
        .await;
    assert_eq!(weak.status, 422);
    weak.says("rosa@mostrador.test");
    assert!(!weak.body.contains("value=\"short\""), "never a secret");
    let made = visitor
        .post(&place, &filled("Rosa@mostrador.test", PASSWORD))
        .await;
    assert_eq!((made.status, made.location()), (303, "/login"));
    assert!(!visitor.is_signed_in().await, "nobody is signed in by it");
    let rosa = app.signed_in("rosa@mostrador.test").await;
    assert_eq!(rosa.get("/operator").await.status, 200);
    for reply in [
        visitor.get(&place).await,
        visitor
            .post(&place, &filled("eva@mostrador.test", PASSWORD))
            .await,
    ] {
        assert_eq!(reply.status, 410);
        reply.says("ya tiene quien la opere");
    }
    assert!(renew().await.is_none(), "no link while somebody runs it");
    let people: i64 = app
        .db(|conn| Ok(users::table.count().get_result(conn)?))
        .await;
    assert_eq!(people, 1);
    app.finish().await;
}

#[tokio::test]
async fn six_uses_of_the_set_up_link_at_once_make_one_operator() {
    let app = TestApp::start().await;
    let token = app.db(|conn| setup::renew(conn, clock::wall())).await;
    let place = format!("/setup/{}", token.unwrap().expose());
    let people: Vec<_> = (0..6)
        .map(|number| (app.browser(), format!("rosa{number}@mostrador.test")))
        .collect();
    let place = place.as_str();
    let uses = people.iter().map(|(browser, email)| async move {
        let fields = filled(email, PASSWORD);
        browser.post(place, &fields).await.status
    });
    let mut statuses = futures_util::future::join_all(uses).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410, 410, 410, 410, 410]);
    let operators: Vec<bool> = app
        .db(|conn| Ok(users::table.select(users::operator).load(conn)?))
        .await;
    assert_eq!(operators, [true]);
    app.finish().await;
}

#[tokio::test]
async fn the_set_up_link_expires_and_takes_no_account_over() {
    let app = TestApp::start().await;
    app.user("Pedro", "pedro@paramo.test", false).await;
    let yesterday = clock::wall() - setup::LIFETIME;
    let stale = app
        .db(move |conn| setup::renew(conn, yesterday))
        .await
        .unwrap();
    let visitor = app.browser();
    let reply = visitor.get(&format!("/setup/{}", stale.expose())).await;
    assert_eq!(reply.status, 410);
    reply.says("El enlace venció");
    let token = app
        .db(|conn| setup::renew(conn, clock::wall()))
        .await
        .unwrap();
    let place = format!("/setup/{}", token.expose());
    let taken = visitor
        .post(&place, &filled("pedro@paramo.test", PASSWORD))
        .await;
    assert_eq!(taken.status, 422);
    taken.says("ya tiene una cuenta");
    app.finish().await;
}

#[tokio::test]
async fn a_company_that_is_given_up_is_nowhere_and_its_subscription_is_free() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let (paramo, pedros) = (cast.paramo.clone(), cast.pedro.id.clone());
    app.db(move |conn| {
        let terms = subscriptions::Grant {
            user: &pedros,
            plan: subscriptions::Plan::Negocios,
            addons: &[],
            until: None,
        };
        subscriptions::grant(conn, &terms, &Actor::system(), clock::wall())?;
        let consumed = subscriptions::consume(conn, &pedros, &paramo, clock::wall())?;
        assert!(consumed.is_some());
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    assert_eq!(pedro.get("/manager/paramo").await.status, 200);
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let place = "/operator/companies/paramo/release";
    oscar
        .get("/operator/companies")
        .await
        .says(&format!("href=\"{place}\""));
    oscar
        .get(place)
        .await
        .says("Comercializadora Páramo")
        .says("No se puede deshacer")
        .says("escriba paramo");
    let unlike = oscar.post(place, &[("slug", "Páramo")]).await;
    assert_eq!(unlike.status, 422);
    unlike
        .says("Escriba exactamente paramo.")
        .says("value=\"Páramo\"");
    assert_eq!(pedro.get("/manager/paramo").await.status, 200);
    let done = oscar.post(place, &[("slug", " paramo ")]).await;
    let list = oscar.follow(&done).await;
    list.says("Comercializadora Páramo quedó liberada");
    assert!(!list.body.contains(place));
    for reply in [
        pedro.get("/manager/paramo").await,
        oscar.get(place).await,
        oscar.post(place, &[("slug", "paramo")]).await,
    ] {
        assert_eq!(reply.status, 404);
    }
    oscar.get("/operator/audit").await.says("Empresa liberada");
    let pedros = cast.pedro.id.clone();
    let free = app
        .db(move |conn| subscriptions::free_for(conn, &pedros, clock::wall()))
        .await;
    assert_eq!(free.len(), 1, "it can be registered again");
    app.finish().await;
}

#[tokio::test]
async fn what_waits_to_leave_stays_when_the_company_is_given_up() {
    let stage = Stage::with(2).await;
    stage.tick().await;
    let queued = async || -> i64 {
        let read = |conn: &mut mostrador::platform::db::Conn| {
            let waiting = outbox::table.filter(outbox::state.eq("queued"));
            Ok(waiting.count().get_result(conn)?)
        };
        stage.app.db(read).await
    };
    assert_eq!(queued().await, 2);
    let oscar = stage.app.signed_in("oscar@mostrador.test").await;
    let place = "/operator/companies/comercializadora-paramo/release";
    let fields = [("slug", "comercializadora-paramo")];
    assert_eq!(oscar.post(place, &fields).await.status, 303);
    assert_eq!(queued().await, 0);
    stage.deliver().await;
    assert!(stage.post.received().is_empty());
    let armed: i64 = stage
        .app
        .db(|conn| {
            let armed = schedules::table.filter(schedules::state.eq("armed"));
            Ok(armed.count().get_result(conn)?)
        })
        .await;
    assert_eq!(armed, 0, "nothing is planned any more");
    stage.app.finish().await;
}
