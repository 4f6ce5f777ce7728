//! The post of a test: a mail server that does as it is told, and the engine run by hand.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use mostrador::domain::collections::tick::{self, Ticked};
use mostrador::domain::delivery::{self, Mode};
use mostrador::platform::mail::smtp_server::{Handler, Received, SmtpServer, Verdict};
use mostrador::services::Services;
use tokio::sync::watch;

/// At which stage the server does something else than take the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    Connect,
    Mail,
    Rcpt,
    Data,
    Accepted,
}

/// A mail server with a list of faults per stage; what is not on a list goes well.
#[derive(Default)]
pub struct Script {
    faults: Mutex<HashMap<Stage, Vec<Verdict>>>,
    refused: Mutex<HashMap<String, Verdict>>,
    taken: Mutex<Vec<Received>>,
}

impl Script {
    /// The next mail at this stage meets `verdict`.
    pub fn next(&self, stage: Stage, verdict: Verdict) {
        self.faults
            .lock()
            .unwrap()
            .entry(stage)
            .or_default()
            .push(verdict);
    }

    /// This address always meets `verdict` at RCPT.
    pub fn address(&self, address: &str, verdict: Verdict) {
        self.refused
            .lock()
            .unwrap()
            .insert(address.to_owned(), verdict);
    }

    /// All is well for everybody from now on.
    pub fn heal(&self) {
        self.faults.lock().unwrap().clear();
        self.refused.lock().unwrap().clear();
    }

    /// What the server keeps, oldest first.
    pub fn taken(&self) -> Vec<Received> {
        self.taken.lock().unwrap().clone()
    }

    /// The addresses of what the server keeps, sorted.
    pub fn reached(&self) -> Vec<String> {
        let mut all: Vec<String> = self
            .taken()
            .into_iter()
            .flat_map(|mail| mail.recipients)
            .collect();
        all.sort();
        all
    }

    fn at(&self, stage: Stage) -> Verdict {
        let mut faults = self.faults.lock().unwrap();
        let list = faults.entry(stage).or_default();
        if list.is_empty() {
            Verdict::Ok
        } else {
            list.remove(0)
        }
    }
}

#[async_trait]
impl Handler for Script {
    async fn connect(&self, _: std::net::SocketAddr) -> Verdict {
        self.at(Stage::Connect)
    }

    async fn mail(&self, _: &str) -> Verdict {
        self.at(Stage::Mail)
    }

    async fn rcpt(&self, recipient: &str) -> Verdict {
        let own = self.refused.lock().unwrap().get(recipient).cloned();
        own.unwrap_or_else(|| self.at(Stage::Rcpt))
    }

    async fn data(&self) -> Verdict {
        self.at(Stage::Data)
    }

    async fn accepted(&self, message: Received) -> Verdict {
        let verdict = self.at(Stage::Accepted);
        if verdict == Verdict::Ok {
            self.taken.lock().unwrap().push(message);
        }
        verdict
    }
}

/// A mail server and the services that send to it.
pub struct Post {
    pub script: Arc<Script>,
    pub services: Services,
    _server: SmtpServer,
}

impl Post {
    /// Starts a server; `services` is the application's, sending there from now on.
    pub async fn open(services: &Services) -> Self {
        let script = Arc::new(Script::default());
        let server = SmtpServer::start("127.0.0.1:0".parse().unwrap(), script.clone())
            .await
            .unwrap();
        let settings = mostrador::platform::mail::smtp::SmtpSettings::parse(&format!(
            "smtp://{}",
            server.address()
        ))
        .unwrap()
        .with_timeout(Duration::from_secs(2));
        let mut config = (*services.config).clone();
        config.smtp = settings;
        let services = Services {
            config: Arc::new(config),
            ..services.clone()
        };
        Self {
            script,
            services,
            _server: server,
        }
    }

    /// One tick by the business clock.
    pub async fn tick(&self) -> Ticked {
        tick::tick(&self.services, None).await.unwrap()
    }

    /// Delivers until nothing would move within five minutes.
    pub async fn work(&self) {
        let (_keep, stop) = watch::channel(false);
        delivery::work(&self.services, Mode::UntilEmpty, stop)
            .await
            .unwrap();
    }

    /// Delivers what can be delivered at once, and does not wait for retries.
    pub async fn work_once(&self) {
        let (tell, stop) = watch::channel(false);
        let services = self.services.clone();
        let working =
            tokio::spawn(async move { delivery::work(&services, Mode::Forever, stop).await });
        self.quiet().await;
        tell.send_replace(true);
        working.await.unwrap().unwrap();
    }

    /// Waits until nothing is claimed, being sent or due.
    async fn quiet(&self) {
        use diesel::prelude::*;
        use mostrador::platform::db::schema::outbox;
        use mostrador::platform::db::{DbError, DbResult};
        for _ in 0..2_000 {
            let now = mostrador::platform::clock::wall().naive_utc();
            let busy: i64 = self
                .services
                .db
                .read(move |conn| -> DbResult<i64> {
                    let due = outbox::state.eq("queued").and(outbox::available_at.le(now));
                    let moving = outbox::state.eq_any(["claimed", "sending"]).or(due);
                    outbox::table
                        .filter(moving)
                        .count()
                        .get_result(conn)
                        .map_err(DbError::from)
                })
                .await
                .unwrap();
            if busy == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the outbox does not come to rest");
    }
}
