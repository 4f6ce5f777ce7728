use super::*;

#[tokio::test]
async fn after_421_the_message_waits_and_the_connection_is_not_used_again() {
    for stage in ["mail", "data", "accepted"] {
        let handler = Difficult::at(stage, Answer::reply(421, "4.3.2 Closing"));
        let delivery = attempt(&handler, &[ANA], PATIENT).await;
        assert_eq!(
            delivery.outcome,
            Outcome::Deferred {
                answer: "421 4.3.2 Closing".to_owned()
            },
            "{stage}"
        );
        assert!(!delivery.reusable, "{stage}");
    }
}

#[tokio::test]
async fn when_the_connection_ends_at_rcpt_what_was_already_said_stays_said() {
    for (answer, code) in [
        (Answer::reply(421, "4.3.2 Closing"), Some(421)),
        (Answer::Close, None),
    ] {
        let handler =
            Difficult::with_recipients([(ANA, Answer::reply(550, "5.1.1 No")), (CARLA, answer)]);
        let delivery = attempt(&handler, &[ANA, BETO, CARLA, "dora@cliente.test"], PATIENT).await;
        assert!(matches!(delivery.outcome, Outcome::Deferred { .. }) && !delivery.reusable);
        let deferred = (Verdict::Deferred, code);
        assert_eq!(
            verdicts(&delivery),
            [(Verdict::Refused, Some(550)), deferred, deferred, deferred]
        );
        assert!(handler.kept().is_empty());
    }
}

#[tokio::test]
async fn a_connection_lost_or_silent_before_the_message_defers_it() {
    for (stage, answer) in [
        ("mail", Answer::Close),
        ("mail", Answer::Hang),
        ("data", Answer::Close),
        ("data", Answer::Hang),
        ("data", Answer::Raw("???\r\n".to_owned())),
        ("data", Answer::reply(250, "Not what DATA answers")),
        ("mail", Answer::reply(354, "Not what MAIL answers")),
    ] {
        let timeout = if answer == Answer::Hang {
            BRIEF
        } else {
            PATIENT
        };
        let delivery = attempt(&Difficult::at(stage, answer.clone()), &[ANA], timeout).await;
        assert!(
            matches!(delivery.outcome, Outcome::Deferred { .. }),
            "{stage} {answer:?} {delivery:?}"
        );
        assert!(!delivery.reusable, "{stage} {answer:?}");
    }
}

/// Larger than what both sockets buffer, so that the client is still writing when it breaks.
fn large() -> Vec<u8> {
    b"a line of a long message, again and again\r\n".repeat(400_000)
}

async fn attempt_large(answer: Answer, timeout: Duration) -> Delivery {
    let server = serve(&Difficult::at("data", answer)).await;
    let settings = settings(server.address()).with_timeout(timeout);
    let mut connection = Connection::open(&settings).await.unwrap();
    connection.deliver(&envelope(&[ANA]), &large()).await
}

#[tokio::test]
async fn how_far_the_message_before_got_does_not_count() {
    let handler = Arc::new(Difficult {
        answers: HashMap::from([("data", Answer::CloseAfterData(1000))]),
        good_first: 1,
        ..Difficult::default()
    });
    let server = serve(&handler).await;
    let mut connection = Connection::open(&settings(server.address())).await.unwrap();
    let first = connection.deliver(&envelope(&[ANA]), MESSAGE).await;
    assert!(matches!(first.outcome, Outcome::Accepted { .. }));
    let second = connection.deliver(&envelope(&[ANA]), &large()).await;
    assert!(
        matches!(second.outcome, Outcome::Deferred { .. }),
        "{second:?}"
    );
}

#[tokio::test]
async fn a_connection_lost_in_the_middle_of_the_message_defers_it() {
    let delivery = attempt_large(Answer::CloseAfterData(1000), PATIENT).await;
    assert!(
        matches!(delivery.outcome, Outcome::Deferred { .. }),
        "{delivery:?}"
    );
    assert!(!delivery.reusable);
}

#[tokio::test]
async fn a_server_that_stops_reading_in_the_middle_of_the_message_defers_it() {
    let delivery = attempt_large(Answer::HangAfterData(1000), Duration::from_millis(900)).await;
    assert!(
        matches!(delivery.outcome, Outcome::Deferred { .. }),
        "{delivery:?}"
    );
    assert!(!delivery.reusable);
}

#[tokio::test]
async fn no_valid_reply_after_the_terminator_leaves_the_message_unknown_though_it_was_taken() {
    for answer in [
        Answer::Close,
        Answer::Hang,
        Answer::Raw("%%%\r\n".to_owned()),
        Answer::reply(354, "Go on?"),
    ] {
        let timeout = if answer == Answer::Hang {
            BRIEF
        } else {
            PATIENT
        };
        let handler = Difficult::at("accepted", answer.clone());
        let delivery = attempt(&handler, &[ANA], timeout).await;
        assert!(
            matches!(delivery.outcome, Outcome::Unknown { .. }),
            "{answer:?} {delivery:?}"
        );
        assert_eq!(
            delivery.recipients[0].verdict,
            Verdict::Unknown,
            "{answer:?}"
        );
        assert!(
            !delivery.reusable && handler.kept().len() == 1,
            "{answer:?}"
        );
    }
}

#[tokio::test]
async fn a_connection_that_the_server_closed_is_stale() {
    let server = serve(&Difficult::kind()).await;
    let mut connection = Connection::open(&settings(server.address())).await.unwrap();
    assert!(!connection.is_stale());
    server.stop().await;
    assert!(connection.is_stale());
    let delivery = connection.deliver(&envelope(&[ANA]), MESSAGE).await;
    assert!(matches!(delivery.outcome, Outcome::Deferred { .. }) && !delivery.reusable);
}
