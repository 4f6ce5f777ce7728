//! What the mail server says decides, stage by stage.

use diesel::prelude::*;
use mostrador::domain::delivery;
use mostrador::platform::db::schema::{customer_addresses, outbox, outbox_recipients};
use mostrador::platform::mail::smtp_server::Verdict;
use mostrador::platform::values::ids::AddressId;

use super::Scene;
use crate::support::Stage;

/// State and attempts of the only mail.
async fn mail(scene: &Scene) -> (String, i32) {
    scene
        .app
        .db(|conn| {
            Ok(outbox::table
                .select((outbox::state, outbox::attempts))
                .first(conn)?)
        })
        .await
}

#[tokio::test]
async fn a_server_that_is_away_costs_no_attempt_and_is_told_to_people() {
    let scene = Scene::with(3).await;
    for _ in 0..2 {
        scene
            .post
            .script
            .next(Stage::Connect, Verdict::reply(421, "not today"));
    }
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent"; 3]);
    assert!(scene.lines().await.iter().all(|line| line.attempts == 1));
    assert_eq!(
        scene.app.db(delivery::mail_fault).await,
        None,
        "and it is told that all is well again"
    );
    scene.app.finish().await;
}

#[tokio::test]
async fn four_hundreds_are_tried_again_under_the_same_message_id() {
    for stage in [Stage::Mail, Stage::Rcpt, Stage::Data, Stage::Accepted] {
        let scene = Scene::with(1).await;
        scene.post.script.next(stage, Verdict::reply(451, "later"));
        scene.post.tick().await;
        scene.post.work_once().await;
        assert_eq!(mail(&scene).await, ("queued".to_owned(), 1), "{stage:?}");
        let id = scene.lines().await[0].message_id.clone();
        scene.post.work().await;
        assert_eq!(mail(&scene).await, ("sent".to_owned(), 2), "{stage:?}");
        assert_eq!(scene.lines().await[0].message_id, id);
        assert_eq!(scene.post.script.taken().len(), 1);
        scene.app.finish().await;
    }
}

#[tokio::test]
async fn five_hundreds_are_final_and_keep_the_servers_words() {
    for stage in [Stage::Mail, Stage::Data, Stage::Accepted] {
        let scene = Scene::with(1).await;
        scene
            .post
            .script
            .next(stage, Verdict::reply(554, "we do not like it"));
        scene.post.tick().await;
        scene.post.work().await;
        assert_eq!(mail(&scene).await, ("failed".to_owned(), 1), "{stage:?}");
        let answer = scene.lines().await[0].answer.clone().unwrap();
        assert!(answer.contains("we do not like it"), "{answer}");
        scene.app.finish().await;
    }
}

#[tokio::test]
async fn a_connection_lost_before_the_end_is_tried_again() {
    for verdict in [Verdict::CloseAfterData(10), Verdict::Close] {
        let scene = Scene::with(1).await;
        scene.post.script.next(Stage::Data, verdict);
        scene.post.tick().await;
        scene.post.work().await;
        // A close in the middle of a short message may only be seen after its end was written.
        let fate = scene.fates().await;
        assert!(fate == ["sent"] || fate == ["unknown"], "{fate:?}");
        scene.app.finish().await;
    }
}

#[tokio::test]
async fn an_end_without_a_reply_is_unknown_and_never_sent_again_alone() {
    for verdict in [Verdict::Close, Verdict::Hang] {
        let scene = Scene::with(1).await;
        scene.post.script.next(Stage::Accepted, verdict);
        scene.post.tick().await;
        scene.post.work().await;
        scene.post.work().await;
        assert_eq!(mail(&scene).await, ("unknown".to_owned(), 1));
        scene.app.finish().await;
    }
}

/// Gives the first debtor four more addresses.
async fn five_addresses(scene: &Scene) -> Vec<String> {
    let debtor = scene.debtors[0].clone();
    scene
        .app
        .db(move |conn| {
            for position in 1..5 {
                diesel::insert_into(customer_addresses::table)
                    .values((
                        customer_addresses::id.eq(AddressId::new()),
                        customer_addresses::customer_id.eq(&debtor),
                        customer_addresses::email.eq(format!("cxp-{position}@example.test")),
                        customer_addresses::origin.eq("manual"),
                        customer_addresses::position.eq(position),
                    ))
                    .execute(conn)?;
            }
            Ok(customer_addresses::table
                .order(customer_addresses::email)
                .select(customer_addresses::email)
                .load(conn)?)
        })
        .await
}

#[tokio::test]
async fn of_five_addresses_the_refused_one_is_marked_and_the_others_are_served() {
    let scene = Scene::with(1).await;
    let all = five_addresses(&scene).await;
    scene
        .post
        .script
        .address("cxp-2@example.test", Verdict::reply(550, "no such user"));
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent"]);
    let served: Vec<String> = all
        .into_iter()
        .filter(|address| address != "cxp-2@example.test")
        .collect();
    assert_eq!(scene.post.script.reached(), served);
    let marked: Vec<(String, Option<String>)> = scene
        .app
        .db(|conn| {
            Ok(customer_addresses::table
                .filter(customer_addresses::refused_at.is_not_null())
                .select((
                    customer_addresses::email,
                    customer_addresses::refused_answer,
                ))
                .load(conn)?)
        })
        .await;
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0].0, "cxp-2@example.test");
    assert!(
        marked[0]
            .1
            .as_deref()
            .is_some_and(|answer| answer.contains("no such user"))
    );
    scene.app.finish().await;
}

#[tokio::test]
async fn a_deferred_address_is_tried_again_alone() {
    let scene = Scene::with(1).await;
    five_addresses(&scene).await;
    scene
        .post
        .script
        .address("cxp-3@example.test", Verdict::reply(450, "greylisted"));
    scene.post.tick().await;
    scene.post.work_once().await;
    assert_eq!(mail(&scene).await, ("queued".to_owned(), 1));
    assert_eq!(scene.post.script.reached().len(), 4);
    scene.post.script.heal();
    scene.post.work().await;
    assert_eq!(mail(&scene).await, ("sent".to_owned(), 2));
    let taken = scene.post.script.taken();
    assert_eq!(taken.len(), 2);
    assert_eq!(taken[1].recipients, ["cxp-3@example.test"]);
    let states: Vec<String> = scene
        .app
        .db(|conn| {
            Ok(outbox_recipients::table
                .select(outbox_recipients::state)
                .load(conn)?)
        })
        .await;
    assert_eq!(states, ["accepted"; 5]);
    scene.app.finish().await;
}

#[tokio::test]
async fn when_every_address_is_refused_the_notice_failed() {
    let scene = Scene::with(1).await;
    scene
        .post
        .script
        .address("deudor-000001@example.test", Verdict::reply(550, "gone"));
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["failed"]);
    scene.app.finish().await;
}

#[tokio::test]
async fn a_server_that_goes_away_in_the_middle_of_a_run_loses_nobody() {
    let scene = Scene::with(30).await;
    // The first conversations break after a while, and for some time nobody answers.
    scene.post.script.next(Stage::Connect, Verdict::Ok);
    for _ in 0..3 {
        scene
            .post
            .script
            .next(Stage::Connect, Verdict::reply(421, "restarting"));
    }
    for _ in 0..4 {
        scene.post.script.next(Stage::Mail, Verdict::Close);
    }
    scene.post.tick().await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent"; 30]);
    let reached = scene.post.script.reached();
    let mut once = reached.clone();
    once.dedup();
    assert_eq!((reached.len(), once.len()), (30, 30));
    scene.app.finish().await;
}

#[tokio::test]
async fn a_mail_that_was_marked_and_never_offered_can_be_marked_again() {
    use mostrador::platform::db::schema::{outbox_copies, workers};
    let scene = Scene::with(1).await;
    scene.post.tick().await;
    // As a process leaves it that died between marking and offering, settled by a person.
    scene
        .app
        .db(|conn| {
            let id: mostrador::platform::values::ids::OutboxId =
                outbox::table.select(outbox::id).first(conn)?;
            diesel::insert_into(outbox_recipients::table)
                .values((
                    outbox_recipients::outbox_id.eq(&id),
                    outbox_recipients::address.eq("deudor-000001@example.test"),
                    outbox_recipients::state.eq("waiting"),
                ))
                .execute(conn)?;
            diesel::insert_into(outbox_copies::table)
                .values((
                    outbox_copies::outbox_id.eq(&id),
                    outbox_copies::attempt.eq(1),
                    outbox_copies::made_at.eq(mostrador::platform::clock::wall().naive_utc()),
                    outbox_copies::sha256.eq(""),
                    outbox_copies::mime_zstd.eq(Vec::<u8>::new()),
                ))
                .execute(conn)?;
            Ok(diesel::delete(workers::table).execute(conn)?)
        })
        .await;
    scene.post.work().await;
    assert_eq!(mail(&scene).await, ("sent".to_owned(), 1));
    scene.app.finish().await;
}
