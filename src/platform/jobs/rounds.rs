//! Rounds of recurring work: when each ran last, and when it runs next.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::schedule::Recurring;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::settings;

/// The last round of a recurring job, on whatever node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// When it began, UTC.
    pub at: DateTime<Utc>,
    /// How long it took, milliseconds.
    pub took_ms: i64,
    /// Whether it came to its end.
    pub well: bool,
}

/// Writes a round down.
///
/// # Errors
/// The database's.
pub fn note(conn: &mut Conn, recurring: &Recurring, round: &Round) -> DbResult<()> {
    let text = serde_json::to_string(round).map_err(|fault| DbError::Value(fault.to_string()))?;
    settings::set(conn, &name(recurring), &text)
}

/// The last round that was written down.
///
/// # Errors
/// The database's.
pub fn last(conn: &mut Conn, recurring: &Recurring) -> DbResult<Option<Round>> {
    let Some(text) = settings::get(conn, &name(recurring))? else {
        return Ok(None);
    };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|fault| DbError::Value(fault.to_string()))
}

/// The next moment of a recurring job after `now`; `None` when its cron has none.
#[must_use]
pub fn next(recurring: &Recurring, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let parser = croner::parser::CronParser::builder()
        .seconds(croner::parser::Seconds::Required)
        .build();
    let cron = parser.parse(recurring.cron).ok()?;
    cron.find_next_occurrence(&now, false).ok()
}

fn name(recurring: &Recurring) -> String {
    format!("recurring.{}", recurring.task.code())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;
    use crate::platform::jobs::schedule::{RECURRING, Task};

    #[test]
    fn the_next_round_is_what_cron_says() {
        let now = "2026-03-10T08:07:00Z".parse().unwrap();
        for recurring in RECURRING {
            let next = next(&recurring, now).unwrap();
            assert!(next > now, "{recurring:?}");
            if recurring.task == Task::HourlySync {
                assert_eq!(next.to_rfc3339(), "2026-03-10T09:07:00+00:00");
            }
        }
    }
}
