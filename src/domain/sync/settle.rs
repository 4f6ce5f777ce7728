//! How a run ends: done, stopped, postponed with its checkpoint, or failed with words.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::{FIRST_SYNC, budget, runs};
use crate::domain::companies::{self, CompanyState};
use crate::domain::erp::ErpError;
use crate::domain::integration_keys::{self, Desk, OpenKey};
use crate::domain::tasks::{self, NewTask, Scope, TaskKind};
use crate::platform::clock;
use crate::platform::db::schema::{companies as company_rows, sync_runs};
use crate::platform::db::{Conn, DbError, DbResult, dialect};
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{CompanyId, SyncRunId, WorkerId};
use crate::platform::vault::VaultError;
use crate::services::Services;

/// Attempts after which a fault of our own is final.
const ATTEMPTS: i32 = 5;
/// Minutes to wait after the first, second… attempt that a passing trouble of the ERP broke off;
/// after one more it is final.
const PATIENCE: [i64; 4] = [1, 5, 15, 60];

/// What the task about a failed run is called; there is one per company.
pub(super) const TASK: &str = "sync";

/// Why a run did not come to its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum Stop {
    /// Somebody cancelled it, or it was given to another worker.
    #[error("cancelled or given away")]
    Released,
    /// The company has no key in use, or that of the run is not in use any more.
    #[error("no key")]
    NoKey,
    /// Nobody knows how to run such a job.
    #[error("unknown kind of job")]
    UnknownKind,
    /// The ERP did not answer as it should.
    #[error(transparent)]
    Erp(#[from] ErpError),
    /// Our own database or vault failed.
    #[error(transparent)]
    Internal(#[from] VaultError),
}

impl Stop {
    /// Whether a row was there already that was to be written.
    pub(super) const fn is_collision(&self) -> bool {
        matches!(self, Self::Internal(VaultError::Db(fault)) if fault.is_unique_violation())
    }
}

impl From<DbError> for Stop {
    fn from(fault: DbError) -> Self {
        Self::Internal(fault.into())
    }
}

/// Writes the end of a run. A database that is away is waited for, a few times; after that the
/// job stays with its worker until the lease ends.
pub(super) async fn settle(
    services: &Services,
    worker: &WorkerId,
    job: &Job,
    key: Option<&OpenKey>,
    end: Result<(), Stop>,
) {
    let end = std::sync::Arc::new(end);
    for wait in [1, 5, 15, 60] {
        let (worker, job, key) = (worker.clone(), job.clone(), key.cloned());
        let (end, process) = (std::sync::Arc::clone(&end), services.clone());
        let written = services
            .db
            .write(move |conn| {
                let desk = Desk::of(&process);
                write_end(conn, desk, (&worker, &job), key.as_ref(), end.as_ref())
            })
            .await;
        match written {
            Ok(()) => return,
            Err(fault) => tracing::error!(%fault, "the end of a run could not be written"),
        }
        tokio::time::sleep(std::time::Duration::from_secs(wait)).await;
    }
}

fn write_end(
    conn: &mut Conn,
    desk: Desk<'_>,
    (worker, job): (&WorkerId, &Job),
    key: Option<&OpenKey>,
    end: &Result<(), Stop>,
) -> DbResult<()> {
    let now = clock::wall();
    if !jobs::holds(conn, &job.id, worker)? {
        if jobs::stop(conn, &job.id, worker, now)? {
            runs::put(conn, job, ("cancelled", None), now)?;
        }
        return Ok(());
    }
    match end {
        Ok(()) => complete(conn, job, key, now),
        Err(Stop::Released) => Ok(()),
        Err(Stop::UnknownKind) => jobs::fail(conn, &job.id, "unknown_kind", now),
        Err(Stop::NoKey) if has_another(conn, job)? => postpone(conn, job, "no_key", now, now),
        Err(Stop::NoKey) => {
            key_trouble(conn, job)?;
            fail(conn, job, "no_key", now)
        }
        Err(Stop::Erp(error)) => after_error(conn, desk, job, (key, error), now),
        Err(Stop::Internal(fault)) => {
            tracing::error!(%fault, job = %job.id, "a synchronisation failed");
            if job.attempts < ATTEMPTS {
                postpone(conn, job, "internal", now + Duration::minutes(1), now)
            } else {
                fail(conn, job, "internal", now)
            }
        }
    }
}

fn after_error(
    conn: &mut Conn,
    desk: Desk<'_>,
    job: &Job,
    (key, error): (Option<&OpenKey>, &ErpError),
    now: DateTime<Utc>,
) -> DbResult<()> {
    tracing::warn!(%error, job = %job.id, "a synchronisation was broken off");
    match error {
        ErpError::RateLimited { retry_after } => {
            let asked = retry_after.map_or(60, |wait| wait.as_secs().clamp(60, 3600));
            let at = now + Duration::seconds(i64::try_from(asked).unwrap_or(3600));
            postpone(conn, job, error.code(), at, now)
        }
        ErpError::BudgetSpent => postpone(conn, job, error.code(), budget::whole_again(now), now),
        error if error.is_about_the_key() => key_refused(conn, desk, job, (key, error), now),
        error => match patience(job.attempts).filter(|_| error.is_passing()) {
            Some(wait) => postpone(conn, job, error.code(), now + wait, now),
            None => fail(conn, job, error.code(), now),
        },
    }
}

/// How long to wait after this attempt, counted from 1; `None` after the last.
fn patience(attempt: i32) -> Option<Duration> {
    let index = usize::try_from(attempt.saturating_sub(1)).unwrap_or(0);
    PATIENCE.get(index).copied().map(Duration::minutes)
}

/// Another key that worked takes over; without one, a person must register a new key.
fn key_refused(
    conn: &mut Conn,
    desk: Desk<'_>,
    job: &Job,
    (key, error): (Option<&OpenKey>, &ErpError),
    now: DateTime<Utc>,
) -> DbResult<()> {
    if let Some(key) = key {
        integration_keys::mark_failing(conn, desk, &key.id)?;
    }
    if has_another(conn, job)? {
        return postpone(conn, job, error.code(), now, now);
    }
    key_trouble(conn, job)?;
    // The key has a task of its own.
    give_up(conn, job, error.code(), now)
}

/// Whether a key of the job's company works.
fn has_another(conn: &mut Conn, job: &Job) -> DbResult<bool> {
    match &job.company_id {
        Some(company) => integration_keys::has_good(conn, company),
        None => Ok(false),
    }
}

fn key_trouble(conn: &mut Conn, job: &Job) -> DbResult<()> {
    if let Some(company) = &job.company_id {
        companies::enter(conn, company, CompanyState::KeyFailing)?;
    }
    Ok(())
}

fn postpone(
    conn: &mut Conn,
    job: &Job,
    code: &str,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    runs::put(conn, job, ("waiting", Some(code)), now)?;
    jobs::postpone(conn, &job.id, code, until)
}

/// A person must look at what failed for good; the next good run closes the task.
fn fail(conn: &mut Conn, job: &Job, code: &str, now: DateTime<Utc>) -> DbResult<()> {
    if let Some(company) = &job.company_id {
        let task = NewTask {
            scope: Scope::Company(company),
            kind: TaskKind::SyncFailed,
            subject: TASK,
            facts: code,
            place: "/sync",
            assignee: None,
            due_on: None,
        };
        let good = companies::load(conn, company)?.and_then(|company| company.last_good_sync_at);
        let since = good.map_or(DateTime::UNIX_EPOCH, |at| at.and_utc());
        tasks::remind(conn, &task, since, now)?;
    }
    give_up(conn, job, code, now)
}

fn give_up(conn: &mut Conn, job: &Job, code: &str, now: DateTime<Utc>) -> DbResult<()> {
    runs::put(conn, job, ("failed", Some(code)), now)?;
    jobs::fail(conn, &job.id, code, now)
}

fn complete(conn: &mut Conn, job: &Job, key: Option<&OpenKey>, now: DateTime<Utc>) -> DbResult<()> {
    if let Some(company) = &job.company_id {
        tasks::close(
            conn,
            Scope::Company(company),
            TaskKind::SyncFailed,
            TASK,
            now,
        )?;
        let run = sync_runs::table
            .filter(sync_runs::job_id.eq(job.id.as_str()))
            .select(sync_runs::id)
            .first::<SyncRunId>(conn)
            .optional()?;
        if let Some(run) = run {
            runs::forget_notes(conn, company, &run)?;
        }
    }
    if let Some(key) = key {
        integration_keys::mark_good(conn, &key.id, now)?;
    }
    runs::put(conn, job, ("done", None), now)?;
    if job.kind == FIRST_SYNC {
        dialect::analyze(conn)?;
    }
    jobs::finish(conn, &job.id, now)
}

/// What collection lives on has been read.
pub(super) fn up_to_date(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<()> {
    companies::enter(conn, company, CompanyState::Active)?;
    diesel::update(company_rows::table.find(company))
        .set(company_rows::last_good_sync_at.eq(now.naive_utc()))
        .execute(conn)?;
    let first = company_rows::table
        .find(company)
        .filter(company_rows::first_synced_at.is_null());
    diesel::update(first)
        .set(company_rows::first_synced_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(())
}
