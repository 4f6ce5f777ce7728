//! Forgetting old hints and the jobs that handled them.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::{EVENTS, SUBSCRIPTION};
use crate::platform::db::schema::{erp_events, jobs};
use crate::platform::db::{Conn, DbResult};

/// Hints are kept this long.
const HINTS_KEPT: Duration = Duration::days(30);
/// The many small jobs of real time are kept this long after a good end.
const JOBS_KEPT: Duration = Duration::days(1);

/// Removes hints of more than 30 days, whatever became of them, and yesterday's jobs.
///
/// # Errors
/// The database's.
pub(crate) fn purge(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<()> {
    let old = (now - HINTS_KEPT).naive_utc();
    diesel::delete(erp_events::table.filter(erp_events::received_at.le(old))).execute(conn)?;
    let ended = jobs::table
        .filter(jobs::kind.eq_any([EVENTS, SUBSCRIPTION]))
        .filter(jobs::state.eq("done"))
        .filter(jobs::finished_at.le((now - JOBS_KEPT).naive_utc()));
    diesel::delete(ended).execute(conn)?;
    Ok(())
}
