//! TLS that works, and certificates that do not.

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};

use super::*;

/// Enough for a handshake on a loaded machine.
const UNHURRIED: Duration = Duration::from_millis(800);

/// How the server speaks TLS.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    FirstByte,
    StartTls,
    /// From the first byte, and then it says nothing.
    Mute,
}

impl Manner {
    fn of(scheme: &str) -> Self {
        if scheme == "smtps" {
            Self::FirstByte
        } else {
            Self::StartTls
        }
    }
}

/// A server for one client, with a certificate of its own for `localhost`, and that certificate.
async fn start(manner: Manner) -> (SocketAddr, Vec<u8>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = made.cert.der().clone();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    let listener = TcpListener::bind(any_port()).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        if manner == Manner::StartTls {
            stream.write_all(b"220 hi\r\n").await.unwrap();
            let mut reader = BufReader::new(stream);
            expect(&mut reader, "EHLO", "250-mail.test\r\n250 STARTTLS").await;
            expect(&mut reader, "STARTTLS", "220 go").await;
            stream = reader.into_inner();
        }
        // A client that rejects the certificate ends the handshake.
        if let Ok(sealed) = TlsAcceptor::from(Arc::new(config)).accept(stream).await {
            let mut reader = BufReader::new(sealed);
            match manner {
                Manner::FirstByte => reader.write_all(b"220 hi\r\n").await.unwrap(),
                Manner::StartTls => {}
                Manner::Mute => return std::future::pending().await,
            }
            converse(&mut reader).await;
        }
    });
    (address, certificate.to_vec())
}

async fn converse(reader: &mut BufReader<impl AsyncRead + AsyncWrite + Unpin>) {
    expect(reader, "EHLO", "250-mail.test\r\n250 AUTH PLAIN").await;
    expect(reader, "AUTH PLAIN", "235 welcome").await;
    expect(reader, "MAIL FROM", "250 ok").await;
    expect(reader, "RCPT TO", "250 ok").await;
    expect(reader, "DATA", "354 go").await;
    let mut line = String::new();
    while line != ".\r\n" {
        line.clear();
        reader.read_line(&mut line).await.unwrap();
    }
    reader.write_all(b"250 sealed and taken\r\n").await.unwrap();
    reader.flush().await.unwrap();
    expect(reader, "QUIT", "221 bye").await;
}

async fn expect(
    reader: &mut BufReader<impl AsyncRead + AsyncWrite + Unpin>,
    start: &str,
    reply: &str,
) {
    let mut line = String::new();
    reader.read_line(&mut line).await.unwrap();
    assert!(line.starts_with(start), "{line:?} is not {start}");
    reader
        .write_all(format!("{reply}\r\n").as_bytes())
        .await
        .unwrap();
    reader.flush().await.unwrap();
}

fn settings(scheme: &str, host: &str, address: SocketAddr, tls: &str) -> SmtpSettings {
    let url = format!("{scheme}://ana:s3cret@{host}:{}?tls={tls}", address.port());
    SmtpSettings::parse(&url).unwrap().with_timeout(PATIENT)
}

#[tokio::test]
async fn a_message_travels_over_tls_from_the_first_byte_and_after_starttls() {
    for (scheme, tls) in [
        ("smtps", "required"),
        ("smtp", "required"),
        ("smtp", "opportunistic"),
    ] {
        let (address, certificate) = start(Manner::of(scheme)).await;
        let settings =
            settings(scheme, "localhost", address, tls).with_root_certificate(certificate);
        let mut connection = Connection::open(&settings).await.unwrap();
        let delivery = connection.deliver(&envelope(&[ANA]), MESSAGE).await;
        let expected = Outcome::Accepted {
            answer: "250 sealed and taken".to_owned(),
        };
        assert_eq!(delivery.outcome, expected, "{scheme} {tls}");
        connection.quit().await;
    }
}

#[tokio::test]
async fn a_certificate_of_nobody_we_trust_makes_the_server_unavailable() {
    for (scheme, tls) in [
        ("smtps", "required"),
        ("smtp", "required"),
        ("smtp", "opportunistic"),
    ] {
        let (address, _) = start(Manner::of(scheme)).await;
        let unavailable = Connection::open(&settings(scheme, "localhost", address, tls))
            .await
            .err()
            .unwrap();
        assert_eq!(
            (unavailable.stage, unavailable.code),
            (Stage::Tls, None),
            "{unavailable}"
        );
    }
}

#[tokio::test]
async fn a_certificate_for_another_name_makes_the_server_unavailable() {
    let (address, certificate) = start(Manner::FirstByte).await;
    let settings =
        settings("smtps", "127.0.0.1", address, "required").with_root_certificate(certificate);
    let unavailable = Connection::open(&settings).await.err().unwrap();
    assert_eq!(unavailable.stage, Stage::Tls);
}

#[tokio::test]
async fn silence_after_the_handshake_is_a_missing_banner() {
    let (address, certificate) = start(Manner::Mute).await;
    let settings =
        settings("smtps", "localhost", address, "required").with_root_certificate(certificate);
    let unavailable = Connection::open(&settings.with_timeout(UNHURRIED))
        .await
        .err()
        .unwrap();
    assert_eq!(unavailable.stage, Stage::Banner);
}
