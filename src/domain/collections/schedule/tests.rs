#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use chrono::{Duration, TimeZone as _};
use chrono_tz::{America, Europe};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn recurrence(period: Period, first_on: &str, at: &str, zone: Tz) -> Recurrence {
    Recurrence {
        period,
        first_on: day(first_on),
        at: at.parse().unwrap(),
        zone,
    }
}

fn dates(recurrence: &Recurrence, count: u32) -> Vec<String> {
    (0..count)
        .map(|index| recurrence.date(index).to_string())
        .collect()
}

#[test]
fn fortnights_are_fifteen_calendar_days() {
    let plan = recurrence(
        Period::Fortnightly,
        "2028-02-14",
        "09:30:00",
        America::Mexico_City,
    );
    assert_eq!(dates(&plan, 3), ["2028-02-14", "2028-02-29", "2028-03-15"]);
    assert_eq!(plan.nth(1).to_rfc3339(), "2028-02-29T15:30:00+00:00");
}

#[test]
fn a_month_clamps_to_its_end_and_does_not_drift() {
    let plan = recurrence(
        Period::Monthly,
        "2027-01-31",
        "09:00:00",
        America::Mexico_City,
    );
    assert_eq!(
        dates(&plan, 4),
        ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    );
    assert_eq!(plan.date(13), day("2028-02-29"));
    let leap = recurrence(Period::Monthly, "2028-02-29", "09:00:00", Europe::Madrid);
    assert_eq!(
        (leap.date(1), leap.date(12)),
        (day("2028-03-29"), day("2029-02-28"))
    );
    assert_eq!(
        (leap.date(48), leap.date(72 * 12)),
        (day("2032-02-29"), day("2100-02-28"))
    );
}

#[test]
fn the_hour_stays_while_the_offset_changes() {
    let plan = recurrence(
        Period::Custom { days: 1 },
        "2027-03-13",
        "10:00:00",
        America::Tijuana,
    );
    assert_eq!(plan.nth(0).to_rfc3339(), "2027-03-13T18:00:00+00:00");
    assert_eq!(plan.nth(1).to_rfc3339(), "2027-03-14T17:00:00+00:00");
    let skipped = recurrence(
        Period::Custom { days: 1 },
        "2027-03-27",
        "02:30:00",
        Europe::Madrid,
    );
    assert_eq!(skipped.nth(1).to_rfc3339(), "2027-03-28T01:00:00+00:00");
    assert_eq!(skipped.nth(2).to_rfc3339(), "2027-03-29T00:30:00+00:00");
    let twice = recurrence(Period::Monthly, "2027-10-31", "02:30:00", Europe::Madrid);
    assert_eq!(twice.nth(0).to_rfc3339(), "2027-10-31T00:30:00+00:00");
}

#[test]
fn what_is_due_starts_at_the_index_and_includes_the_present() {
    let plan = recurrence(
        Period::Monthly,
        "2027-01-15",
        "09:00:00",
        America::Mexico_City,
    );
    let third = plan.nth(2);
    let indices = |from: u32, now, max| -> Vec<u32> {
        plan.due_until(from, now, max)
            .into_iter()
            .map(|(index, _)| index)
            .collect()
    };
    assert_eq!(indices(0, third, 100), [0, 1, 2]);
    assert_eq!(indices(1, third - Duration::seconds(1), 100), [1]);
    assert_eq!(indices(3, third, 100), Vec::<u32>::new());
    assert_eq!(indices(0, third, 2), [0, 1]);
    assert_eq!(plan.due_until(1, third, 1), [(1, plan.nth(1))]);
}

#[test]
fn the_first_after_is_later_than_the_instant_itself() {
    let plan = recurrence(
        Period::Fortnightly,
        "2027-01-15",
        "09:00:00",
        America::Tijuana,
    );
    assert_eq!(
        plan.first_after(plan.nth(0) - Duration::seconds(1)),
        (0, plan.nth(0))
    );
    assert_eq!(plan.first_after(plan.nth(0)), (1, plan.nth(1)));
    let long_ago = Utc.with_ymd_and_hms(1990, 1, 1, 0, 0, 0).unwrap();
    assert_eq!(plan.first_after(long_ago), (0, plan.nth(0)));
}

#[test]
fn indices_beyond_all_calendars_neither_panic_nor_loop() {
    for period in [
        Period::Monthly,
        Period::Custom { days: 366 },
        Period::Custom { days: u16::MAX },
    ] {
        let plan = recurrence(period, "2027-01-31", "23:59:59", Europe::Madrid);
        assert_eq!(plan.date(u32::MAX), day("9999-12-30"));
        assert_eq!(plan.nth(u32::MAX), plan.nth(u32::MAX - 1));
        assert_eq!(plan.first_after(plan.nth(u32::MAX)).1, plan.nth(u32::MAX));
    }
    let never = recurrence(
        Period::Custom { days: 0 },
        "2027-01-31",
        "09:00:00",
        Europe::Madrid,
    );
    assert_eq!(never.date(1), day("2027-02-01"));
}

#[test]
fn a_period_survives_its_columns_and_bad_ones_are_refused() {
    for period in [
        Period::Fortnightly,
        Period::Monthly,
        Period::Custom { days: 366 },
    ] {
        assert_eq!(
            Period::from_parts(period.code(), period.days()),
            Some(period)
        );
    }
    for (code, days) in [
        ("custom", None),
        ("custom", Some(0)),
        ("custom", Some(367)),
        ("weekly", Some(7)),
    ] {
        assert_eq!(Period::from_parts(code, days), None);
    }
}

fn plans() -> impl Strategy<Value = Recurrence> {
    let period = prop_oneof![
        Just(Period::Fortnightly),
        Just(Period::Monthly),
        (1_u16..=366).prop_map(|days| Period::Custom { days }),
        Just(Period::Custom { days: 1 }),
    ];
    let first = prop_oneof![
        (0_u64..27_000).prop_map(|days| day("2025-01-01") + Days::new(days)),
        Just(day("2028-02-29")),
        Just(day("2027-01-31")),
    ];
    let minutes = prop_oneof![0_u32..1440, 60_u32..240];
    let zone = prop::sample::select(vec![America::Tijuana, Europe::Madrid, America::Mexico_City]);
    (period, first, minutes, zone).prop_map(|(period, first_on, minutes, zone)| Recurrence {
        period,
        first_on,
        at: NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap(),
        zone,
    })
}

proptest! {
    #[test]
    fn later_indices_are_later(plan in plans(), start in 0_u32..2000) {
        for index in start..start + 40 {
            prop_assert!(plan.nth(index) < plan.nth(index + 1), "{index}");
        }
    }

    #[test]
    fn clocks_show_the_hour_or_the_end_of_a_gap(plan in plans(), index in 0_u32..1200) {
        let shown = plan.nth(index).with_timezone(&plan.zone).naive_local();
        let wanted = plan.date(index).and_time(plan.at);
        prop_assert!(shown >= wanted && shown - wanted <= Duration::hours(1));
        if shown != wanted {
            prop_assert!(plan.zone.from_local_datetime(&wanted).earliest().is_none());
            let before = plan.nth(index) - Duration::seconds(1);
            prop_assert!(before.with_timezone(&plan.zone).naive_local() < wanted);
        }
    }

    #[test]
    fn months_keep_the_day_or_end_the_month(plan in plans(), index in 0_u32..900) {
        let plan = Recurrence { period: Period::Monthly, ..plan };
        let date = plan.date(index);
        let is_last = (date + Days::new(1)).month() != date.month();
        prop_assert_eq!(months(date) - months(plan.first_on), i64::from(index));
        prop_assert!(date.day() == plan.first_on.day() || (is_last && date.day() < plan.first_on.day()));
    }

    #[test]
    fn the_first_after_is_the_smallest(plan in plans(), offset in -40_000_000_i64..2_400_000_000) {
        let instant = plan.nth(0) + Duration::seconds(offset);
        let (index, due) = plan.first_after(instant);
        prop_assert_eq!(due, plan.nth(index));
        prop_assert!(due > instant);
        prop_assert!(index == 0 || plan.nth(index - 1) <= instant);
    }

    #[test]
    fn an_instant_is_after_its_own_index(plan in plans(), index in 0_u32..7000) {
        prop_assert_eq!(plan.first_after(plan.nth(index)).0, index + 1);
        let just_before = plan.nth(index) - Duration::seconds(1);
        prop_assert_eq!(plan.first_after(just_before).0, index);
    }

    #[test]
    fn what_is_due_is_all_up_to_now(plan in plans(), next in 0_u32..500, offset in -100_i64..4000) {
        let now = plan.nth(next) + Duration::hours(offset * 5);
        let due = plan.due_until(next, now, 10_000);
        let (after, _) = plan.first_after(now);
        let expected: Vec<u32> = (next..after.max(next)).collect();
        prop_assert_eq!(due.iter().map(|(index, _)| *index).collect::<Vec<_>>(), expected);
        prop_assert!(due.iter().all(|(index, at)| *at == plan.nth(*index)));
    }
}
