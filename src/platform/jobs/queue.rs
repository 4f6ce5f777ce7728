//! The jobs' rows.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::jobs;
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, JobId, WorkerId};

/// A job that was lost is tried again after this long,
const LATER: TimeDelta = TimeDelta::minutes(1);
/// until it has been claimed so often.
const MOST_LOST: i32 = 5;

/// A job to be put in the queue.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// What is to be done.
    pub kind: &'a str,
    /// For whom.
    pub company: Option<&'a CompanyId>,
    /// At most one live job has this key.
    pub unique_key: &'a str,
    /// What the runner needs to know, as JSON.
    pub payload: &'a str,
}

/// A job in the hands of a worker.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = jobs, check_for_backend(MultiBackend))]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What is to be done.
    pub kind: String,
    /// For whom.
    pub company_id: Option<CompanyId>,
    /// What the runner needs to know, as JSON.
    pub payload: String,
    /// Where an earlier attempt had got to.
    pub checkpoint: Option<String>,
    /// Which attempt this is, from 1.
    pub attempts: i32,
}

/// A job as a page shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = jobs, check_for_backend(MultiBackend))]
pub struct JobView {
    /// Its id.
    pub id: JobId,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Key of the step under way.
    pub step: Option<String>,
    /// Units done in this step.
    pub done: i64,
    /// Units in this step, 0 while unknown.
    pub total: i64,
    /// Attempts so far.
    pub attempts: i32,
    /// When it runs next, or ran.
    pub run_at: chrono::NaiveDateTime,
    /// When it ended.
    pub finished_at: Option<chrono::NaiveDateTime>,
    /// What went wrong, as a stable code.
    pub error: Option<String>,
}

/// Puts a job in the queue, or returns the live one with the same key.
///
/// # Errors
/// The database's.
pub fn enqueue(conn: &mut Conn, job: &NewJob<'_>, now: DateTime<Utc>) -> DbResult<JobId> {
    put(conn, job, None, now)
}

/// The same for a job in a lane: of the jobs of one lane, whatever their kinds, one runs at a time
/// over all nodes; the others wait in the queue.
///
/// # Errors
/// The database's.
pub fn enqueue_in(
    conn: &mut Conn,
    lane: &str,
    job: &NewJob<'_>,
    now: DateTime<Utc>,
) -> DbResult<JobId> {
    put(conn, job, Some(lane), now)
}

fn put(
    conn: &mut Conn,
    job: &NewJob<'_>,
    lane: Option<&str>,
    now: DateTime<Utc>,
) -> DbResult<JobId> {
    if let Some(id) = live(conn, job.unique_key)? {
        return Ok(id);
    }
    let id = JobId::new();
    let inserted = conn
        .transaction(|conn| insert(conn, &id, job, lane, now))
        .map_err(DbError::from);
    match inserted {
        Ok(()) => Ok(id),
        Err(fault) if fault.is_unique_violation() => live(conn, job.unique_key)?.ok_or(fault),
        Err(fault) => Err(fault),
    }
}

fn live(conn: &mut Conn, key: &str) -> DbResult<Option<JobId>> {
    Ok(jobs::table
        .filter(
            jobs::unique_key
                .eq(key)
                .and(jobs::state.eq_any(["queued", "running"])),
        )
        .select(jobs::id)
        .first(conn)
        .optional()?)
}

fn insert(
    conn: &mut Conn,
    id: &JobId,
    job: &NewJob<'_>,
    lane: Option<&str>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(jobs::table)
        .values((
            jobs::id.eq(id),
            jobs::kind.eq(job.kind),
            jobs::company_id.eq(job.company),
            jobs::unique_key.eq(job.unique_key),
            jobs::lane.eq(lane),
            jobs::state.eq("queued"),
            jobs::payload.eq(job.payload),
            jobs::done.eq(0),
            jobs::total.eq(0),
            jobs::attempts.eq(0),
            jobs::run_at.eq(now.naive_utc()),
            jobs::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)
        .map(drop)
}

/// Takes the next job that is due and whose lane is free, if any; where `kinds` are given, only
/// one of these.
///
/// # Errors
/// The database's.
pub fn claim(
    conn: &mut Conn,
    worker: &WorkerId,
    kinds: Option<&[&str]>,
    now: DateTime<Utc>,
) -> DbResult<Option<Job>> {
    let taken_lanes: Vec<Option<String>> = jobs::table
        .filter(jobs::state.eq("running").and(jobs::lane.is_not_null()))
        .select(jobs::lane)
        .load(conn)?;
    let ready = jobs::state
        .eq("queued")
        .and(jobs::run_at.le(now.naive_utc()));
    let free = jobs::lane
        .is_null()
        .or(jobs::lane.ne_all(taken_lanes.into_iter().flatten().map(Some)));
    let mut due = jobs::table.filter(ready).filter(free).into_boxed();
    if let Some(kinds) = kinds {
        due = due.filter(jobs::kind.eq_any(kinds));
    }
    let candidates: Vec<JobId> = due
        .order((jobs::run_at, jobs::id))
        .limit(8)
        .select(jobs::id)
        .load(conn)?;
    for id in candidates {
        if take(conn, &id, worker, now)? {
            return Ok(Some(
                jobs::table.find(&id).select(Job::as_select()).first(conn)?,
            ));
        }
    }
    Ok(None)
}

/// Whether the job is ours now. Another node may take it, or another one of its lane, at the same
/// moment: the unique index on running lanes decides.
fn take(conn: &mut Conn, id: &JobId, worker: &WorkerId, now: DateTime<Utc>) -> DbResult<bool> {
    let taken = conn.transaction(|conn| {
        diesel::update(jobs::table.find(id).filter(jobs::state.eq("queued")))
            .set((
                jobs::state.eq("running"),
                jobs::worker_id.eq(worker.as_str()),
                jobs::attempts.eq(jobs::attempts + 1),
                jobs::started_at.eq(now.naive_utc()),
            ))
            .execute(conn)
    });
    match taken.map_err(DbError::from) {
        Ok(taken) => Ok(taken == 1),
        Err(fault) if fault.is_unique_violation() => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// Notes how far a job has come. `false`: it was cancelled or given to another worker; stop.
///
/// # Errors
/// The database's.
pub fn progress(
    conn: &mut Conn,
    id: &JobId,
    worker: &WorkerId,
    step: &str,
    (done, total): (i64, i64),
    checkpoint: Option<&str>,
) -> DbResult<bool> {
    let mine = jobs::table.find(id).filter(
        jobs::state
            .eq("running")
            .and(jobs::worker_id.eq(worker.as_str()))
            .and(jobs::cancel_requested_at.is_null()),
    );
    let changed = diesel::update(mine)
        .set((
            jobs::step.eq(step),
            jobs::done.eq(done),
            jobs::total.eq(total),
            jobs::checkpoint.eq(checkpoint),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// The job is done.
///
/// # Errors
/// The database's.
pub fn finish(conn: &mut Conn, id: &JobId, now: DateTime<Utc>) -> DbResult<()> {
    end(conn, id, "done", None, now)
}

/// The job is given up with a stable error code.
///
/// # Errors
/// The database's.
pub fn fail(conn: &mut Conn, id: &JobId, error: &str, now: DateTime<Utc>) -> DbResult<()> {
    end(conn, id, "failed", Some(error), now)
}

fn end(
    conn: &mut Conn,
    id: &JobId,
    state: &str,
    error: Option<&str>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::update(jobs::table.find(id))
        .set((
            jobs::state.eq(state),
            jobs::error.eq(error),
            jobs::worker_id.eq(None::<String>),
            jobs::finished_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

/// The job goes back to the queue until `run_at`, keeping its checkpoint.
///
/// # Errors
/// The database's.
pub fn postpone(conn: &mut Conn, id: &JobId, error: &str, run_at: DateTime<Utc>) -> DbResult<()> {
    diesel::update(jobs::table.find(id))
        .set((
            jobs::state.eq("queued"),
            jobs::error.eq(error),
            jobs::worker_id.eq(None::<String>),
            jobs::run_at.eq(run_at.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

/// A job whose end its worker could not write down, because the database was away or the work was
/// lost, is tried again a minute later, and given up after a few attempts. Does nothing to a job
/// that has ended or was claimed again since.
///
/// # Errors
/// The database's.
pub fn let_go(
    conn: &mut Conn,
    (id, attempt): (&JobId, i32),
    worker: &WorkerId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let mine = jobs::table.find(id).filter(
        jobs::state
            .eq("running")
            .and(jobs::worker_id.eq(worker.as_str()))
            .and(jobs::attempts.eq(attempt)),
    );
    if !diesel::select(diesel::dsl::exists(mine)).get_result(conn)? {
        return Ok(());
    }
    if stop(conn, id, worker, now)? {
        return Ok(());
    }
    if attempt < MOST_LOST {
        postpone(conn, id, "internal", now + LATER)
    } else {
        fail(conn, id, "internal", now)
    }
}

/// Asks a live job to stop; a waiting one ends at once, a running one at its next step. Says
/// whether it has ended.
///
/// # Errors
/// The database's.
pub fn cancel(conn: &mut Conn, id: &JobId, now: DateTime<Utc>) -> DbResult<bool> {
    let waiting = diesel::update(jobs::table.find(id).filter(jobs::state.eq("queued")))
        .set((
            jobs::state.eq("cancelled"),
            jobs::finished_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    if waiting == 0 {
        diesel::update(jobs::table.find(id).filter(jobs::state.eq("running")))
            .set(jobs::cancel_requested_at.eq(now.naive_utc()))
            .execute(conn)?;
    }
    Ok(waiting > 0)
}

/// Ends a running job whose stop was asked for. `false`: nobody asked, or it is another worker's.
///
/// # Errors
/// The database's.
pub fn stop(conn: &mut Conn, id: &JobId, worker: &WorkerId, now: DateTime<Utc>) -> DbResult<bool> {
    let asked = jobs::table.find(id).filter(
        jobs::state
            .eq("running")
            .and(jobs::worker_id.eq(worker.as_str()))
            .and(jobs::cancel_requested_at.is_not_null()),
    );
    let stopped = diesel::update(asked)
        .set((
            jobs::state.eq("cancelled"),
            jobs::worker_id.eq(None::<String>),
            jobs::finished_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(stopped == 1)
}

/// Whether a worker still holds a job that nobody asked to stop.
///
/// # Errors
/// The database's.
pub fn holds(conn: &mut Conn, id: &JobId, worker: &WorkerId) -> DbResult<bool> {
    let mine = jobs::table.find(id).filter(
        jobs::state
            .eq("running")
            .and(jobs::worker_id.eq(worker.as_str()))
            .and(jobs::cancel_requested_at.is_null()),
    );
    Ok(diesel::select(diesel::dsl::exists(mine)).get_result(conn)?)
}

/// The newest job of a kind for a company.
///
/// # Errors
/// The database's.
pub fn latest(conn: &mut Conn, company: &CompanyId, kind: &str) -> DbResult<Option<JobView>> {
    Ok(jobs::table
        .filter(
            jobs::company_id
                .eq(company.as_str())
                .and(jobs::kind.eq(kind)),
        )
        .order(jobs::created_at.desc())
        .select(JobView::as_select())
        .first(conn)
        .optional()?)
}
