//! The rows of runs, for the synchronisation page.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{Counts, NoteView};
use crate::platform::db::schema::{jobs, sync_notes, sync_runs};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::jobs::{Job, JobView};
use crate::platform::values::ids::{CompanyId, SyncRunId};

/// A run as the page shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sync_runs, check_for_backend(MultiBackend))]
pub struct RunView {
    /// Its id.
    pub id: SyncRunId,
    /// `first_sync` or `sync`.
    pub kind: String,
    /// `running`, `waiting`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// When it began.
    pub started_at: NaiveDateTime,
    /// When it ended.
    pub finished_at: Option<NaiveDateTime>,
    /// Rows that were new.
    pub created_rows: i64,
    /// Rows that had changed.
    pub changed_rows: i64,
    /// Rows that were the same.
    pub unchanged_rows: i64,
    /// Rows that could not be taken over.
    pub failed_rows: i64,
    /// Code of what went wrong; see `explain`.
    pub error: Option<String>,
}

/// The newest runs of a company, the newest first.
///
/// # Errors
/// The database's.
pub fn recent_runs(conn: &mut Conn, company: &CompanyId, limit: i64) -> DbResult<Vec<RunView>> {
    Ok(sync_runs::table
        .filter(sync_runs::company_id.eq(company))
        .order((sync_runs::started_at.desc(), sync_runs::id.desc()))
        .limit(limit)
        .select(RunView::as_select())
        .load(conn)?)
}

/// What the newest run of a company that kept notes has noted.
///
/// # Errors
/// The database's.
pub fn notes_of(conn: &mut Conn, company: &CompanyId, limit: i64) -> DbResult<Vec<NoteView>> {
    Ok(sync_notes::table
        .inner_join(sync_runs::table)
        .filter(sync_runs::company_id.eq(company))
        .order((sync_runs::started_at.desc(), sync_notes::id))
        .limit(limit)
        .select(NoteView::as_select())
        .load(conn)?)
}

/// The newest synchronising job of a company, live or ended, with its progress.
///
/// # Errors
/// The database's.
pub fn latest_job(conn: &mut Conn, company: &CompanyId) -> DbResult<Option<JobView>> {
    Ok(jobs::table
        .filter(jobs::company_id.eq(company.as_str()))
        .filter(jobs::kind.eq_any([super::FIRST_SYNC, super::SYNC]))
        .order((jobs::created_at.desc(), jobs::id.desc()))
        .select(JobView::as_select())
        .first(conn)
        .optional()?)
}

/// Opens a run's row.
///
/// # Errors
/// The database's.
pub(super) fn begin(
    conn: &mut Conn,
    run: &SyncRunId,
    company: &CompanyId,
    job: &Job,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::insert_into(sync_runs::table)
        .values((
            sync_runs::id.eq(run),
            sync_runs::company_id.eq(company),
            sync_runs::job_id.eq(job.id.as_str()),
            sync_runs::kind.eq(&job.kind),
            sync_runs::state.eq("running"),
            sync_runs::started_at.eq(now.naive_utc()),
            sync_runs::created_rows.eq(0),
            sync_runs::changed_rows.eq(0),
            sync_runs::unchanged_rows.eq(0),
            sync_runs::failed_rows.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Adds what became of a page.
///
/// # Errors
/// The database's.
pub(super) fn add(conn: &mut Conn, run: &SyncRunId, counts: Counts) -> DbResult<()> {
    diesel::update(sync_runs::table.find(run))
        .set((
            sync_runs::created_rows.eq(sync_runs::created_rows + counts.created),
            sync_runs::changed_rows.eq(sync_runs::changed_rows + counts.changed),
            sync_runs::unchanged_rows.eq(sync_runs::unchanged_rows + counts.unchanged),
            sync_runs::failed_rows.eq(sync_runs::failed_rows + counts.failed),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts the run of a job into a state; `running` and `waiting` runs have no end.
///
/// # Errors
/// The database's.
pub(super) fn put(
    conn: &mut Conn,
    job: &Job,
    (state, error): (&str, Option<&str>),
    now: DateTime<Utc>,
) -> DbResult<()> {
    let ended = !matches!(state, "running" | "waiting");
    let of_job = sync_runs::table.filter(sync_runs::job_id.eq(job.id.as_str()));
    diesel::update(of_job)
        .set((
            sync_runs::state.eq(state),
            sync_runs::error.eq(error),
            sync_runs::finished_at.eq(ended.then(|| now.naive_utc())),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets the notes of a company's earlier runs.
///
/// # Errors
/// The database's.
pub(super) fn forget_notes(conn: &mut Conn, company: &CompanyId, but: &SyncRunId) -> DbResult<()> {
    let earlier: Vec<SyncRunId> = sync_runs::table
        .inner_join(sync_notes::table)
        .filter(sync_runs::company_id.eq(company))
        .filter(sync_runs::id.ne(but))
        .select(sync_runs::id)
        .distinct()
        .load(conn)?;
    diesel::delete(sync_notes::table.filter(sync_notes::run_id.eq_any(earlier))).execute(conn)?;
    Ok(())
}
