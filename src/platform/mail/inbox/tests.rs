#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use super::*;
use crate::platform::mail::message::{Mailbox, Outgoing};
use crate::platform::mail::smtp::{Connection, Envelope, Outcome, SmtpSettings};
use crate::platform::mail::smtp_server::SmtpServer;

fn mime(subject: &str) -> Vec<u8> {
    let message = Outgoing {
        from: Mailbox::named("Comercializadora Páramo", "cobranza@paramo.test"),
        to: vec![
            Mailbox::named("Ana Peña", "ana@cliente.test"),
            Mailbox::bare("beto@cliente.test"),
        ],
        reply_to: None,
        subject: subject.to_owned(),
        text: "Su saldo es 10 €".to_owned(),
        html: "<p>Su saldo es 10 €</p>".to_owned(),
        message_id: "<1@paramo.test>".to_owned(),
        date: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
        language: "es".to_owned(),
        list_unsubscribe: None,
    };
    message.into_mime(None).unwrap()
}

fn received(bytes: Vec<u8>) -> Received {
    let recipients = vec!["ana@cliente.test".to_owned()];
    Received {
        sender: "rebotes@paramo.test".to_owned(),
        recipients,
        bytes,
    }
}

#[test]
fn a_stored_message_opens_with_headers_and_both_bodies() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = Inbox::open(folder.path().join("mail")).unwrap();
    let before = Utc::now().timestamp_millis();
    let id = inbox
        .store(&received(mime("Su estado de cuenta – Ñ")))
        .unwrap();
    let message = inbox.open_message(&id).unwrap().unwrap();
    assert_eq!(message.subject, "Su estado de cuenta – Ñ");
    assert_eq!(
        message.from,
        "Comercializadora Páramo <cobranza@paramo.test>"
    );
    assert_eq!(message.to, "Ana Peña <ana@cliente.test>, beto@cliente.test");
    assert_eq!(
        message.text.as_deref().map(str::trim_end),
        Some("Su saldo es 10 €")
    );
    assert_eq!(
        message.html.as_deref().map(str::trim_end),
        Some("<p>Su saldo es 10 €</p>")
    );
    assert_eq!(message.date, DateTime::from_timestamp(1_800_000_000, 0));
    assert!(message.at.timestamp_millis() >= before);
    let header = |name: &str| {
        message
            .headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(header("Return-Path"), Some("<rebotes@paramo.test>"));
    assert_eq!(header("Delivered-To"), Some("ana@cliente.test"));
    assert_eq!(header("Message-ID"), Some("<1@paramo.test>"));
    assert!(message.raw.ends_with(&mime("Su estado de cuenta – Ñ")));
}

#[test]
fn the_newest_message_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = Inbox::open(folder.path()).unwrap();
    for n in 0..20 {
        inbox
            .store(&received(mime(&format!("Número {n}"))))
            .unwrap();
    }
    let subjects: Vec<_> = inbox
        .list()
        .unwrap()
        .into_iter()
        .map(|entry| entry.subject)
        .collect();
    let expected: Vec<_> = (0..20).rev().map(|n| format!("Número {n}")).collect();
    assert_eq!(subjects, expected);
}

#[test]
fn a_message_of_text_alone_has_no_html_and_nonsense_still_opens() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = Inbox::open(folder.path()).unwrap();
    let id = inbox
        .store(&received(b"Subject: x\r\n\r\nhola".to_vec()))
        .unwrap();
    let message = inbox.open_message(&id).unwrap().unwrap();
    assert_eq!(
        (message.text.as_deref(), message.html),
        (Some("hola"), None)
    );
    for bytes in [&b""[..], &b"\xff\xfe\0"[..], &b"\r\n\r\n"[..]] {
        let id = inbox.store(&received(bytes.to_vec())).unwrap();
        assert!(inbox.open_message(&id).unwrap().is_some());
    }
    assert_eq!(inbox.list().unwrap().len(), 4);
}

#[test]
fn only_ids_of_ours_open_anything() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("secret.eml"), "Subject: secret\r\n\r\n").unwrap();
    let inbox = Inbox::open(folder.path().join("mail")).unwrap();
    let id = inbox.store(&received(mime("x"))).unwrap();
    fs::write(folder.path().join("mail/notes.txt"), "no message").unwrap();
    let upper = id.to_uppercase();
    let dotted = format!("./{id}");
    let braced = format!("{{{id}}}");
    for bad in [
        "../secret",
        "secret",
        "",
        "..",
        "/etc/passwd",
        "a\0b",
        &upper,
        &dotted,
        &braced,
    ] {
        assert_eq!(inbox.open_message(bad).unwrap(), None, "{bad:?}");
    }
    assert_eq!(
        inbox.open_message(&Uuid::now_v7().to_string()).unwrap(),
        None
    );
    assert_eq!(inbox.list().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_sent_to_the_demos_server_is_in_the_inbox() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = Inbox::open(folder.path()).unwrap();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let server = SmtpServer::start(address, Arc::new(inbox.clone()))
        .await
        .unwrap();
    let settings = SmtpSettings::parse(&format!("smtp://{}", server.address())).unwrap();
    let mut connection = Connection::open(&settings).await.unwrap();
    let envelope = Envelope {
        sender: "cobranza@paramo.test".to_owned(),
        recipients: vec!["ana@cliente.test".to_owned()],
    };
    let delivery = connection
        .deliver(&envelope, &mime("Su estado de cuenta"))
        .await;
    assert!(
        matches!(delivery.outcome, Outcome::Accepted { .. }),
        "{delivery:?}"
    );
    let entry = inbox.list().unwrap().remove(0);
    assert_eq!(entry.subject, "Su estado de cuenta");
    assert_eq!(
        inbox.open_message(&entry.id).unwrap().unwrap().subject,
        entry.subject
    );
}

#[tokio::test]
async fn a_message_that_cannot_be_kept_is_deferred() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = Inbox::open(folder.path().join("mail")).unwrap();
    fs::remove_dir(folder.path().join("mail")).unwrap();
    let verdict = inbox.accepted(received(mime("x"))).await;
    assert!(matches!(verdict, Verdict::Reply(451, _)));
}
