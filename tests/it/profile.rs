//! My profile: name, address, sessions, companies, data.

use diesel::prelude::*;
use mostrador::access::visibility::Role;
use mostrador::domain::tasks::{self, NewTask, Scope, TaskKind};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{email_changes, memberships, tasks as task_rows, users};
use mostrador::platform::mail::outbox::Letter;

use crate::support::{Browser, PASSWORD, TestApp};

const PEDRO: &str = "pedro@paramo.test";
const NEW: &str = "pedro.nuevo@paramo.test";

fn link(letter: &Letter) -> String {
    let at = letter.text.find("/profile/email/").unwrap();
    let rest = &letter.text[at..];
    rest.split_whitespace().next().unwrap().to_owned()
}

/// Asks for the new address; gives the link and what the old address was told.
async fn ask(app: &TestApp, pedro: &Browser) -> String {
    let fields = [("email", NEW), ("current_password", PASSWORD)];
    assert_eq!(
        pedro.post("/profile/email", &fields).await.location(),
        "/profile"
    );
    let letters = app.letters().await;
    let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, [NEW, PEDRO]);
    link(&letters[0])
}

#[tokio::test]
async fn name_and_language_are_ones_own() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    pedro.get("/profile").await.says("Pedro Páramo").says(PEDRO);
    let bad = pedro.post("/profile", &[("name", "<b>")]).await;
    assert_eq!(bad.status, 422);
    bad.says("f-name-error").says("&#60;b&#62;");
    let fields = [
        ("name", "  Pedro   P. "),
        ("language", "en"),
        // Fields that are not in the form change nothing.
        ("operator", "true"),
        ("email", "otro@paramo.test"),
    ];
    pedro.post("/profile", &fields).await;
    pedro
        .get("/profile")
        .await
        .says("Your profile is saved.")
        .says("Pedro P.")
        .says("<option value=\"\">Same as the browser</option>");
    let (email, operator): (String, bool) = app
        .db(|conn| {
            Ok(users::table
                .filter(users::name.eq("Pedro P."))
                .select((users::email, users::operator))
                .first(conn)?)
        })
        .await;
    assert_eq!((email.as_str(), operator), (PEDRO, false));
    app.finish().await;
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_is_used() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let wrong = [("email", NEW), ("current_password", "no es esta")];
    assert_eq!(pedro.post("/profile/email", &wrong).await.status, 422);
    let first = ask(&app, &pedro).await;
    let second = ask(&app, &pedro).await;
    let stranger = app.browser();
    stranger.get(&first).await.says("más reciente");
    // Looking consumes nothing.
    for _ in 0..2 {
        stranger.get(&second).await.says(NEW);
    }
    assert_eq!(stranger.post(&second, &[]).await.location(), "/login");
    assert!(!stranger.is_signed_in().await, "nobody is signed in by it");
    assert_eq!(stranger.post(&second, &[]).await.status, 410);
    let letters = app.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, PEDRO));
    assert!(letters[0].text.contains(NEW));
    app.signed_in(NEW).await;
    let old = app.browser().sign_in(PEDRO, PASSWORD).await;
    assert_eq!(old.status, 422);
    app.finish().await;
}

#[tokio::test]
async fn six_confirmations_at_once_change_the_address_once() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let link = ask(&app, &pedro).await;
    let browsers: Vec<Browser> = (0..6).map(|_| app.browser()).collect();
    let uses = browsers.iter().map(|browser| browser.post(&link, &[]));
    let replies = futures_util::future::join_all(uses).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410, 410, 410, 410, 410]);
    assert_eq!(app.letters().await.len(), 1, "one mail about the change");
    app.signed_in(NEW).await;
    app.finish().await;
}

#[tokio::test]
async fn a_link_expires_and_a_taken_address_gets_none() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let old = ask(&app, &pedro).await;
    app.db(|conn| {
        let past = clock::wall() - chrono::Duration::minutes(1);
        diesel::update(email_changes::table)
            .set(email_changes::expires_at.eq(past.naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    assert_eq!(app.browser().post(&old, &[]).await.status, 410);
    app.browser().get(&old).await.says("El enlace venció");
    let taken = [
        ("email", "monica@paramo.test"),
        ("current_password", PASSWORD),
    ];
    let reply = pedro.post("/profile/email", &taken).await;
    pedro
        .follow(&reply)
        .await
        .says("Si monica@paramo.test puede usarse");
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1, "only the owner is told");
    assert_eq!(letters[0].to, PEDRO);
    app.finish().await;
}

#[tokio::test]
async fn a_new_password_ends_a_change_of_address_that_is_not_confirmed() {
    let app = TestApp::start().await;
    app.cast().await;
    let stranger = app.signed_in(PEDRO).await;
    let link = ask(&app, &stranger).await;
    let fields = [
        ("current_password", PASSWORD),
        ("password", "otra nube de paso lento"),
        ("password_confirmation", "otra nube de paso lento"),
    ];
    let pedro = app.signed_in(PEDRO).await;
    assert_eq!(pedro.post("/password/change", &fields).await.status, 303);
    assert_eq!(app.browser().post(&link, &[]).await.status, 410);
    assert_eq!(app.browser().sign_in(NEW, PASSWORD).await.status, 422);
    assert_eq!(app.letters().await[0].to, PEDRO);
    app.finish().await;
}

#[tokio::test]
async fn an_address_that_was_taken_meanwhile_stays_its_owners() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let link = ask(&app, &pedro).await;
    app.db(move |conn| {
        diesel::update(users::table.find(&cast.nadie.id))
            .set(users::email.eq(NEW))
            .execute(conn)?;
        Ok(())
    })
    .await;
    assert_eq!(app.browser().post(&link, &[]).await.status, 410);
    app.signed_in(PEDRO).await;
    app.finish().await;
}

#[tokio::test]
async fn sessions_are_listed_and_end_at_once() {
    let app = TestApp::start().await;
    app.cast().await;
    let here = app.signed_in(PEDRO).await;
    let there = app.signed_in(PEDRO).await;
    let third = app.signed_in(PEDRO).await;
    let monica = app.signed_in("monica@paramo.test").await;
    let page = here.get("/profile").await;
    page.says("esta sesión").says("127.0.0.1");
    let ends: Vec<String> = page
        .body
        .split("action=\"/profile/sessions/")
        .skip(1)
        .map(|rest| format!("/profile/sessions/{}", rest.split('"').next().unwrap()))
        .filter(|path| path != "/profile/sessions/end")
        .collect();
    assert_eq!(ends.len(), 2, "each but this one");
    assert_eq!(monica.post(&ends[0], &[]).await.status, 404, "not hers");
    here.post(&ends[0], &[]).await;
    let left = [there.is_signed_in().await, third.is_signed_in().await];
    assert_eq!(left.iter().filter(|on| **on).count(), 1);
    here.post("/profile/sessions/end", &[]).await;
    assert!(!there.is_signed_in().await && !third.is_signed_in().await);
    assert!(here.is_signed_in().await && monica.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn one_leaves_a_company_unless_one_is_its_last_administrator() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    let leaving = "/profile/companies/paramo/leaving";
    let asked = pedro.get(leaving).await;
    assert_eq!(asked.location(), "/profile#companies");
    pedro.follow(&asked).await.says("último administrador");
    let reply = pedro.post(leaving, &[]).await;
    pedro.follow(&reply).await.says("último administrador");
    app.join(&cast.paramo, &cast.nadie, Role::Admin).await;
    let (company, id) = (cast.paramo.clone(), cast.pedro.id.clone());
    app.db(move |conn| {
        let task = NewTask {
            scope: Scope::Company(&company),
            kind: TaskKind::Own,
            subject: "suya",
            facts: "suya",
            place: "",
            assignee: Some(&id),
            due_on: None,
        };
        tasks::open(conn, &task, clock::wall())
    })
    .await;
    let before = pedro.cookie("__Host-mostrador").unwrap();
    pedro.post(leaving, &[]).await;
    assert_ne!(pedro.cookie("__Host-mostrador").unwrap(), before);
    assert!(pedro.is_signed_in().await);
    let thief = app.browser();
    thief.plant("__Host-mostrador", &before);
    assert!(!thief.is_signed_in().await, "the key is a new one");
    assert_eq!(pedro.get("/manager/paramo").await.status, 404);
    let (members, unassigned): (i64, i64) = app
        .db(|conn| {
            let members = memberships::table.count().get_result(conn)?;
            let unassigned = task_rows::table
                .filter(task_rows::assignee_id.is_null())
                .count()
                .get_result(conn)?;
            Ok((members, unassigned))
        })
        .await;
    assert_eq!((members, unassigned), (3, 1));
    app.finish().await;
}

#[tokio::test]
async fn my_data_are_mine_and_hold_no_secret() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in(PEDRO).await;
    app.signed_in("olga@valle.test").await;
    let file = pedro.post("/profile/data", &[]).await;
    assert!(file.header("content-disposition").contains("attachment"));
    file.says(PEDRO)
        .says("Comercializadora Páramo")
        .says("session.created")
        .says("user.data_downloaded");
    assert!(!file.body.contains("olga") && !file.body.contains("valle"));
    let hash = cast.pedro.password_hash.clone();
    for secret in ["password_hash", "id_hash", "sealed"] {
        assert!(!file.body.contains(secret), "{secret}");
    }
    assert!(hash.is_none_or(|hash| !file.body.contains(&hash)));
    app.finish().await;
}
