//! Every customer in every cycle has one line with a reason.

use chrono::Duration;
use diesel::prelude::*;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    collection_settings, customer_addresses, customers, invoices, schedules,
};
use mostrador::platform::values::ids::CustomerId;

use super::Scene;

async fn settle_invoices(scene: &Scene, debtor: CustomerId) {
    scene
        .app
        .db(move |conn| {
            Ok(
                diesel::update(invoices::table.filter(invoices::customer_id.eq(debtor)))
                    .set((
                        invoices::paid.eq(invoices::total),
                        invoices::balance.eq(0),
                        invoices::status.eq("paid"),
                        invoices::updated_at.eq(clock::wall().naive_utc()),
                    ))
                    .execute(conn)?,
            )
        })
        .await;
}

#[tokio::test]
async fn who_paid_between_planning_and_sending_gets_nothing() {
    let scene = Scene::with(3).await;
    scene.post.tick().await;
    settle_invoices(&scene, scene.debtors[1].clone()).await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent", "paid_since", "sent"]);
    scene.app.finish().await;
}

#[tokio::test]
async fn who_owed_nothing_to_begin_with_has_another_reason() {
    let scene = Scene::with(2).await;
    settle_invoices(&scene, scene.debtors[0].clone()).await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["nothing_due", "sent"]);
    scene.app.finish().await;
}

#[tokio::test]
async fn a_payment_of_one_invoice_changes_the_figures_that_leave() {
    let scene = Scene::with(1).await;
    scene.post.tick().await;
    scene
        .app
        .db(|conn| {
            let one = invoices::table.filter(invoices::external_id.eq("seed-000000-1"));
            Ok(diesel::update(one)
                .set((invoices::balance.eq(0), invoices::status.eq("paid")))
                .execute(conn)?)
        })
        .await;
    scene.post.work().await;
    let mail = scene.post.script.taken().remove(0);
    let text = mail_parser::MessageParser::default()
        .parse(&mail.bytes)
        .unwrap();
    let body = text.body_text(0).unwrap();
    assert!(body.contains("$100.00 MXN"), "{body}");
    assert!(!body.contains("FAC-1"), "{body}");
    scene.app.finish().await;
}

#[tokio::test]
async fn toggles_holds_and_addresses_each_have_their_reason() {
    let scene = Scene::with(5).await;
    let ids = scene.debtors.clone();
    scene
        .app
        .db(move |conn| {
            let today = clock::business(conn)?
                .with_timezone(&chrono_tz::America::Mexico_City)
                .date_naive();
            diesel::update(customers::table.find(&ids[0]))
                .set(customers::automation.eq(false))
                .execute(conn)?;
            diesel::update(customers::table.find(&ids[1]))
                .set((
                    customers::held_until.eq(today + Duration::days(3)),
                    customers::held_by.eq("Pedro"),
                ))
                .execute(conn)?;
            diesel::delete(
                customer_addresses::table.filter(customer_addresses::customer_id.eq(&ids[2])),
            )
            .execute(conn)?;
            diesel::update(
                customer_addresses::table.filter(customer_addresses::customer_id.eq(&ids[3])),
            )
            .set(customer_addresses::refused_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
            Ok(())
        })
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(
        scene.fates().await,
        [
            "automation_off",
            "on_hold",
            "no_valid_address",
            "no_valid_address",
            "sent"
        ]
    );
    scene.app.finish().await;
}

#[tokio::test]
async fn an_invoice_on_hold_stays_out_of_the_mail() {
    let scene = Scene::with(2).await;
    scene
        .app
        .db(|conn| {
            let today = clock::business(conn)?.date_naive();
            let held =
                invoices::external_id.eq_any(["seed-000000-0", "seed-000001-0", "seed-000001-1"]);
            Ok(diesel::update(invoices::table.filter(held))
                .set(invoices::held_until.eq(today + Duration::days(9)))
                .execute(conn)?)
        })
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    let taken = scene.post.script.taken();
    assert_eq!(taken.len(), 1);
    let mail = mail_parser::MessageParser::default()
        .parse(&taken[0].bytes)
        .unwrap();
    let body = mail.body_text(0).unwrap();
    assert!(body.contains("FAC-1") && !body.contains("FAC-0"), "{body}");
    assert_eq!(scene.fates().await, ["sent", "nothing_due"]);
    scene.app.finish().await;
}

#[tokio::test]
async fn the_master_toggle_and_the_schedule_stop_what_is_queued() {
    for (master, expected) in [(true, "master_off"), (false, "schedule_off")] {
        let scene = Scene::with(2).await;
        scene.post.tick().await;
        scene
            .app
            .db(move |conn| {
                Ok(if master {
                    diesel::update(collection_settings::table)
                        .set(collection_settings::active.eq(false))
                        .execute(conn)?
                } else {
                    diesel::update(schedules::table)
                        .set(schedules::state.eq("off"))
                        .execute(conn)?
                })
            })
            .await;
        scene.post.work().await;
        assert_eq!(scene.fates().await, [expected; 2]);
        assert!(scene.post.script.taken().is_empty());
        scene.app.finish().await;
    }
}

#[tokio::test]
async fn nobody_is_contacted_twice_within_the_minimum_of_days() {
    let scene = Scene::with(2).await;
    scene
        .app
        .db(|conn| {
            Ok(diesel::update(schedules::table)
                .set((
                    schedules::period.eq("custom"),
                    schedules::interval_days.eq(1),
                ))
                .execute(conn)?)
        })
        .await;
    scene
        .app
        .db(|conn| {
            Ok(diesel::update(collection_settings::table)
                .set(collection_settings::minimum_days.eq(3))
                .execute(conn)?)
        })
        .await;
    for _ in 0..4 {
        scene.post.tick().await;
        scene.post.work().await;
        scene.later(Duration::days(1)).await;
    }
    let mut fates = scene.fates().await;
    fates.sort();
    let expected: Vec<&str> = [["contacted_recently"; 4], ["sent"; 4]].concat();
    assert_eq!(fates, expected);
    scene.app.finish().await;
}

#[tokio::test]
async fn a_customer_below_the_minimum_is_left_alone() {
    let scene = Scene::with(2).await;
    scene
        .app
        .db(|conn| {
            Ok(diesel::update(collection_settings::table)
                .set(collection_settings::minimum_minor.eq(10_000_000))
                .execute(conn)?)
        })
        .await;
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["below_minimum"; 2]);
    scene.app.finish().await;
}
