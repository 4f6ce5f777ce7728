//! Asking for a synchronisation.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{FIRST_SYNC, SYNC};
use crate::platform::db::schema::{companies, integration_keys};
use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs::{self, NewJob};
use crate::platform::values::ids::{CompanyId, JobId};

/// Puts a synchronisation of a company in the queue, or gives the one that is waiting or running:
/// there is one at a time over all nodes.
///
/// # Errors
/// The database's.
pub fn request(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<JobId> {
    let synced: Option<Option<chrono::NaiveDateTime>> = companies::table
        .find(company)
        .select(companies::first_synced_at)
        .first(conn)
        .optional()?;
    let kind = if synced.flatten().is_some() {
        SYNC
    } else {
        FIRST_SYNC
    };
    let job = NewJob {
        kind,
        company: Some(company),
        unique_key: &unique_key(company),
        payload: "{}",
    };
    jobs::enqueue(conn, &job, now)
}

/// Requests one for every company that has a key; the hourly task calls it. Gives their number.
///
/// # Errors
/// The database's.
pub fn request_all(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let with_key: Vec<CompanyId> = companies::table
        .inner_join(integration_keys::table)
        .filter(companies::released_at.is_null())
        .filter(integration_keys::revoked_at.is_null())
        .select(companies::id)
        .distinct()
        .order(companies::id)
        .load(conn)?;
    for company in &with_key {
        request(conn, company, now)?;
    }
    Ok(with_key.len())
}

/// The key that keeps a company's synchronisations apart in time.
pub(super) fn unique_key(company: &CompanyId) -> String {
    format!("sync:{company}")
}
