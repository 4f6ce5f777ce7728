//! What is still in the outbox, for `work --until-empty`.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use diesel::prelude::*;

use super::claim::open_companies;
use crate::platform::clock;
use crate::platform::db::schema::{occurrences, outbox};
use crate::platform::db::{Conn, DbResult};

/// Retries further away than this are not waited for.
const PATIENCE: Duration = Duration::minutes(5);
/// Later than any retry, and within what both engines store.
const END_OF_TIME: NaiveDateTime = match NaiveDate::from_ymd_opt(9999, 1, 1) {
    Some(day) => NaiveDateTime::new(day, NaiveTime::MIN),
    None => NaiveDateTime::MIN,
};

/// What is left, and whether it is worth waiting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Claimed or being sent, here or elsewhere.
    pub leased: i64,
    /// Queued and due within five minutes.
    pub soon: i64,
    /// Queued for later.
    pub later: i64,
    /// Queued, but the company is paused, outside its hours, or its data too old.
    pub held: i64,
    /// Waiting for a person.
    pub unknown: i64,
    /// Given up.
    pub failed: i64,
}

impl Left {
    /// Nothing will move within five minutes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.leased == 0 && self.soon == 0
    }
}

/// Counts what is left.
///
/// # Errors
/// The database's.
pub fn remaining(conn: &mut Conn) -> DbResult<Left> {
    let now = clock::wall();
    let running = running_occurrences(conn, now)?;
    let by_state: Vec<(String, i64)> = outbox::table
        .filter(outbox::state.ne("sent"))
        .group_by(outbox::state)
        .select((outbox::state, diesel::dsl::count_star()))
        .load(conn)?;
    let count = |state: &str| {
        by_state
            .iter()
            .find(|(name, _)| name == state)
            .map_or(0, |(_, count)| *count)
    };
    let queued = count("queued");
    let open = open_queued(conn, &running, None)?;
    let soon = open_queued(conn, &running, Some((now + PATIENCE).naive_utc()))?;
    Ok(Left {
        leased: count("claimed") + count("sending"),
        soon,
        later: open - soon,
        held: queued - open,
        unknown: count("unknown"),
        failed: count("failed"),
    })
}

/// Queued mails that nothing but time keeps back, due until a moment.
fn open_queued(conn: &mut Conn, running: &[String], until: Option<NaiveDateTime>) -> DbResult<i64> {
    let due = outbox::state
        .eq("queued")
        .and(outbox::available_at.le(until.unwrap_or(END_OF_TIME)));
    let of_nobody: i64 = outbox::table
        .filter(due.and(outbox::occurrence_id.is_null()))
        .count()
        .get_result(conn)?;
    let of_running: i64 = outbox::table
        .filter(due.and(outbox::occurrence_id.eq_any(running)))
        .count()
        .get_result(conn)?;
    Ok(of_nobody + of_running)
}

/// The occurrences that may deliver at this moment.
fn running_occurrences(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Vec<String>> {
    let business = clock::business(conn)?;
    let companies = open_companies(conn, now, business)?;
    Ok(occurrences::table
        .filter(
            occurrences::state
                .eq("running")
                .and(occurrences::company_id.eq_any(companies)),
        )
        .select(occurrences::id)
        .load(conn)?)
}
