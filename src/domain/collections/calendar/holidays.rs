//! National holidays, computed for any year.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// Whose holidays count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Country {
    /// Labour-law holidays and bank closing days.
    Mexico,
    /// National holidays, without those of regions.
    Spain,
    /// No holidays.
    #[default]
    None,
}

impl Country {
    /// Reads an ISO 3166 code of any case; no other country has holidays here.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code.trim().to_ascii_uppercase().as_str() {
            "MX" => Self::Mexico,
            "ES" => Self::Spain,
            _ => Self::None,
        }
    }
}

/// A country's holidays in a year, in the order of the calendar.
#[must_use]
pub fn holidays(country: Country, year: i32) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = match country {
        Country::Mexico => mexico(year),
        Country::Spain => spain(year),
        Country::None => Vec::new(),
    }
    .into_iter()
    .flatten()
    .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether a date is a holiday.
#[must_use]
pub fn is_holiday(country: Country, date: NaiveDate) -> bool {
    holidays(country, date.year()).contains(&date)
}

/// Federal Labour Law, article 74, with the days on which banks close besides.
fn mexico(year: i32) -> Vec<Option<NaiveDate>> {
    // A president takes office on 1 October, every six years from 2024 on.
    let handover = year >= 2024 && (year - 2024) % 6 == 0;
    vec![
        day(year, 1, 1),
        monday(year, 2, 1),
        monday(year, 3, 3),
        before_easter(year, 3),
        before_easter(year, 2),
        day(year, 5, 1),
        day(year, 9, 16),
        day(year, 10, 1).filter(|_| handover),
        day(year, 11, 2),
        monday(year, 11, 3),
        day(year, 12, 12),
        day(year, 12, 25),
    ]
}

/// Workers' Statute, article 37.2, and Royal Decree 2001/1983.
fn spain(year: i32) -> Vec<Option<NaiveDate>> {
    vec![
        day(year, 1, 1),
        day(year, 1, 6),
        before_easter(year, 2),
        day(year, 5, 1),
        day(year, 8, 15),
        day(year, 10, 12),
        day(year, 11, 1),
        day(year, 12, 6),
        day(year, 12, 8),
        day(year, 12, 25),
    ]
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn monday(year: i32, month: u32, nth: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth)
}

fn before_easter(year: i32, days: u64) -> Option<NaiveDate> {
    easter(year)?.checked_sub_days(Days::new(days))
}

/// Easter Sunday: the Sunday after the first ecclesiastical full moon on or after 21 March.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    // The moon's age, with the corrections for left-out leap days and for the lunar cycle's drift.
    let leap_days = century - century.div_euclid(4);
    let lunar_drift = (8 * century + 13).div_euclid(25);
    let age = (19 * golden + leap_days - lunar_drift + 15).rem_euclid(30);
    let moon = if age == 29 || (age == 28 && golden > 10) {
        age - 1
    } else {
        age
    };
    let full_moon = day(year, 3, 21)?.checked_add_days(Days::new(moon.unsigned_abs().into()))?;
    let to_sunday = 7 - full_moon.weekday().num_days_from_sunday();
    full_moon.checked_add_days(Days::new(to_sunday.into()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use proptest::prelude::*;

    use super::*;

    fn listed(country: Country, year: i32) -> Vec<String> {
        holidays(country, year)
            .iter()
            .map(|date| date.format("%m-%d").to_string())
            .collect()
    }

    #[test]
    fn mexican_banks_close_as_published_for_2026() {
        assert_eq!(
            listed(Country::Mexico, 2026),
            [
                "01-01", "02-02", "03-16", "04-02", "04-03", "05-01", "09-16", "11-02", "11-16",
                "12-12", "12-25"
            ]
        );
    }

    #[test]
    fn a_president_takes_office_every_six_years() {
        let handover = |year| is_holiday(Country::Mexico, day(year, 10, 1).unwrap());
        assert!(handover(2024) && handover(2030));
        assert!(!handover(2018) && !handover(2026) && !handover(2029));
    }

    #[test]
    fn spain_has_ten_national_holidays() {
        assert_eq!(
            listed(Country::Spain, 2027),
            [
                "01-01", "01-06", "03-26", "05-01", "08-15", "10-12", "11-01", "12-06", "12-08",
                "12-25"
            ]
        );
        assert_eq!(listed(Country::None, 2027), Vec::<String>::new());
    }

    #[test]
    fn easter_falls_where_almanacs_say() {
        for date in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2016-03-27",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
            "2285-03-22",
        ] {
            let date: NaiveDate = date.parse().unwrap();
            assert_eq!(easter(date.year()), Some(date));
        }
    }

    #[test]
    fn a_country_is_known_by_its_code() {
        assert_eq!(Country::from_code(" mx"), Country::Mexico);
        assert_eq!(Country::from_code("ES"), Country::Spain);
        assert_eq!(Country::from_code("FR"), Country::None);
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_in_its_five_weeks(year in 1583_i32..9999) {
            let date = easter(year).unwrap();
            prop_assert_eq!(date.weekday(), Weekday::Sun);
            prop_assert!(date >= day(year, 3, 22).unwrap() && date <= day(year, 4, 25).unwrap());
        }
    }
}
