//! The client against our own server, over TCP: one way to fail per test.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod delivering;
mod losing;
mod opening;
mod scripted;
mod sealed;
mod settings;

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;

use super::*;
use crate::platform::mail::smtp_server::{Handler, Received, SmtpServer, Verdict as Answer};

/// Long enough for a loaded machine where an answer is expected.
const PATIENT: Duration = Duration::from_secs(20);
/// Short where none will come.
const BRIEF: Duration = Duration::from_millis(400);

const ANA: &str = "ana@cliente.test";
const BETO: &str = "beto@cliente.test";
const CARLA: &str = "carla@cliente.test";

const MESSAGE: &[u8] = b"Subject: a statement\r\n\r\nEstimado cliente\r\n";

fn any_port() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, 0))
}

fn settings(address: SocketAddr) -> SmtpSettings {
    SmtpSettings::parse(&format!("smtp://{address}"))
        .unwrap()
        .with_timeout(PATIENT)
}

fn envelope(recipients: &[&str]) -> Envelope {
    Envelope {
        sender: "cobranza@paramo.test".to_owned(),
        recipients: recipients.iter().map(|to| (*to).to_owned()).collect(),
    }
}

/// A server that fails where it is told to, and keeps what it takes.
#[derive(Default)]
struct Difficult {
    answers: HashMap<&'static str, Answer>,
    /// How many messages go well first; counts for DATA.
    good_first: usize,
    per_recipient: HashMap<&'static str, Answer>,
    kept: Mutex<Vec<Received>>,
    hellos: Mutex<Vec<String>>,
}

impl Difficult {
    fn at(stage: &'static str, answer: Answer) -> Arc<Self> {
        Arc::new(Self {
            answers: HashMap::from([(stage, answer)]),
            ..Self::default()
        })
    }

    fn kind() -> Arc<Self> {
        Arc::new(Self::default())
    }

    fn with_recipients<const N: usize>(answers: [(&'static str, Answer); N]) -> Arc<Self> {
        Arc::new(Self {
            per_recipient: HashMap::from(answers),
            ..Self::default()
        })
    }

    fn answer(&self, stage: &str) -> Answer {
        self.answers.get(stage).cloned().unwrap_or(Answer::Ok)
    }

    fn kept(&self) -> Vec<Received> {
        self.kept.lock().unwrap().clone()
    }
}

#[async_trait]
impl Handler for Difficult {
    async fn connect(&self, _peer: SocketAddr) -> Answer {
        self.answer("connect")
    }
    async fn hello(&self, name: &str) -> Answer {
        self.hellos.lock().unwrap().push(name.to_owned());
        self.answer("hello")
    }
    async fn mail(&self, _sender: &str) -> Answer {
        self.answer("mail")
    }
    async fn rcpt(&self, recipient: &str) -> Answer {
        self.per_recipient
            .get(recipient)
            .cloned()
            .unwrap_or(Answer::Ok)
    }
    async fn data(&self) -> Answer {
        match self.kept().len() < self.good_first {
            true => Answer::Ok,
            false => self.answer("data"),
        }
    }
    async fn accepted(&self, message: Received) -> Answer {
        self.kept.lock().unwrap().push(message);
        self.answer("accepted")
    }
}

async fn serve(handler: &Arc<Difficult>) -> SmtpServer {
    let handler: Arc<dyn Handler> = Arc::clone(handler) as _;
    SmtpServer::start(any_port(), handler).await.unwrap()
}

/// One message to `recipients` of a server that behaves like `handler`.
async fn attempt(handler: &Arc<Difficult>, recipients: &[&str], timeout: Duration) -> Delivery {
    let server = serve(handler).await;
    let settings = settings(server.address()).with_timeout(timeout);
    let mut connection = Connection::open(&settings).await.unwrap();
    connection.deliver(&envelope(recipients), MESSAGE).await
}

/// The verdicts and codes, in order.
fn verdicts(delivery: &Delivery) -> Vec<(Verdict, Option<u16>)> {
    delivery
        .recipients
        .iter()
        .map(|to| (to.verdict, to.code))
        .collect()
}
