#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use std::net::Ipv4Addr;
use std::sync::Mutex;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;

#[derive(Default)]
struct Keeper(Mutex<Vec<Received>>);

#[async_trait]
impl Handler for Keeper {
    async fn accepted(&self, message: Received) -> Verdict {
        self.0.lock().unwrap().push(message);
        Verdict::Ok
    }
}

async fn start() -> (SmtpServer, Arc<Keeper>) {
    let keeper = Arc::new(Keeper::default());
    let handler: Arc<dyn Handler> = Arc::clone(&keeper) as _;
    let server = SmtpServer::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), handler)
        .await
        .unwrap();
    (server, keeper)
}

/// Says everything at once, and gives the codes that came back, until the server hangs up.
async fn codes(server: &SmtpServer, lines: &str) -> Vec<String> {
    let mut client = TcpStream::connect(server.address()).await.unwrap();
    client
        .write_all(lines.replace('\n', "\r\n").as_bytes())
        .await
        .unwrap();
    let mut heard = String::new();
    client.read_to_string(&mut heard).await.unwrap();
    heard
        .lines()
        .filter(|line| line.get(3..4) == Some(" "))
        .map(|line| line[..3].to_owned())
        .collect()
}

#[tokio::test]
async fn a_conversation_by_the_book() {
    let (server, keeper) = start().await;
    let said = "ehlo x\nmail from:<> BODY=8BITMIME\nRCPT TO: <ana@cliente.test>\nDATA\nhola\n.\nNOOP\nHELO x\nQUIT\n";
    assert_eq!(
        codes(&server, said).await,
        [
            "220", "250", "250", "250", "354", "250", "250", "250", "221"
        ]
    );
    let expected = Received {
        sender: String::new(),
        recipients: vec!["ana@cliente.test".to_owned()],
        bytes: b"hola\r\n".to_vec(),
    };
    assert_eq!(*keeper.0.lock().unwrap(), [expected]);
}

#[tokio::test]
async fn commands_out_of_order_are_refused() {
    let (server, keeper) = start().await;
    let said = "RCPT TO:<a@b.test>\nDATA\nMAIL FROM:<a@b.test>\nMAIL FROM:<a@b.test>\nDATA\nRSET\nRCPT TO:<a@b.test>\nVRFY a\nMAIL a@b.test\nRCPT\nQUIT\n";
    let expected = [
        "220", "503", "503", "250", "503", "503", "250", "503", "502", "501", "501", "221",
    ];
    assert_eq!(codes(&server, said).await, expected);
    assert!(keeper.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn nothing_of_one_message_reaches_the_next() {
    let (server, keeper) = start().await;
    let one = |to: &str| format!("MAIL FROM:<s@b.test>\nRCPT TO:<{to}@b.test>\nDATA\n{to}\n.\n");
    let said = format!(
        "{}MAIL FROM:<s@b.test>\nRCPT TO:<x@b.test>\nRSET\n{}QUIT\n",
        one("a"),
        one("b")
    );
    codes(&server, &said).await;
    let kept = keeper.0.lock().unwrap();
    let recipients: Vec<_> = kept
        .iter()
        .map(|message| message.recipients.join(","))
        .collect();
    assert_eq!(recipients, ["a@b.test", "b@b.test"]);
}

#[tokio::test]
async fn a_server_that_stops_tells_the_idle_and_takes_nobody_new() {
    let (server, _) = start().await;
    let address = server.address();
    let mut client = TcpStream::connect(address).await.unwrap();
    let mut banner = [0; 5];
    client.read_exact(&mut banner).await.unwrap();
    server.stop().await;
    let mut heard = String::new();
    client.read_to_string(&mut heard).await.unwrap();
    assert!(heard.ends_with("421 4.3.2 Shutting down\r\n"), "{heard}");
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn two_thousand_messages_over_ten_connections_are_all_kept() {
    use crate::platform::mail::smtp::{Connection, Envelope, Outcome, SmtpSettings};
    let (server, keeper) = start().await;
    let settings = SmtpSettings::parse(&format!("smtp://{}", server.address())).unwrap();
    let clients = (0..10).map(|_| async {
        let mut connection = Connection::open(&settings).await.unwrap();
        let recipients = vec!["ana@cliente.test".to_owned()];
        let envelope = Envelope {
            sender: "cobranza@paramo.test".to_owned(),
            recipients,
        };
        for _ in 0..200 {
            let delivery = connection
                .deliver(&envelope, b"Subject: x\r\n\r\nhola\r\n")
                .await;
            assert!(
                matches!(delivery.outcome, Outcome::Accepted { .. }),
                "{delivery:?}"
            );
        }
        connection.quit().await;
    });
    futures_util::future::join_all(clients).await;
    assert_eq!(keeper.0.lock().unwrap().len(), 2_000);
}
