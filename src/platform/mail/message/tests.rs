#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use chrono::TimeZone as _;
use mail_parser::{HeaderName as Name, MessageParser};
use proptest::prelude::*;

use super::*;

fn outgoing() -> Outgoing {
    Outgoing {
        from: Mailbox::named("Comercializadora Páramo", "cobranza@paramo.test"),
        to: vec![
            Mailbox::named("Muñoz & Hijos, S.A.", "ana@cliente.test"),
            Mailbox::bare("beto@cliente.test"),
        ],
        reply_to: Some(Mailbox::bare("pedro@paramo.test")),
        subject: "Su estado de cuenta de Ñandú & Cía <script>".to_owned(),
        text: "Estimado cliente:\nsu saldo es 1,234.50 € = total\n".to_owned(),
        html: "<p>Estimado cliente:<br>su saldo es <b>1,234.50 €</b></p>".to_owned(),
        message_id: "<0199-abc@paramo.test>".to_owned(),
        date: Utc.with_ymd_and_hms(2026, 11, 22, 15, 4, 5).unwrap(),
        language: "es".to_owned(),
        list_unsubscribe: None,
    }
}

fn built(outgoing: Outgoing) -> Vec<u8> {
    outgoing.into_mime(None).unwrap()
}

fn raw_headers(mime: &[u8]) -> Vec<String> {
    let message = MessageParser::default().parse(mime).unwrap();
    message
        .headers_raw()
        .map(|(name, value)| format!("{name}:{}", value.trim_end()))
        .collect()
}

#[test]
fn a_message_carries_its_headers_and_both_bodies() {
    let mime = built(outgoing());
    let message = MessageParser::default().parse(&mime).unwrap();
    assert_eq!(
        message.subject(),
        Some("Su estado de cuenta de Ñandú & Cía <script>")
    );
    assert_eq!(message.message_id(), Some("0199-abc@paramo.test"));
    assert_eq!(
        message.date().unwrap().to_timestamp(),
        outgoing().date.timestamp()
    );
    let from = message.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name(), from.address()),
        (
            Some("Comercializadora Páramo"),
            Some("cobranza@paramo.test")
        )
    );
    let to: Vec<_> = message
        .to()
        .unwrap()
        .iter()
        .map(|to| (to.name(), to.address()))
        .collect();
    let expected = [
        (Some("Muñoz & Hijos, S.A."), Some("ana@cliente.test")),
        (None, Some("beto@cliente.test")),
    ];
    assert_eq!(to, expected);
    assert_eq!(
        message.reply_to().unwrap().first().unwrap().address(),
        Some("pedro@paramo.test")
    );
    assert_eq!(
        message.body_text(0).unwrap(),
        "Estimado cliente:\r\nsu saldo es 1,234.50 € = total\r\n"
    );
    assert_eq!(message.body_html(0).unwrap(), outgoing().html);
    let headers = raw_headers(&mime);
    for line in [
        "Auto-Submitted: auto-generated",
        "Content-Language: es",
        "Date: Sun, 22 Nov 2026 15:04:05 +0000",
    ] {
        assert!(
            headers.iter().any(|header| header == line),
            "{line} is not in {headers:#?}"
        );
    }
    assert!(!headers.iter().any(|header| header.starts_with("List-")));
}

#[test]
fn no_line_is_long_and_no_byte_is_beyond_ascii() {
    let mut long = outgoing();
    long.text = "ñandú ".repeat(2_000);
    long.html = "<p>á</p>".repeat(2_000);
    long.subject = "Ñ".repeat(500);
    long.to = (0..200)
        .map(|n| Mailbox::named(&"Peña ".repeat(20), &format!("d{n}@cliente.test")))
        .collect();
    let mime = built(long);
    assert!(mime.is_ascii());
    assert!(mime.split(|b| *b == b'\n').all(|line| line.len() <= 998));
}

#[test]
fn a_line_break_in_a_subject_or_a_name_adds_no_header() {
    for evil in [
        "\r\nBcc: x@y.test",
        "\nBcc: x@y.test",
        "\rBcc: x@y.test",
        "\r\n\r\nBcc: x@y.test",
        "\u{85}Bcc: x@y.test\0",
    ] {
        let mut message = outgoing();
        message.subject = format!("Su estado{evil}");
        message.from.name = Some(format!("Páramo{evil}"));
        message.to[0].name = Some(format!("Ana{evil}"));
        message.reply_to = Some(Mailbox::named(evil, "pedro@paramo.test"));
        let mime = built(message);
        let parsed = MessageParser::default().parse(&mime).unwrap();
        assert!(parsed.header(Name::Bcc).is_none(), "{evil:?}");
        assert!(
            parsed.subject().unwrap().starts_with("Su estado ")
                && parsed.subject().unwrap().contains("Bcc: x@y.test")
        );
        assert_eq!(parsed.to().unwrap().iter().count(), 2);
        assert_eq!(
            parsed.from().unwrap().first().unwrap().address(),
            Some("cobranza@paramo.test")
        );
    }
}

#[test]
fn what_no_header_can_carry_is_refused() {
    let refused = |change: fn(&mut Outgoing)| {
        let mut message = outgoing();
        change(&mut message);
        message.into_mime(None).unwrap_err()
    };
    assert!(matches!(
        refused(|m| m.from.address = "no address".to_owned()),
        MessageError::Address(_)
    ));
    assert!(matches!(
        refused(|m| m.to[1].address = "a@b.test\r\nBcc: x@y.test".to_owned()),
        MessageError::Address(_)
    ));
    assert_eq!(refused(|m| m.to.clear()), MessageError::NoRecipient);
    for id in [
        "",
        "a@b.test",
        "<a>",
        "<a@>",
        "<@b>",
        "<a@b@c>",
        "<a b@c>",
        "<a@b>\r\nBcc: x@y.test",
        "<ñ@b>",
    ] {
        let mut message = outgoing();
        message.message_id = id.to_owned();
        assert_eq!(
            message.into_mime(None),
            Err(MessageError::MessageId(id.to_owned()))
        );
    }
    assert!(matches!(
        refused(|m| m.language = "es\r\nBcc: x@y.test".to_owned()),
        MessageError::Header(_)
    ));
    assert!(matches!(
        refused(|m| m.list_unsubscribe = Some("https://x.test/>\r\nBcc: x".to_owned())),
        MessageError::Header(_)
    ));
}

#[test]
fn optional_mail_can_be_unsubscribed_by_one_post() {
    let mut message = outgoing();
    message.list_unsubscribe = Some("https://mostrador.test/u/token".to_owned());
    let headers = raw_headers(&built(message));
    assert!(headers.contains(&"List-Unsubscribe: <https://mostrador.test/u/token>".to_owned()));
    assert!(headers.contains(&"List-Unsubscribe-Post: List-Unsubscribe=One-Click".to_owned()));
}

#[test]
fn the_same_message_id_gives_the_same_bytes() {
    assert_eq!(built(outgoing()), built(outgoing()));
    let mut other = outgoing();
    other.message_id = "<other@paramo.test>".to_owned();
    assert_ne!(built(other), built(outgoing()));
}

/// 32 bytes that are nobody's key.
const ED25519: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

fn dkim_header(message: Outgoing) -> String {
    let dkim = DkimSettings::new("correo", "paramo.test", ED25519).unwrap();
    let mime = message.into_mime(Some(&dkim)).unwrap();
    let headers = raw_headers(&mime);
    let found = headers
        .iter()
        .find(|header| header.starts_with("DKIM-Signature:"))
        .unwrap();
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_signature_covers_the_headers_that_people_and_programs_trust() {
    let header = dkim_header(outgoing());
    assert!(
        header.contains("a=ed25519-sha256; d=paramo.test; s=correo; c=relaxed/relaxed"),
        "{header}"
    );
    assert!(
        header.contains("h=from:to:reply-to:subject:date:message-id:mime-version:content-type;"),
        "{header}"
    );
    let mut list = outgoing();
    list.list_unsubscribe = Some("https://mostrador.test/u/token".to_owned());
    assert!(dkim_header(list).contains(":list-unsubscribe:list-unsubscribe-post;"));
}

#[test]
fn the_signed_hash_is_that_of_the_body() {
    use base64::Engine as _;
    let dkim = DkimSettings::new("correo", "paramo.test", ED25519).unwrap();
    let mime = String::from_utf8(outgoing().into_mime(Some(&dkim)).unwrap()).unwrap();
    let (head, body) = mime.split_once("\r\n\r\n").unwrap();
    let relaxed = body
        .split("\r\n")
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\r\n");
    let relaxed = format!("{}\r\n", relaxed.trim_end_matches("\r\n"));
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(relaxed.as_bytes()));
    let head: String = head.split_whitespace().collect();
    assert!(
        head.contains(&format!("bh={hash};")),
        "{hash} is not in {head}"
    );
}

#[test]
fn a_bad_key_is_refused_without_being_shown() {
    for key in [
        "c2hvcnQ=",
        "no key at all",
        "-----BEGIN PRIVATE KEY-----\nc2hvcnQ=\n-----END PRIVATE KEY-----",
    ] {
        let error = DkimSettings::new("correo", "paramo.test", key).unwrap_err();
        assert!(
            error.contains("PKCS #1") && !error.contains("c2hvcnQ"),
            "{error}"
        );
    }
    assert!(DkimSettings::new("correo", "paramo.test; x=y", ED25519).is_err());
    assert!(
        !format!(
            "{:?}",
            DkimSettings::new("correo", "paramo.test", ED25519).unwrap()
        )
        .contains("AQIDBA")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_makes_a_message_that_says_the_same(subject in "\\PC{0,60}", name in "\\PC{0,40}", text in "(\\PC|[\t ]){0,300}") {
        let mut message = outgoing();
        message.subject = subject;
        message.from.name = Some(name.clone());
        message.to[0].name = Some(name);
        message.html = text.clone();
        let mime = message.into_mime(None).unwrap();
        prop_assert!(mime.is_ascii());
        let parsed = MessageParser::default().parse(&mime).unwrap();
        prop_assert_eq!(parsed.body_html(0).unwrap(), text);
        prop_assert_eq!(parsed.from().unwrap().first().unwrap().address(), Some("cobranza@paramo.test"));
        prop_assert_eq!(parsed.to().unwrap().iter().count(), 2);
    }

    #[test]
    fn any_string_makes_no_more_headers_than_a_plain_one(evil in any::<String>()) {
        let names = |mime: &[u8]| MessageParser::default().parse(mime).unwrap().headers_raw().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
        let mut message = outgoing();
        message.subject = format!("a{evil}");
        message.from.name = Some(format!("a{evil}"));
        let mime = message.into_mime(None).unwrap();
        prop_assert_eq!(names(&mime), names(&built(outgoing())));
    }
}

/// What `openssl rsa -pubout -outform DER` gives for the key of the test, in base64.
const RSA_PUBLIC: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCv1PMBkzAjXxfAbQxf6fTbe1PbJ3DSDlmONU4tyXWLE3ebZriinmMPX+zcVJgN5ys4LaGJh88w9kA5rOsonYS+opCAsHfot+50KtDpRtteF4o5zZL0rpbPpXLkoTLHJt7rfT/7HkxYgtq4ev7GHxcOWgoCQNSVr+hQwq9BXKw4+wIDAQAB";
const RSA: &str = "-----BEGIN RSA PRIVATE KEY-----\n\
    MIICXQIBAAKBgQCv1PMBkzAjXxfAbQxf6fTbe1PbJ3DSDlmONU4tyXWLE3ebZrii\n\
    nmMPX+zcVJgN5ys4LaGJh88w9kA5rOsonYS+opCAsHfot+50KtDpRtteF4o5zZL0\n\
    rpbPpXLkoTLHJt7rfT/7HkxYgtq4ev7GHxcOWgoCQNSVr+hQwq9BXKw4+wIDAQAB\n\
    AoGBAKZWP6TnxwxPMzr4blJ2Ewtm+gdCono01Qew6cpq4OW2ftnmLRi52WB8EKjG\n\
    5imQ3NQCZuSiM6FP86YcLUJ48U+LbYhzxu8QhLTZoS7l7X85EeLSfRj7GgixojF+\n\
    bvYYsO3VEzOnOoJeg96XLK3t1G8WV5PjiN1MQE13yh3ygm+hAkEA6Q97fd2BB5O7\n\
    spqz4DbNwuLdFgnnEF5rSeaEqGBQHI/yKK60AjzSw8gvO3NY6kNtjq9BWD4dQpwz\n\
    U4EosRAGMwJBAMEjdDNj5YX5O8zot++Qd23xx0foZ/SB5FrXvFr2VkXMGh2ri2Ve\n\
    gbyinVparFB9lspRyLdhq+WB2mSNpXbL6hkCQAjWSnNyU7Mq2eIi1ZE54sFyAroU\n\
    NAu92MmbkQolZMRAfQkn3rF7Bu7fh1L0w7lWRzAy2wJykH93FscizZ0xI1sCQH3C\n\
    CRqhNEVc+Lw+1+2sYqd7I+hFgtLpdPhVuvZ7qcc+08538Ycq100tkUnQ+pxaekH4\n\
    qLoHZfdF6x9IP/IvapkCQQCI54DUSY22uaLinxd4qpAdrTurjyPgyyo9XYBNuYLi\n\
    Bolj9I7cyb5+va4FuSdeEWfoDiRIPWVZhQz26tC8kHEZ\n\
    -----END RSA PRIVATE KEY-----";

#[test]
fn the_record_carries_the_public_half() {
    let record = |key| {
        DkimSettings::new("correo", "paramo.test", key)
            .unwrap()
            .record()
    };
    let (name, text) = record(ED25519);
    assert_eq!(name, "correo._domainkey.paramo.test");
    assert_eq!(
        text,
        "v=DKIM1; k=ed25519; p=ebVWLo/mVPlAeLES6KmLp5AfhTrmlb7X4OORC60ElmQ="
    );
    assert_eq!(record(RSA).1, format!("v=DKIM1; k=rsa; p={RSA_PUBLIC}"));
}
