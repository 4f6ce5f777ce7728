//! Occurrences: each one once, caught up after downtime, never in a burst, within the hours.

use chrono::Duration;
use diesel::prelude::*;
use mostrador::domain::collections::occurrences::{self, Decision, Occurrence};
use mostrador::domain::collections::tick;
use mostrador::platform::db::MultiBackend;
use mostrador::platform::db::schema::{companies, occurrences as rows, schedules};

use super::{Scene, instant};

#[tokio::test]
async fn everybody_who_owes_gets_one_notice() {
    let scene = Scene::with(25).await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.post.script.reached().len(), 25);
    assert!(scene.fates().await.iter().all(|fate| fate == "sent"));
    scene.post.tick().await;
    assert_eq!(scene.occurrence_states().await, ["done"]);
    scene.app.finish().await;
}

#[tokio::test]
async fn ticks_at_any_rate_from_many_places_make_one_notice() {
    let scene = Scene::with(40).await;
    let ticks: Vec<_> = (0..12)
        .map(|_| {
            let services = scene.post.services.clone();
            tokio::spawn(async move { tick::tick(&services, None).await.unwrap() })
        })
        .collect();
    for ticking in ticks {
        ticking.await.unwrap();
    }
    tokio::join!(scene.post.work(), scene.post.work());
    assert_eq!(scene.lines().await.len(), 40);
    let reached = scene.post.script.reached();
    let mut once = reached.clone();
    once.dedup();
    assert_eq!(reached, once);
    assert_eq!(reached.len(), 40);
    scene.app.finish().await;
}

#[tokio::test]
async fn a_clock_that_jumps_over_several_occurrences_makes_no_burst() {
    let scene = Scene::with(3).await;
    scene.later(Duration::days(46)).await;
    scene.post.tick().await;
    scene.post.work().await;
    // Days 0, 15, 30 are too old for a machine to decide; day 45 is one day and a minute ago.
    assert_eq!(scene.occurrence_states().await, ["missed"; 4]);
    assert!(scene.post.script.taken().is_empty());
    scene.app.finish().await;
}

#[tokio::test]
async fn the_latest_occurrence_within_a_day_leaves_and_the_older_ones_wait() {
    let scene = Scene::with(3).await;
    scene.later(Duration::days(45) + Duration::hours(2)).await;
    scene.post.tick().await;
    scene.post.work().await;
    scene.post.tick().await;
    assert_eq!(
        scene.occurrence_states().await,
        ["missed", "missed", "missed", "done"]
    );
    assert_eq!(scene.post.script.taken().len(), 3);
    scene.app.finish().await;
}

async fn first_missed(scene: &Scene) -> Occurrence {
    scene
        .app
        .db(|conn| {
            Ok(rows::table
                .filter(rows::state.eq("missed"))
                .order(rows::planned_at)
                .select(Occurrence::as_select())
                .first(conn)?)
        })
        .await
}

#[tokio::test]
async fn a_person_decides_about_a_missed_occurrence_once() {
    let scene = Scene::with(4).await;
    scene.later(Duration::days(3)).await;
    scene.post.tick().await;
    let missed = first_missed(&scene).await;
    let business = scene.app.db(mostrador::platform::clock::business).await;
    let again = missed.clone();
    let first = scene
        .app
        .db(move |conn| occurrences::decide(conn, &missed, Decision::SendNow, "Pedro", business))
        .await;
    let second = scene
        .app
        .db(move |conn| occurrences::decide(conn, &again, Decision::Skip, "Pedro", business))
        .await;
    assert!(first && !second);
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent"; 4]);
    scene.app.finish().await;
}

#[tokio::test]
async fn a_skipped_occurrence_has_a_line_for_everybody() {
    let scene = Scene::with(4).await;
    scene.later(Duration::days(3)).await;
    scene.post.tick().await;
    let missed = first_missed(&scene).await;
    let business = scene.app.db(mostrador::platform::clock::business).await;
    scene
        .app
        .db(move |conn| occurrences::decide(conn, &missed, Decision::Skip, "Pedro", business))
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["skipped_by_person"; 4]);
    assert!(scene.post.script.taken().is_empty());
    scene.app.finish().await;
}

#[tokio::test]
async fn nothing_leaves_at_night_nor_on_a_holiday() {
    let scene = Scene::with(2).await;
    scene.keep_hours().await;
    // Benito Juárez day 2027: the third Monday of March, a quarter past nine in Mexico City.
    plan_at(&scene, "2027-03-15T15:15:00Z").await;
    scene
        .app
        .set_business(instant("2027-03-15T15:20:00Z"))
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    assert!(scene.post.script.taken().is_empty());
    scene
        .app
        .set_business(instant("2027-03-16T14:59:00Z"))
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    assert!(scene.post.script.taken().is_empty(), "a minute before nine");
    scene
        .app
        .set_business(instant("2027-03-16T15:00:01Z"))
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.post.script.taken().len(), 2);
    scene.app.finish().await;
}

/// Moves the seeded schedule's next occurrence.
async fn plan_at(scene: &Scene, at: &'static str) {
    scene
        .app
        .db(move |conn| {
            let local = instant(at)
                .with_timezone(&chrono_tz::America::Mexico_City)
                .naive_local();
            Ok(diesel::update(schedules::table)
                .set((
                    schedules::first_on.eq(local.date()),
                    schedules::at_time.eq(local.time()),
                    schedules::next_at.eq(instant(at).naive_utc()),
                ))
                .execute(conn)?)
        })
        .await;
}

#[tokio::test]
async fn a_pause_stops_queued_mail_too() {
    let scene = Scene::with(5).await;
    scene.post.tick().await;
    pause(&scene, true).await;
    scene.post.work().await;
    assert!(scene.post.script.taken().is_empty());
    assert_eq!(scene.fates().await, ["queued"; 5]);
    pause(&scene, false).await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent"; 5]);
    scene.app.finish().await;
}

#[tokio::test]
async fn after_a_pause_longer_than_a_day_a_person_decides() {
    let scene = Scene::with(5).await;
    scene.post.tick().await;
    pause(&scene, true).await;
    scene.later(Duration::hours(30)).await;
    scene.post.tick().await;
    pause(&scene, false).await;
    scene.post.work().await;
    assert!(scene.post.script.taken().is_empty());
    assert_eq!(scene.occurrence_states().await, ["missed"]);
    let missed = first_missed(&scene).await;
    let business = scene.app.db(mostrador::platform::clock::business).await;
    scene
        .app
        .db(move |conn| occurrences::decide(conn, &missed, Decision::SendNow, "Pedro", business))
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent"; 5]);
    scene.app.finish().await;
}

async fn pause(scene: &Scene, on: bool) {
    scene
        .app
        .db(move |conn| {
            let at = on.then(|| mostrador::platform::clock::wall().naive_utc());
            Ok(diesel::update(companies::table)
                .set(companies::paused_at.eq(at))
                .execute(conn)?)
        })
        .await;
}

#[tokio::test]
async fn old_data_is_synchronised_before_anything_leaves() {
    let scene = Scene::with(2).await;
    age_data(&scene, Duration::hours(4)).await;
    let ticked = scene.post.tick().await;
    assert_eq!(ticked.waiting_for_data, 1);
    scene.post.work().await;
    assert!(scene.post.script.taken().is_empty());
    let requested: Vec<String> = scene
        .app
        .db(|conn| {
            use mostrador::platform::db::schema::jobs;
            let kinds = jobs::table
                .filter(jobs::state.eq("queued"))
                .select(jobs::kind)
                .load(conn)?;
            diesel::delete(jobs::table).execute(conn)?;
            Ok(kinds)
        })
        .await;
    assert_eq!(requested, ["sync"]);
    age_data(&scene, Duration::minutes(1)).await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.post.script.taken().len(), 2);
    scene.app.finish().await;
}

async fn age_data(scene: &Scene, age: Duration) {
    scene
        .app
        .db(move |conn| {
            let at = (mostrador::platform::clock::wall() - age).naive_utc();
            Ok(diesel::update(companies::table)
                .set((
                    companies::freshness_gate.eq(true),
                    companies::last_good_sync_at.eq(at),
                ))
                .execute(conn)?)
        })
        .await;
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = schedules, check_for_backend(MultiBackend))]
struct Position {
    next_index: i32,
    next_at: Option<chrono::NaiveDateTime>,
}

#[tokio::test]
async fn the_next_date_is_fifteen_days_after_the_first_not_after_the_sending() {
    let scene = Scene::with(1).await;
    let before: Position = scene
        .app
        .db(|conn| Ok(schedules::table.select(Position::as_select()).first(conn)?))
        .await;
    scene.later(Duration::hours(5)).await;
    scene.post.tick().await;
    let after: Position = scene
        .app
        .db(|conn| Ok(schedules::table.select(Position::as_select()).first(conn)?))
        .await;
    assert_eq!((before.next_index, after.next_index), (0, 1));
    let gap = after.next_at.unwrap() - before.next_at.unwrap();
    assert!((gap - Duration::days(15)).num_hours().abs() <= 1, "{gap}");
    scene.post.work().await;
    scene.app.finish().await;
}
