use super::*;

#[tokio::test]
async fn what_goes_wrong_before_mail_makes_the_server_unavailable() {
    let refusal = || Answer::reply(554, "5.7.1 Not you");
    let busy = || Answer::reply(421, "4.3.2 Busy");
    for (stage, answer, expected, code) in [
        ("connect", refusal(), Stage::Banner, Some(554)),
        ("connect", busy(), Stage::Banner, Some(421)),
        ("connect", Answer::Close, Stage::Banner, None),
        ("connect", Answer::Hang, Stage::Banner, None),
        (
            "connect",
            Answer::Raw("SSH-2.0-mail\r\n".to_owned()),
            Stage::Banner,
            None,
        ),
        ("hello", refusal(), Stage::Hello, Some(554)),
        ("hello", busy(), Stage::Hello, Some(421)),
        ("hello", Answer::Close, Stage::Hello, None),
        ("hello", Answer::Hang, Stage::Hello, None),
    ] {
        let timeout = if answer == Answer::Hang {
            BRIEF
        } else {
            PATIENT
        };
        let server = serve(&Difficult::at(stage, answer.clone())).await;
        let settings = settings(server.address()).with_timeout(timeout);
        let unavailable = Connection::open(&settings).await.err().unwrap();
        assert_eq!(
            (unavailable.stage, unavailable.code),
            (expected, code),
            "{stage} {answer:?}"
        );
        assert!(!unavailable.answer.is_empty());
    }
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_a_failure_to_connect() {
    let listener = std::net::TcpListener::bind(any_port()).unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let unavailable = Connection::open(&settings(address)).await.err().unwrap();
    assert_eq!(unavailable.stage, Stage::Connect);
}
