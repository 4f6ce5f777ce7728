//! What a person decides about a missed occurrence.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::enter::{enter, next_customers};
use super::withdraw::withdraw;
use super::{ALL, Occurrence, set_state};
use crate::domain::collections::gate;
use crate::domain::collections::reason::SkipReason;
use crate::platform::clock;
use crate::platform::db::schema::{occurrences, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{OccurrenceId, OutboxId};

/// What a person decides about a missed occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// As soon as the hours permit.
    SendNow,
    /// At the next opening of the window.
    NextWindow,
    /// Not at all.
    Skip,
}

/// Carries out a decision about a missed occurrence. `false`: it was decided already.
///
/// # Errors
/// The database's.
pub fn decide(
    conn: &mut Conn,
    occurrence: &Occurrence,
    decision: Decision,
    by: &str,
    business: DateTime<Utc>,
) -> DbResult<bool> {
    let to = match decision {
        Decision::Skip => "skipped",
        _ if occurrence.is_entered() => "running",
        _ => "planned",
    };
    if !set_state(conn, &occurrence.id, "missed", to)? {
        return Ok(false);
    }
    let send_at = moment(conn, occurrence, decision, business)?;
    diesel::update(occurrences::table.find(&occurrence.id))
        .set((
            occurrences::decided_by.eq(by),
            occurrences::decided_at.eq(clock::wall().naive_utc()),
            occurrences::send_at.eq(send_at.naive_utc()),
        ))
        .execute(conn)?;
    if decision == Decision::Skip {
        skip_all(conn, occurrence)?;
    }
    Ok(true)
}

fn moment(
    conn: &mut Conn,
    occurrence: &Occurrence,
    decision: Decision,
    business: DateTime<Utc>,
) -> DbResult<DateTime<Utc>> {
    let window = gate::rules(conn, &occurrence.company_id)?.window;
    let at = match decision {
        Decision::SendNow => window.next_permitted(business),
        Decision::NextWindow => gate::next_opening(&window, business),
        Decision::Skip => None,
    };
    Ok(at.unwrap_or(business))
}

/// Gives every customer of a skipped occurrence its line.
fn skip_all(conn: &mut Conn, occurrence: &Occurrence) -> DbResult<()> {
    skip_entered(conn, &occurrence.id)?;
    let (Some(schedule), false) = (&occurrence.schedule_id, occurrence.is_entered()) else {
        return Ok(());
    };
    let mut after = occurrence.enqueued_to.clone();
    loop {
        let batch = next_customers(conn, schedule, after.as_deref())?;
        let Some(last) = batch.last() else { break };
        after = Some(last.as_str().to_owned());
        enter(
            conn,
            "",
            occurrence,
            &batch,
            Some(SkipReason::SkippedByPerson),
        )?;
    }
    diesel::update(occurrences::table.find(&occurrence.id))
        .set(occurrences::enqueued_to.eq(ALL))
        .execute(conn)?;
    Ok(())
}

fn skip_entered(conn: &mut Conn, id: &OccurrenceId) -> DbResult<()> {
    let waiting: Vec<OutboxId> = outbox::table
        .filter(
            outbox::occurrence_id
                .eq(id.as_str())
                .and(outbox::state.eq("queued")),
        )
        .select(outbox::id)
        .load(conn)?;
    for part in waiting.chunks(500) {
        withdraw(conn, part, SkipReason::SkippedByPerson)?;
    }
    Ok(())
}
