//! The pump: claims, marks, hands out, settles. One per process.

mod claims;
mod close;
mod conversations;
mod transact;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, Notify, mpsc, watch};
use tokio::time::Instant;

use super::claim::Taken;
use super::courier::{Queue, Report};
use super::parcel::Parcel;
use super::remaining::{Left, remaining};
use crate::platform::clock;
use crate::platform::db::{DbError, DbResult};
use crate::platform::mail::smtp::Delivery;
use crate::platform::values::ids::WorkerId;
use crate::platform::workers;
use crate::services::Services;

/// Mails taken in one claim.
const BATCH: i64 = 100;
/// With fewer than this in hand the next claim begins.
const LOW: usize = 60;
/// Claimed mails that were not offered by then are claimed anew, with the facts of that moment.
const FRESH: Duration = Duration::from_secs(20);
/// After a fault of the database.
const AFTER_FAULT: Duration = Duration::from_millis(500);
/// A command gives up after so many faults in a row.
const MOST_FAULTS: u32 = 60;
/// How often an empty queue is looked at.
const POLL: Duration = Duration::from_millis(700);
/// How often dead workers' rows are taken back.
const REAPING: Duration = Duration::from_secs(5);
/// What is being sent when the pump stops has this long.
const CLOSING: Duration = Duration::from_secs(10);
/// `--until-empty` does not wait longer than this for a mail server that is away.
const SERVER_PATIENCE: Duration = Duration::from_secs(300);

/// When the pump ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// When told to stop.
    Forever,
    /// When nothing is left that would move within five minutes, too.
    UntilEmpty,
}

/// What the pump did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Attempts whose result was written down.
    pub attempts: usize,
    /// What is left.
    pub left: Left,
}

/// Delivers until `stop` turns true or, as `mode` says, the outbox is empty.
///
/// # Errors
/// The database's, when it stays away.
pub async fn work(
    services: &Services,
    mode: Mode,
    stop: watch::Receiver<bool>,
) -> Result<Outcome, DbError> {
    let worker = register(services).await?;
    let mut pump = Pump::new(services.clone(), worker, mode, stop);
    let result = pump.run().await;
    pump.close().await?;
    result?;
    let left = services.db.read(remaining).await?;
    Ok(Outcome {
        attempts: pump.attempts,
        left,
    })
}

async fn register(services: &Services) -> DbResult<WorkerId> {
    services
        .db
        .write(|conn| workers::register(conn, clock::wall()))
        .await
}

/// What a turn of the pump came to.
enum Turn {
    Moved,
    Idle,
    Done,
}

type Claiming = tokio::task::JoinHandle<Result<Taken, DbError>>;

struct Pump {
    services: Services,
    worker: WorkerId,
    mode: Mode,
    stop: watch::Receiver<bool>,
    /// Claimed and written, not marked yet.
    buffer: VecDeque<Parcel>,
    claiming: Option<Claiming>,
    claimed: Arc<Notify>,
    claim_at: Instant,
    /// Marked and not settled yet.
    outstanding: usize,
    opening: usize,
    open: usize,
    /// Vain attempts to reach the server, in a row.
    vain: u32,
    away_since: Option<Instant>,
    paused_until: Instant,
    no_opening_until: Instant,
    reap_at: Instant,
    renew_at: Instant,
    to_couriers: mpsc::UnboundedSender<Parcel>,
    queue: Queue,
    reporter: mpsc::UnboundedSender<Report>,
    reports: mpsc::UnboundedReceiver<Report>,
    finished: Vec<(Parcel, Option<Delivery>)>,
    attempts: usize,
    told_fault: bool,
    /// Everything claimed and not marked is to be given back.
    give_back: bool,
    /// Faults of the database in a row.
    faults: u32,
}

impl Pump {
    fn new(services: Services, worker: WorkerId, mode: Mode, stop: watch::Receiver<bool>) -> Self {
        let (to_couriers, queue) = mpsc::unbounded_channel();
        let (reporter, reports) = mpsc::unbounded_channel();
        let now = Instant::now();
        Self {
            services,
            worker,
            mode,
            stop,
            buffer: VecDeque::new(),
            claiming: None,
            claimed: Arc::new(Notify::new()),
            claim_at: now,
            outstanding: 0,
            opening: 0,
            open: 0,
            vain: 0,
            away_since: None,
            paused_until: now,
            no_opening_until: now,
            reap_at: now,
            renew_at: now + workers::RENEWAL,
            to_couriers,
            queue: Arc::new(Mutex::new(queue)),
            reporter,
            reports,
            finished: Vec::new(),
            attempts: 0,
            // The first success after a start clears what an earlier process may have noted.
            told_fault: true,
            give_back: false,
            faults: 0,
        }
    }

    async fn run(&mut self) -> DbResult<()> {
        loop {
            self.hear_reports();
            if self.stopping() {
                return Ok(());
            }
            match self.turn().await {
                Ok(Turn::Done) => return Ok(()),
                Ok(Turn::Moved) => self.faults = 0,
                Ok(Turn::Idle) => {
                    self.faults = 0;
                    self.wait().await;
                }
                Err(fault) => self.survive(fault).await?,
            }
        }
    }

    async fn turn(&mut self) -> DbResult<Turn> {
        self.keep_house().await?;
        self.collect_claim().await?;
        self.give_back_stale().await?;
        self.start_claim();
        self.open_conversations();
        if self.transact().await? {
            return Ok(Turn::Moved);
        }
        Ok(if self.is_done().await? {
            Turn::Done
        } else {
            Turn::Idle
        })
    }

    /// A fault of the database does not lose what servers have said: it is written as soon as the
    /// database is back. Only a command gives up, after a while.
    async fn survive(&mut self, fault: DbError) -> DbResult<()> {
        self.faults += 1;
        tracing::error!(%fault, times = self.faults, "the database failed; delivery waits");
        if self.mode == Mode::UntilEmpty && self.faults > MOST_FAULTS {
            return Err(fault);
        }
        self.give_back = true;
        tokio::time::sleep(AFTER_FAULT).await;
        Ok(())
    }

    fn stopping(&self) -> bool {
        *self.stop.borrow()
    }

    async fn is_done(&self) -> DbResult<bool> {
        if self.mode == Mode::Forever || self.outstanding > 0 || self.claiming.is_some() {
            return Ok(false);
        }
        if self
            .away_since
            .is_some_and(|since| since.elapsed() > SERVER_PATIENCE)
        {
            return Ok(true);
        }
        Ok(self.buffer.is_empty() && self.services.db.read(remaining).await?.is_empty())
    }

    /// Sleeps until something happens or a moment comes.
    async fn wait(&mut self) {
        let now = Instant::now();
        let mut until = (now + POLL).min(self.renew_at).min(self.reap_at);
        if self.paused_until > now {
            until = until.min(self.paused_until);
        }
        let heard = tokio::select! {
            report = self.reports.recv() => report,
            () = self.claimed.notified() => None,
            _ = self.stop.changed() => None,
            () = tokio::time::sleep_until(until) => None,
        };
        if let Some(report) = heard {
            self.hear(report);
        }
    }
}
