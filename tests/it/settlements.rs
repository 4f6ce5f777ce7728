//! «Por resolver», and the evidence of a notice.

use chrono::{Duration, Utc};
use diesel::prelude::*;
use mostrador::platform::db::schema::{audit_log, customers, occurrences, outbox};
use mostrador::platform::mail::smtp_server::{Received, Verdict};
use mostrador::platform::settings;

use crate::cycles::{CREDIT, Stage, address};

async fn mail_of(stage: &Stage, state: &'static str) -> String {
    stage
        .app
        .db(move |conn| {
            Ok(outbox::table
                .filter(outbox::state.eq(state))
                .select(outbox::id)
                .first(conn)?)
        })
        .await
}

fn message_id(message: &Received) -> String {
    let text = String::from_utf8_lossy(&message.bytes).into_owned();
    let line = text.lines().find(|line| line.starts_with("Message-ID:"));
    line.unwrap().to_owned()
}

async fn actions(stage: &Stage) -> Vec<String> {
    stage
        .app
        .db(|conn| {
            Ok(audit_log::table
                .filter(
                    audit_log::action
                        .like("notice.%")
                        .or(audit_log::action.like("occurrence.%")),
                )
                .order(audit_log::id)
                .select(audit_log::action)
                .load(conn)?)
        })
        .await
}

#[tokio::test]
async fn a_lost_reply_is_settled_by_a_person_and_goes_out_once_more() {
    let stage = Stage::with(2).await;
    stage.post.at_end(1, Verdict::Close);
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let page = pedro.get(&format!("{CREDIT}/settlements")).await;
    page.says("Deudor 000001")
        .says(&address(1))
        .says("Desconocido")
        .says("Enviar de nuevo")
        .says("<span class=\"count\">1</span>");
    assert!(!page.body.contains("Deudor 000002"));
    let mail = mail_of(&stage, "unknown").await;
    let action = format!("{CREDIT}/settlements/{mail}");
    let reply = pedro.post(&action, &[("resolution", "again")]).await;
    assert_eq!(reply.status, 303);
    pedro.follow(&reply).await.says("El correo sale de nuevo.");
    stage.deliver().await;
    let received = stage.post.received();
    let to_first: Vec<_> = received
        .iter()
        .filter(|message| message.recipients == [address(1)])
        .collect();
    assert_eq!(to_first.len(), 2);
    assert_eq!(message_id(to_first[0]), message_id(to_first[1]));
    let again = pedro.post(&action, &[("resolution", "sent")]).await;
    pedro
        .follow(&again)
        .await
        .says("Alguien ya lo había resuelto")
        .says("No hay nada por resolver");
    let notice = format!("{CREDIT}/notices/{}", stage.notice(1).await);
    pedro
        .get(&notice)
        .await
        .says("Intento 1")
        .says("Enviado de nuevo por decisión")
        .says("Intento 2")
        .says("Aceptado por el servidor");
    assert_eq!(actions(&stage).await, ["notice.sent_again"]);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_mail_that_fails_again_waits_again() {
    let stage = Stage::with(1).await;
    stage.post.at_end(1, Verdict::Close);
    stage.post.at_end(1, Verdict::Close);
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let action = format!("{CREDIT}/settlements/{}", mail_of(&stage, "unknown").await);
    pedro.post(&action, &[("resolution", "again")]).await;
    stage.deliver().await;
    pedro
        .get(&format!("{CREDIT}/settlements"))
        .await
        .says("Deudor 000001")
        .says("<span class=\"count\">1</span>");
    let reply = pedro.post(&action, &[("resolution", "sent")]).await;
    pedro
        .follow(&reply)
        .await
        .says("El correo se dio por enviado.");
    let notice = format!("{CREDIT}/notices/{}", stage.notice(1).await);
    pedro
        .get(&notice)
        .await
        .says("Dado por enviado")
        .says("Pedro Páramo");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_refused_address_is_marked_and_shown() {
    let stage = Stage::with(2).await;
    stage
        .post
        .at_rcpt(2, Verdict::reply(550, "5.1.1 No such <b>user</b>"));
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let page = pedro
        .get(&format!("{CREDIT}/settlements?state=failed"))
        .await;
    page.says("Direcciones rechazadas")
        .says("Rechazado")
        .says("/credit/customers/")
        .says("5.1.1 No such ");
    assert!(!page.body.contains("<b>user</b>"));
    pedro
        .get(&format!("{CREDIT}/settlements?state=unknown"))
        .await
        .says("No hay correos en este estado.");
    stage.app.finish().await;
}

#[tokio::test]
async fn many_are_settled_at_once() {
    let stage = Stage::with(3).await;
    for number in 1..=3 {
        stage.post.at_end(number, Verdict::reply(554, "5.7.1 Spam"));
    }
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let list = format!("{CREDIT}/settlements");
    let ids: Vec<String> = stage
        .app
        .db(|conn| {
            Ok(outbox::table
                .select(outbox::id)
                .order(outbox::id)
                .load(conn)?)
        })
        .await;
    let fields = [
        ("id", ids[0].as_str()),
        ("id", &ids[1]),
        ("id", "not-an-id"),
        ("resolution", "sent"),
    ];
    let reply = pedro.post(&list, &fields).await;
    let page = pedro.follow(&reply).await;
    page.says("2 correos se dieron por enviados.")
        .says("1 quedó como estaba");
    page.says("<span class=\"count\">1</span>");
    let none = pedro.post(&list, &[("resolution", "again")]).await;
    pedro
        .follow(&none)
        .await
        .says("Seleccione al menos un correo.");
    stage.app.finish().await;
}

#[tokio::test]
async fn only_administrators_of_this_company_decide() {
    let stage = Stage::with(1).await;
    stage.post.at_end(1, Verdict::Close);
    stage.tick().await;
    stage.deliver().await;
    let mail = mail_of(&stage, "unknown").await;
    let cycle = stage.cycle().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let page = monica.get(&format!("{CREDIT}/settlements")).await;
    page.says("Deudor 000001").says("Solo un administrador");
    assert!(!page.body.contains("Darlo por enviado"));
    let resolution = [("resolution", "sent"), ("id", mail.as_str())];
    let decision = [("decision", "skip")];
    let list = format!("{CREDIT}/settlements");
    let one = format!("{list}/{mail}");
    let missed = format!("{CREDIT}/missed/{cycle}");
    assert_eq!(monica.post(&list, &resolution).await.status, 403);
    assert_eq!(monica.post(&one, &resolution).await.status, 403);
    assert_eq!(monica.post(&missed, &decision).await.status, 403);
    let olga = stage.app.signed_in("olga@valle.test").await;
    let elsewhere = |place: String| place.replace("comercializadora-paramo", "valle");
    assert_eq!(olga.post(&one, &resolution).await.status, 404);
    assert_eq!(olga.post(&elsewhere(one), &resolution).await.status, 404);
    assert_eq!(olga.post(&elsewhere(missed), &decision).await.status, 404);
    olga.post(&elsewhere(list), &resolution).await;
    let state: String = stage
        .app
        .db(|conn| Ok(outbox::table.select(outbox::state).first(conn)?))
        .await;
    assert_eq!(state, "unknown");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_missed_cycle_waits_for_one_decision() {
    let stage = Stage::with(2).await;
    stage
        .app
        .set_business(Utc::now() + Duration::hours(30))
        .await;
    stage.tick().await;
    let pedro = stage.pedro().await;
    let page = pedro.get(&format!("{CREDIT}/settlements")).await;
    page.says("Ciclos que no salieron a tiempo")
        .says("2 clientes")
        .says("<span class=\"count\">1</span>");
    let cycle = stage.cycle().await;
    pedro
        .get(&format!("{CREDIT}/cycles/{cycle}"))
        .await
        .says("No salió a tiempo");
    let action = format!("{CREDIT}/missed/{cycle}");
    let unheard = pedro.post(&action, &[("decision", "burst")]).await;
    assert_eq!(unheard.status, 400);
    let reply = pedro.post(&action, &[("decision", "send_now")]).await;
    pedro.follow(&reply).await.says("El ciclo sale ahora");
    let twice = pedro.post(&action, &[("decision", "skip")]).await;
    pedro.follow(&twice).await.says("ya estaba decidido");
    stage.tick().await;
    stage.tick().await;
    stage.deliver().await;
    assert_eq!(stage.post.received().len(), 2);
    pedro
        .get(&format!("{CREDIT}/cycles/{cycle}"))
        .await
        .says("Decidido por Pedro Páramo");
    assert_eq!(actions(&stage).await, ["occurrence.sent_now"]);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_missed_cycle_may_be_skipped_or_moved() {
    for (decision, words, state) in [
        ("skip", "El ciclo se omitió.", "skipped"),
        ("next_window", "próximo horario permitido", "planned"),
    ] {
        let stage = Stage::with(2).await;
        stage
            .app
            .set_business(Utc::now() + Duration::hours(30))
            .await;
        stage.tick().await;
        let pedro = stage.pedro().await;
        let cycle = stage.cycle().await;
        let action = format!("{CREDIT}/missed/{cycle}");
        let reply = pedro.post(&action, &[("decision", decision)]).await;
        pedro.follow(&reply).await.says(words);
        let stored: String = stage
            .app
            .db(|conn| Ok(occurrences::table.select(occurrences::state).first(conn)?))
            .await;
        assert_eq!(stored, state);
        stage.deliver().await;
        assert!(stage.post.received().is_empty());
        let page = pedro.get(&format!("{CREDIT}/cycles/{cycle}")).await;
        if decision == "skip" {
            page.says("Omitido por una persona");
        }
        stage.app.finish().await;
    }
}

#[tokio::test]
async fn a_mail_of_a_missed_cycle_does_not_release_the_others() {
    let stage = Stage::with(2).await;
    stage.post.at_end(1, Verdict::Close);
    stage.tick().await;
    stage.deliver().await;
    let cycle = stage.cycle().await;
    stage
        .app
        .db(|conn| {
            diesel::update(occurrences::table)
                .set(occurrences::state.eq("missed"))
                .execute(conn)?;
            Ok(())
        })
        .await;
    let pedro = stage.pedro().await;
    let action = format!("{CREDIT}/settlements/{}", mail_of(&stage, "unknown").await);
    let reply = pedro.post(&action, &[("resolution", "again")]).await;
    pedro
        .follow(&reply)
        .await
        .says("Decida primero sobre su ciclo");
    let state: String = stage
        .app
        .db(move |conn| {
            Ok(occurrences::table
                .find(cycle)
                .select(occurrences::state)
                .first(conn)?)
        })
        .await;
    assert_eq!(state, "missed");
    stage.app.finish().await;
}

#[tokio::test]
async fn the_mail_is_shown_as_it_was_sent_without_its_key() {
    let stage = Stage::with(1).await;
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let notice = format!("{CREDIT}/notices/{}", stage.notice(1).await);
    let page = pedro.get(&notice).await;
    page.says("SHA-256")
        .says("Message-ID")
        .says("Estado de cuenta")
        .says("sandbox=");
    let sent = stage.post.received().remove(0);
    let frame = pedro.get(&format!("{notice}/mail")).await;
    let policy = frame.header("content-security-policy");
    assert!(policy.contains("sandbox") && policy.contains("style-src 'unsafe-inline'"));
    frame.says("/s/****").says("<base target=\"_blank\">");
    let file = pedro.get(&format!("{notice}/mail.eml?attempt=1")).await;
    assert_eq!(file.header("content-type"), "message/rfc822");
    file.says("****");
    assert_eq!(file.body.len(), sent.bytes.len());
    let text = String::from_utf8(sent.bytes).unwrap();
    let unfolded = text.replace("=\r\n", "");
    let (_, rest) = unfolded.split_once("/s/").unwrap();
    let key: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    assert!(key.len() >= 32, "{key}");
    for reply in [&page, &frame, &file] {
        assert!(!reply.body.replace("=\r\n", "").contains(&key));
    }
    for missing in ["2", "nada"] {
        let reply = pedro.get(&format!("{notice}/mail?attempt={missing}")).await;
        assert_eq!(reply.status, 404);
    }
    stage.app.finish().await;
}

/// Lines of the log about files: action, subject, detail.
async fn taken(stage: &Stage) -> Vec<(String, Option<String>, Option<String>)> {
    stage
        .app
        .db(|conn| {
            Ok(audit_log::table
                .filter(audit_log::action.like("%.exported"))
                .order(audit_log::id)
                .select((audit_log::action, audit_log::subject, audit_log::detail))
                .load(conn)?)
        })
        .await
}

#[tokio::test]
async fn who_takes_a_file_about_a_customer_leaves_a_line() {
    let stage = Stage::with(1).await;
    stage.tick().await;
    stage.deliver().await;
    let customer: String = stage
        .app
        .db(|conn| Ok(customers::table.select(customers::id).first(conn)?))
        .await;
    let (own, notice) = (
        format!("{CREDIT}/customers/{customer}"),
        format!("{CREDIT}/notices/{}", stage.notice(1).await),
    );
    let pedro = stage.pedro().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let subject = format!("customer:{customer}");
    let mut expected = Vec::new();
    for (person, path, action, detail, words) in [
        (
            &pedro,
            format!("{own}/statement.pdf"),
            "statement.exported",
            "pdf",
            "Estado de cuenta descargado",
        ),
        (
            &monica,
            format!("{own}/statement.xlsx"),
            "statement.exported",
            "xlsx",
            "Estado de cuenta descargado",
        ),
        (
            &monica,
            format!("{notice}/mail.eml"),
            "notice.exported",
            "eml",
            "Correo de un aviso descargado",
        ),
    ] {
        assert_eq!(person.get(&path).await.status, 200, "{path}");
        expected.push((
            action.to_owned(),
            Some(subject.clone()),
            Some(detail.to_owned()),
        ));
        assert_eq!(taken(&stage).await, expected, "{path}");
        let log = pedro
            .get("/manager/comercializadora-paramo/settings/audit")
            .await;
        log.says(words);
    }

    // Looking is no taking, and what is not there leaves nothing.
    for path in [
        format!("{own}/statement"),
        format!("{notice}/mail"),
        format!("{notice}/mail.eml?attempt=9"),
        format!("{CREDIT}/customers/nobody/statement.pdf"),
    ] {
        pedro.get(&path).await;
    }
    // What a debtor downloads is the debtor's.
    let sent = stage.post.received().remove(0);
    let message = mail_parser::MessageParser::default()
        .parse(&sent.bytes)
        .unwrap();
    let text = message.body_text(0).unwrap().into_owned();
    let token = text.split("/s/").nth(1).unwrap().get(..43).unwrap();
    let debtor = stage.app.browser();
    for file in ["statement.pdf", "statement.xlsx"] {
        let reply = debtor.get(&format!("/s/{token}/{file}")).await;
        assert_eq!(reply.status, 200, "{file}");
    }
    assert_eq!(taken(&stage).await, expected);
    stage.app.finish().await;
}

#[tokio::test]
async fn everybody_in_a_company_learns_that_the_mail_server_is_away() {
    let stage = Stage::with(1).await;
    stage
        .app
        .db(|conn| {
            let fault = r#"{"since":"2026-03-10T16:00:00Z","words":"connection <refused>"}"#;
            settings::set(conn, "mail.fault", fault)
        })
        .await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    monica
        .get(&format!("{CREDIT}/cycles"))
        .await
        .says("El servidor de correo no responde desde el 10/03/2026 10:00");
    monica
        .get(&format!("{CREDIT}/settlements"))
        .await
        .says("connection &#60;refused&#62;");
    stage.tick().await;
    stage.deliver().await;
    let well = monica.get(&format!("{CREDIT}/cycles")).await;
    assert!(!well.body.contains("El servidor de correo no responde"));
    stage.app.finish().await;
}

#[tokio::test]
async fn mails_that_wait_for_a_person_are_one_task_until_the_last_is_settled() {
    const TASK: &str = "Hay correos fallidos o de resultado desconocido";
    const TASKS: &str = "/manager/comercializadora-paramo/tasks";
    let stage = Stage::with(2).await;
    stage.post.at_end(1, Verdict::Close);
    stage.post.at_end(2, Verdict::Close);
    stage.tick().await;
    stage.deliver().await;
    let pedro = stage.pedro().await;
    let list = pedro.get(TASKS).await;
    list.says(&format!(
        "href=\"{CREDIT}/settlements\" aria-label=\"Ir a donde"
    ));
    assert_eq!(list.body.matches(&format!(">{TASK}")).count(), 1);
    for left in [1, 0] {
        let mail = mail_of(&stage, "unknown").await;
        let action = format!("{CREDIT}/settlements/{mail}");
        let reply = pedro.post(&action, &[("resolution", "sent")]).await;
        assert_eq!(reply.status, 303);
        let list = pedro.get(TASKS).await;
        assert_eq!(list.body.matches(&format!(">{TASK}")).count(), left);
    }
    pedro
        .get(&format!("{TASKS}?state=finished"))
        .await
        .says(TASK)
        .says("Se cerró sola");
    stage.app.finish().await;
}
