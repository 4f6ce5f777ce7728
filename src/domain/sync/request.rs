//! Asking for a synchronisation.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::{FIRST_SYNC, SYNC, cadence, latest_job};
use crate::platform::db::schema::{companies, integration_keys, jobs};
use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs::{self as queue, NewJob};
use crate::platform::values::ids::{CompanyId, JobId};

/// Rest after a run that failed, before one is asked for that no person wants.
const REST: Duration = Duration::minutes(10);
/// Troubles of the ERP that a person may ask to try again before their wait is over; its limits
/// of calls are not among them.
const HASTENED: [&str; 5] = [
    "unreachable",
    "timed_out",
    "truncated",
    "server",
    "internal",
];

/// Puts a synchronisation of a company in the queue, due at once, or gives the one that is waiting
/// or running: there is one at a time over all nodes. One that waits for a passing trouble to end
/// waits no longer, and one that begins reads the long lists too.
///
/// # Errors
/// The database's.
pub fn request(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<JobId> {
    let job = put(conn, company, now)?;
    cadence::hasten(conn, company, now)?;
    let waiting = jobs::table
        .find(&job)
        .filter(jobs::state.eq("queued"))
        .filter(jobs::error.eq_any(HASTENED))
        .filter(jobs::run_at.gt(now.naive_utc()));
    diesel::update(waiting)
        .set(jobs::run_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(job)
}

/// The same for a machine that asks again and again: nothing is put in the queue while the last
/// run of the company ended in failure less than ten minutes ago, and one that waits goes on
/// waiting.
///
/// # Errors
/// The database's.
pub fn request_if_quiet(
    conn: &mut Conn,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> DbResult<Option<JobId>> {
    let since = (now - REST).naive_utc();
    let rests = latest_job(conn, company)?
        .filter(|job| job.state == "failed")
        .and_then(|job| job.finished_at)
        .is_some_and(|ended| ended > since);
    if rests {
        return Ok(None);
    }
    put(conn, company, now).map(Some)
}

fn put(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<JobId> {
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
    queue::enqueue_in(conn, &lane(company), &job, now)
}

/// Requests one for every company that has a key, as far as its passes are not spaced out by the
/// number of its open invoices; the hourly task calls it. Gives their number.
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
    let mut asked = 0;
    for company in &with_key {
        if cadence::is_due(conn, company, "open", now)? {
            put(conn, company, now)?;
            asked += 1;
        }
    }
    Ok(asked)
}

/// The key that keeps a company's synchronisations apart in time.
pub(super) fn unique_key(company: &CompanyId) -> String {
    format!("sync:{company}")
}

/// The lane of whatever writes a company's rows from the ERP: a page that was read earlier must
/// not be written over a newer single reading.
pub(crate) fn lane(company: &CompanyId) -> String {
    format!("erp:{company}")
}
