//! A process that dies: before the claim, after it, while sending, after the server's yes.

use chrono::Duration;
use diesel::prelude::*;
use mostrador::domain::audit::Actor;
use mostrador::domain::delivery::{self, Resolution};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{outbox, outbox_copies, workers as rows};
use mostrador::platform::values::ids::{OutboxId, WorkerId};
use mostrador::platform::workers;

use super::Scene;

/// Puts every mail in the hands of a worker that died in `state`, its lease long over.
async fn dead_worker_holds(scene: &Scene, state: &'static str) {
    scene
        .app
        .db(move |conn| {
            let worker = workers::register(conn, clock::wall() - Duration::minutes(5))?;
            Ok(diesel::update(outbox::table)
                .set((
                    outbox::state.eq(state),
                    outbox::worker_id.eq(worker.as_str()),
                ))
                .execute(conn)?)
        })
        .await;
}

#[tokio::test]
async fn what_was_only_claimed_goes_out() {
    let scene = Scene::with(6).await;
    scene.post.tick().await;
    dead_worker_holds(&scene, "claimed").await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["sent"; 6]);
    assert_eq!(scene.post.script.taken().len(), 6);
    scene.app.finish().await;
}

#[tokio::test]
async fn what_was_being_sent_becomes_unknown_and_waits_for_a_person() {
    let scene = Scene::with(3).await;
    scene.post.tick().await;
    dead_worker_holds(&scene, "sending").await;
    scene.post.work().await;
    assert_eq!(scene.fates().await, ["unknown"; 3]);
    assert!(scene.post.script.taken().is_empty());
    let ids: Vec<OutboxId> = scene
        .app
        .db(|conn| {
            Ok(outbox::table
                .order(outbox::id)
                .select(outbox::id)
                .load(conn)?)
        })
        .await;
    let (sent, again) = (ids[0].clone(), ids[1].clone());
    assert!(settle(&scene, sent.clone(), Resolution::TreatAsSent).await);
    assert!(
        !settle(&scene, sent, Resolution::SendAgain).await,
        "settled once"
    );
    assert!(settle(&scene, again, Resolution::SendAgain).await);
    scene.post.work().await;
    assert_eq!(scene.post.script.taken().len(), 1);
    let mut fates = scene.fates().await;
    fates.sort();
    assert_eq!(fates, ["sent", "sent", "unknown"]);
    scene.app.finish().await;
}

async fn settle(scene: &Scene, id: OutboxId, resolution: Resolution) -> bool {
    let company = scene.company.clone();
    scene
        .app
        .db(move |conn| delivery::resolve(conn, &Actor::system(), &company, &id, resolution))
        .await
}

#[tokio::test]
async fn a_living_worker_keeps_what_it_holds() {
    let scene = Scene::with(2).await;
    scene.post.tick().await;
    let worker: WorkerId = scene
        .app
        .db(|conn| workers::register(conn, clock::wall()))
        .await;
    let reaped = scene
        .app
        .db(move |conn| {
            diesel::update(outbox::table)
                .set((
                    outbox::state.eq("sending"),
                    outbox::worker_id.eq(worker.as_str()),
                ))
                .execute(conn)?;
            workers::reap(conn, clock::wall())
        })
        .await;
    assert_eq!(reaped, workers::Reaped::default());
    scene
        .app
        .db(|conn| {
            diesel::delete(rows::table).execute(conn)?;
            Ok(diesel::update(outbox::table)
                .set(outbox::state.eq("failed"))
                .execute(conn)?)
        })
        .await;
    scene.app.finish().await;
}

#[tokio::test]
async fn the_copy_that_is_kept_is_the_mail_with_its_token_masked() {
    use sha2::Digest as _;
    let scene = Scene::with(1).await;
    scene.post.tick().await;
    scene.post.work().await;
    let sent = scene.post.script.taken().remove(0);
    let (hash, packed): (String, Vec<u8>) = scene
        .app
        .db(|conn| {
            Ok(outbox_copies::table
                .select((outbox_copies::sha256, outbox_copies::mime_zstd))
                .first(conn)?)
        })
        .await;
    let copy = zstd::bulk::decompress(&packed, 1 << 20).unwrap();
    let message = mail_parser::MessageParser::default()
        .parse(&sent.bytes)
        .unwrap();
    let text = message.body_text(0).unwrap().into_owned();
    let token = text.split("/s/").nth(1).unwrap().get(..43).unwrap();
    let unfolded = String::from_utf8(copy.clone())
        .unwrap()
        .replace("=\r\n", "");
    assert!(!unfolded.contains(token));
    assert!(unfolded.contains(&"*".repeat(43)));
    assert_eq!(copy.len(), sent.bytes.len());
    assert_eq!(hash, hex::encode(sha2::Sha256::digest(&sent.bytes)));
    scene.app.finish().await;
}
