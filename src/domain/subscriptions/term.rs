//! From when to when a subscription holds: whole civil days where its company is.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::{Subscription, of_company};
use crate::domain::companies;
use crate::platform::db::schema::companies as company_rows;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

impl Subscription {
    /// The first day as people in `zone` call it: the one of the grant is kept as the day of UTC.
    #[must_use]
    pub fn first_day(&self, zone: Tz) -> NaiveDate {
        let granted = self.created_at.and_utc();
        if self.starts_on == granted.date_naive() {
            granted.with_timezone(&zone).date_naive()
        } else {
            self.starts_on
        }
    }

    /// Whether it holds at `now` where people live by `zone`, the last day included.
    #[must_use]
    pub fn holds_at(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        let today = day(now, zone);
        self.first_day(zone) <= today && self.ends_on.is_none_or(|end| today <= end)
    }

    /// Days from today to its last day, 0 on that day; `None` without end.
    #[must_use]
    pub fn days_left(&self, now: DateTime<Utc>, zone: Tz) -> Option<i64> {
        self.ends_on.map(|end| (end - day(now, zone)).num_days())
    }
}

/// The subscription that a company has consumed, if it holds now.
///
/// # Errors
/// The database's.
pub fn in_force(
    conn: &mut Conn,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> DbResult<Option<Subscription>> {
    let stands = standing(conn, company, now)?;
    Ok(stands.and_then(|(held, holds)| holds.then_some(held)))
}

/// The subscription that a company has consumed, and whether it holds now.
pub(super) fn standing(
    conn: &mut Conn,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> DbResult<Option<(Subscription, bool)>> {
    let Some(held) = of_company(conn, company)? else {
        return Ok(None);
    };
    let holds = held.holds_at(now, zone_of(conn, &held)?);
    Ok(Some((held, holds)))
}

/// The zone whose days count: that of its company; until one has consumed it, the zone in which
/// companies begin.
pub(super) fn zone_of(conn: &mut Conn, held: &Subscription) -> DbResult<Tz> {
    let Some(company) = &held.company_id else {
        return Ok(companies::FIRST_ZONE);
    };
    let name: Option<String> = company_rows::table
        .find(company)
        .select(company_rows::time_zone)
        .first(conn)
        .optional()?;
    Ok(companies::zone(name.as_deref()))
}

/// The civil day at `now` in `zone`.
pub(super) fn day(now: DateTime<Utc>, zone: Tz) -> NaiveDate {
    now.with_timezone(&zone).date_naive()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use chrono::NaiveDateTime;
    use chrono_tz::America::{Monterrey, Tijuana};
    use chrono_tz::Europe::Moscow;

    use super::*;
    use crate::platform::values::ids::{SubscriptionId, UserId};

    fn at(text: &str) -> DateTime<Utc> {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
            .unwrap()
            .and_utc()
    }

    fn held(granted: &str, until: Option<&str>) -> Subscription {
        let granted = at(granted);
        Subscription {
            id: SubscriptionId::new(),
            user_id: UserId::new(),
            plan_code: "starter".to_owned(),
            addon_codes: String::new(),
            starts_on: granted.date_naive(),
            ends_on: until.map(|day| day.parse().unwrap()),
            company_id: None,
            created_at: granted.naive_utc(),
        }
    }

    #[test]
    fn the_last_day_lasts_until_midnight_where_the_company_is() {
        let held = held("2026-01-15 12:00", Some("2026-11-30"));
        for (moment, monterrey, moscow) in [
            ("2026-11-30 20:59", true, true),
            ("2026-11-30 21:00", true, false),
            ("2026-12-01 05:59", true, false),
            ("2026-12-01 06:00", false, false),
        ] {
            assert_eq!(held.holds_at(at(moment), Monterrey), monterrey, "{moment}");
            assert_eq!(held.holds_at(at(moment), Moscow), moscow, "{moment}");
        }
        assert_eq!(held.days_left(at("2026-12-01 05:59"), Monterrey), Some(0));
        assert_eq!(held.days_left(at("2026-12-01 06:00"), Monterrey), Some(-1));
    }

    #[test]
    fn it_holds_from_the_moment_of_the_grant() {
        let held = held("2026-12-01 02:00", None);
        for zone in [Monterrey, Tijuana, Moscow, Tz::UTC] {
            assert!(held.holds_at(at("2026-12-01 02:00"), zone), "{zone}");
            assert!(!held.holds_at(at("2026-11-29 02:00"), zone), "{zone}");
        }
        assert_eq!(held.days_left(at("2026-12-01 02:00"), Monterrey), None);
    }
}
