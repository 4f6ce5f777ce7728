//! When the occurrences of a schedule are due.

use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::platform::civil;

/// Days from one occurrence to the next, fortnightly.
const FORTNIGHT: u16 = 15;
/// Longest interval in days.
const LONGEST: u16 = 366;
/// No occurrence is later: indices that would pass it all fall on it.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 30) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// How often a schedule comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Every 15 calendar days.
    Fortnightly,
    /// The same day of every month, at the month's end where the month is shorter.
    Monthly,
    /// A fixed interval.
    Custom {
        /// Calendar days, 1 to 366; anything else counts as the nearest of these.
        days: u16,
    },
}

impl Period {
    /// Reads what [`Period::code`] and [`Period::days`] give; `None` for an unknown code or, of a
    /// custom period, days that are missing or not in 1 to 366.
    #[must_use]
    pub fn from_parts(code: &str, days: Option<u16>) -> Option<Self> {
        match code {
            "fortnightly" => Some(Self::Fortnightly),
            "monthly" => Some(Self::Monthly),
            "custom" => {
                let days = days.filter(|days| (1..=LONGEST).contains(days))?;
                Some(Self::Custom { days })
            }
            _ => None,
        }
    }

    /// The stable name for the database and forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fortnightly => "fortnightly",
            Self::Monthly => "monthly",
            Self::Custom { .. } => "custom",
        }
    }

    /// The days of a custom period.
    #[must_use]
    pub const fn days(self) -> Option<u16> {
        match self {
            Self::Custom { days } => Some(days),
            Self::Fortnightly | Self::Monthly => None,
        }
    }

    /// Calendar days between occurrences; `None` when they follow the months.
    fn interval(self) -> Option<u64> {
        match self {
            Self::Fortnightly => Some(u64::from(FORTNIGHT)),
            Self::Monthly => None,
            Self::Custom { days } => Some(u64::from(days.clamp(1, LONGEST))),
        }
    }
}

/// A first date with an hour in a zone, and how often it comes round. Occurrences are counted from
/// 0, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// How often.
    pub period: Period,
    /// The first date, in `zone`.
    pub first_on: NaiveDate,
    /// The hour that clocks in `zone` show.
    pub at: NaiveTime,
    /// The company's zone.
    pub zone: Tz,
}

impl Recurrence {
    /// The instant of an occurrence. Later indices are later instants, up to the end of 9999.
    #[must_use]
    pub fn nth(&self, index: u32) -> DateTime<Utc> {
        civil::to_utc(self.zone, self.date(index).and_time(self.at))
    }

    /// The civil date of an occurrence.
    #[must_use]
    pub fn date(&self, index: u32) -> NaiveDate {
        let date = match self.period.interval() {
            Some(days) => self
                .first_on
                .checked_add_days(Days::new(u64::from(index) * days)),
            None => self.first_on.checked_add_months(Months::new(index)),
        };
        date.map_or(LAST_DAY, |date| date.min(LAST_DAY))
    }

    /// The first occurrence later than `instant`: the smallest such index, and its instant. From
    /// the end of 9999 on there is none, and the last day's is given.
    #[must_use]
    pub fn first_after(&self, instant: DateTime<Utc>) -> (u32, DateTime<Utc>) {
        let start = self.index_before(instant);
        let end = start.saturating_add(3);
        let found = (start..=end).find(|index| self.nth(*index) > instant);
        let index = found.unwrap_or(end);
        (index, self.nth(index))
    }

    /// The occurrences from `next_index` on that are due at `now`, oldest first, at most `max`.
    #[must_use]
    pub fn due_until(
        &self,
        next_index: u32,
        now: DateTime<Utc>,
        max: usize,
    ) -> Vec<(u32, DateTime<Utc>)> {
        (next_index..=u32::MAX)
            .map(|index| (index, self.nth(index)))
            .take_while(|(_, due)| *due <= now)
            .take(max)
            .collect()
    }

    /// An index whose occurrence is not later than `instant`, or 0: at most two before the last such.
    fn index_before(&self, instant: DateTime<Utc>) -> u32 {
        let today = instant.with_timezone(&self.zone).date_naive();
        let passed = match self.period.interval() {
            Some(days) => {
                (today - self.first_on).num_days() / i64::try_from(days).unwrap_or(i64::MAX)
            }
            None => months(today) - months(self.first_on),
        };
        u32::try_from(passed - 1).unwrap_or(0)
    }
}

/// Months since the year 0.
fn months(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

#[cfg(test)]
mod tests;
