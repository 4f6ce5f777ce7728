//! Forgotten, reset and changed passwords.

use std::time::Instant;

use chrono::Duration;
use diesel::prelude::*;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{outbox, user_tokens, users};

use crate::support::{Browser, PASSWORD, Reply, TestApp};

/// What every answer about an address takes at least.
const BEAT: std::time::Duration = std::time::Duration::from_millis(100);
const NEW: &str = "tres tazas de barro";

async fn forgets(app: &TestApp, email: &str) -> Reply {
    app.browser()
        .post("/password/forgot", &[("email", email)])
        .await
}

/// The local path of the link in the only letter that waits.
async fn link(app: &TestApp) -> String {
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    let text = &letters[0].text;
    let start = text.find(&app.base).expect("a link") + app.base.len();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

async fn chooses(browser: &Browser, path: &str, password: &str) -> Reply {
    let fields = [("password", password), ("password_confirmation", password)];
    browser.post(path, &fields).await
}

#[tokio::test]
async fn pedro_resets_a_forgotten_password() {
    let app = TestApp::start().await;
    app.cast().await;
    let elsewhere = app.signed_in("pedro@paramo.test").await;
    let browser = app.browser();
    browser
        .post("/login", &[("email", "pedro@paramo.test")])
        .await;
    browser
        .get("/password/forgot")
        .await
        .says("value=\"pedro@paramo.test\"")
        .says("Restablecer");
    let asked = browser
        .post("/password/forgot", &[("email", "pedro@paramo.test")])
        .await;
    assert_eq!(asked.location(), "/password/sent");
    browser.follow(&asked).await.says("pedro@paramo.test");

    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "pedro@paramo.test");
    assert_eq!(letters[0].language, "es");
    let start = letters[0].text.find(&app.base).unwrap();
    let rest = &letters[0].text[start..];
    let url = rest.split_whitespace().next().unwrap().to_owned();
    assert!(letters[0].html.contains(&format!("href=\"{url}\"")));
    let path = url[app.base.len()..].to_owned();

    let head = browser.send(reqwest::Method::HEAD, &path, None, &[]).await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for _ in 0..2 {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("referrer-policy"), "strict-origin");
        assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
        assert_eq!(page.header("cache-control"), "no-store");
    }
    let done = chooses(&browser, &path, NEW).await;
    assert_eq!((done.status, done.location()), (303, "/login"));
    browser.follow(&done).await.says("quedó cambiada");
    assert!(
        !browser.is_signed_in().await,
        "nobody is signed in by a link"
    );
    assert!(!elsewhere.is_signed_in().await, "other sessions end");
    assert_eq!(app.letters().await[0].to, "pedro@paramo.test");

    assert_eq!(
        app.browser()
            .sign_in("pedro@paramo.test", PASSWORD)
            .await
            .status,
        422
    );
    assert_eq!(
        app.browser().sign_in("pedro@paramo.test", NEW).await.status,
        303
    );
    app.finish().await;
}

#[tokio::test]
async fn an_unknown_address_sees_the_same_and_gets_nothing() {
    let app = TestApp::start().await;
    app.cast().await;
    let known = forgets(&app, "pedro@paramo.test").await;
    assert_eq!(app.letters().await.len(), 1);
    let unknown = forgets(&app, "quien@sabe.test").await;
    assert_eq!(
        (known.status, known.location()),
        (unknown.status, unknown.location())
    );
    assert_eq!(app.letters().await.len(), 0);
    app.finish().await;
}

#[tokio::test]
async fn no_answer_about_an_address_comes_before_the_beat() {
    let app = TestApp::start().await;
    app.cast().await;
    for email in ["pedro@paramo.test", "quien@sabe.test"] {
        let asked = Instant::now();
        assert_eq!(forgets(&app, email).await.status, 303);
        let waited = asked.elapsed();
        assert!(waited >= BEAT, "{email}: {waited:?}");
    }
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn used_replaced_expired_and_changed_links_say_so() {
    let app = TestApp::start().await;
    app.cast().await;
    let browser = app.browser();
    let dead = |reply: &Reply, words: &str| {
        assert_eq!(reply.status, 410);
        reply.says(words).says("href=\"/password/forgot\"");
        assert_eq!(reply.header("x-robots-tag"), "noindex, nofollow");
    };

    forgets(&app, "pedro@paramo.test").await;
    let older = link(&app).await;
    forgets(&app, "pedro@paramo.test").await;
    let newer = link(&app).await;
    dead(&browser.get(&older).await, "más reciente");
    dead(&chooses(&browser, &older, NEW).await, "más reciente");

    assert_eq!(chooses(&browser, &newer, NEW).await.status, 303);
    app.letters().await;
    dead(&browser.get(&newer).await, "ya se usó");
    dead(&chooses(&browser, &newer, NEW).await, "ya se usó");

    forgets(&app, "pedro@paramo.test").await;
    let late = link(&app).await;
    app.db(|conn| {
        let past = clock::wall().naive_utc() - Duration::seconds(1);
        diesel::update(user_tokens::table)
            .set(user_tokens::expires_at.eq(past))
            .execute(conn)?;
        Ok(())
    })
    .await;
    dead(&chooses(&browser, &late, NEW).await, "venció");
    dead(&browser.get("/password/reset/otro").await, "ya no existe");
    dead(&browser.get(&format!("{late}x")).await, "ya no existe");
    app.finish().await;
}

#[tokio::test]
async fn a_link_lives_for_sixty_minutes_and_only_its_hash_is_kept() {
    let app = TestApp::start().await;
    app.cast().await;
    forgets(&app, "pedro@paramo.test").await;
    let sealed: Vec<u8> = app
        .db(|conn| {
            Ok(outbox::table
                .select(outbox::sealed.assume_not_null())
                .first(conn)?)
        })
        .await;
    let path = link(&app).await;
    let token = path.rsplit('/').next().unwrap();
    assert!(!sealed.windows(token.len()).any(|w| w == token.as_bytes()));
    let (hash, made, ends): (String, chrono::NaiveDateTime, chrono::NaiveDateTime) = app
        .db(|conn| {
            Ok(user_tokens::table
                .select((
                    user_tokens::hash,
                    user_tokens::created_at,
                    user_tokens::expires_at,
                ))
                .first(conn)?)
        })
        .await;
    assert_eq!(ends - made, Duration::minutes(60));
    assert!(!hash.contains(token));
    app.finish().await;
}

#[tokio::test]
async fn six_simultaneous_uses_give_one_result() {
    let app = TestApp::start().await;
    app.cast().await;
    forgets(&app, "pedro@paramo.test").await;
    let path = link(&app).await;
    let browsers: Vec<_> = (0..6).map(|_| app.browser()).collect();
    let uses = browsers.iter().map(|browser| chooses(browser, &path, NEW));
    let replies = futures_util::future::join_all(uses).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410, 410, 410, 410, 410]);
    assert_eq!(app.letters().await.len(), 1, "one mail about the change");
    app.finish().await;
}

#[tokio::test]
async fn a_weak_password_is_refused_with_its_reason_and_the_link_lives_on() {
    let app = TestApp::start().await;
    app.cast().await;
    forgets(&app, "pedro@paramo.test").await;
    let path = link(&app).await;
    let browser = app.browser();
    for (password, words) in [
        ("corta", "al menos 10"),
        ("password2026", "primeras que alguien"),
        ("don pedro el grande", "no puede contener"),
        ("llano y PÁRAMO lejos", "no puede contener"),
    ] {
        let reply = chooses(&browser, &path, password).await;
        assert_eq!(reply.status, 422, "{password}");
        reply.says(words);
        assert!(!reply.body.contains(password), "a secret came back");
    }
    let differs = [("password", NEW), ("password_confirmation", "otra cosa")];
    let reply = browser.post(&path, &differs).await;
    assert_eq!(reply.status, 422);
    reply.says("f-password_confirmation-error");
    assert_eq!(chooses(&browser, &path, NEW).await.status, 303);
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions_and_keeps_this_one() {
    let app = TestApp::start().await;
    app.cast().await;
    let here = app.signed_in("pedro@paramo.test").await;
    let there = app.signed_in("pedro@paramo.test").await;
    let before = here.cookie("__Host-mostrador").unwrap();
    let fields = |current: &'static str, new: &'static str| {
        [
            ("current_password", current),
            ("password", new),
            ("password_confirmation", new),
        ]
    };
    let wrong = here
        .post("/password/change", &fields("no es la mía ahora", NEW))
        .await;
    assert_eq!(wrong.status, 422);
    wrong.says("f-current_password-error");
    let same = here
        .post("/password/change", &fields(PASSWORD, PASSWORD))
        .await;
    assert_eq!(same.status, 422);
    same.says("distinta");
    assert!(there.is_signed_in().await);

    let done = here.post("/password/change", &fields(PASSWORD, NEW)).await;
    assert_eq!((done.status, done.location()), (303, "/manager"));
    assert!(here.is_signed_in().await);
    assert_ne!(here.cookie("__Host-mostrador").unwrap(), before);
    assert!(!there.is_signed_in().await);
    assert_eq!(app.letters().await[0].to, "pedro@paramo.test");
    app.finish().await;
}

#[tokio::test]
async fn a_password_of_somebody_elses_choice_must_be_changed_first() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let id = cast.pedro.id.clone();
    app.db(move |conn| {
        diesel::update(users::table.find(id))
            .set(users::must_change_password.eq(true))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let page = browser.get("/password/change").await;
    page.says("Otra persona");
    assert!(!page.body.contains("current_password"));
    let same = chooses(&browser, "/password/change", PASSWORD).await;
    assert_eq!(same.status, 422);
    let done = chooses(&browser, "/password/change", NEW).await;
    assert_eq!(done.status, 303);
    let page = browser.get("/password/change").await;
    assert!(!page.body.contains("Otra persona"));
    app.letters().await;
    app.finish().await;
}
