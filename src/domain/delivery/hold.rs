//! Letters that must not leave by themselves: after a backup was restored, nobody can say which of
//! them have left since it was taken.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::unsettled;
use crate::platform::db::schema::outbox;
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::outbox::DeliveryState;
use crate::platform::values::ids::CompanyId;

/// Makes every letter that waits (invitations, password links, tests) one of unknown fate, which
/// only a person settles. Notices wait for their companies. Gives how many letters there were.
///
/// # Errors
/// The database's.
pub fn hold_letters(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let states = [DeliveryState::Queued, DeliveryState::Claimed].map(DeliveryState::as_str);
    let waiting = outbox::state
        .eq_any(states)
        .and(outbox::occurrence_id.is_null());
    let owners: Vec<Option<String>> = outbox::table
        .filter(waiting.clone())
        .select(outbox::company_id)
        .distinct()
        .load(conn)?;
    let held = diesel::update(outbox::table.filter(waiting))
        .set((
            outbox::state.eq(DeliveryState::Unknown.as_str()),
            outbox::worker_id.eq(None::<String>),
        ))
        .execute(conn)?;
    let owners: BTreeSet<String> = owners.into_iter().flatten().collect();
    for owner in owners {
        unsettled::note_company(conn, &CompanyId::from(owner), now)?;
    }
    Ok(held)
}
