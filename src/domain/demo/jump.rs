//! What comes next, and how far the business clock has to go for it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use crate::domain::collections::gate;
use crate::platform::db::schema::{companies, occurrences, schedules};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// An occurrence that is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// The company's name.
    pub company: String,
    /// The company's zone.
    pub zone: Tz,
    /// The schedule's name; empty for a sending by hand.
    pub schedule: String,
    /// When the schedule has it.
    pub planned_at: DateTime<Utc>,
    /// The permitted moment at which it leaves.
    pub send_at: DateTime<Utc>,
}

/// The next occurrence of every armed schedule, and the planned ones that wait for their moment;
/// the nearest first.
///
/// # Errors
/// The database's.
pub fn upcoming(conn: &mut Conn) -> DbResult<Vec<Upcoming>> {
    let mut all = armed(conn)?;
    all.extend(planned(conn)?);
    all.sort_by_key(|one| one.send_at);
    Ok(all)
}

/// The moment of the nearest occurrence after `business`.
#[must_use]
pub fn next_jump(upcoming: &[Upcoming], business: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let moments = upcoming.iter().map(|one| one.send_at);
    moments.filter(|at| *at > business).min()
}

type Row = (CompanyId, String, String, Option<chrono::NaiveDateTime>);

fn armed(conn: &mut Conn) -> DbResult<Vec<Upcoming>> {
    let rows: Vec<Row> = schedules::table
        .inner_join(companies::table)
        .filter(schedules::state.eq("armed"))
        .select((
            companies::id,
            companies::name,
            schedules::name,
            schedules::next_at,
        ))
        .load(conn)?;
    let mut found = Vec::new();
    for (company, name, schedule, next_at) in rows {
        let Some(next_at) = next_at.map(|at| at.and_utc()) else {
            continue;
        };
        let rules = gate::rules(conn, &company)?;
        found.push(Upcoming {
            company: name,
            zone: rules.zone,
            schedule,
            planned_at: next_at,
            send_at: rules.window.next_permitted(next_at).unwrap_or(next_at),
        });
    }
    Ok(found)
}

fn planned(conn: &mut Conn) -> DbResult<Vec<Upcoming>> {
    type Waiting = (
        String,
        String,
        Option<String>,
        chrono::NaiveDateTime,
        chrono::NaiveDateTime,
    );
    let rows: Vec<Waiting> = occurrences::table
        .inner_join(companies::table)
        .left_join(schedules::table)
        .filter(occurrences::state.eq("planned"))
        .select((
            companies::name,
            companies::time_zone,
            schedules::name.nullable(),
            occurrences::planned_at,
            occurrences::send_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(company, zone, schedule, planned_at, send_at)| Upcoming {
            company,
            zone: zone.parse().unwrap_or(Tz::America__Mexico_City),
            schedule: schedule.unwrap_or_default(),
            planned_at: planned_at.and_utc(),
            send_at: send_at.and_utc(),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn the_clock_jumps_to_the_nearest_moment_that_is_still_to_come() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let one = |text: &str| Upcoming {
            company: String::new(),
            zone: Tz::UTC,
            schedule: String::new(),
            planned_at: at(text),
            send_at: at(text),
        };
        let all = [
            one("2026-12-01T16:00:00Z"),
            one("2026-12-03T16:00:00Z"),
            one("2026-12-02T16:00:00Z"),
        ];
        let now = at("2026-12-01T16:00:00Z");
        assert_eq!(next_jump(&all, now), Some(at("2026-12-02T16:00:00Z")));
        assert_eq!(next_jump(&[], now), None);
    }
}
