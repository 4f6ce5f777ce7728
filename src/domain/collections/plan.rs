//! Planning: armed schedules whose moment has come become occurrences. Any number of processes
//! may plan at any rate: (schedule, planned instant) is unique in the database, and the schedule's
//! position moves by compare-and-set in the same transaction.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::gate::{self, AGE_LIMIT, Rules};
use super::schedules::{Schedule, ScheduleState};
use crate::platform::clock;
use crate::platform::db::schema::{occurrences, schedules};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::OccurrenceId;

/// Occurrences written at once for one schedule; the next tick goes on.
const MOST_AT_ONCE: usize = 400;

/// Plans one schedule that is due, if there is one. `false` when nothing is due.
///
/// # Errors
/// The database's.
pub fn plan_next(conn: &mut Conn, business: DateTime<Utc>) -> DbResult<bool> {
    let due: Option<Schedule> = schedules::table
        .filter(
            schedules::state
                .eq(ScheduleState::Armed.as_str())
                .and(schedules::next_at.le(business.naive_utc())),
        )
        .order((schedules::next_at, schedules::id))
        .select(Schedule::as_select())
        .first(conn)
        .optional()?;
    let Some(schedule) = due else {
        return Ok(false);
    };
    plan(conn, &schedule, business)?;
    Ok(true)
}

fn plan(conn: &mut Conn, schedule: &Schedule, business: DateTime<Utc>) -> DbResult<()> {
    let rules = gate::rules(conn, &schedule.company_id)?;
    let recurrence = schedule.recurrence(rules.zone);
    let next = u32::try_from(schedule.next_index).unwrap_or(0);
    let due = recurrence.due_until(next, business, MOST_AT_ONCE);
    let after = due.last().map_or(next, |(index, _)| index + 1);
    let moved = diesel::update(schedules::table.find(&schedule.id))
        .filter(
            schedules::next_index
                .eq(schedule.next_index)
                .and(schedules::state.eq(ScheduleState::Armed.as_str())),
        )
        .set((
            schedules::next_index.eq(i32::try_from(after).unwrap_or(i32::MAX)),
            schedules::next_at.eq(recurrence.nth(after).naive_utc()),
        ))
        .execute(conn)?;
    if moved == 1 {
        for (_, at) in due {
            insert(conn, schedule, &rules, at, business)?;
        }
    }
    Ok(())
}

fn insert(
    conn: &mut Conn,
    schedule: &Schedule,
    rules: &Rules,
    at: DateTime<Utc>,
    business: DateTime<Utc>,
) -> DbResult<()> {
    let send_at = rules.window.next_permitted(at);
    let state = match send_at {
        Some(send_at) if business - send_at <= AGE_LIMIT => "planned",
        _ => "missed",
    };
    let row = (
        occurrences::id.eq(OccurrenceId::new()),
        occurrences::schedule_id.eq(&schedule.id),
        occurrences::company_id.eq(&schedule.company_id),
        occurrences::planned_at.eq(at.naive_utc()),
        occurrences::send_at.eq(send_at.unwrap_or(at).naive_utc()),
        occurrences::state.eq(state),
        occurrences::created_at.eq(clock::wall().naive_utc()),
    );
    let inserted = conn
        .transaction(|conn| {
            diesel::insert_into(occurrences::table)
                .values(row)
                .execute(conn)
        })
        .map_err(DbError::from);
    match inserted {
        // A clock that went back meets instants that were planned before.
        Err(fault) if fault.is_unique_violation() => Ok(()),
        other => other.map(drop),
    }
}
