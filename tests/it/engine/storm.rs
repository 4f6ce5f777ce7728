//! Two nodes that tick every second through an hour and deliver all the while: one notice per
//! debtor and occurrence.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use mostrador::domain::collections::tick;
use mostrador::domain::delivery::{self, Mode};
use mostrador::platform::db::schema::{collection_settings, customers, schedules};
use mostrador::platform::values::ids::ScheduleId;
use mostrador::services::Services;
use tokio::sync::watch;

use super::Scene;

/// Seconds to live through: an hour where everything is tested, else five minutes.
fn seconds() -> i64 {
    if std::env::var_os("MOSTRADOR_FULL").is_some() {
        3_600
    } else {
        300
    }
}

/// A second schedule, due later in the hour, with half of the debtors.
async fn second_schedule(scene: &Scene, at: DateTime<Utc>) {
    let half = scene.debtors[..scene.debtors.len() / 2].to_vec();
    let company = scene.company.clone();
    scene
        .app
        .db(move |conn| {
            let id = ScheduleId::new();
            let local = at
                .with_timezone(&chrono_tz::America::Mexico_City)
                .naive_local();
            diesel::insert_into(schedules::table)
                .values((
                    schedules::id.eq(&id),
                    schedules::company_id.eq(company),
                    schedules::name.eq("Diaria"),
                    schedules::period.eq("custom"),
                    schedules::interval_days.eq(1),
                    schedules::first_on.eq(local.date()),
                    schedules::at_time.eq(local.time()),
                    schedules::state.eq("armed"),
                    schedules::next_index.eq(0),
                    schedules::next_at.eq(at.naive_utc()),
                    schedules::created_at.eq(at.naive_utc()),
                ))
                .execute(conn)?;
            diesel::update(customers::table.filter(customers::id.eq_any(half)))
                .set(customers::schedule_id.eq(id.as_str()))
                .execute(conn)?;
            Ok(diesel::update(collection_settings::table)
                .set(collection_settings::minimum_days.eq(0))
                .execute(conn)?)
        })
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tick_a_second_from_two_nodes_makes_one_notice_per_debtor_and_occurrence() {
    let scene = Scene::with(40).await;
    let start = scene.app.db(mostrador::platform::clock::business).await;
    second_schedule(&scene, start + Duration::seconds(seconds() / 2)).await;
    let (tell, stop) = watch::channel(false);
    let mut nodes = Vec::new();
    let mut workers = Vec::new();
    for _ in 0..2 {
        let node = Services::open((*scene.post.services.config).clone())
            .await
            .unwrap();
        let (working, stop) = (node.clone(), stop.clone());
        workers.push(tokio::spawn(async move {
            delivery::work(&working, Mode::Forever, stop).await
        }));
        nodes.push(tokio::spawn(async move {
            for second in 0..seconds() {
                tick::tick(&node, Some(start + Duration::seconds(second)))
                    .await
                    .unwrap();
            }
        }));
    }
    for node in nodes {
        node.await.unwrap();
    }
    scene.post.work().await;
    tell.send_replace(true);
    for worker in workers {
        worker.await.unwrap().unwrap();
    }
    scene.later(Duration::seconds(seconds())).await;
    scene.post.tick().await;
    assert_eq!(scene.occurrence_states().await, ["done", "done"]);
    let mut times: HashMap<(String, String), usize> = HashMap::new();
    for line in scene.lines().await {
        assert_eq!(line.state, "sent", "{line:?}");
        *times.entry((line.occurrence, line.customer)).or_insert(0) += 1;
    }
    assert_eq!(times.len(), 40);
    assert!(times.values().all(|count| *count == 1));
    assert_eq!(scene.post.script.reached().len(), 40);
    scene.app.finish().await;
}
