//! Two clocks. `wall` is the machine's; `business` is the wall clock plus an offset kept in the
//! database, not zero only in demo and seeded databases, and it runs on.

use chrono::{DateTime, Duration, DurationRound, Utc};

/// The machine's time, cut to microseconds because PostgreSQL keeps no more.
#[must_use]
pub fn wall() -> DateTime<Utc> {
    let now = Utc::now();
    now.duration_trunc(Duration::microseconds(1)).unwrap_or(now)
}
