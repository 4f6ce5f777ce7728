//! What happens to occurrences that run: they end, or are shelved.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Occurrence, set_state};
use crate::domain::collections::gate::{self, AGE_LIMIT, Gate};
use crate::platform::clock;
use crate::platform::db::schema::{occurrences, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::OccurrenceId;

/// Shelves running occurrences that never got going within the age limit, and closes those that
/// have nothing left to deliver.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, business: DateTime<Utc>) -> DbResult<()> {
    let running: Vec<Occurrence> = occurrences::table
        .filter(occurrences::state.eq("running"))
        .select(Occurrence::as_select())
        .order(occurrences::id)
        .load(conn)?;
    for found in running {
        if has_live_mail(conn, &found.id, false)? {
            keep_or_shelve(conn, &found, business)?;
        } else {
            set_state(conn, &found.id, "running", "done")?;
        }
    }
    Ok(())
}

/// Closed hours move the moment on; what else keeps a running occurrence from its first mail for
/// longer than the age limit makes it a person's business.
fn keep_or_shelve(conn: &mut Conn, found: &Occurrence, business: DateTime<Utc>) -> DbResult<()> {
    let send_at = found.send_at.and_utc();
    match gate::rules(conn, &found.company_id)?.gate(clock::wall(), business) {
        Gate::OutsideHours(Some(next)) if next > send_at => {
            diesel::update(occurrences::table.find(&found.id))
                .set(occurrences::send_at.eq(next.naive_utc()))
                .execute(conn)?;
            Ok(())
        }
        _ if business - send_at > AGE_LIMIT && has_live_mail(conn, &found.id, true)? => {
            set_state(conn, &found.id, "running", "missed").map(drop)
        }
        _ => Ok(()),
    }
}

fn has_live_mail(conn: &mut Conn, id: &OccurrenceId, only_untouched: bool) -> DbResult<bool> {
    let of_this = outbox::occurrence_id.eq(id.as_str());
    let exists = if only_untouched {
        diesel::select(diesel::dsl::exists(
            outbox::table.filter(
                of_this
                    .and(outbox::state.eq("queued"))
                    .and(outbox::attempts.eq(0)),
            ),
        ))
        .get_result(conn)?
    } else {
        diesel::select(diesel::dsl::exists(outbox::table.filter(
            of_this.and(outbox::state.eq_any(["queued", "claimed", "sending"])),
        )))
        .get_result(conn)?
    };
    Ok(exists)
}
