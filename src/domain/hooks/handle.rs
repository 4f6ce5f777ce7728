//! The job that reads again what hints are about.

use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::event::Noun;
use super::request;
use crate::domain::companies::{self, CompanyState};
use crate::domain::erp::{Connector, ErpError};
use crate::domain::integration_keys::{self, OpenKey};
use crate::domain::sync::reread::{self, RereadError};
use crate::domain::sync::{DailyBudget, whole_again};
use crate::platform::clock;
use crate::platform::db::schema::{erp_events, integration_keys as key_rows};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{CompanyId, ErpEventId, IntegrationKeyId, WorkerId};
use crate::platform::vault::VaultError;
use crate::services::Services;

/// Hints that are taken up at once.
const BATCH: i64 = 50;
/// Hints after which the job steps back, so that a synchronisation gets its turn.
const STINT: usize = 500;
/// Seconds to wait after the first, second… reading of a hint that a passing trouble of the ERP
/// broke off; after one more it is left to the hourly pass.
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

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = erp_events, check_for_backend(MultiBackend))]
struct Hint {
    id: ErpEventId,
    key_id: IntegrationKeyId,
    noun: String,
    external_id: String,
    repeats: i32,
    attempts: i32,
    received_at: NaiveDateTime,
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
            Ok(client) => client.with_budget(shared),
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
        let mut handled = 0;
        loop {
            let hints = self.waiting().await?;
            if hints.is_empty() {
                return Ok(Turned::Done);
            }
            for hint in hints {
                if handled >= STINT {
                    return Err(Stop::Turn);
                }
                handled += 1;
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

    /// The oldest hints; customers before invoices before products.
    async fn waiting(&self) -> Result<Vec<Hint>, Stop> {
        let company = self.company.clone();
        let mut hints: Vec<Hint> = self
            .services
            .db
            .read(move |conn| -> DbResult<_> {
                Ok(erp_events::table
                    .filter(erp_events::company_id.eq(company))
                    .filter(erp_events::state.eq("waiting"))
                    .order((erp_events::received_at, erp_events::id))
                    .limit(BATCH)
                    .select(Hint::as_select())
                    .load(conn)?)
            })
            .await?;
        hints.sort_by_key(|hint| Noun::parse(&hint.noun));
        Ok(hints)
    }

    async fn handle(&self, erp: &dyn Connector, hint: Hint) -> Result<(), Trouble> {
        self.still_ours().await?;
        let (db, company, id) = (&self.services.db, self.company, &hint.external_id);
        let read = match Noun::parse(&hint.noun) {
            Some(Noun::Customer) => reread::client(db, erp, company, id).await,
            Some(Noun::Invoice) => reread::invoice(db, erp, company, id).await,
            Some(Noun::Product) => reread::product(db, erp, company, id).await,
            None => return Ok(self.put_off(hint, &not_known()).await?),
        };
        match read {
            Ok(_) => {
                let marked: DbResult<()> = db
                    .write(move |conn| mark_handled(conn, &hint, clock::wall()))
                    .await;
                Ok(marked.map_err(Stop::from)?)
            }
            Err(RereadError::Db(fault)) => Err(Stop::from(fault).into()),
            Err(RereadError::Erp(error)) if error.is_about_the_key() => Err(Trouble::Key(error)),
            Err(RereadError::Erp(error)) => Ok(self.put_off(hint, &error).await?),
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
        let state = if wait.is_some() { "waiting" } else { "failed" };
        let noted: DbResult<()> = self
            .services
            .db
            .write(move |conn| note(conn, &hint, (state, code)))
            .await;
        noted?;
        wait.map_or(Ok(()), |wait| Err(Stop::Until(code, now + wait)))
    }

    async fn refuse_key(&self, error: &ErpError) -> Result<(), Stop> {
        let (key, company, code) = (self.key.id.clone(), self.company.clone(), error.code());
        let other: DbResult<bool> = self
            .services
            .db
            .write(move |conn| {
                integration_keys::mark_failing(conn, &key)?;
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

/// A hint that came once more while it was read waits on: what was read may be older.
fn mark_handled(conn: &mut Conn, hint: &Hint, now: DateTime<Utc>) -> DbResult<()> {
    // The key's row before the hint's, as receiving locks them.
    let lag = (now.naive_utc() - hint.received_at).num_milliseconds();
    diesel::update(key_rows::table.find(&hint.key_id))
        .set(key_rows::last_lag_ms.eq(lag.max(0)))
        .execute(conn)?;
    let same = erp_events::table
        .find(&hint.id)
        .filter(erp_events::repeats.eq(hint.repeats));
    diesel::update(same)
        .set((
            erp_events::state.eq("handled"),
            erp_events::handled_at.eq(now.naive_utc()),
            erp_events::error.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

fn note(conn: &mut Conn, hint: &Hint, (state, code): (&str, &str)) -> DbResult<()> {
    diesel::update(erp_events::table.find(&hint.id))
        .set((
            erp_events::state.eq(state),
            erp_events::attempts.eq(erp_events::attempts + 1),
            erp_events::error.eq(code),
        ))
        .execute(conn)?;
    Ok(())
}

/// A row of a kind that nothing reads.
fn not_known() -> ErpError {
    ErpError::Nonsense {
        what: "an unknown kind of thing".to_owned(),
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
    let waiting = erp_events::table
        .filter(erp_events::company_id.eq(company))
        .filter(erp_events::state.eq("waiting"));
    if diesel::select(diesel::dsl::exists(waiting)).get_result(conn)? {
        request::handling(conn, company, now)?;
    }
    Ok(())
}
