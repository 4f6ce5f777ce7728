use super::*;

#[tokio::test]
async fn a_message_arrives_as_it_was_sent() {
    let handler = Difficult::kind();
    let delivery = attempt(&handler, &[ANA, BETO], PATIENT).await;
    assert!(
        matches!(&delivery.outcome, Outcome::Accepted { answer } if answer.starts_with("250 "))
    );
    assert_eq!(verdicts(&delivery), [(Verdict::Accepted, Some(250)); 2]);
    assert!(delivery.reusable);
    let expected = Received {
        sender: "cobranza@paramo.test".to_owned(),
        recipients: vec![ANA.to_owned(), BETO.to_owned()],
        bytes: MESSAGE.to_vec(),
    };
    assert_eq!(handler.kept(), [expected]);
}

#[tokio::test]
async fn dots_and_lone_line_feeds_survive_the_journey() {
    let handler = Difficult::kind();
    let server = serve(&handler).await;
    let mut connection = Connection::open(&settings(server.address())).await.unwrap();
    let long = [
        b"x: y\r\n\r\n".to_vec(),
        b".a line that begins with a dot\r\n".repeat(20_000),
    ]
    .concat();
    for (sent, arrived) in [
        (&b"a\n.\n..b\nQUIT\n"[..], &b"a\r\n.\r\n..b\r\nQUIT\r\n"[..]),
        (b".", b".\r\n"),
        (b"", b"\r\n"),
        ("ñ\r\n".as_bytes(), "ñ\r\n".as_bytes()),
        (&long, &long),
    ] {
        let delivery = connection.deliver(&envelope(&[ANA]), sent).await;
        assert!(
            matches!(delivery.outcome, Outcome::Accepted { .. }),
            "{delivery:?}"
        );
        assert_eq!(handler.kept().last().unwrap().bytes, arrived);
    }
}

#[tokio::test]
async fn one_connection_carries_many_messages_with_one_hello() {
    let handler = Difficult::kind();
    let server = serve(&handler).await;
    let settings = settings(server.address()).with_hello_name("correo.paramo.test");
    let mut connection = Connection::open(&settings).await.unwrap();
    for _ in 0..500 {
        let delivery = connection.deliver(&envelope(&[ANA]), MESSAGE).await;
        assert!(delivery.reusable && matches!(delivery.outcome, Outcome::Accepted { .. }));
    }
    assert!(!connection.is_stale());
    connection.quit().await;
    assert_eq!(handler.kept().len(), 500);
    assert_eq!(*handler.hellos.lock().unwrap(), ["correo.paramo.test"]);
}

#[tokio::test]
async fn a_4xx_at_mail_data_or_the_end_defers_the_message_and_keeps_the_connection() {
    for stage in ["mail", "data", "accepted"] {
        let handler = Difficult::at(stage, Answer::reply(451, "4.3.0 Later"));
        let delivery = attempt(&handler, &[ANA, BETO], PATIENT).await;
        assert_eq!(
            delivery.outcome,
            Outcome::Deferred {
                answer: "451 4.3.0 Later".to_owned()
            },
            "{stage}"
        );
        assert_eq!(
            verdicts(&delivery),
            [(Verdict::Deferred, Some(451)); 2],
            "{stage}"
        );
        assert!(delivery.reusable && !delivery.recipients[0].own, "{stage}");
    }
}

#[tokio::test]
async fn a_5xx_at_mail_data_or_the_end_fails_the_message_and_keeps_the_connection() {
    for stage in ["mail", "data", "accepted"] {
        let handler = Difficult::at(stage, Answer::reply(550, "5.7.1 Never"));
        let delivery = attempt(&handler, &[ANA, BETO], PATIENT).await;
        assert_eq!(
            delivery.outcome,
            Outcome::Failed {
                answer: "550 5.7.1 Never".to_owned()
            },
            "{stage}"
        );
        assert_eq!(
            verdicts(&delivery),
            [(Verdict::Refused, Some(550)); 2],
            "{stage}"
        );
        assert!(delivery.reusable && !delivery.recipients[0].own, "{stage}");
    }
}

#[tokio::test]
async fn a_refused_or_deferred_recipient_does_not_hinder_the_others() {
    let handler = Difficult::with_recipients([
        (BETO, Answer::reply(550, "5.1.1 No such user")),
        (CARLA, Answer::reply(450, "4.2.0 Greylisted")),
    ]);
    let delivery = attempt(&handler, &[ANA, BETO, CARLA], PATIENT).await;
    assert!(matches!(delivery.outcome, Outcome::Accepted { .. }));
    let expected = [
        (Verdict::Accepted, Some(250)),
        (Verdict::Refused, Some(550)),
        (Verdict::Deferred, Some(450)),
    ];
    assert_eq!(verdicts(&delivery), expected);
    assert_eq!(
        delivery
            .recipients
            .iter()
            .map(|to| to.own)
            .collect::<Vec<_>>(),
        [false, true, true]
    );
    assert_eq!(delivery.recipients[1].answer, "550 5.1.1 No such user");
    assert_eq!(handler.kept()[0].recipients, [ANA]);
}

#[tokio::test]
async fn without_a_single_recipient_the_message_never_leaves_and_the_next_one_does() {
    let handler = Difficult::with_recipients([
        (BETO, Answer::reply(550, "5.1.1 No such user")),
        (CARLA, Answer::reply(450, "4.2.0 Greylisted")),
    ]);
    let server = serve(&handler).await;
    let mut connection = Connection::open(&settings(server.address())).await.unwrap();
    let delivery = connection
        .deliver(&envelope(&[BETO, CARLA, "no address"]), MESSAGE)
        .await;
    assert_eq!(delivery.outcome, Outcome::NoRecipients);
    let expected = [
        (Verdict::Refused, Some(550)),
        (Verdict::Deferred, Some(450)),
        (Verdict::Refused, None),
    ];
    assert_eq!(verdicts(&delivery), expected);
    assert!(delivery.reusable && handler.kept().is_empty());
    let delivery = connection.deliver(&envelope(&[ANA]), MESSAGE).await;
    assert!(matches!(delivery.outcome, Outcome::Accepted { .. }));
}

#[tokio::test]
async fn addresses_that_would_break_the_command_never_reach_the_server() {
    let handler = Difficult::kind();
    for bad in [
        "ana@cliente.test>\r\nRCPT TO:<x@y.test",
        "ana@cliente.test\n",
        "",
        "a b@c.test",
    ] {
        let delivery = attempt(&handler, &[bad, ANA], PATIENT).await;
        assert_eq!(
            verdicts(&delivery),
            [(Verdict::Refused, None), (Verdict::Accepted, Some(250))],
            "{bad:?}"
        );
    }
    assert!(
        handler
            .kept()
            .iter()
            .all(|message| message.recipients == [ANA])
    );
    let server = serve(&handler).await;
    let mut connection = Connection::open(&settings(server.address())).await.unwrap();
    let bad = Envelope {
        sender: "x\r\nQUIT".to_owned(),
        recipients: vec![ANA.to_owned()],
    };
    let delivery = connection.deliver(&bad, MESSAGE).await;
    assert!(matches!(delivery.outcome, Outcome::Failed { .. }) && delivery.reusable);
}

#[tokio::test]
async fn an_address_beyond_ascii_is_refused_where_the_server_cannot_take_it() {
    let delivery = attempt(&Difficult::kind(), &["peña@cliente.test", ANA], PATIENT).await;
    assert_eq!(
        verdicts(&delivery),
        [(Verdict::Refused, None), (Verdict::Accepted, Some(250))]
    );
}

#[tokio::test]
async fn after_a_refused_data_the_connection_is_fit_for_the_next_message() {
    let handler = Difficult::at("data", Answer::reply(451, "4.3.0 Later"));
    let server = serve(&handler).await;
    let mut connection = Connection::open(&settings(server.address())).await.unwrap();
    for _ in 0..3 {
        let delivery = connection.deliver(&envelope(&[ANA]), MESSAGE).await;
        assert_eq!(delivery.recipients[0].answer, "451 4.3.0 Later");
    }
}
