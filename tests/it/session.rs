//! Signing in and out, and what a session is.

use std::collections::HashMap;

use actix_session::storage::SessionStore as _;
use actix_web::cookie::time::Duration as Ttl;
use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;
use mostrador::access::SessionTable;
use mostrador::access::visibility::Role;
use mostrador::domain::users::User;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{audit_log, sessions, users};
use sha2::{Digest as _, Sha256};

use crate::support::{PASSWORD, TestApp};

const COOKIE: &str = "__Host-mostrador";

#[tokio::test]
async fn pedro_signs_in_in_two_steps_and_out() {
    let app = TestApp::start().await;
    app.cast().await;
    let browser = app.browser();
    browser.get("/login").await.says("Siguiente");
    let first = browser
        .post("/login", &[("email", " Pedro@Paramo.test ")])
        .await;
    assert_eq!((first.status, first.location()), (303, "/login/password"));
    let second = browser.follow(&first).await;
    second
        .says("pedro@paramo.test")
        .says("¿Olvidaste tu contraseña?");
    let third = browser
        .post("/login/password", &[("password", PASSWORD)])
        .await;
    assert_eq!((third.status, third.location()), (303, "/manager"));
    assert!(browser.is_signed_in().await);

    let out = browser.post("/logout", &[]).await;
    assert_eq!((out.status, out.location()), (303, "/login"));
    assert!(!browser.is_signed_in().await);
    let lines: Vec<String> = app
        .db(|conn| {
            Ok(audit_log::table
                .order(audit_log::id)
                .select(audit_log::action)
                .load(conn)?)
        })
        .await;
    assert_eq!(lines, ["session.created", "session.ended"]);
    app.finish().await;
}

#[tokio::test]
async fn known_and_unknown_addresses_and_disabled_people_read_the_same() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let id = cast.nadie.id.clone();
    app.db(move |conn| {
        diesel::update(users::table.find(id))
            .set(users::disabled_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let mut seen = Vec::new();
    for (email, password) in [
        ("pedro@paramo.test", "no es esta clave"),
        ("quien@sabe.test", "no es esta clave"),
        ("nadie@nadie.test", PASSWORD),
    ] {
        let browser = app.browser();
        let reply = browser.sign_in(email, password).await;
        assert!(!browser.is_signed_in().await, "{email}");
        seen.push((reply.status, reply.body.replace(email, "…")));
    }
    assert_eq!(seen[0].0, 422);
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
    assert!(
        !seen[0].1.contains("no es esta clave"),
        "a secret came back"
    );
    app.finish().await;
}

#[tokio::test]
async fn an_unknown_address_is_hashed_for_as_a_known_one_is() {
    // A cost that bcrypt refuses: whoever is hashed for meets the refusal.
    let app = TestApp::with_config(|config| config.bcrypt_cost = 32).await;
    let reply = app.browser().sign_in("quien@sabe.test", "adivinanza").await;
    assert_eq!(reply.status, 500);
    app.finish().await;
}

#[tokio::test]
async fn a_text_that_is_no_address_comes_back_with_the_reason() {
    let app = TestApp::start().await;
    let reply = app.browser().post("/login", &[("email", "pedro<b>")]).await;
    assert_eq!(reply.status, 422);
    reply.says("pedro&#60;b&#62;").says("f-email-error");
    app.finish().await;
}

#[tokio::test]
async fn only_a_hash_of_the_key_is_in_the_database() {
    let app = TestApp::start().await;
    app.cast().await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let cookie = browser.cookie(COOKIE).unwrap();
    // A signed cookie is the signature (44 characters of base64, percent-encoded) and the key.
    let key = cookie[cookie.len() - 43..].to_owned();
    let hash = hex::encode(Sha256::digest(key.as_bytes()));
    let rows: Vec<(String, String, Option<String>, Option<String>)> = app
        .db(|conn| {
            Ok(sessions::table
                .select((
                    sessions::id_hash,
                    sessions::state,
                    sessions::address,
                    sessions::device,
                ))
                .load(conn)?)
        })
        .await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].0, hash);
    assert!(!rows[0].1.contains(&key) && !rows[0].1.contains("pedro"));
    assert_eq!(rows[0].2.as_deref(), Some("127.0.0.1"));
    assert_eq!(rows[0].3.as_deref(), Some("Mozilla/5.0 (prueba)"));
    app.finish().await;
}

#[tokio::test]
async fn the_cookie_is_kept_to_this_host_and_from_scripts() {
    let app = TestApp::start().await;
    let reply = app
        .browser()
        .post("/login", &[("email", "pedro@paramo.test")])
        .await;
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("__Host-mostrador="), "{cookie}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    app.finish().await;

    let open = TestApp::with(&[("PUBLIC_URL", "http://10.9.8.7")]).await;
    let browser = open.browser();
    let origin = [("origin", "http://10.9.8.7")];
    let fields: &[(&str, &str)] = &[("email", "pedro@paramo.test")];
    let reply = browser
        .send(reqwest::Method::POST, "/login", Some(fields), &origin)
        .await;
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("mostrador=") && !cookie.contains("Secure"));
    open.finish().await;
}

#[tokio::test]
async fn a_key_is_new_at_sign_in_and_a_planted_one_is_not_adopted() {
    let app = TestApp::start().await;
    app.cast().await;
    let mallory = app.browser();
    mallory
        .post("/login", &[("email", "mallory@evil.test")])
        .await;
    let planted = mallory.cookie(COOKIE).unwrap();
    let pedro = app.browser();
    pedro.plant(COOKIE, &planted);
    assert_eq!(
        pedro.sign_in("pedro@paramo.test", PASSWORD).await.status,
        303
    );
    assert_ne!(pedro.cookie(COOKIE).unwrap(), planted);
    assert!(pedro.is_signed_in().await);
    assert!(!mallory.is_signed_in().await);

    // Nor one that was never given out.
    let stranger = app.browser();
    stranger.plant(COOKIE, "of-my-own-making");
    stranger
        .post("/login", &[("email", "pedro@paramo.test")])
        .await;
    assert_ne!(stranger.cookie(COOKIE).unwrap(), "of-my-own-making");
    app.finish().await;
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let app = TestApp::start().await;
    app.cast().await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let cookie = browser.cookie(COOKIE).unwrap();
    browser.post("/logout", &[]).await;
    let thief = app.browser();
    thief.plant(COOKIE, &cookie);
    assert!(!thief.is_signed_in().await);
    // Writing with the dead key does not bring it back either.
    thief
        .post("/login", &[("email", "pedro@paramo.test")])
        .await;
    assert_ne!(thief.cookie(COOKIE).unwrap(), cookie);
    app.finish().await;
}

#[tokio::test]
async fn a_disabled_person_is_out_at_the_next_request() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let browser = app.signed_in("pedro@paramo.test").await;
    assert!(browser.is_signed_in().await);
    app.db(move |conn| {
        diesel::update(users::table.find(cast.pedro.id))
            .set(users::disabled_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    assert!(!browser.is_signed_in().await);
    app.finish().await;
}

#[tokio::test]
async fn a_session_ends_when_idle_and_in_any_case_in_the_end() {
    let app = TestApp::start().await;
    app.cast().await;
    let past = clock::wall().naive_utc() - Duration::seconds(1);
    let idle = app.signed_in("pedro@paramo.test").await;
    app.db(move |conn| {
        diesel::update(sessions::table)
            .set(sessions::expires_at.eq(past))
            .execute(conn)?;
        Ok(())
    })
    .await;
    assert!(!idle.is_signed_in().await);
    let old = app.signed_in("pedro@paramo.test").await;
    app.db(move |conn| {
        diesel::update(sessions::table)
            .set(sessions::ends_at.eq(past))
            .execute(conn)?;
        Ok(())
    })
    .await;
    assert!(!old.is_signed_in().await);
    app.finish().await;
}

/// The hash of a session, when it began and when it ends in any case.
type Span = (String, NaiveDateTime, NaiveDateTime);

async fn only_session(app: &TestApp) -> Span {
    let mut all: Vec<Span> = app
        .db(|conn| {
            let span = (sessions::id_hash, sessions::created_at, sessions::ends_at);
            Ok(sessions::table.select(span).load(conn)?)
        })
        .await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[tokio::test]
async fn a_new_key_does_not_put_off_the_end_and_a_new_sign_in_does() {
    const OTHER: &str = "tres tazas de barro";
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.join(&cast.paramo, &cast.nadie, Role::Admin).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let now = clock::wall().naive_utc();
    let (began, ends) = (now - Duration::days(13), now + Duration::days(1));
    app.db(move |conn| {
        diesel::update(sessions::table)
            .set((sessions::created_at.eq(began), sessions::ends_at.eq(ends)))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let (mut hash, ..) = only_session(&app).await;
    let password = [
        ("current_password", PASSWORD),
        ("password", OTHER),
        ("password_confirmation", OTHER),
    ];
    let own = format!("/manager/paramo/settings/team/members/{}", cast.pedro.id);
    let role = format!("{own}/role");
    for (path, fields) in [
        ("/password/change", &password[..]),
        (role.as_str(), &[("role", "member")][..]),
    ] {
        let cookie = pedro.cookie(COOKIE).unwrap();
        let reply = pedro.post(path, fields).await;
        assert_eq!(reply.status, 303, "{path}: {}", reply.body);
        assert!(pedro.is_signed_in().await, "{path}");
        let seen = only_session(&app).await;
        assert_ne!(seen.0, hash, "{path}");
        assert_eq!((seen.1, seen.2), (began, ends), "{path}");
        hash = seen.0;
        let thief = app.browser();
        thief.plant(COOKIE, &cookie);
        assert!(!thief.is_signed_in().await, "{path}");
    }
    assert_eq!(pedro.sign_in("pedro@paramo.test", OTHER).await.status, 303);
    let (_, again, last) = only_session(&app).await;
    assert!(again >= now && last > ends);
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn a_session_that_was_ended_does_not_come_back_under_a_new_key() {
    let app = TestApp::start().await;
    let table = SessionTable::new(app.services.db.clone(), &app.services.config);
    let ttl = Ttl::hours(1);
    let state: HashMap<String, String> = [("language".to_owned(), "\"es\"".to_owned())].into();
    let key = table.save(state.clone(), &ttl).await.unwrap();
    let (hash, ..) = only_session(&app).await;
    let mut wish = state;
    wish.insert("renewal".to_owned(), "true".to_owned());

    let renewed = table.update(key, wish.clone(), &ttl).await.unwrap();
    assert_ne!(only_session(&app).await.0, hash);
    assert!(table.load(&renewed).await.unwrap().is_some());

    table.delete(&renewed).await.unwrap();
    let dead = table.update(renewed, wish, &ttl).await.unwrap();
    assert!(table.load(&dead).await.unwrap().is_none());
    app.finish().await;
}

#[tokio::test]
async fn no_session_is_born_after_the_password_changed_or_the_account_was_disabled() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let table = SessionTable::new(app.services.db.clone(), &app.services.config);
    let ttl = Ttl::hours(1);
    // What the response of a sign-in leaves behind.
    let signed_in = |user: &User| -> HashMap<String, String> {
        let mark = serde_json::to_string(&user.password_mark()).unwrap();
        let user = serde_json::to_string(user).unwrap();
        [("user".to_owned(), user), ("mark".to_owned(), mark)].into()
    };
    let (monica, nadie) = (cast.monica.id.clone(), cast.nadie.id.clone());
    app.db(move |conn| {
        diesel::update(users::table.find(monica))
            .set(users::password_hash.eq("another"))
            .execute(conn)?;
        diesel::update(users::table.find(nadie))
            .set(users::disabled_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let mut unmarked = signed_in(&cast.olga);
    unmarked.remove("mark");
    for late in [signed_in(&cast.monica), signed_in(&cast.nadie), unmarked] {
        let key = table.save(late, &ttl).await.unwrap();
        assert!(table.load(&key).await.unwrap().is_none());
    }
    let key = table.save(signed_in(&cast.pedro), &ttl).await.unwrap();
    assert!(table.load(&key).await.unwrap().is_some());
    only_session(&app).await;
    app.finish().await;
}

#[tokio::test]
async fn a_session_is_touched_at_most_every_five_minutes() {
    let app = TestApp::start().await;
    app.cast().await;
    let browser = app.signed_in("pedro@paramo.test").await;
    for (minutes, touched) in [(4, false), (6, true)] {
        let before = clock::wall().naive_utc() - Duration::minutes(minutes);
        app.db(move |conn| {
            diesel::update(sessions::table)
                .set(sessions::last_used_at.eq(before))
                .execute(conn)?;
            Ok(())
        })
        .await;
        assert!(browser.is_signed_in().await);
        let after: chrono::NaiveDateTime = app
            .db(|conn| Ok(sessions::table.select(sessions::last_used_at).first(conn)?))
            .await;
        assert_eq!(after > before, touched, "{minutes} minutes");
    }
    app.finish().await;
}

/// When the only session began, was used, ends when idle and ends in any case.
type Limits = (NaiveDateTime, NaiveDateTime, NaiveDateTime, NaiveDateTime);

async fn limits(app: &TestApp) -> Limits {
    app.db(|conn| {
        let columns = (
            sessions::created_at,
            sessions::last_used_at,
            sessions::expires_at,
            sessions::ends_at,
        );
        Ok(sessions::table.select(columns).first(conn)?)
    })
    .await
}

#[tokio::test]
async fn the_limits_of_a_session_are_settings_and_use_moves_only_the_idle_one() {
    const USUAL: &[(&str, &str)] = &[];
    const SHORTER: &[(&str, &str)] = &[("SESSION_IDLE_HOURS", "1"), ("SESSION_DAYS", "2")];
    for (settings, idle, longest) in [
        (USUAL, Duration::hours(12), Duration::days(14)),
        (SHORTER, Duration::hours(1), Duration::days(2)),
    ] {
        let app = TestApp::with(settings).await;
        app.cast().await;
        let pedro = app.signed_in("pedro@paramo.test").await;
        let (created, used, expires, ends) = limits(&app).await;
        assert_eq!((expires - used, ends - created), (idle, longest));

        let ago = Duration::minutes(6);
        app.db(move |conn| {
            diesel::update(sessions::table)
                .set((
                    sessions::last_used_at.eq(used - ago),
                    sessions::expires_at.eq(expires - ago),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
        assert!(pedro.is_signed_in().await);
        let (_, again, later, last) = limits(&app).await;
        assert!(again >= used && later >= expires);
        assert_eq!((later - again, last), (idle, ends));
        app.finish().await;
    }
}

#[tokio::test]
async fn a_session_tells_the_address_behind_a_trusted_proxy_and_no_other() {
    const BEHIND: &[(&str, &str)] = &[("TRUSTED_PROXIES", "127.0.0.1")];
    const OPEN: &[(&str, &str)] = &[];
    for (settings, seen) in [(BEHIND, "198.51.100.7"), (OPEN, "127.0.0.1")] {
        let app = TestApp::with(settings).await;
        app.cast().await;
        let pedro = app.browser();
        let headers = [
            ("origin", app.base.as_str()),
            ("x-forwarded-for", "198.51.100.7"),
        ];
        for (path, fields) in [
            ("/login", [("email", "pedro@paramo.test")]),
            ("/login/password", [("password", PASSWORD)]),
        ] {
            let reply = pedro
                .send(reqwest::Method::POST, path, Some(&fields[..]), &headers)
                .await;
            assert_eq!(reply.status, 303, "{path}: {}", reply.body);
        }
        let address: Option<String> = app
            .db(|conn| Ok(sessions::table.select(sessions::address).first(conn)?))
            .await;
        assert_eq!(address.as_deref(), Some(seen));
        app.finish().await;
    }
}

#[tokio::test]
async fn an_operator_without_companies_begins_at_the_installation() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let lands = async || {
        let browser = app.browser();
        let entered = browser.sign_in("oscar@mostrador.test", PASSWORD).await;
        for place in ["/", "/login"] {
            let reply = browser.get(place).await;
            assert_eq!(reply.location(), entered.location(), "{place}");
        }
        entered.location().to_owned()
    };
    assert_eq!(lands().await, "/operator");
    app.join(&cast.paramo, &cast.oscar, Role::Member).await;
    assert_eq!(lands().await, "/manager");
    app.finish().await;
}

#[tokio::test]
async fn after_signing_in_one_is_where_one_wanted_to_be() {
    let app = TestApp::start().await;
    app.cast().await;
    for (next, lands) in [
        (
            "/manager/paramo/credit?page=2",
            "/manager/paramo/credit?page=2",
        ),
        ("https://evil.test/", "/manager"),
        ("//evil.test", "/manager"),
        ("/\\evil.test", "/manager"),
        ("", "/manager"),
    ] {
        let browser = app.browser();
        browser
            .post("/login", &[("email", "pedro@paramo.test"), ("next", next)])
            .await;
        let reply = browser
            .post("/login/password", &[("password", PASSWORD)])
            .await;
        assert_eq!(reply.location(), lands, "{next}");
    }
    let browser = app.browser();
    let reply = browser.get("/password/change?a=b").await;
    assert_eq!(reply.location(), "/login?next=%2Fpassword%2Fchange%3Fa%3Db");
    browser
        .follow(&reply)
        .await
        .says("value=\"/password/change?a=b\"");
    app.finish().await;
}

#[tokio::test]
async fn the_language_is_the_users_choice_then_the_browsers() {
    let app = TestApp::start().await;
    app.cast().await;
    app.browser()
        .speaking("en-GB,en;q=0.9")
        .get("/login")
        .await
        .says("<html lang=\"en\"")
        .says("Next");
    app.browser()
        .speaking("de")
        .get("/login")
        .await
        .says("<html lang=\"es\"");
    let visitor = app.browser();
    let reply = visitor
        .post("/language", &[("locale", "en"), ("next", "/login")])
        .await;
    visitor.follow(&reply).await.says("<html lang=\"en\"");
    visitor.sign_in("olga@valle.test", PASSWORD).await;
    visitor
        .get("/password/change")
        .await
        .says("<html lang=\"en\"");

    let pedro = app.signed_in("pedro@paramo.test").await;
    let away = [("locale", "en"), ("next", "//evil.test")];
    assert_eq!(pedro.post("/language", &away).await.location(), "/");
    let elsewhere = app.signed_in("pedro@paramo.test").await;
    elsewhere
        .get("/password/change")
        .await
        .says("<html lang=\"en\"");
    let bad = pedro.post("/language", &[("locale", "xx")]).await;
    assert_eq!(bad.status, 400);
    app.finish().await;
}
