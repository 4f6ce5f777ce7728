//! The job that reads again what hints are about.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};

use super::request;
use crate::domain::companies::{self, CompanyState};
use crate::domain::erp::{Connector, ErpError};
use crate::domain::integration_keys::{self, OpenKey};
use crate::domain::sync::hints::{self, Hint};
use crate::domain::sync::reread::RereadError;
use crate::domain::sync::{DailyBudget, whole_again};
use crate::platform::clock;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{CompanyId, WorkerId};
use crate::platform::vault::VaultError;
use crate::services::Services;

/// Hints that are taken up at once.
const BATCH: i64 = 50;
/// How long the job goes on before it steps back, so that a synchronisation and the hints of other
/// companies get their turn.
const STINT: Duration = Duration::seconds(10);
/// Attempts of one call. A hint has a patience of its own.
const ATTEMPTS: u32 = 2;
/// Seconds to wait after the first, second… reading of a hint that a passing trouble broke off;
/// after one more it is left to the hourly pass.
const PATIENCE: [i64; 2] = [5, 30];
/// Events wait for the first synchronisation in steps of this length.
const FIRST_SYNC_WAIT: Duration = Duration::seconds(10);

/// Why the job stops before every hint is handled.
#[derive(Debug)]
enum Stop {
    /// It is another worker's now, or somebody cancelled it.
    Released,
    /// Other work of the lane gets its turn; the rest goes on afterwards.
    Turn,
    /// Goes on at this moment.
    Until(&'static str, DateTime<Utc>),
    /// The ERP takes none of the company's keys; the hints wait for one that works.
    NoKey(&'static str),
    /// Our own database or vault failed.
    Internal(VaultError),
}

impl From<DbError> for Stop {
    fn from(fault: DbError) -> Self {
        Self::Internal(fault.into())
    }
}

/// Runs a claimed job. Whatever happens is in the rows of its hints and in its own.
pub async fn run_events(services: &Services, worker: &WorkerId, job: Job) {
    let Some(company) = job.company_id.clone() else {
        return;
    };
    let end = handle_all(services, worker, &job, &company).await;
    let worker = worker.clone();
    let written: DbResult<()> = services
        .db
        .write(move |conn| settle(conn, &worker, &job, &company, end, clock::wall()))
        .await;
    if let Err(fault) = written {
        tracing::error!(%fault, "the end of the handling of hints could not be written");
    }
}

async fn handle_all(
    services: &Services,
    worker: &WorkerId,
    job: &Job,
    company: &CompanyId,
) -> Result<(), Stop> {
    loop {
        let (key, budget) = open(services, company).await?;
        let shared: Arc<DailyBudget> = Arc::clone(&budget);
        let client = match key.connect(services) {
            Ok(client) => client.with_budget(shared).with_attempts(ATTEMPTS),
            Err(error) => return Err(Stop::Until(error.code(), clock::wall() + patience(1))),
        };
        let desk = Desk {
            services,
            worker,
            job,
            company,
            key: &key,
        };
        let end = desk.handle_with(&client).await;
        if let Err(fault) = budget.release().await {
            tracing::warn!(%fault, "calls that were not made could not be given back");
        }
        match end? {
            Turned::Done => return Ok(()),
            Turned::KeyRefused => {}
        }
    }
}

async fn open(
    services: &Services,
    company: &CompanyId,
) -> Result<(OpenKey, Arc<DailyBudget>), Stop> {
    let (vault, id) = (Arc::clone(&services.vault), company.clone());
    let opened: Result<_, VaultError> = services
        .db
        .read(move |conn| {
            let company = companies::load(conn, &id)?;
            let first = company.is_some_and(|company| company.first_synced_at.is_none());
            Ok((first, integration_keys::open_best(conn, &vault, &id)?))
        })
        .await;
    match opened.map_err(Stop::Internal)? {
        (true, _) => Err(Stop::Until("first_sync", clock::wall() + FIRST_SYNC_WAIT)),
        (false, None) => Err(Stop::NoKey("no_key")),
        (false, Some(key)) => Ok((
            key,
            Arc::new(DailyBudget::new(services.db.clone(), company.clone())),
        )),
    }
}

/// How the work with one key ended.
#[derive(Debug)]
enum Turned {
    Done,
    /// Another key takes over.
    KeyRefused,
}

/// One key's turn.
struct Desk<'a> {
    services: &'a Services,
    worker: &'a WorkerId,
    job: &'a Job,
    company: &'a CompanyId,
    key: &'a OpenKey,
}

impl Desk<'_> {
    async fn handle_with(&self, erp: &dyn Connector) -> Result<Turned, Stop> {
        let end = clock::wall() + STINT;
        loop {
            let company = self.company.clone();
            let waiting: DbResult<Vec<Hint>> = self
                .services
                .db
                .read(move |conn| hints::oldest(conn, &company, BATCH))
                .await;
            let waiting = waiting?;
            if waiting.is_empty() {
                return Ok(Turned::Done);
            }
            for hint in waiting {
                if clock::wall() > end {
                    return Err(Stop::Turn);
                }
                match self.handle(erp, hint).await {
                    Ok(()) => {}
                    Err(Trouble::Stop(stop)) => return Err(stop),
                    Err(Trouble::Key(error)) => {
                        self.refuse_key(&error).await?;
                        return Ok(Turned::KeyRefused);
                    }
                }
            }
        }
    }

    async fn handle(&self, erp: &dyn Connector, hint: Hint) -> Result<(), Trouble> {
        self.still_ours().await?;
        match hints::follow(&self.services.db, erp, self.company, &hint).await {
            Ok(()) => Ok(()),
            Err(RereadError::Erp(error)) if error.is_about_the_key() => Err(Trouble::Key(error)),
            Err(RereadError::Erp(error)) => Ok(self.put_off(hint, &error).await?),
            Err(RereadError::Db(fault)) => {
                tracing::error!(%fault, "what a hint is about could not be written");
                let wait = is_patient(hint.attempts).then(|| patience(hint.attempts + 1));
                Ok(self.note(hint, "internal", wait).await?)
            }
        }
    }

    async fn still_ours(&self) -> Result<(), Stop> {
        let (job, worker) = (self.job.id.clone(), self.worker.clone());
        let ours: DbResult<bool> = self
            .services
            .db
            .read(move |conn| jobs::holds(conn, &job, &worker))
            .await;
        if ours? { Ok(()) } else { Err(Stop::Released) }
    }

    /// A passing trouble is waited for; another one is this hint's alone.
    async fn put_off(&self, hint: Hint, error: &ErpError) -> Result<(), Stop> {
        tracing::warn!(%error, "what a hint is about could not be read");
        let now = clock::wall();
        let code = error.code();
        let wait = match error {
            ErpError::RateLimited { retry_after } => {
                let asked = retry_after.map_or(60, |wait| wait.as_secs().clamp(5, 3600));
                Some(Duration::seconds(i64::try_from(asked).unwrap_or(3600)))
            }
            ErpError::BudgetSpent => return Err(Stop::Until(code, whole_again(now))),
            error if error.is_passing() && is_patient(hint.attempts) => {
                Some(patience(hint.attempts + 1))
            }
            _ => None,
        };
        self.note(hint, code, wait).await
    }

    /// The hint is tried again after `wait`; none: it is given up.
    async fn note(
        &self,
        hint: Hint,
        code: &'static str,
        wait: Option<Duration>,
    ) -> Result<(), Stop> {
        let state = if wait.is_some() { "waiting" } else { "failed" };
        let noted: DbResult<()> = self
            .services
            .db
            .write(move |conn| hints::note(conn, &hint, (state, code)))
            .await;
        noted?;
        wait.map_or(Ok(()), |wait| Err(Stop::Until(code, clock::wall() + wait)))
    }

    async fn refuse_key(&self, error: &ErpError) -> Result<(), Stop> {
        let (key, company, code) = (self.key.id.clone(), self.company.clone(), error.code());
        let process = self.services.clone();
        let other: DbResult<bool> = self
            .services
            .db
            .write(move |conn| {
                let desk = integration_keys::Desk::of(&process);
                integration_keys::mark_failing(conn, desk, &key)?;
                integration_keys::has_good(conn, &company)
            })
            .await;
        if other? {
            Ok(())
        } else {
            Err(Stop::NoKey(code))
        }
    }
}

enum Trouble {
    Stop(Stop),
    Key(ErpError),
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

fn is_patient(attempts: i32) -> bool {
    usize::try_from(attempts).is_ok_and(|made| made < PATIENCE.len())
}

/// How long to wait after this attempt, counted from 1.
fn patience(attempt: i32) -> Duration {
    let index = usize::try_from(attempt.saturating_sub(1)).unwrap_or(0);
    Duration::seconds(PATIENCE.get(index).copied().unwrap_or(3600))
}

fn settle(
    conn: &mut Conn,
    worker: &WorkerId,
    job: &Job,
    company: &CompanyId,
    end: Result<(), Stop>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    if !jobs::holds(conn, &job.id, worker)? {
        return jobs::stop(conn, &job.id, worker, now).map(drop);
    }
    match end {
        Ok(()) | Err(Stop::Turn) => {
            jobs::finish(conn, &job.id, now)?;
            go_on(conn, company, now)
        }
        Err(Stop::Released) => Ok(()),
        Err(Stop::Until(code, at)) => jobs::postpone(conn, &job.id, code, at),
        Err(Stop::NoKey(code)) => {
            companies::enter(conn, company, CompanyState::KeyFailing)?;
            jobs::fail(conn, &job.id, code, now)
        }
        Err(Stop::Internal(fault)) => {
            tracing::error!(%fault, job = %job.id, "hints could not be handled");
            jobs::postpone(conn, &job.id, "internal", now + Duration::minutes(1))
        }
    }
}

/// A hint that came while the job ended gets a job of its own.
fn go_on(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<()> {
    if hints::any(conn, company)? {
        request::handling(conn, company, now)?;
    }
    Ok(())
}
