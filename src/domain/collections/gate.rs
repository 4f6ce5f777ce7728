//! Whether a company's notices may leave at this moment.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::calendar::{Country, SendingWindow};
use crate::platform::civil;
use crate::platform::db::schema::{closures, collection_settings, companies};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::CompanyId;

/// How old the ERP's data may be when a notice leaves, by the wall clock.
pub const FRESHNESS: Duration = Duration::hours(3);
/// How late an occurrence may start on its own, by the business clock.
pub const AGE_LIMIT: Duration = Duration::hours(24);

/// The answer of the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Notices may leave.
    Open,
    /// Somebody paused the company.
    Paused,
    /// The ERP's data is older than [`FRESHNESS`].
    Stale,
    /// Outside the permitted hours; the next permitted moment, if there is one within a year.
    OutsideHours(Option<DateTime<Utc>>),
}

/// What the gate needs to know of a company.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The company.
    pub company: CompanyId,
    /// Its zone.
    pub zone: Tz,
    /// Paused since.
    pub paused: bool,
    /// When the last complete sync ended, wall clock.
    pub last_good_sync_at: Option<DateTime<Utc>>,
    /// Off only in seeded databases.
    pub freshness_gate: bool,
    /// Permitted hours and days.
    pub window: SendingWindow,
}

impl Rules {
    /// Asks for this moment.
    #[must_use]
    pub fn gate(&self, wall: DateTime<Utc>, business: DateTime<Utc>) -> Gate {
        if self.paused {
            Gate::Paused
        } else if self.is_stale(wall) {
            Gate::Stale
        } else if self.window.permits(business) {
            Gate::Open
        } else {
            Gate::OutsideHours(self.window.next_permitted(business))
        }
    }

    /// Whether the data is too old to collect with.
    #[must_use]
    pub fn is_stale(&self, wall: DateTime<Utc>) -> bool {
        self.freshness_gate
            && self
                .last_good_sync_at
                .is_none_or(|at| wall - at > FRESHNESS)
    }

    /// The civil day of the business clock that the data is of: as far back as the last complete
    /// sync. Today where data is seeded or was never read.
    #[must_use]
    pub fn data_day(&self, wall: DateTime<Utc>, business: DateTime<Utc>) -> NaiveDate {
        match self.last_good_sync_at {
            Some(at) if self.freshness_gate => {
                self.day(business - (wall - at).max(Duration::zero()))
            }
            _ => self.day(business),
        }
    }

    /// The civil day of a moment.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = companies, check_for_backend(MultiBackend))]
struct CompanyRow {
    id: CompanyId,
    time_zone: String,
    country: String,
    paused_at: Option<chrono::NaiveDateTime>,
    any_hour: bool,
    freshness_gate: bool,
    last_good_sync_at: Option<chrono::NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = collection_settings, check_for_backend(MultiBackend))]
struct Hours {
    opens_at: chrono::NaiveTime,
    closes_at: chrono::NaiveTime,
    business_days_only: bool,
    skip_holidays: bool,
}

/// The rules of one company.
///
/// # Errors
/// The database's; a company that is not there is `NotFound`.
pub fn rules(conn: &mut Conn, company: &CompanyId) -> DbResult<Rules> {
    let row: CompanyRow = companies::table
        .find(company)
        .select(CompanyRow::as_select())
        .first(conn)?;
    let hours: Option<Hours> = collection_settings::table
        .find(company)
        .select(Hours::as_select())
        .first(conn)
        .optional()?;
    let closed: Vec<(NaiveDate, NaiveDate)> = closures::table
        .filter(closures::company_id.eq(company))
        .select((closures::starts_on, closures::ends_on))
        .load(conn)?;
    let zone: Tz = row.time_zone.parse().unwrap_or(Tz::America__Mexico_City);
    let window = window(&row, hours, closed, zone);
    Ok(Rules {
        company: row.id,
        zone,
        paused: row.paused_at.is_some(),
        last_good_sync_at: row.last_good_sync_at.map(|at| at.and_utc()),
        freshness_gate: row.freshness_gate,
        window,
    })
}

fn window(
    row: &CompanyRow,
    hours: Option<Hours>,
    closed: Vec<(NaiveDate, NaiveDate)>,
    zone: Tz,
) -> SendingWindow {
    if row.any_hour {
        return SendingWindow::any_hour(zone);
    }
    let country = Country::from_code(&row.country);
    let standard = SendingWindow::standard(country, zone);
    let Some(hours) = hours else {
        let mut open = standard;
        open.closures = closed;
        return open;
    };
    // Hours are checked at the form; a row that breaks the cap all the same falls back to it.
    let mut open =
        SendingWindow::new(hours.opens_at, hours.closes_at, country, zone).unwrap_or(standard);
    open.business_days_only = hours.business_days_only;
    open.skip_holidays = hours.skip_holidays;
    open.closures = closed;
    open
}

/// The next moment at which the window opens; inside an open window that is another day's opening.
#[must_use]
pub fn next_opening(window: &SendingWindow, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if !window.permits(at) {
        return window.next_permitted(at);
    }
    let tomorrow = at.with_timezone(&window.zone).date_naive().succ_opt()?;
    window.next_permitted(civil::to_utc(
        window.zone,
        tomorrow.and_time(chrono::NaiveTime::MIN),
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    fn rules(last_good_sync_at: Option<DateTime<Utc>>, freshness_gate: bool) -> Rules {
        let zone = Tz::America__Monterrey;
        Rules {
            company: CompanyId::new(),
            zone,
            paused: false,
            last_good_sync_at,
            freshness_gate,
            window: SendingWindow::any_hour(zone),
        }
    }

    #[test]
    fn data_is_as_old_by_the_business_clock_as_by_the_wall_clock() {
        let wall: DateTime<Utc> = "2026-11-23T16:00:00Z".parse().unwrap();
        let moved: DateTime<Utc> = "2026-03-10T16:00:00Z".parse().unwrap();
        for (age, business, day) in [
            (0, wall, "2026-11-23"),
            (9, wall, "2026-11-23"),
            (11, wall, "2026-11-22"),
            (48, wall, "2026-11-21"),
            (-1, wall, "2026-11-23"),
            (1, moved, "2026-03-10"),
            (48, moved, "2026-03-08"),
        ] {
            let synced = Some(wall - Duration::hours(age));
            let told = rules(synced, true).data_day(wall, business);
            assert_eq!(told.to_string(), day, "{age} hours");
            let seeded = rules(synced, false);
            assert_eq!(seeded.data_day(wall, business), seeded.day(business));
        }
        let never = rules(None, true);
        assert_eq!(never.data_day(wall, moved), never.day(moved));
    }
}
