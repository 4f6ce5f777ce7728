//! The inbox of missed occurrences.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::cycles;
use crate::domain::collections::occurrences::{self as verbs, Decision};
use crate::platform::clock;
use crate::platform::db::schema::{customers, notices, occurrences, outbox, schedules};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, OccurrenceId};

/// Missed occurrences shown at once.
const MOST: i64 = 200;

/// An occurrence that nobody started in time.
#[derive(Clone, Debug)]
pub struct Missed {
    /// Its id.
    pub id: OccurrenceId,
    /// The schedule's name; none for a sending by hand.
    pub schedule: Option<String>,
    /// When it should have left.
    pub planned_at: DateTime<Utc>,
    /// Customers whose notices wait for the decision.
    pub customers: i64,
}

/// A company's missed occurrences, oldest first.
///
/// # Errors
/// The database's.
pub fn missed(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Missed>> {
    type Row = (OccurrenceId, Option<String>, Option<String>, NaiveDateTime);
    let rows: Vec<Row> = occurrences::table
        .left_join(schedules::table)
        .filter(occurrences::company_id.eq(company))
        .filter(occurrences::state.eq("missed"))
        .order((occurrences::planned_at, occurrences::id))
        .limit(MOST)
        .select((
            occurrences::id,
            occurrences::schedule_id,
            schedules::name.nullable(),
            occurrences::planned_at,
        ))
        .load(conn)?;
    let mut found = Vec::with_capacity(rows.len());
    for (id, schedule_id, schedule, planned_at) in rows {
        found.push(Missed {
            customers: waiting(conn, &id, schedule_id.as_deref())?,
            id,
            schedule,
            planned_at: planned_at.and_utc(),
        });
    }
    Ok(found)
}

/// Entered notices that are still queued, and customers of the schedule who are not entered yet.
fn waiting(conn: &mut Conn, id: &OccurrenceId, schedule: Option<&str>) -> DbResult<i64> {
    let queued: i64 = outbox::table
        .filter(outbox::occurrence_id.eq(id.as_str()))
        .filter(outbox::state.eq("queued"))
        .count()
        .get_result(conn)?;
    let entered: i64 = notices::table
        .filter(notices::occurrence_id.eq(id))
        .count()
        .get_result(conn)?;
    let Some(schedule) = schedule.filter(|_| entered == 0) else {
        return Ok(queued);
    };
    Ok(customers::table
        .filter(customers::schedule_id.eq(schedule))
        .filter(customers::removed_at.is_null())
        .filter(customers::automation.eq(true))
        .count()
        .get_result(conn)?)
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It was carried out.
    Done,
    /// Somebody had decided before.
    Already,
    /// The company has no such occurrence.
    NotHere,
}

/// Carries out a person's decision about a missed occurrence and writes it in the audit log.
///
/// # Errors
/// The database's.
pub fn decide(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    id: &str,
    decision: Decision,
) -> DbResult<Decided> {
    let Some(occurrence) = cycles::occurrence(conn, company, id)? else {
        return Ok(Decided::NotHere);
    };
    let business = clock::business(conn)?;
    if !verbs::decide(conn, &occurrence, decision, &actor.name, business)? {
        return Ok(Decided::Already);
    }
    let subject = format!("occurrence:{}", occurrence.id);
    let entry = Entry {
        company: Some(company),
        action: match decision {
            Decision::SendNow => "occurrence.sent_now",
            Decision::NextWindow => "occurrence.moved",
            Decision::Skip => "occurrence.skipped",
        },
        subject: Some(&subject),
        detail: None,
    };
    audit::record(conn, actor, &entry, clock::wall())?;
    Ok(Decided::Done)
}
