//! Correo enviado: every mail of a company, and the setting up of its sender.

use chrono::Duration;
use diesel::prelude::*;
use mostrador::domain::housekeeping;
use mostrador::platform::clock;
use mostrador::platform::db::schema::outbox;
use mostrador::platform::mail::smtp_server::{Received, Verdict};
use mostrador::platform::values::ids::OutboxId;

use crate::cycles::{Stage, address};
use crate::support::TestApp;

const HOME: &str = "/manager/comercializadora-paramo";

async fn mail_of(stage: &Stage, kind: &'static str, state: &'static str) -> String {
    stage
        .app
        .db(move |conn| {
            Ok(outbox::table
                .filter(outbox::kind.eq(kind))
                .filter(outbox::state.eq(state))
                .select(outbox::id)
                .first(conn)?)
        })
        .await
}

fn no_such_user() -> Verdict {
    Verdict::Reply(550, "5.1.1 no such user".to_owned())
}

#[tokio::test]
async fn every_mail_is_listed_with_its_state_and_found_by_address() {
    let stage = Stage::with(3).await;
    stage.post.at_rcpt(1, no_such_user());
    stage.post.at_end(2, Verdict::Close);
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let page = pedro.get(&format!("{HOME}/mail")).await;
    page.says("Correo enviado")
        .says(&address(1))
        .says(&address(2))
        .says(&address(3))
        .says("Aviso de cobranza")
        .says("5.1.1 no such user");
    for (query, shown, hidden) in [
        ("state=failed", vec![1], vec![2, 3]),
        ("state=unknown", vec![2], vec![1, 3]),
        ("state=sent", vec![3], vec![1, 2]),
        ("state=queued", vec![], vec![1, 2, 3]),
        ("q=DEUDOR-000003", vec![3], vec![1, 2]),
        ("q=deudor_000003", vec![], vec![1, 2, 3]),
        ("kind=invitation", vec![], vec![1, 2, 3]),
        ("kind=notice&q=%40example.test", vec![1, 2, 3], vec![]),
        ("state=x&kind=x", vec![1, 2, 3], vec![]),
    ] {
        let page = pedro.get(&format!("{HOME}/mail?{query}")).await;
        let list = page.body.split("id=\"refused\"").next().unwrap();
        for number in shown {
            assert!(list.contains(&address(number)), "{query}: {number}");
        }
        for number in hidden {
            assert!(!list.contains(&address(number)), "{query}: {number}");
        }
    }
    let monica = stage.app.signed_in("monica@paramo.test").await;
    assert_eq!(monica.get(&format!("{HOME}/mail")).await.status, 403);
    stage.app.finish().await;
}

#[tokio::test]
async fn pages_are_turned_by_their_edges() {
    let stage = Stage::with(60).await;
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let count = |body: &str| body.matches("class=\"linked\"").count();
    let first = pedro.get(&format!("{HOME}/mail?kind=notice")).await;
    assert_eq!(count(&first.body), 50);
    let start = first
        .body
        .find("/mail?kind=notice&#38;after=")
        .expect("a next page");
    let link = first.body[start..]
        .split('"')
        .next()
        .unwrap()
        .replace("&#38;", "&");
    let second = pedro.get(&format!("{HOME}{link}")).await;
    assert_eq!(count(&second.body), 10);
    second.says("before=");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_mail_tells_its_story_and_is_settled_there() {
    let stage = Stage::with(1).await;
    stage.post.at_end(1, Verdict::Close);
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let id = mail_of(&stage, "notice", "unknown").await;
    let place = format!("{HOME}/mail/{id}");
    pedro
        .get(&place)
        .await
        .says(&address(1))
        .says("espera su decisión")
        .says("Intento 1")
        .says("no se sabe si llegó")
        .says("/credit/notices/")
        .says("<iframe");
    let settlement = format!("{place}/settlement");
    let odd = pedro.post(&settlement, &[("resolution", "perhaps")]).await;
    assert_eq!(odd.status, 400);
    let reply = pedro.post(&settlement, &[("resolution", "again")]).await;
    assert_eq!(reply.location(), place);
    stage.deliver().await;
    assert_eq!(stage.post.received().len(), 2);
    pedro
        .get(&place)
        .await
        .says("Aceptado por el servidor")
        .says("¿Enviarlo otra vez?")
        .says("es un contacto más");
    let late = pedro.post(&settlement, &[("resolution", "sent")]).await;
    pedro
        .follow(&late)
        .await
        .says("Alguien ya lo había resuelto");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_letter_of_unknown_fate_stays_so_when_its_text_is_gone() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let company = cast.paramo.clone();
    let id = OutboxId::new();
    let row = id.clone();
    app.db(move |conn| {
        let written = (clock::wall() - Duration::days(8)).naive_utc();
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(&row),
                outbox::kind.eq("notice_test"),
                outbox::company_id.eq(company.as_str()),
                outbox::priority.eq(1_i16),
                outbox::state.eq("unknown"),
                outbox::message_id.eq(format!("{row}@mostrador.test")),
                outbox::recipient.eq("pedro@paramo.test"),
                outbox::sealed.eq(vec![1_u8, 2, 3]),
                outbox::available_at.eq(written),
                outbox::attempts.eq(1),
                outbox::created_at.eq(written),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let places = [
        format!("/manager/paramo/mail/{id}"),
        "/manager/paramo/credit/settlements".to_owned(),
    ];
    let barred = "Su texto ya no se conserva";
    for place in &places {
        let page = pedro.get(place).await;
        page.says("Desconocido");
        assert!(!page.body.contains(barred), "{place}");
    }
    app.db(|conn| housekeeping::purge(conn, clock::wall()))
        .await;
    for place in &places {
        pedro.get(place).await.says("Desconocido").says(barred);
    }
    let action = format!("/manager/paramo/credit/settlements/{id}");
    let again = pedro.post(&action, &[("resolution", "again")]).await;
    pedro.follow(&again).await.says(barred).says("Desconocido");
    let sent = pedro.post(&action, &[("resolution", "sent")]).await;
    let page = pedro.follow(&sent).await;
    assert!(!page.body.contains(id.as_str()), "settled");
    app.finish().await;
}

#[tokio::test]
async fn an_invitation_is_resent_with_a_new_link_and_never_shown() {
    let stage = Stage::with(1).await;
    let pedro = stage.pedro().await;
    let team = format!("{HOME}/settings/team");
    pedro.post(&team, &[("email", "juan@paramo.test")]).await;
    let older = stage.app.letters().await[0].text.clone();
    stage
        .app
        .db(|conn| {
            use mostrador::platform::db::schema::invitations;
            diesel::update(invitations::table)
                .set(invitations::sent_at.eq(chrono::DateTime::UNIX_EPOCH.naive_utc()))
                .execute(conn)?;
            Ok(())
        })
        .await;
    let place = format!(
        "{HOME}/mail/{}",
        mail_of(&stage, "invitation", "sent").await
    );
    let page = pedro.get(&place).await;
    page.says("juan@paramo.test")
        .says("no se guarda una copia")
        .says("Reenviar invitación");
    assert!(!page.body.contains("/invitations/") && !page.body.contains("<iframe"));
    let reply = pedro.post(&format!("{place}/invitation"), &[]).await;
    assert_eq!(reply.location(), place);
    let newer = stage.app.letters().await;
    assert_eq!(newer.len(), 1);
    assert_ne!(newer[0].text, older);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_test_to_myself_shows_what_the_server_said() {
    let stage = Stage::with(1).await;
    let pedro = stage.pedro().await;
    let place = format!("{HOME}/mail/setup");
    pedro
        .get(&place)
        .await
        .says("v=spf1 mx a ~all")
        .says("_dmarc.mostrador.test")
        .says("v=DMARC1; p=none")
        .says("no tiene una clave DKIM");
    let sent = pedro.post(&place, &[]).await;
    pedro
        .follow(&sent)
        .await
        .says("En camino")
        .says("pedro@paramo.test");
    let twice = pedro.post(&place, &[]).await;
    pedro.follow(&twice).await.says("salió hace un momento");
    stage.tick().await;
    stage.deliver().await;
    let received = stage.post.received();
    let mine = |mail: &&Received| mail.recipients == ["pedro@paramo.test"];
    assert_eq!(received.iter().filter(mine).count(), 1);
    pedro
        .get(&place)
        .await
        .says("Última prueba")
        .says("Enviado");
    stage.app.finish().await;
}

#[tokio::test]
async fn the_record_of_the_configured_key_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dkim");
    std::fs::write(&file, "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=").unwrap();
    let settings = [
        ("DKIM_SELECTOR", "correo"),
        ("DKIM_KEY_FILE", file.to_str().unwrap()),
        ("SMTP_URL", "smtp://smtp.paramo.test"),
    ];
    let app = TestApp::with(&settings).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get("/manager/paramo/mail/setup").await;
    page.says("correo._domainkey.mostrador.test")
        .says("v=DKIM1; k=ed25519; p=")
        .says("v=spf1 mx a:smtp.paramo.test ~all");
    assert!(
        !page.body.contains("AQIDBAUG"),
        "the private half stays here"
    );
    app.finish().await;
}

#[tokio::test]
async fn another_companys_mail_is_not_there() {
    let app = TestApp::start().await;
    app.cast().await;
    let olga = app.signed_in("olga@valle.test").await;
    olga.post(
        "/manager/valle/settings/team",
        &[("email", "hugo@valle.test")],
    )
    .await;
    app.letters().await;
    let id: String = app
        .db(|conn| Ok(outbox::table.select(outbox::id).first(conn)?))
        .await;
    assert_eq!(
        olga.get(&format!("/manager/valle/mail/{id}")).await.status,
        200
    );
    let pedro = app.signed_in("pedro@paramo.test").await;
    let list = pedro.get("/manager/paramo/mail").await;
    list.says("Aún no hay mensajes");
    let place = format!("/manager/paramo/mail/{id}");
    assert_eq!(pedro.get(&place).await.status, 404);
    for action in ["settlement", "invitation"] {
        let reply = pedro
            .post(&format!("{place}/{action}"), &[("resolution", "sent")])
            .await;
        assert_eq!(reply.status, 404, "{action}");
    }
    app.finish().await;
}
