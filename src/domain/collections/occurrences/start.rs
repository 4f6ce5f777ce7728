//! Starting what is due: the gate decides whether it runs, waits or is shelved.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::enter::enter_customers;
use super::{Occurrence, Step, set_state};
use crate::domain::collections::gate::{self, AGE_LIMIT, Gate};
use crate::platform::clock;
use crate::platform::db::schema::occurrences;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::OccurrenceId;

/// Looks at the planned occurrences that are due, one after the other beyond `after`, and starts,
/// moves or shelves the first one. Returns where it looked.
///
/// # Errors
/// The database's.
pub fn start_next(
    conn: &mut Conn,
    domain: &str,
    after: Option<&OccurrenceId>,
    business: DateTime<Utc>,
) -> DbResult<(Option<OccurrenceId>, Step)> {
    let mut query = occurrences::table
        .filter(
            occurrences::state
                .eq("planned")
                .and(occurrences::send_at.le(business.naive_utc())),
        )
        .order(occurrences::id)
        .select(Occurrence::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(occurrences::id.gt(after.as_str()));
    }
    let Some(found) = query.first(conn).optional()? else {
        return Ok((None, Step::Idle));
    };
    let step = start(conn, domain, &found, business)?;
    Ok((Some(found.id), step))
}

fn start(
    conn: &mut Conn,
    domain: &str,
    found: &Occurrence,
    business: DateTime<Utc>,
) -> DbResult<Step> {
    let rules = gate::rules(conn, &found.company_id)?;
    if business - found.send_at.and_utc() > AGE_LIMIT {
        set_state(conn, &found.id, "planned", "missed")?;
        return Ok(Step::Moved);
    }
    match rules.gate(clock::wall(), business) {
        Gate::Open => enter_customers(conn, domain, found),
        Gate::Paused => wait(conn, found, "pause").map(|()| Step::Idle),
        Gate::Stale => {
            wait(conn, found, "data")?;
            Ok(Step::NeedsSync(found.company_id.clone()))
        }
        Gate::OutsideHours(next) => {
            postpone(conn, found, next)?;
            Ok(Step::Idle)
        }
    }
}

fn wait(conn: &mut Conn, found: &Occurrence, what: &str) -> DbResult<()> {
    if found.waits_for.as_deref() != Some(what) {
        diesel::update(occurrences::table.find(&found.id))
            .set(occurrences::waits_for.eq(what))
            .execute(conn)?;
    }
    Ok(())
}

fn postpone(conn: &mut Conn, found: &Occurrence, next: Option<DateTime<Utc>>) -> DbResult<()> {
    match next {
        Some(next) => {
            diesel::update(occurrences::table.find(&found.id))
                .set((
                    occurrences::send_at.eq(next.naive_utc()),
                    occurrences::waits_for.eq("hours"),
                ))
                .execute(conn)?;
            Ok(())
        }
        None => set_state(conn, &found.id, "planned", "missed").map(drop),
    }
}
