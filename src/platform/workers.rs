//! Delivering processes and their leases. What a dead worker held falls free here: claimed mail
//! and running jobs go back to their queues; mail that was being sent becomes *unknown*, because
//! nobody can say whether the server took it.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::db::schema::{jobs, outbox, workers};
use super::db::{Conn, DbResult};
use super::values::ids::{OutboxId, WorkerId};

/// How long a worker is believed to live without renewing.
pub const LEASE: Duration = Duration::seconds(30);
/// How often a worker renews.
pub const RENEWAL: std::time::Duration = std::time::Duration::from_secs(8);

/// Enters a new worker.
///
/// # Errors
/// The database's.
pub fn register(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<WorkerId> {
    let id = WorkerId::new();
    diesel::insert_into(workers::table)
        .values((
            workers::id.eq(&id),
            workers::started_at.eq(now.naive_utc()),
            workers::lease_until.eq((now + LEASE).naive_utc()),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Prolongs a lease. `false`: the worker was given up and holds nothing any more.
///
/// # Errors
/// The database's.
pub fn renew(conn: &mut Conn, id: &WorkerId, now: DateTime<Utc>) -> DbResult<bool> {
    let alive = workers::table
        .find(id)
        .filter(workers::lease_until.gt(now.naive_utc()));
    let changed = diesel::update(alive)
        .set(workers::lease_until.eq((now + LEASE).naive_utc()))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Leaves in order: claimed mails and running jobs go back to their queues. With a mail still being
/// sent the worker stays entered, so that its lease runs out and the mail becomes *unknown*.
///
/// # Errors
/// The database's.
pub fn leave(conn: &mut Conn, id: &WorkerId) -> DbResult<()> {
    free_claimed(conn, id)?;
    diesel::update(jobs::table)
        .filter(
            jobs::worker_id
                .eq(id.as_str())
                .and(jobs::state.eq("running")),
        )
        .set((jobs::state.eq("queued"), jobs::worker_id.eq(None::<String>)))
        .execute(conn)?;
    let sending = outbox::worker_id
        .eq(id.as_str())
        .and(outbox::state.eq("sending"));
    let under_way: i64 = outbox::table.filter(sending).count().get_result(conn)?;
    if under_way == 0 {
        diesel::delete(workers::table.find(id)).execute(conn)?;
    }
    Ok(())
}

/// Gives every mail that a worker has claimed, and not begun to send, back to the queue.
///
/// # Errors
/// The database's.
pub fn free_claimed(conn: &mut Conn, id: &WorkerId) -> DbResult<usize> {
    Ok(diesel::update(outbox::table)
        .filter(
            outbox::worker_id
                .eq(id.as_str())
                .and(outbox::state.eq("claimed")),
        )
        .set((
            outbox::state.eq("queued"),
            outbox::worker_id.eq(None::<String>),
        ))
        .execute(conn)?)
}

/// What was taken from dead workers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reaped {
    /// Mails back in the queue.
    pub requeued: usize,
    /// Mails whose fate nobody knows.
    pub unknown: Vec<OutboxId>,
    /// Jobs back in the queue.
    pub jobs: usize,
}

/// Takes everything from workers whose lease has ended.
///
/// # Errors
/// The database's.
pub fn reap(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Reaped> {
    let dead: Vec<WorkerId> = workers::table
        .filter(workers::lease_until.le(now.naive_utc()))
        .select(workers::id)
        .order(workers::id)
        .load(conn)?;
    let mut reaped = Reaped::default();
    for worker in dead {
        // The row goes first: whoever deletes it does the rest, all others find nothing.
        let gone = diesel::delete(
            workers::table
                .find(&worker)
                .filter(workers::lease_until.le(now.naive_utc())),
        )
        .execute(conn)?;
        if gone == 1 {
            take_from(conn, &worker, &mut reaped)?;
        }
    }
    Ok(reaped)
}

fn take_from(conn: &mut Conn, worker: &WorkerId, reaped: &mut Reaped) -> DbResult<()> {
    reaped.requeued += free_claimed(conn, worker)?;
    let sending = outbox::worker_id
        .eq(worker.as_str())
        .and(outbox::state.eq("sending"));
    let mut unknown: Vec<OutboxId> = outbox::table
        .filter(sending)
        .order(outbox::id)
        .select(outbox::id)
        .load(conn)?;
    diesel::update(outbox::table.filter(sending))
        .set((
            outbox::state.eq("unknown"),
            outbox::answer.eq("the sending process ended"),
        ))
        .execute(conn)?;
    reaped.unknown.append(&mut unknown);
    reaped.jobs += diesel::update(jobs::table)
        .filter(
            jobs::worker_id
                .eq(worker.as_str())
                .and(jobs::state.eq("running")),
        )
        .set((jobs::state.eq("queued"), jobs::worker_id.eq(None::<String>)))
        .execute(conn)?;
    Ok(())
}
