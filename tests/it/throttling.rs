//! Too many failures.

use diesel::prelude::*;
use mostrador::platform::db::schema::throttles;

use crate::support::{PASSWORD, TestApp};

const FEW: &[(&str, &str)] = &[
    ("SIGN_IN_ATTEMPTS", "3"),
    ("SIGN_IN_ATTEMPTS_PER_ADDRESS", "8"),
];

#[tokio::test]
async fn guessing_at_an_account_ends_in_429_and_its_owner_stays_in() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for email in ["pedro@paramo.test", "quien@sabe.test"] {
        for _ in 0..3 {
            assert_eq!(app.browser().sign_in(email, "adivinanza").await.status, 422);
        }
        let reply = app.browser().sign_in(email, PASSWORD).await;
        assert_eq!(reply.status, 429, "{email}");
        let seconds: u64 = reply.header("retry-after").parse().unwrap();
        assert!((1..=901).contains(&seconds));
        reply.says("Demasiados intentos");
    }
    assert!(pedro.is_signed_in().await);
    assert!(app.signed_in("olga@valle.test").await.is_signed_in().await);
    app.finish().await;
}

const CHANGE: &str = "/password/change";
const NEW: &str = "tres tazas de barro";

const fn change(current: &str) -> [(&str, &str); 3] {
    [
        ("current_password", current),
        ("password", NEW),
        ("password_confirmation", NEW),
    ]
}

#[tokio::test]
async fn strangers_at_the_door_bar_nothing_inside_a_live_session() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    // His account is full, and so is the network that he shares with the strangers.
    for number in 0..8 {
        let other = format!("persona{number}@sabe.test");
        let email = if number < 3 {
            "pedro@paramo.test"
        } else {
            other.as_str()
        };
        assert_eq!(app.browser().sign_in(email, "adivinanza").await.status, 422);
    }
    let outside = app.browser().sign_in("pedro@paramo.test", PASSWORD).await;
    assert_eq!(outside.status, 429);

    let address = [
        ("email", "pedro.nuevo@paramo.test"),
        ("current_password", PASSWORD),
    ];
    let reply = pedro.post("/profile/email", &address).await;
    assert_eq!(reply.location(), "/profile", "{}", reply.body);
    let factor = [("current_password", PASSWORD)];
    let reply = pedro.post("/profile/second-factor", &factor).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    let reply = pedro.post(CHANGE, &change(PASSWORD)).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn guessing_the_current_password_ends_in_429_and_bars_no_door() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    let thief = app.signed_in("pedro@paramo.test").await;
    let address = [
        ("email", "ladron@sabe.test"),
        ("current_password", "adivinanza"),
    ];
    for _ in 0..2 {
        assert_eq!(thief.post(CHANGE, &change("adivinanza")).await.status, 422);
    }
    // One counter for every place that asks.
    assert_eq!(thief.post("/profile/email", &address).await.status, 422);
    let other = app.signed_in("pedro@paramo.test").await;
    for browser in [&thief, &other] {
        let reply = browser.post(CHANGE, &change(PASSWORD)).await;
        assert_eq!(reply.status, 429);
        assert!(!reply.header("retry-after").is_empty());
        assert_eq!(browser.post("/profile/email", &address).await.status, 429);
    }
    let monica = app.signed_in("monica@paramo.test").await;
    assert_eq!(monica.post(CHANGE, &change(PASSWORD)).await.status, 303);
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn guessing_at_many_accounts_ends_in_429_too() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    for number in 0..8 {
        let email = format!("persona{number}@sabe.test");
        assert_eq!(
            app.browser().sign_in(&email, "adivinanza").await.status,
            422
        );
    }
    let reply = app.browser().sign_in("olga@valle.test", PASSWORD).await;
    assert_eq!(reply.status, 429);
    app.finish().await;
}

#[tokio::test]
async fn forwarded_addresses_of_strangers_do_not_help() {
    let app = TestApp::with(FEW).await;
    for number in 0..9_u8 {
        let browser = app.browser();
        let email = format!("persona{number}@sabe.test");
        browser.post("/login", &[("email", &email)]).await;
        let forwarded = format!("198.51.100.{number}");
        let headers = [
            ("origin", app.base.as_str()),
            ("x-forwarded-for", forwarded.as_str()),
        ];
        let fields: &[(&str, &str)] = &[("password", "adivinanza")];
        let reply = browser
            .send(
                reqwest::Method::POST,
                "/login/password",
                Some(fields),
                &headers,
            )
            .await;
        assert_eq!(reply.status, if number < 8 { 422 } else { 429 });
    }
    app.finish().await;
}

#[tokio::test]
async fn success_never_counts() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    for _ in 0..12 {
        app.signed_in("pedro@paramo.test").await;
    }
    let counted: i64 = app
        .db(|conn| Ok(throttles::table.count().get_result(conn)?))
        .await;
    assert_eq!(counted, 0);
    app.finish().await;
}

#[tokio::test]
async fn many_guesses_at_once_do_not_outrun_the_counter() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    let browsers: Vec<_> = (0..8).map(|_| app.browser()).collect();
    let guesses = browsers
        .iter()
        .map(|browser| browser.sign_in("pedro@paramo.test", "adivinanza"));
    let replies = futures_util::future::join_all(guesses).await;
    let judged = replies.iter().filter(|reply| reply.status == 422).count();
    let places = std::thread::available_parallelism().map_or(1, usize::from) / 2;
    assert!(judged < 3 + places.max(1), "{judged} guesses were judged");
    app.finish().await;
}

#[tokio::test]
async fn asking_for_links_is_bounded() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    for email in ["pedro@paramo.test", "quien@sabe.test"] {
        let mut statuses = Vec::new();
        for _ in 0..4 {
            let browser = app.browser();
            let reply = browser.post("/password/forgot", &[("email", email)]).await;
            statuses.push(reply.status);
        }
        assert_eq!(statuses, [303, 303, 303, 429], "{email}");
    }
    assert_eq!(app.letters().await.len(), 3);
    app.finish().await;
}

#[tokio::test]
async fn a_window_ends() {
    let app = TestApp::with(FEW).await;
    app.cast().await;
    for _ in 0..3 {
        app.browser()
            .sign_in("pedro@paramo.test", "adivinanza")
            .await;
    }
    app.db(|conn| {
        let past = mostrador::platform::clock::wall().naive_utc();
        diesel::update(throttles::table)
            .set(throttles::window_ends_at.eq(past))
            .execute(conn)?;
        Ok(())
    })
    .await;
    app.signed_in("pedro@paramo.test").await;
    app.finish().await;
}
