//! AUTH and TLS against a server that follows a script.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

use super::*;

/// Says the first reply, then one reply per line that comes in; gives the lines back.
async fn play<const N: usize>(
    replies: [&'static str; N],
) -> (SocketAddr, tokio::task::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind(any_port()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let heard = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        let mut heard = Vec::new();
        for reply in replies {
            writer
                .write_all(format!("{reply}\r\n").as_bytes())
                .await
                .unwrap();
            let Ok(Some(line)) = lines.next_line().await else {
                break;
            };
            heard.push(line);
        }
        heard
    });
    (address, heard)
}

fn with_login(address: SocketAddr, tls: &str) -> SmtpSettings {
    let url = format!("smtp://ana%40paramo.test:s3cr%25t@{address}?tls={tls}");
    SmtpSettings::parse(&url).unwrap().with_timeout(PATIENT)
}

#[tokio::test]
async fn the_login_is_given_decoded() {
    let hello = "250-mail.test\r\n250 AUTH LOGIN PLAIN";
    let (address, heard) = play(["220 hi", hello, "235 welcome", "221 bye"]).await;
    let connection = Connection::open(&with_login(address, "none"))
        .await
        .unwrap();
    connection.quit().await;
    let plain = STANDARD.encode("\0ana@paramo.test\0s3cr%t");
    assert_eq!(
        heard.await.unwrap()[1..],
        [format!("AUTH PLAIN {plain}"), "QUIT".to_owned()]
    );
}

#[tokio::test]
async fn a_refused_login_makes_the_server_unavailable_at_auth() {
    let hello = "250-mail.test\r\n250 AUTH PLAIN";
    let (address, _heard) = play(["220 hi", hello, "535 5.7.8 Wrong"]).await;
    let unavailable = Connection::open(&with_login(address, "none"))
        .await
        .err()
        .unwrap();
    let expected = Unavailable {
        stage: Stage::Auth,
        code: Some(535),
        answer: "535 5.7.8 Wrong".to_owned(),
    };
    assert_eq!(unavailable, expected);
}

#[tokio::test]
async fn a_server_without_logins_is_unavailable_to_who_has_one() {
    let (address, _heard) = play(["220 hi", "250 mail.test"]).await;
    let unavailable = Connection::open(&with_login(address, "none"))
        .await
        .err()
        .unwrap();
    assert_eq!((unavailable.stage, unavailable.code), (Stage::Auth, None));
}

#[tokio::test]
async fn a_login_never_travels_in_clear_where_tls_is_required() {
    let hello = "250-mail.test\r\n250 AUTH PLAIN";
    let (address, heard) = play(["220 hi", hello, "235 welcome"]).await;
    let unavailable = Connection::open(&with_login(address, "required"))
        .await
        .err()
        .unwrap();
    assert_eq!((unavailable.stage, unavailable.code), (Stage::Tls, None));
    assert!(
        !heard
            .await
            .unwrap()
            .iter()
            .any(|line| line.contains("AUTH"))
    );
}

#[tokio::test]
async fn a_failed_start_of_tls_is_the_end_where_it_is_offered() {
    let hello = "250-mail.test\r\n250-AUTH PLAIN\r\n250 STARTTLS";
    for tls in ["required", "opportunistic"] {
        let (address, _heard) = play(["220 hi", hello, "454 4.7.0 Not now", "221 bye"]).await;
        let unavailable = Connection::open(&with_login(address, tls))
            .await
            .err()
            .unwrap();
        assert_eq!(
            (unavailable.stage, unavailable.code),
            (Stage::Tls, Some(454))
        );

        let (address, heard) =
            play(["220 hi", hello, "220 go", "no handshake", "235 welcome"]).await;
        let unavailable = Connection::open(&with_login(address, tls))
            .await
            .err()
            .unwrap();
        assert_eq!((unavailable.stage, unavailable.code), (Stage::Tls, None));
        heard.abort();
    }
}

#[tokio::test]
async fn tls_from_the_first_byte_does_not_fall_back() {
    let (address, heard) = play(["220 hi", "250 mail.test"]).await;
    let settings = SmtpSettings::parse(&format!("smtps://{address}"))
        .unwrap()
        .with_timeout(PATIENT);
    let unavailable = Connection::open(&settings).await.err().unwrap();
    assert_eq!((unavailable.stage, unavailable.code), (Stage::Tls, None));
    heard.abort();
}
