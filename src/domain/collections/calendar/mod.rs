//! When notices may leave: hours of business days, holidays, closures.

mod holidays;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

use crate::platform::civil;

pub use holidays::{Country, holidays, is_holiday};

/// No notice leaves before, whatever a company sets.
pub const EARLIEST: NaiveTime = hour(7);
/// No notice leaves at or after this, whatever a company sets.
pub const LATEST: NaiveTime = hour(22);
/// Where the window opens by default.
pub const USUAL_OPENING: NaiveTime = hour(9);
/// Where the window closes by default.
pub const USUAL_CLOSING: NaiveTime = hour(19);

/// How many days ahead a permitted moment is looked for.
const HORIZON: u64 = 400;

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// Why hours make no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowFault {
    /// Before [`EARLIEST`] or after [`LATEST`].
    OutsideCap,
    /// It closes before it opens, or at once.
    Empty,
}

/// The moments at which a company's notices may leave, in its zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendingWindow {
    opens: NaiveTime,
    closes: NaiveTime,
    any_hour: bool,
    /// Monday to Friday only.
    pub business_days_only: bool,
    /// Not on the country's holidays.
    pub skip_holidays: bool,
    /// Days on which the company is closed: from and until, both included.
    pub closures: Vec<(NaiveDate, NaiveDate)>,
    /// Whose holidays count.
    pub country: Country,
    /// The company's zone.
    pub zone: Tz,
}

impl SendingWindow {
    /// A window on business days that are no holidays. It opens at `opens` and is shut at `closes`.
    ///
    /// # Errors
    /// A [`WindowFault`] for hours outside the cap or in the wrong order.
    pub fn new(
        opens: NaiveTime,
        closes: NaiveTime,
        country: Country,
        zone: Tz,
    ) -> Result<Self, WindowFault> {
        if opens < EARLIEST || closes > LATEST {
            return Err(WindowFault::OutsideCap);
        }
        if opens >= closes {
            return Err(WindowFault::Empty);
        }
        Ok(Self {
            opens,
            closes,
            ..Self::standard(country, zone)
        })
    }

    /// The default: business days from 9 to 19.
    #[must_use]
    pub const fn standard(country: Country, zone: Tz) -> Self {
        Self {
            opens: USUAL_OPENING,
            closes: USUAL_CLOSING,
            any_hour: false,
            business_days_only: true,
            skip_holidays: true,
            closures: Vec::new(),
            country,
            zone,
        }
    }

    /// No limits at all. Only for seeded databases, never from a form.
    #[must_use]
    pub fn any_hour(zone: Tz) -> Self {
        Self {
            any_hour: true,
            ..Self::standard(Country::None, zone)
        }
    }

    /// The first time of day at which notices may leave.
    #[must_use]
    pub const fn opens(&self) -> NaiveTime {
        self.opens
    }

    /// The time of day from which on they may not.
    #[must_use]
    pub const fn closes(&self) -> NaiveTime {
        self.closes
    }

    /// Whether a time of day lies in the window.
    #[must_use]
    pub fn contains_time(&self, time: NaiveTime) -> bool {
        self.any_hour || (self.opens <= time && time < self.closes)
    }

    /// Whether notices may leave on a date, at some hour.
    #[must_use]
    pub fn permits_day(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let closed = self
            .closures
            .iter()
            .any(|(from, until)| (from..=until).contains(&&date));
        self.any_hour
            || !(closed
                || (self.business_days_only && weekend)
                || (self.skip_holidays && is_holiday(self.country, date)))
    }

    /// Whether a notice may leave at an instant.
    #[must_use]
    pub fn permits(&self, instant: DateTime<Utc>) -> bool {
        let local = instant.with_timezone(&self.zone).naive_local();
        self.contains_time(local.time()) && self.permits_day(local.date())
    }

    /// The first instant, not before the given one, at which a notice may leave; `None` if closures
    /// leave none within 400 days.
    #[must_use]
    pub fn next_permitted(&self, instant: DateTime<Utc>) -> Option<DateTime<Utc>> {
        if self.permits(instant) {
            return Some(instant);
        }
        let today = instant.with_timezone(&self.zone).date_naive();
        (0..=HORIZON)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .filter(|date| self.permits_day(*date))
            .map(|date| civil::to_utc(self.zone, date.and_time(self.opens)))
            .find(|opening| *opening >= instant && self.permits(*opening))
    }
}

#[cfg(test)]
mod tests;
