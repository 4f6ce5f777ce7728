//! Schedules in words, and their days on a calendar.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::domain::collections::gate::Rules;
use crate::domain::collections::schedule::Period;
use crate::domain::collections::schedules::{Schedule, ScheduleState};
use crate::domain::collections::setup::sends::Send;
use crate::platform::i18n::Locale;

/// How often, in words.
#[must_use]
pub fn period(locale: Locale, schedule: &Schedule) -> String {
    match schedule.period() {
        Period::Fortnightly => locale.t("setup-period-fortnightly-long"),
        Period::Monthly => locale.n(
            "setup-period-monthly-long",
            i64::from(schedule.first_on.day()),
        ),
        Period::Custom { days } => locale.n("setup-period-custom-long", i64::from(days)),
    }
}

/// The state as a pill: its look and its word.
#[must_use]
pub fn state(locale: Locale, schedule: &Schedule) -> (&'static str, String) {
    if schedule.is_armed() {
        ("active", locale.t("setup-state-armed"))
    } else if schedule.state == ScheduleState::Draft.as_str() {
        ("", locale.t("setup-state-draft"))
    } else {
        ("held", locale.t("setup-state-off"))
    }
}

/// A moment with its weekday in civil time: `lunes 01/12/2026, 10:00`.
#[must_use]
pub fn moment(locale: Locale, zone: Tz, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&zone);
    locale.args(
        "setup-moment",
        &[
            ("weekday", weekday(locale, local.date_naive()).into()),
            ("date", local.format("%d/%m/%Y").to_string().into()),
            ("time", local.format("%H:%M").to_string().into()),
        ],
    )
}

fn weekday(locale: Locale, day: NaiveDate) -> String {
    match day.weekday() {
        chrono::Weekday::Mon => locale.t("setup-weekday-1"),
        chrono::Weekday::Tue => locale.t("setup-weekday-2"),
        chrono::Weekday::Wed => locale.t("setup-weekday-3"),
        chrono::Weekday::Thu => locale.t("setup-weekday-4"),
        chrono::Weekday::Fri => locale.t("setup-weekday-5"),
        chrono::Weekday::Sat => locale.t("setup-weekday-6"),
        chrono::Weekday::Sun => locale.t("setup-weekday-7"),
    }
}

fn month(locale: Locale, number: u32) -> String {
    match number {
        1 => locale.t("setup-month-1"),
        2 => locale.t("setup-month-2"),
        3 => locale.t("setup-month-3"),
        4 => locale.t("setup-month-4"),
        5 => locale.t("setup-month-5"),
        6 => locale.t("setup-month-6"),
        7 => locale.t("setup-month-7"),
        8 => locale.t("setup-month-8"),
        9 => locale.t("setup-month-9"),
        10 => locale.t("setup-month-10"),
        11 => locale.t("setup-month-11"),
        _ => locale.t("setup-month-12"),
    }
}

/// A send as the list beside the calendar tells it.
#[derive(Clone, Debug)]
pub struct SendLine {
    /// For the `datetime` attribute.
    pub machine: String,
    /// The moment in words.
    pub moment: String,
    /// Where it was planned, when it is moved.
    pub shift: String,
}

/// A month with the days on which notices leave.
#[derive(Clone, Debug)]
pub struct Month {
    /// Its name and year.
    pub name: String,
    /// Weeks from Monday to Sunday.
    pub weeks: Vec<[Day; 7]>,
}

/// A day on the calendar.
#[derive(Clone, Copy, Debug, Default)]
pub struct Day {
    /// Of the month; 0 outside it.
    pub number: u32,
    /// `send`, `closed` or nothing.
    pub kind: &'static str,
}

/// The sends in words.
#[must_use]
pub fn lines(locale: Locale, zone: Tz, sends: &[Send]) -> Vec<SendLine> {
    let line = |send: &Send| {
        let shift = match send.leaves {
            None => locale.t("setup-send-never"),
            Some(_) if send.is_shifted() => {
                let planned = moment(locale, zone, send.planned);
                locale.t1("setup-send-shifted", "planned", &planned)
            }
            Some(_) => String::new(),
        };
        SendLine {
            machine: send.moment().to_rfc3339(),
            moment: moment(locale, zone, send.moment()),
            shift,
        }
    };
    sends.iter().map(line).collect()
}

/// The months in which these sends fall.
#[must_use]
pub fn months(locale: Locale, rules: &Rules, sends: &[Send]) -> Vec<Month> {
    let mut by_month: BTreeMap<(i32, u32), Vec<NaiveDate>> = BTreeMap::new();
    for send in sends {
        let day = rules.day(send.moment());
        by_month
            .entry((day.year(), day.month()))
            .or_default()
            .push(day);
    }
    by_month
        .into_iter()
        .filter_map(|((year, number), days)| {
            let first = NaiveDate::from_ymd_opt(year, number, 1)?;
            Some(Month {
                name: format!("{} {year}", month(locale, number)),
                weeks: weeks(rules, first, &days),
            })
        })
        .collect()
}

fn weeks(rules: &Rules, first: NaiveDate, sends: &[NaiveDate]) -> Vec<[Day; 7]> {
    let lead = u64::from(first.weekday().num_days_from_monday());
    let start = first - Days::new(lead);
    let week = |nth: u64| {
        std::array::from_fn(|at| {
            let day = start + Days::new(nth * 7 + at as u64);
            if day.month() == first.month() {
                Day {
                    number: day.day(),
                    kind: kind(rules, day, sends),
                }
            } else {
                Day::default()
            }
        })
    };
    (0..6)
        .map(week)
        .filter(|week: &[Day; 7]| week.iter().any(|day| day.number > 0))
        .collect()
}

fn kind(rules: &Rules, day: NaiveDate, sends: &[NaiveDate]) -> &'static str {
    if sends.contains(&day) {
        "send"
    } else if rules.window.permits_day(day) {
        ""
    } else {
        "closed"
    }
}
