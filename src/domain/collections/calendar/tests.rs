#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use chrono::{Duration, NaiveDateTime};
use chrono_tz::{America, Europe};
use proptest::prelude::*;

use super::*;

const MEXICO: Tz = America::Mexico_City;

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

fn local(zone: Tz, text: &str) -> DateTime<Utc> {
    civil::to_utc(
        zone,
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap(),
    )
}

fn next(window: &SendingWindow, text: &str) -> String {
    let found = window.next_permitted(local(window.zone, text)).unwrap();
    found
        .with_timezone(&window.zone)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}

#[test]
fn the_default_is_business_days_from_nine_to_nineteen() {
    let window = SendingWindow::standard(Country::Mexico, MEXICO);
    for (at, leaves) in [
        ("2026-07-01 09:00", "2026-07-01 09:00"),
        ("2026-07-01 18:59", "2026-07-01 18:59"),
        ("2026-07-01 08:59", "2026-07-01 09:00"),
        ("2026-07-01 19:00", "2026-07-02 09:00"),
        ("2026-07-03 19:00", "2026-07-06 09:00"),
        ("2026-07-04 12:00", "2026-07-06 09:00"),
        ("2026-09-16 10:00", "2026-09-17 09:00"),
        ("2026-04-01 20:00", "2026-04-06 09:00"),
        ("2026-12-31 23:59", "2027-01-04 09:00"),
    ] {
        assert_eq!(next(&window, at), leaves, "{at}");
    }
}

#[test]
fn each_limit_can_be_lifted_but_not_the_hours() {
    let mut window = SendingWindow::standard(Country::Spain, Europe::Madrid);
    assert_eq!(next(&window, "2026-10-10 10:00"), "2026-10-13 09:00");
    window.business_days_only = false;
    assert_eq!(next(&window, "2026-10-10 10:00"), "2026-10-10 10:00");
    assert_eq!(next(&window, "2026-10-12 10:00"), "2026-10-13 09:00");
    window.skip_holidays = false;
    assert_eq!(next(&window, "2026-10-12 10:00"), "2026-10-12 10:00");
    assert_eq!(next(&window, "2026-10-12 22:00"), "2026-10-13 09:00");
}

#[test]
fn closures_include_both_ends() {
    let mut window = SendingWindow::standard(Country::None, MEXICO);
    let date = |text: &str| text.parse::<NaiveDate>().unwrap();
    window.closures = vec![
        (date("2026-07-06"), date("2026-07-08")),
        (date("2026-07-09"), date("2026-07-09")),
    ];
    assert_eq!(next(&window, "2026-07-03 18:00"), "2026-07-03 18:00");
    assert_eq!(next(&window, "2026-07-06 10:00"), "2026-07-10 09:00");
    assert!(!window.permits_day(date("2026-07-08")));
    window.closures = vec![(date("2026-01-01"), date("2029-01-01"))];
    assert_eq!(
        window.next_permitted(local(MEXICO, "2026-07-06 10:00")),
        None
    );
}

#[test]
fn hours_outside_the_cap_are_refused() {
    let window = |opens: &str, closes: &str| {
        SendingWindow::new(time(opens), time(closes), Country::Mexico, MEXICO)
    };
    assert_eq!(window("06:59", "19:00"), Err(WindowFault::OutsideCap));
    assert_eq!(window("09:00", "22:01"), Err(WindowFault::OutsideCap));
    assert_eq!(window("09:00", "09:00"), Err(WindowFault::Empty));
    assert_eq!(window("19:00", "09:00"), Err(WindowFault::Empty));
    let widest = window("07:00", "22:00").unwrap();
    assert_eq!((widest.opens(), widest.closes()), (EARLIEST, LATEST));
    assert!(widest.business_days_only && widest.skip_holidays);
    assert!(widest.contains_time(time("07:00")) && widest.contains_time(time("21:59")));
    assert!(!widest.contains_time(time("06:59")) && !widest.contains_time(time("22:00")));
}

#[test]
fn a_seeded_database_may_send_at_any_hour() {
    let mut window = SendingWindow::any_hour(MEXICO);
    let date = "2026-12-25".parse().unwrap();
    window.closures = vec![(date, date)];
    window.country = Country::Mexico;
    assert_eq!(next(&window, "2026-12-25 03:00"), "2026-12-25 03:00");
    assert!(window.contains_time(time("03:00")));
}

#[test]
fn the_hours_are_the_zones_through_a_change_of_clocks() {
    let window = SendingWindow::standard(Country::Mexico, America::Tijuana);
    let opening = |text: &str| {
        window
            .next_permitted(local(America::Tijuana, text))
            .unwrap()
    };
    assert_eq!(
        opening("2027-03-12 20:00").to_rfc3339(),
        "2027-03-16T16:00:00+00:00"
    );
    assert_eq!(
        opening("2027-03-12 05:00").to_rfc3339(),
        "2027-03-12T17:00:00+00:00"
    );
}

fn windows() -> impl Strategy<Value = SendingWindow> {
    let hours = (420_u32..1320, 420_u32..=1320).prop_filter("a window", |(a, b)| a < b);
    let zone = prop::sample::select(vec![America::Tijuana, Europe::Madrid, MEXICO]);
    let country = prop::sample::select(vec![Country::Mexico, Country::Spain, Country::None]);
    let closures = prop::collection::vec((0_u64..9000, 0_u64..40), 0..6);
    (hours, zone, country, any::<[bool; 2]>(), closures).prop_map(
        |((opens, closes), zone, country, [business, skip], closures)| {
            let at =
                |minutes| NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap();
            let mut window = SendingWindow::new(at(opens), at(closes), country, zone).unwrap();
            let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
            window.business_days_only = business;
            window.skip_holidays = skip;
            window.closures = closures
                .into_iter()
                .map(|(from, days)| (start + Days::new(from), start + Days::new(from + days)))
                .collect();
            window
        },
    )
}

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    // The years 2026 to 2050, to the second.
    (1_767_225_600_i64..2_556_143_999)
        .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

proptest! {
    #[test]
    fn the_next_permitted_moment_is_permitted_later_and_stays(window in windows(), instant in instants()) {
        let found = window.next_permitted(instant).unwrap();
        prop_assert!(window.permits(found));
        prop_assert!(found >= instant);
        prop_assert_eq!(window.next_permitted(found), Some(found));
        prop_assert_eq!(found == instant, window.permits(instant));
    }

    #[test]
    fn nothing_before_it_is_permitted(window in windows(), instant in instants(), samples in prop::collection::vec(0.0_f64..1.0, 60)) {
        let found = window.next_permitted(instant).unwrap();
        let minutes = (found - instant).num_minutes();
        for share in samples {
            #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a sample")]
            let earlier = instant + Duration::minutes((minutes as f64 * share) as i64);
            prop_assert!(earlier >= found || !window.permits(earlier), "{earlier}");
        }
        prop_assert!(found == instant || !window.permits(found - Duration::seconds(1)));
    }

    #[test]
    fn no_notice_leaves_outside_the_cap(window in windows(), instant in instants()) {
        let at = window.next_permitted(instant).unwrap().with_timezone(&window.zone).time();
        prop_assert!((EARLIEST..LATEST).contains(&at));
    }

    #[test]
    fn a_window_that_never_opens_ends_the_search(instant in instants()) {
        let mut window = SendingWindow::standard(Country::None, MEXICO);
        window.closures = vec![(NaiveDate::MIN, NaiveDate::MAX)];
        prop_assert_eq!(window.next_permitted(instant), None);
    }
}
