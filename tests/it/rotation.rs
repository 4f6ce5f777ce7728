//! `SECRET_KEY` takes another value: what runs goes on, what starts needs the new one.

use std::sync::Arc;

use diesel::prelude::*;
use mostrador::config::Config;
use mostrador::domain::erp::bind::simulator::Simulator;
use mostrador::domain::secrets::{self, Rotated, Rotation, RotationFault};
use mostrador::domain::users::password::{Hasher, Place};
use mostrador::platform::db::schema::{data_keys, outbox, pending_keys, users};
use mostrador::platform::db::{DbError, DbResult};
use mostrador::platform::vault::{Purpose, SecretKey, Vault, VaultError};
use mostrador::platform::{clock, workers};
use mostrador::services::{Services, explain};

use crate::support::{PARAMO, PASSWORD, TestApp, small_erp};

fn key(digits: &str) -> SecretKey {
    SecretKey::parse(&digits.repeat(32)).unwrap()
}

fn rotation(old: &str, new: &str, data_keys: bool) -> Rotation {
    Rotation {
        old: key(old),
        new: key(new),
        data_keys,
    }
}

async fn rotate(app: &TestApp, wanted: Rotation) -> Result<Rotated, RotationFault> {
    app.services
        .db
        .write(move |conn| secrets::rotate(conn, &wanted, clock::wall()))
        .await
}

/// Another process of the same installation that starts with this key.
async fn started(app: &TestApp, digits: &str) -> Result<Services, String> {
    let config = Config {
        secret_key: key(digits),
        ..Config::clone(&app.services.config)
    };
    Services::open(config).await
}

/// Every sealed value that the story makes, opened by this vault: an integration key that waits,
/// a letter and the seed of a second factor.
async fn opened(app: &TestApp, vault: &Arc<Vault>) -> Vec<String> {
    let vault = Arc::clone(vault);
    app.db(move |conn| {
        let keys: Vec<(String, Vec<u8>)> = pending_keys::table
            .select((pending_keys::id, pending_keys::sealed))
            .load(conn)?;
        let mails: Vec<(String, Option<Vec<u8>>)> = outbox::table
            .filter(outbox::sealed.is_not_null())
            .select((outbox::id, outbox::sealed))
            .load(conn)?;
        let seeds: Vec<(String, Option<Vec<u8>>)> = users::table
            .filter(users::totp_sealed.is_not_null())
            .select((users::id, users::totp_sealed))
            .load(conn)?;
        let keys = keys
            .into_iter()
            .map(|(id, sealed)| vault.open(Purpose::IntegrationKey, &id, &sealed));
        let mails = mails
            .into_iter()
            .map(|(id, sealed)| vault.open(Purpose::Mail, &id, &sealed.unwrap()));
        let seeds = seeds
            .into_iter()
            .map(|(id, sealed)| vault.open(Purpose::SecondFactor, &id, &sealed.unwrap()));
        let plain: Result<Vec<_>, _> = keys.chain(mails).chain(seeds).collect();
        let plain = plain.map_err(|fault| DbError::Value(fault.to_string()))?;
        Ok(plain
            .into_iter()
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .collect())
    })
    .await
}

/// Pedro has pasted the key of his company and asked for a new password.
async fn stage() -> (TestApp, Simulator, String) {
    let sim = Simulator::start("127.0.0.1:0", &small_erp()).unwrap();
    let url = sim.url();
    let app = TestApp::with(&[("BIND_API_URL", url.as_str())]).await;
    let pedro = app.user("Pedro Páramo", "pedro@paramo.test", false).await;
    app.grant(&pedro).await;
    let secret = sim.key_for("admin", PARAMO).unwrap().expose().to_owned();
    let browser = app.signed_in("pedro@paramo.test").await;
    let pasted = browser
        .post("/manager/register", &[("integration_key", secret.as_str())])
        .await;
    assert_eq!(pasted.status, 303, "{}", pasted.body);
    let asked = app
        .browser()
        .post("/password/forgot", &[("email", "pedro@paramo.test")])
        .await;
    assert!(asked.status < 400, "{}", asked.body);
    let id = pedro.id.to_string();
    let seed = app
        .services
        .vault
        .seal(Purpose::SecondFactor, &id, b"seed of pedro");
    let seed = seed.unwrap();
    app.db(move |conn| {
        let row = diesel::update(users::table.filter(users::id.eq(id)));
        row.set(users::totp_sealed.eq(seed)).execute(conn)?;
        Ok(())
    })
    .await;
    (app, sim, secret)
}

#[tokio::test]
async fn a_rotated_secret_lets_the_running_go_on_and_the_earlier_key_no_more() {
    let (app, _sim, secret) = stage().await;
    let done = rotate(&app, rotation("ab", "cd", false)).await.unwrap();
    assert_eq!((done.renewed, done.resealed), (0, 0));
    assert!(done.wrapped >= 3);

    // The process that runs has its data keys open.
    app.signed_in("pedro@paramo.test").await;
    assert_eq!(opened(&app, &app.services.vault).await[0], secret);

    let refused = started(&app, "ab").await.unwrap_err();
    assert!(
        refused.contains("SECRET_KEY was rotated at 20"),
        "{refused}"
    );
    assert!(refused.contains("put the new SECRET_KEY"), "{refused}");
    let stranger = started(&app, "ef").await.unwrap_err();
    assert!(stranger.contains("SECRET_KEY"), "{stranger}");

    let next = started(&app, "cd").await.unwrap();
    assert_eq!(
        opened(&app, &next.vault).await,
        opened(&app, &app.services.vault).await
    );
    assert_eq!(
        next.vault.password_key().unwrap(),
        app.services.vault.password_key().unwrap()
    );
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn new_data_keys_seal_everything_anew_and_passwords_still_fit() {
    let (app, _sim, secret) = stage().await;
    let before = opened(&app, &app.services.vault).await;
    let earlier: Vec<(String, String)> = current(&app).await;
    let done = rotate(&app, rotation("ab", "cd", true)).await.unwrap();
    assert_eq!(done.resealed, before.len());

    let next = started(&app, "cd").await.unwrap();
    assert_eq!(opened(&app, &next.vault).await, before);
    assert!(before.contains(&secret) && before.contains(&"seed of pedro".to_owned()));
    let sealed_by = app
        .db(|conn| {
            let sealed: Vec<Vec<u8>> = pending_keys::table
                .select(pending_keys::sealed)
                .load(conn)?;
            Ok(sealed)
        })
        .await;
    let now = current(&app).await;
    for (purpose, id) in &now {
        let stays = earlier.contains(&(purpose.clone(), id.clone()));
        assert_eq!(stays, purpose == "password", "{purpose}");
    }
    let wanted = now.iter().find(|(name, _)| name == "integration_key");
    let wanted = uuid::Uuid::parse_str(&wanted.unwrap().1)
        .unwrap()
        .into_bytes();
    assert!(sealed_by.iter().all(|sealed| sealed[1..17] == wanted));

    // A key that retired still opens what it sealed, and the password fits.
    let old = app
        .services
        .vault
        .seal(Purpose::Mail, "x", b"earlier")
        .unwrap();
    assert_eq!(
        next.vault.open(Purpose::Mail, "x", &old).unwrap(),
        b"earlier"
    );
    let hasher = Hasher::new(&next.vault, 4).unwrap();
    let hash = app
        .db(|conn| {
            let pedro = mostrador::domain::users::by_email(conn, "pedro@paramo.test")?;
            Ok(pedro.and_then(|pedro| pedro.password_hash).unwrap())
        })
        .await;
    let place = Place::wait().await.unwrap();
    assert!(hasher.verify(place, PASSWORD, Some(&hash)).await.unwrap().0);
    forget_mail(&app).await;
    app.finish().await;
}

/// Purpose and id of the data keys that seal now.
async fn current(app: &TestApp) -> Vec<(String, String)> {
    app.db(|conn| {
        Ok(data_keys::table
            .filter(data_keys::retired_at.is_null())
            .select((data_keys::purpose, data_keys::id))
            .load(conn)?)
    })
    .await
}

async fn forget_mail(app: &TestApp) {
    app.db(|conn| {
        let gone: DbResult<usize> = diesel::delete(outbox::table)
            .execute(conn)
            .map_err(DbError::from);
        gone.map(drop)
    })
    .await;
}

#[tokio::test]
async fn a_rotation_that_does_not_end_changes_nothing() {
    let (app, _sim, secret) = stage().await;
    let wanted = rotation("ab", "cd", true);
    let broken: Result<(), RotationFault> = app
        .services
        .db
        .write(move |conn| {
            secrets::rotate(conn, &wanted, clock::wall())?;
            Err(DbError::Lost("the process ended here".to_owned()).into())
        })
        .await;
    assert!(broken.is_err());
    let again = started(&app, "ab").await.unwrap();
    assert_eq!(opened(&app, &again.vault).await[0], secret);
    assert!(started(&app, "cd").await.is_err());

    let wrong = rotate(&app, rotation("ef", "cd", false)).await.unwrap_err();
    assert!(matches!(
        wrong,
        RotationFault::Vault(VaultError::WrongSecret)
    ));
    rotate(&app, rotation("ab", "cd", false)).await.unwrap();
    let late = rotate(&app, rotation("ab", "ef", false)).await.unwrap_err();
    let RotationFault::Vault(late) = late else {
        panic!("{late}");
    };
    assert!(explain(late).contains("SECRET_KEY was rotated"));
    started(&app, "cd").await.unwrap();
    app.letters().await;
    app.finish().await;
}

#[tokio::test]
async fn data_keys_stay_while_anybody_works_with_them() {
    let (app, _sim, _) = stage().await;
    let worker = app.db(|conn| workers::register(conn, clock::wall())).await;
    let refused = rotate(&app, rotation("ab", "cd", true)).await.unwrap_err();
    assert!(matches!(refused, RotationFault::Running(1)), "{refused}");
    started(&app, "ab").await.unwrap();
    app.db(move |conn| workers::leave(conn, &worker)).await;
    rotate(&app, rotation("ab", "cd", true)).await.unwrap();
    forget_mail(&app).await;
    app.finish().await;
}
