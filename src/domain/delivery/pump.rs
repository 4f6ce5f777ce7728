//! The pump: claims, marks, hands out, settles. One per process.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, Notify, mpsc, watch};
use tokio::time::Instant;

use super::claim::{self, Taken};
use super::courier::{self, Queue, Report};
use super::parcel::Parcel;
use super::remaining::{Left, remaining};
use super::{backoff, mark, settle, status, unsettled};
use crate::platform::clock;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::mail::smtp::{Delivery, Unavailable};
use crate::platform::values::ids::{OutboxId, WorkerId};
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

/// What one transaction settles and marks.
struct Load {
    finished: Vec<(Parcel, Option<Delivery>)>,
    next: Vec<Parcel>,
    /// The first mail that a server answers clears an earlier fault.
    clear_fault: bool,
}

impl Load {
    fn went_well(&self) -> bool {
        self.finished.iter().any(|(_, delivery)| delivery.is_some())
    }
}

fn write(conn: &mut Conn, worker: &WorkerId, load: &Load) -> DbResult<HashSet<OutboxId>> {
    let now = clock::wall();
    let mut waiting = Vec::new();
    for (parcel, delivery) in &load.finished {
        match delivery {
            Some(delivery) => {
                if settle::settle(conn, parcel, delivery, now)? {
                    waiting.push(&parcel.id);
                }
            }
            None => mark::not_offered(conn, parcel)?,
        }
    }
    if !waiting.is_empty() {
        unsettled::note(conn, &waiting, now)?;
    }
    if load.clear_fault && load.went_well() && status::mail_fault(conn)?.is_some() {
        status::set_mail_fault(conn, None)?;
    }
    if load.next.is_empty() {
        Ok(HashSet::new())
    } else {
        mark::mark(conn, worker, &load.next, now)
    }
}

/// Takes back what dead workers held; mails of unknown fate wait for a person.
fn reap(conn: &mut Conn) -> DbResult<workers::Reaped> {
    let reaped = workers::reap(conn, clock::wall())?;
    if reaped.unknown > 0 {
        unsettled::note_all(conn)?;
    }
    Ok(reaped)
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

    /// Claimed mails that waited too long, or wait for a server that is away, return to the queue:
    /// what is true of them is read again at the next claim.
    async fn give_back_stale(&mut self) -> DbResult<()> {
        let old = self
            .buffer
            .front()
            .is_some_and(|parcel| parcel.claimed_at.elapsed() > FRESH);
        // A claim under way is collected first: freed now, its mails would be claimed twice.
        if self.claiming.is_some() || !(self.give_back || old) {
            return Ok(());
        }
        let worker = self.worker.clone();
        self.services
            .db
            .write(move |conn| workers::free_claimed(conn, &worker))
            .await?;
        self.buffer.clear();
        self.give_back = false;
        Ok(())
    }

    fn stopping(&self) -> bool {
        *self.stop.borrow()
    }

    fn hear_reports(&mut self) {
        while let Ok(report) = self.reports.try_recv() {
            self.hear(report);
        }
    }

    fn hear(&mut self, report: Report) {
        match report {
            Report::Opened => {
                self.opening -= 1;
                self.open += 1;
                (self.vain, self.away_since) = (0, None);
            }
            Report::Unreachable(unavailable) => {
                self.opening -= 1;
                self.pause(&unavailable);
            }
            Report::Offered(parcel, delivery) => self.finished.push((*parcel, Some(delivery))),
            Report::NotOffered(parcel) => self.finished.push((*parcel, None)),
            Report::Closed => self.open -= 1,
        }
    }

    fn pause(&mut self, unavailable: &Unavailable) {
        let now = Instant::now();
        if self.open > 0 {
            // The server answers, it only takes no further conversation.
            self.no_opening_until = now + REAPING;
            return;
        }
        if now < self.paused_until {
            return;
        }
        self.vain += 1;
        self.give_back = true;
        self.away_since.get_or_insert(now);
        let pause = backoff::pause(self.vain, rand::random::<f64>());
        self.paused_until = now + pause.to_std().unwrap_or(POLL);
        tracing::warn!(%unavailable, seconds = pause.num_seconds(), "mail server unreachable, sending pauses");
        let (services, words) = (self.services.clone(), unavailable.to_string());
        self.told_fault = true;
        tokio::spawn(async move {
            let told = services
                .db
                .write(move |conn| status::set_mail_fault(conn, Some(&words)))
                .await;
            if let Err(fault) = told {
                tracing::error!(%fault, "the mail fault could not be noted");
            }
        });
    }

    /// Renews the lease and takes back what dead workers held.
    async fn keep_house(&mut self) -> DbResult<()> {
        let now = Instant::now();
        if now >= self.renew_at {
            self.renew_at = now + workers::RENEWAL;
            let worker = self.worker.clone();
            let alive = self
                .services
                .db
                .write(move |conn| workers::renew(conn, &worker, clock::wall()))
                .await?;
            if !alive {
                self.start_over().await?;
            }
        }
        if now >= self.reap_at {
            self.reap_at = now + REAPING;
            let reaped = self.services.db.write(|conn| reap(conn)).await?;
            if reaped != workers::Reaped::default() {
                tracing::warn!(?reaped, "took over from a dead worker");
            }
        }
        Ok(())
    }

    /// The lease had ended: everything claimed belongs to others now.
    async fn start_over(&mut self) -> DbResult<()> {
        tracing::warn!("the lease had ended; claimed mails were given back");
        self.buffer.clear();
        self.worker = register(&self.services).await?;
        Ok(())
    }

    async fn collect_claim(&mut self) -> DbResult<()> {
        let Some(claiming) = self.claiming.take_if(|claiming| claiming.is_finished()) else {
            return Ok(());
        };
        match claiming
            .await
            .map_err(|lost| DbError::Lost(lost.to_string()))??
        {
            Taken::LeaseLost => self.start_over().await?,
            Taken::Parcels { parcels, more } => {
                self.give_back |= Instant::now() < self.paused_until;
                if !more {
                    self.claim_at = Instant::now() + POLL;
                }
                self.buffer.extend(
                    parcels
                        .into_iter()
                        .filter(|parcel| parcel.worker == self.worker),
                );
            }
        }
        Ok(())
    }

    fn start_claim(&mut self) {
        let now = Instant::now();
        let wanted = self.buffer.len() < LOW && self.claiming.is_none();
        if wanted && now >= self.claim_at && now >= self.paused_until {
            let (services, worker) = (self.services.clone(), self.worker.clone());
            let claimed = Arc::clone(&self.claimed);
            self.claiming = Some(tokio::spawn(async move {
                let taken = claim::claim(&services, &worker, BATCH).await;
                claimed.notify_one();
                taken
            }));
        }
    }

    fn open_conversations(&mut self) {
        let config = &self.services.config;
        let wanted = config
            .smtp_connections
            .min(self.buffer.len() + self.outstanding);
        if Instant::now() < self.paused_until.max(self.no_opening_until) {
            return;
        }
        // One conversation proves that the server is there before the others are opened.
        let wanted = if self.open == 0 {
            wanted.min(1)
        } else {
            wanted
        };
        while self.open + self.opening < wanted {
            self.opening += 1;
            tokio::spawn(courier::carry(
                config.smtp.clone(),
                config.mail_from.address.clone(),
                Arc::clone(&self.queue),
                self.reporter.clone(),
            ));
        }
    }

    /// Settles what came back and marks what goes out next, in one durable transaction.
    async fn transact(&mut self) -> DbResult<bool> {
        let room = (2 * self.open).saturating_sub(self.outstanding - self.finished.len());
        let take = if Instant::now() < self.paused_until {
            0
        } else {
            room.min(self.buffer.len())
        };
        self.take_back_orphans();
        if self.finished.is_empty() && take == 0 {
            return Ok(false);
        }
        let load = Arc::new(Load {
            finished: std::mem::take(&mut self.finished),
            next: self.buffer.drain(..take).collect(),
            clear_fault: self.told_fault,
        });
        let (writing, worker) = (Arc::clone(&load), self.worker.clone());
        let written = self
            .services
            .db
            .write(move |conn| write(conn, &worker, &writing))
            .await;
        let load =
            Arc::into_inner(load).ok_or_else(|| DbError::Lost("a transaction".to_owned()))?;
        match written {
            Ok(marked) => self.hand_out(load, &marked),
            Err(fault) => {
                self.finished.splice(0..0, load.finished);
                for parcel in load.next.into_iter().rev() {
                    self.buffer.push_front(parcel);
                }
                Err(fault)
            }
        }
    }

    fn hand_out(&mut self, load: Load, marked: &HashSet<OutboxId>) -> DbResult<bool> {
        let settled = load.finished.len();
        self.told_fault &= !load.went_well();
        self.attempts += settled;
        self.outstanding = self.outstanding - settled + marked.len();
        for parcel in load
            .next
            .into_iter()
            .filter(|parcel| marked.contains(&parcel.id))
        {
            if let Err(lost) = self.to_couriers.send(parcel) {
                return Err(DbError::Lost(lost.to_string()));
            }
        }
        Ok(true)
    }

    /// Marked parcels that no conversation will take, because the server is away.
    fn take_back_orphans(&mut self) {
        if self.open > 0 || self.opening > 0 || Instant::now() >= self.paused_until {
            return;
        }
        self.drain_queue();
    }

    fn drain_queue(&mut self) {
        let queue = Arc::clone(&self.queue);
        if let Ok(mut queue) = queue.try_lock() {
            while let Ok(parcel) = queue.try_recv() {
                self.finished.push((parcel, None));
            }
        }
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

    /// Waits for what is being sent, gives the rest back and leaves.
    async fn close(&mut self) -> DbResult<()> {
        if let Some(claiming) = self.claiming.take()
            && let Err(lost) = claiming.await
        {
            tracing::error!(%lost, "a claim was lost");
        }
        self.buffer.clear();
        self.finish_outstanding().await?;
        let worker = self.worker.clone();
        self.services
            .db
            .write(move |conn| workers::leave(conn, &worker))
            .await
    }

    /// Up to ten seconds for what is being sent; what has not ended then is settled by the reaper.
    /// What no conversation has taken yet is given back at once.
    async fn finish_outstanding(&mut self) -> DbResult<()> {
        let end = Instant::now() + CLOSING;
        while self.outstanding > 0 && Instant::now() < end {
            self.hear_reports();
            self.drain_queue();
            let written = self.transact().await;
            if !matches!(written, Ok(true)) {
                if let Err(fault) = written {
                    tracing::error!(%fault, "results could not be written; trying again");
                }
                let slice = (Instant::now() + AFTER_FAULT).min(end);
                if let Ok(Some(report)) = tokio::time::timeout_at(slice, self.reports.recv()).await
                {
                    self.hear(report);
                }
            }
        }
        Ok(())
    }
}
