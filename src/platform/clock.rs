//! Two clocks. `wall` is the machine's: sessions, tokens, throttles, leases, retries, freshness.
//! `business` is the wall clock plus an offset kept in the database, and it runs on: occurrences,
//! ageing, quiet hours. The offset moves only in demo and seeded databases.

use chrono::{DateTime, Duration, DurationRound as _, Utc};

use super::db::{Conn, DbResult};
use super::settings;

const OFFSET: &str = "clock.offset_seconds";
const MOVABLE: &str = "clock.movable";

/// The machine's time, cut to microseconds because PostgreSQL keeps no more.
#[must_use]
pub fn wall() -> DateTime<Utc> {
    let now = Utc::now();
    now.duration_trunc(Duration::microseconds(1)).unwrap_or(now)
}

/// The time that collections live by.
///
/// # Errors
/// The database's.
pub fn business(conn: &mut Conn) -> DbResult<DateTime<Utc>> {
    let seconds = settings::get(conn, OFFSET)?
        .and_then(|text| text.parse::<i64>().ok())
        .unwrap_or(0);
    Ok(wall() + Duration::seconds(seconds))
}

/// Whether this database may move its business clock.
///
/// # Errors
/// The database's.
pub fn is_movable(conn: &mut Conn) -> DbResult<bool> {
    Ok(settings::get(conn, MOVABLE)?.is_some())
}

/// Allows the business clock to move; only the demo and `seed` do.
///
/// # Errors
/// The database's.
pub fn make_movable(conn: &mut Conn) -> DbResult<()> {
    settings::set(conn, MOVABLE, "yes")
}

/// Sets the business clock to `to`, from where it runs on. Says `false` and does nothing where it
/// may not move.
///
/// # Errors
/// The database's.
pub fn set_business(conn: &mut Conn, to: DateTime<Utc>) -> DbResult<bool> {
    if !is_movable(conn)? {
        return Ok(false);
    }
    let seconds = (to - wall()).num_seconds() + 1;
    settings::set(conn, OFFSET, &seconds.to_string())?;
    Ok(true)
}
