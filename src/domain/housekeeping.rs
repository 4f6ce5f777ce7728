//! Removing what has ended and nobody needs any more.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::{jobs, pending_keys, statement_links, user_tokens};
use crate::platform::db::{Conn, DbResult};

/// Used and expired links are kept this long, so that their pages can say what they were.
const LINKS_KEPT: Duration = Duration::days(90);
/// Finished jobs are kept this long.
const JOBS_KEPT: Duration = Duration::days(60);

/// Removes expired pending keys, old links and old jobs.
///
/// # Errors
/// The database's.
pub fn purge(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<()> {
    let at = now.naive_utc();
    let old_links = (now - LINKS_KEPT).naive_utc();
    diesel::delete(pending_keys::table.filter(pending_keys::expires_at.le(at))).execute(conn)?;
    diesel::delete(user_tokens::table.filter(user_tokens::expires_at.le(old_links)))
        .execute(conn)?;
    diesel::delete(statement_links::table.filter(statement_links::expires_at.le(old_links)))
        .execute(conn)?;
    diesel::delete(jobs::table.filter(jobs::finished_at.le((now - JOBS_KEPT).naive_utc())))
        .execute(conn)?;
    Ok(())
}
