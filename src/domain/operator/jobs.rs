//! Long jobs of every company: what runs, what failed, trying again, stopping.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::{stock_adjustments, sync};
use crate::platform::db::schema::{companies, jobs as rows};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::jobs as queue;
use crate::platform::values::ids::{CompanyId, JobId};

/// A job in the list.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = rows, check_for_backend(MultiBackend))]
pub struct JobRow {
    /// Identity.
    pub id: JobId,
    /// What is done.
    pub kind: String,
    /// For whom.
    pub company_id: Option<CompanyId>,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Units done in the step under way.
    pub done: i64,
    /// Units in that step, 0 while unknown.
    pub total: i64,
    /// Attempts so far.
    pub attempts: i32,
    /// When it runs next, or ran.
    pub run_at: NaiveDateTime,
    /// When it ended.
    pub finished_at: Option<NaiveDateTime>,
    /// Stop was asked for.
    pub cancel_requested_at: Option<NaiveDateTime>,
    /// What went wrong, as a stable code.
    pub error: Option<String>,
}

/// Which jobs a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Waiting or running.
    Live,
    /// Given up, the newest first.
    Failed,
}

/// At most `limit` jobs with the names of their companies.
///
/// # Errors
/// The database's.
pub fn jobs(conn: &mut Conn, shown: Shown, limit: i64) -> DbResult<Vec<(JobRow, Option<String>)>> {
    let query = rows::table.limit(limit).select(JobRow::as_select());
    let found: Vec<JobRow> = match shown {
        Shown::Live => query
            .filter(rows::state.eq_any(["queued", "running"]))
            .order((rows::state.desc(), rows::run_at, rows::id))
            .load(conn)?,
        Shown::Failed => query
            .filter(rows::state.eq("failed"))
            .order((rows::finished_at.desc(), rows::id))
            .load(conn)?,
    };
    let ids: Vec<CompanyId> = found
        .iter()
        .filter_map(|job| job.company_id.clone())
        .collect();
    let names: Vec<(CompanyId, String)> = companies::table
        .filter(companies::id.eq_any(ids))
        .select((companies::id, companies::name))
        .load(conn)?;
    let name = |id: &CompanyId| {
        let found = names.iter().find(|(other, _)| other == id);
        found.map(|(_, name)| name.clone())
    };
    Ok(found
        .into_iter()
        .map(|job| {
            let name = job.company_id.as_ref().and_then(name);
            (job, name)
        })
        .collect())
}

/// Puts a failed job in the queue again, due at once. `false`: it did not fail, or its work is
/// waiting or running already.
///
/// # Errors
/// The database's.
pub fn retry(conn: &mut Conn, id: &str, actor: &Actor, now: DateTime<Utc>) -> DbResult<bool> {
    let Some(job) = find(conn, id)?.filter(|job| job.state == "failed") else {
        return Ok(false);
    };
    match (&job.company_id, job.kind.as_str()) {
        (Some(company), sync::SYNC | sync::FIRST_SYNC) => {
            sync::request(conn, company, now)?;
        }
        _ if !requeue(conn, &job, now)? => return Ok(false),
        _ => {}
    }
    note(conn, &job, "job.retried", actor, now)?;
    Ok(true)
}

/// Stops a job that waits or runs; a running one at its next step. `false`: it has ended.
///
/// # Errors
/// The database's.
pub fn cancel(conn: &mut Conn, id: &str, actor: &Actor, now: DateTime<Utc>) -> DbResult<bool> {
    let live = |job: &JobRow| matches!(job.state.as_str(), "queued" | "running");
    let Some(job) = find(conn, id)?.filter(live) else {
        return Ok(false);
    };
    match (&job.company_id, job.kind.as_str()) {
        (Some(company), sync::SYNC | sync::FIRST_SYNC) => {
            return sync::cancel(conn, company, actor, now);
        }
        // What a person wrote down is dropped by that person, not under way.
        (_, stock_adjustments::STOCK_ADJUSTMENT) => return Ok(false),
        _ => drop(queue::cancel(conn, &job.id, now)?),
    }
    note(conn, &job, "job.cancelled", actor, now)?;
    Ok(true)
}

fn find(conn: &mut Conn, id: &str) -> DbResult<Option<JobRow>> {
    Ok(rows::table
        .filter(rows::id.eq(id))
        .select(JobRow::as_select())
        .first(conn)
        .optional()?)
}

/// The same row again, with its checkpoint. `false`: another live job has its key.
fn requeue(conn: &mut Conn, job: &JobRow, now: DateTime<Utc>) -> DbResult<bool> {
    let updated = conn.transaction(|conn| {
        diesel::update(rows::table.find(&job.id).filter(rows::state.eq("failed")))
            .set((
                rows::state.eq("queued"),
                rows::run_at.eq(now.naive_utc()),
                rows::attempts.eq(0),
                rows::error.eq(None::<String>),
                rows::finished_at.eq(None::<NaiveDateTime>),
                rows::cancel_requested_at.eq(None::<NaiveDateTime>),
            ))
            .execute(conn)
    });
    match updated.map_err(DbError::from) {
        Err(fault) if fault.is_unique_violation() => Ok(false),
        other => Ok(other? == 1),
    }
}

fn note(
    conn: &mut Conn,
    job: &JobRow,
    action: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: job.company_id.as_ref(),
        action,
        subject: Some(&format!("job:{}", job.id)),
        detail: Some(&job.kind),
    };
    audit::record(conn, actor, &entry, now)
}
