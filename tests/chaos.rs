//! The promise of delivery, with real processes: a mail server that fails in every way it can, and
//! workers that are killed at random moments. Every debtor has exactly one accepted mail, or a row
//! *unknown* or *failed* that a person sees; nobody has two and nobody is forgotten.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod engines;

use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use mostrador::platform::mail::smtp_server::{Handler, Received, SmtpServer, Verdict};

const CONNECTIONS: usize = 4;

/// A mail server that has every fault once per debtor or now and then, and notes what it took.
#[derive(Default)]
struct Difficult {
    calls: AtomicUsize,
    /// Faults each address has had.
    had: Mutex<HashMap<String, usize>>,
    /// How often each address got each Message-ID accepted.
    accepted: Mutex<HashMap<(String, String), usize>>,
    /// Replies that the client never heard, after a message was complete.
    lost_replies: AtomicUsize,
}

impl Difficult {
    /// True at every `nth` call of anything.
    fn every(&self, nth: usize) -> bool {
        self.calls.fetch_add(1, Ordering::SeqCst) % nth == nth - 1
    }

    /// The number that an address ends with, and how many faults it has had before this one.
    fn fault_of(&self, address: &str) -> (usize, usize) {
        let number = address
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .unwrap_or(0);
        let mut had = self.had.lock().unwrap();
        let count = had.entry(address.to_owned()).or_insert(0);
        *count += 1;
        (number, *count - 1)
    }

    fn keep(&self, message: &Received) {
        let text = String::from_utf8_lossy(&message.bytes);
        let id = text
            .lines()
            .find_map(|line| line.strip_prefix("Message-ID: "))
            .unwrap()
            .to_owned();
        let mut accepted = self.accepted.lock().unwrap();
        for recipient in &message.recipients {
            *accepted.entry((recipient.clone(), id.clone())).or_insert(0) += 1;
        }
    }
}

#[async_trait]
impl Handler for Difficult {
    async fn connect(&self, _: std::net::SocketAddr) -> Verdict {
        match self.calls.fetch_add(1, Ordering::SeqCst) % 23 {
            5 => Verdict::reply(421, "busy"),
            11 => Verdict::Close,
            _ => Verdict::Ok,
        }
    }

    async fn mail(&self, _: &str) -> Verdict {
        if self.every(397) {
            Verdict::reply(451, "later")
        } else {
            Verdict::Ok
        }
    }

    async fn rcpt(&self, recipient: &str) -> Verdict {
        let (number, before) = self.fault_of(recipient);
        match (number % 50, before) {
            (7, _) => Verdict::reply(550, "no such user"),
            (8, 0) => Verdict::reply(450, "mailbox busy"),
            (9, 0) => Verdict::Close,
            _ => Verdict::Ok,
        }
    }

    async fn data(&self) -> Verdict {
        match self.calls.fetch_add(1, Ordering::SeqCst) % 211 {
            50 => Verdict::reply(451, "not now"),
            100 => Verdict::CloseAfterData(700),
            _ => Verdict::Ok,
        }
    }

    async fn accepted(&self, message: Received) -> Verdict {
        let address = message.recipients.first().cloned().unwrap_or_default();
        let (number, before) = self.fault_of(&address);
        match number % 50 {
            17 if before < 2 => Verdict::reply(452, "disk full"),
            18 => Verdict::reply(554, "looks like spam"),
            19 => {
                self.lost_replies.fetch_add(1, Ordering::SeqCst);
                self.keep(&message);
                Verdict::Close
            }
            20 if number < 100 => {
                self.lost_replies.fetch_add(1, Ordering::SeqCst);
                Verdict::Hang
            }
            _ => {
                self.keep(&message);
                Verdict::Ok
            }
        }
    }
}

fn mostrador(database: &str, smtp: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mostrador"));
    command
        .args(arguments)
        .env_clear()
        .env("DATABASE_URL", database)
        .env("PUBLIC_URL", "https://mostrador.test")
        .env("SECRET_KEY", "5a".repeat(32))
        .env("SMTP_URL", smtp)
        .env("SMTP_CONNECTIONS", CONNECTIONS.to_string())
        .env("MAIL_FROM", "Mostrador <avisos@mostrador.test>")
        .env("RUST_LOG", "error")
        .stderr(Stdio::null());
    command
}

async fn run(database: &str, smtp: &str, arguments: &[&str]) -> String {
    let mut command = mostrador(database, smtp, arguments);
    let output = tokio::task::spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap();
    assert!(output.status.success(), "mostrador {arguments:?} failed");
    String::from_utf8(output.stdout).unwrap()
}

fn start_worker(database: &str, smtp: &str) -> Child {
    mostrador(database, smtp, &["work", "--until-empty"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// How many debtors and kills: a small run by default, the full promise where `bin/test` asks.
fn size() -> (usize, usize) {
    if std::env::var_os("MOSTRADOR_FULL").is_some() {
        (2_000, 10)
    } else {
        (250, 3)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_debtor_has_one_mail_or_a_row_that_a_person_sees() {
    let (debtors, kills) = size();
    let place = engines::Place::fresh().await;
    let database = place.url();
    let handler = Arc::new(Difficult::default());
    let server = SmtpServer::start("127.0.0.1:0".parse().unwrap(), handler.clone())
        .await
        .unwrap();
    let smtp = format!("smtp://{}", server.address());
    run(
        database,
        &smtp,
        &[
            "seed",
            "--customers",
            &debtors.to_string(),
            "--invoices",
            "2",
            "--due-now",
        ],
    )
    .await;

    let mut workers = vec![start_worker(database, &smtp)];
    run(database, &smtp, &["tick"]).await;
    for kill in 0..kills {
        workers.push(start_worker(database, &smtp));
        // A moment that depends on nothing the program does.
        tokio::time::sleep(Duration::from_millis(90 + (kill as u64 * 137) % 400)).await;
        let mut victim = workers.remove(0);
        victim.kill().unwrap();
        victim.wait().unwrap();
        run(database, &smtp, &["tick"]).await;
    }
    for mut worker in workers {
        let status = tokio::task::spawn_blocking(move || worker.wait())
            .await
            .unwrap()
            .unwrap();
        assert!(status.success());
    }
    run(database, &smtp, &["work", "--until-empty"]).await;
    check(
        &run(database, &smtp, &["notices", "--format", "json"]).await,
        &handler,
        debtors,
        kills,
    );
}

fn check(json: &str, server: &Difficult, debtors: usize, kills: usize) {
    let lines: Vec<serde_json::Value> = serde_json::from_str(json).unwrap();
    assert_eq!(lines.len(), debtors, "a line for everybody");
    let accepted = server.accepted.lock().unwrap();
    let mut unknown = 0;
    for line in &lines {
        let id = line["message_id"].as_str().unwrap_or_default().to_owned();
        let times: usize = accepted
            .iter()
            .filter(|((_, message), _)| *message == id)
            .map(|(_, count)| *count)
            .sum();
        match line["state"].as_str().unwrap() {
            "sent" => assert_eq!(times, 1, "{line}"),
            "failed" => assert_eq!(times, 0, "{line}"),
            "unknown" => {
                unknown += 1;
                assert!(times <= 1, "{line}");
            }
            other => panic!("left {other}: {line}"),
        }
    }
    let lost = server.lost_replies.load(Ordering::SeqCst);
    assert!(
        unknown >= lost,
        "every lost reply is visible: {unknown} unknown, {lost} lost"
    );
    assert!(
        unknown <= lost + 2 * CONNECTIONS * kills,
        "{unknown} unknown, {lost} lost, {kills} kills"
    );
    let total: usize = accepted.values().sum();
    assert_eq!(total, accepted.len(), "no address has a Message-ID twice");
}
