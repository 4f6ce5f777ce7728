//! The client against the simulator, over real HTTP on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod control;
mod deliveries;
mod faults;
mod goods;
mod hooks;
mod limits;
mod listener;
mod orders;
mod paging;
mod reading;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::simulator::{Simulator, SimulatorConfig};
use super::{BindClient, BindSettings, CallBudget, Pause};
use crate::domain::erp::{Connector as _, Cursor, ErpInvoice, InvoiceQuery, Page};
use crate::platform::http_client;

const PARAMO: i64 = 90001;

#[derive(Default)]
struct Waits(Mutex<Vec<Duration>>);

#[async_trait]
impl Pause for Waits {
    async fn pause(&self, wait: Duration) {
        self.0.lock().unwrap().push(wait);
    }
}

struct Few(AtomicU32);

#[async_trait]
impl CallBudget for Few {
    async fn take(&self) -> bool {
        self.0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            })
            .is_ok()
    }
}

struct Rig {
    simulator: Simulator,
    client: BindClient,
    waits: Arc<Waits>,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 19).unwrap()
}

fn while_the_key_holds() -> DateTime<Utc> {
    DateTime::from_timestamp(1_768_800_000, 0).unwrap()
}

fn small() -> SimulatorConfig {
    SimulatorConfig {
        invoices_per_customer: 2,
        customers: 40,
        today: Some(today()),
        ..Default::default()
    }
}

fn rig_of(config: &SimulatorConfig, change: impl FnOnce(&mut BindSettings)) -> Rig {
    let simulator = Simulator::start("127.0.0.1:0", config).unwrap();
    let mut settings = simulator.settings().unwrap();
    change(&mut settings);
    let waits = Arc::new(Waits::default());
    let key = simulator.key_for("admin", PARAMO).unwrap();
    let client = BindClient::new(http_client::build().unwrap(), settings, key)
        .with_pause(Arc::clone(&waits) as Arc<dyn Pause>)
        .with_clock(while_the_key_holds);
    Rig {
        simulator,
        client,
        waits,
    }
}

fn rig() -> Rig {
    rig_of(&small(), |_| {})
}

impl Rig {
    fn waits(&self) -> usize {
        self.waits.0.lock().unwrap().len()
    }

    fn as_user(&self, who: &str, company: i64) -> BindClient {
        let key = self.simulator.key_for(who, company).unwrap();
        let settings = self.simulator.settings().unwrap();
        BindClient::new(http_client::build().unwrap(), settings, key)
            .with_pause(Arc::clone(&self.waits) as Arc<dyn Pause>)
    }

    async fn all(&self, query: &InvoiceQuery) -> (Vec<ErpInvoice>, Vec<Page<ErpInvoice>>) {
        let mut pages = Vec::new();
        let mut next = None;
        loop {
            let page = self.client.invoices(query, next).await.unwrap();
            next = page
                .next
                .clone()
                .map(|cursor| Cursor::from(cursor.as_str().to_owned()));
            pages.push(page);
            if next.is_none() {
                break;
            }
        }
        (
            pages.iter().flat_map(|page| page.rows.clone()).collect(),
            pages,
        )
    }

    async fn client_named(&self, name: &str) -> String {
        let clients = self.client.clients(None).await.unwrap();
        clients
            .rows
            .into_iter()
            .find(|client| client.name == name)
            .unwrap()
            .external_id
    }

    async fn invoices_of(&self, name: &str) -> (Vec<ErpInvoice>, Vec<Page<ErpInvoice>>) {
        let client_external_id = Some(self.client_named(name).await);
        self.all(&InvoiceQuery {
            client_external_id,
            ..Default::default()
        })
        .await
    }
}
