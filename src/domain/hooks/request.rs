//! Which work is due: the state that is wanted is compared with the state that there is, so that
//! nothing is lost where a process died between two steps.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::{EVENTS, SUBSCRIPTION};
use crate::domain::{integration_keys as keys, sync};
use crate::platform::db::schema::{companies, erp_events, integration_keys};
use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs::{self, NewJob};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};

/// Subscriptions are looked at again after this long.
const RECHECK: Duration = Duration::hours(1);

/// Puts in the queue: the subscriptions of keys that were attached, revoked, or not looked at for
/// an hour, and the handling of hints that wait without a job. Gives the number of keys.
///
/// # Errors
/// The database's.
pub fn request_due(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let before = (now - RECHECK).naive_utc();
    let in_use = integration_keys::revoked_at.is_null().and(
        integration_keys::hook_checked_at
            .is_null()
            .or(integration_keys::hook_checked_at
                .le(before)
                .assume_not_null()),
    );
    let ending = integration_keys::revoked_at
        .is_not_null()
        .and(integration_keys::hook_state.eq("ending"));
    let due: Vec<(IntegrationKeyId, CompanyId)> = integration_keys::table
        .inner_join(companies::table)
        .filter(companies::released_at.is_null().and(in_use).or(ending))
        .order(integration_keys::id)
        .select((integration_keys::id, integration_keys::company_id))
        .load(conn)?;
    for (key, company) in &due {
        subscription(conn, company, key, now)?;
    }
    let hinted: Vec<CompanyId> = erp_events::table
        .filter(erp_events::state.eq("waiting"))
        .select(erp_events::company_id)
        .distinct()
        .load(conn)?;
    for company in hinted {
        if keys::has_good(conn, &company)? {
            handling(conn, &company, now)?;
        }
    }
    Ok(due.len())
}

fn subscription(
    conn: &mut Conn,
    company: &CompanyId,
    key: &IntegrationKeyId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let job = NewJob {
        kind: SUBSCRIPTION,
        company: Some(company),
        unique_key: &format!("hooks:{key}"),
        payload: key.as_str(),
    };
    jobs::enqueue(conn, &job, now).map(drop)
}

/// Puts the handling of a company's hints in the queue, in the lane of its synchronisation.
///
/// # Errors
/// The database's.
pub(super) fn handling(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<()> {
    let job = NewJob {
        kind: EVENTS,
        company: Some(company),
        unique_key: &format!("events:{company}"),
        payload: "{}",
    };
    jobs::enqueue_in(conn, &sync::lane(company), &job, now).map(drop)
}
