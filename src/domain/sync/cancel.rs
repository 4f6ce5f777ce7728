//! Stopping a synchronisation by hand. What was written stays; a later one starts anew.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::{jobs as rows, sync_runs};
use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs;
use crate::platform::values::ids::{CompanyId, JobId};

/// Cancels the synchronisation of a company that is waiting or running; a running one stops at its
/// next page. `false`: there is none.
///
/// # Errors
/// The database's.
pub fn cancel(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let live: Option<JobId> = rows::table
        .filter(rows::unique_key.eq(super::request::unique_key(company)))
        .filter(rows::state.eq_any(["queued", "running"]))
        .select(rows::id)
        .first(conn)
        .optional()?;
    let Some(job) = live else { return Ok(false) };
    if jobs::cancel(conn, &job, now)? {
        end_run(conn, &job, now)?;
    }
    let entry = Entry {
        company: Some(company),
        action: "sync.cancelled",
        subject: Some(&format!("job:{job}")),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}

/// The run of a job that ended in the queue: it waits, or a worker has left it behind.
fn end_run(conn: &mut Conn, job: &JobId, now: DateTime<Utc>) -> DbResult<()> {
    let live = sync_runs::table
        .filter(sync_runs::job_id.eq(job.as_str()))
        .filter(sync_runs::state.eq_any(["waiting", "running"]));
    diesel::update(live)
        .set((
            sync_runs::state.eq("cancelled"),
            sync_runs::finished_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}
