//! Civil time of a zone as an instant.

use chrono::{
    DateTime, Datelike as _, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _, Utc,
};
use chrono_tz::Tz;

/// How far the end of a gap is looked for: zones have skipped a whole day.
const LONGEST_GAP: i64 = 26 * 3600;
/// Step of the search, seconds; shorter than anything that follows a gap.
const STEP: i64 = 900;

/// The instant at which clocks in `zone` show `local`. A time that clocks skip becomes the first
/// instant after the gap; of a time that they show twice it is the earlier one.
#[must_use]
pub fn to_utc(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    first_valid(zone, local).unwrap_or_else(|| after_gap(zone, local))
}

/// The instant at which a day begins in `zone`: midnight, or what follows where clocks skip it.
#[must_use]
pub fn start_of(zone: Tz, day: NaiveDate) -> DateTime<Utc> {
    to_utc(zone, day.and_time(NaiveTime::MIN))
}

/// How many days people in `zone` count from today to the day of `at`: 0 is today, 1 tomorrow;
/// negative afterwards.
#[must_use]
pub fn days_until(zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    let day = |moment: DateTime<Utc>| moment.with_timezone(&zone).date_naive();
    (day(at) - day(now)).num_days()
}

/// A moment in a zone as `dd/mm/aaaa hh:mm`; it says so where that is UTC, by which nobody's clock
/// on the wall goes.
#[must_use]
pub fn moment(at: DateTime<Utc>, zone: Tz) -> String {
    written(at, zone, "%d/%m/%Y %H:%M")
}

/// The same to the second.
#[must_use]
pub fn exact_moment(at: DateTime<Utc>, zone: Tz) -> String {
    written(at, zone, "%d/%m/%Y %H:%M:%S")
}

/// A day as a date field sends it; `None` for what is no day, or none of a year that both engines
/// keep.
#[must_use]
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let day = text.parse::<NaiveDate>().ok();
    day.filter(|day| (1..=9999).contains(&day.year()))
}

fn written(at: DateTime<Utc>, zone: Tz, format: &str) -> String {
    let text = at.with_timezone(&zone).format(format);
    if zone == Tz::UTC {
        format!("{text} UTC")
    } else {
        text.to_string()
    }
}

fn first_valid(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    let found = zone.from_local_datetime(&local);
    let instants = [found.earliest(), found.latest()].into_iter().flatten();
    instants.map(|instant| instant.with_timezone(&Utc)).min()
}

/// Narrows the end of the gap down to the second.
fn after_gap(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    let shown = |seconds: i64| first_valid(zone, local + Duration::seconds(seconds));
    let mut valid = STEP;
    while valid < LONGEST_GAP && shown(valid).is_none() {
        valid += STEP;
    }
    let mut skipped = valid - STEP;
    while valid - skipped > 1 {
        let middle = i64::midpoint(skipped, valid);
        if shown(middle).is_some() {
            valid = middle;
        } else {
            skipped = middle;
        }
    }
    shown(valid).unwrap_or_else(|| local.and_utc())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use chrono_tz::{America, Europe, Pacific};

    use super::*;

    fn utc(zone: Tz, local: &str) -> String {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
        to_utc(zone, local).format("%Y-%m-%d %H:%M:%S").to_string()
    }

    #[test]
    fn days_are_counted_as_the_calendar_of_the_zone_has_them() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let days = |zone, end, now| days_until(zone, at(end), at(now));
        let (zone, end) = (America::Monterrey, "2026-11-28T20:00:00Z");
        assert_eq!(days(zone, end, "2026-11-22T23:00:00Z"), 6);
        assert_eq!(days(zone, end, "2026-11-22T03:00:00Z"), 7, "still the 21st");
        assert_eq!(days(Tz::UTC, end, "2026-11-22T03:00:00Z"), 6);
        assert_eq!(days(zone, end, "2026-11-28T06:00:00Z"), 0);
        assert_eq!(days(zone, end, "2026-11-28T05:59:59Z"), 1);
        assert_eq!(days(zone, end, "2026-11-29T06:00:00Z"), -1);
    }

    #[test]
    fn a_plain_time_is_shifted_by_its_zone() {
        assert_eq!(
            utc(America::Mexico_City, "2026-07-01 09:00"),
            "2026-07-01 15:00:00"
        );
        assert_eq!(
            utc(America::Tijuana, "2026-07-01 09:00"),
            "2026-07-01 16:00:00"
        );
        assert_eq!(
            utc(America::Tijuana, "2026-12-01 09:00"),
            "2026-12-01 17:00:00"
        );
    }

    #[test]
    fn a_skipped_time_becomes_the_first_one_after_the_gap() {
        for local in [
            "2027-03-14 02:00",
            "2027-03-14 02:30",
            "2027-03-14 02:59",
            "2027-03-14 03:00",
        ] {
            assert_eq!(utc(America::Tijuana, local), "2027-03-14 10:00:00");
        }
        assert_eq!(
            utc(Europe::Madrid, "2027-03-28 02:30"),
            "2027-03-28 01:00:00"
        );
        assert_eq!(
            utc(Pacific::Apia, "2011-12-30 10:00"),
            "2011-12-30 10:00:00"
        );
    }

    #[test]
    fn a_day_without_a_midnight_begins_after_it() {
        for (day, starts) in [
            ("2026-09-05", "2026-09-05 04:00:00"),
            ("2026-09-06", "2026-09-06 04:00:00"),
            ("2026-09-07", "2026-09-07 03:00:00"),
        ] {
            let at = start_of(America::Santiago, read_day(day).unwrap());
            assert_eq!(at.format("%Y-%m-%d %H:%M:%S").to_string(), starts);
        }
    }

    #[test]
    fn a_moment_says_its_zone_where_it_is_nobodys() {
        let at: DateTime<Utc> = "2026-03-31T23:05:09Z".parse().unwrap();
        assert_eq!(moment(at, Tz::UTC), "31/03/2026 23:05 UTC");
        assert_eq!(exact_moment(at, Tz::UTC), "31/03/2026 23:05:09 UTC");
        assert_eq!(moment(at, America::Mexico_City), "31/03/2026 17:05");
        assert_eq!(exact_moment(at, Europe::Madrid), "01/04/2026 01:05:09");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "ayer", "2026-02-30", "-0044-03-15", "+12026-01-01"] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    #[test]
    fn of_a_repeated_time_it_is_the_earlier() {
        assert_eq!(
            utc(Europe::Madrid, "2027-10-31 02:30"),
            "2027-10-31 00:30:00"
        );
        assert_eq!(
            utc(America::Tijuana, "2027-11-07 01:30"),
            "2027-11-07 08:30:00"
        );
    }
}
