//! Sessions in the database: only SHA-256 of the key is kept, a removed row never comes back, and
//! both an idle and an absolute limit hold.

use std::collections::HashMap;

use actix_session::SessionMiddleware;
use actix_session::config::{BrowserSession, CookieContentSecurity};
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration as Ttl;
use actix_web::cookie::{Key, SameSite};
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};

use crate::config::Config;
use crate::domain::users::User;
use crate::platform::clock;
use crate::platform::db::schema::{sessions, users};
use crate::platform::db::{Conn, Db, DbError, DbResult};
use crate::platform::values::Token;
use crate::platform::values::ids::UserId;
use crate::platform::vault::VaultError;
use crate::services::Services;

/// Entries of the state that live in columns: the signed-in [`User`], where and with what they
/// signed in; and a note for us that the database did not answer.
pub(super) const USER: &str = "user";
pub(super) const ADDRESS: &str = "address";
pub(super) const DEVICE: &str = "device";
pub(super) const FAULT: &str = "fault";
const COLUMNS: [&str; 4] = [USER, ADDRESS, DEVICE, FAULT];

/// A row is touched at most this often.
const TOUCH: Duration = Duration::minutes(5);
/// A visitor who has not signed in is remembered this long.
const VISITOR: Duration = Duration::hours(1);

type State = HashMap<String, String>;

/// Name of the session's cookie. The `__Host-` prefix needs an address where browsers keep Secure
/// cookies.
#[must_use]
pub fn cookie_name(config: &Config) -> &'static str {
    if config.public_url.keeps_secure_cookies() {
        "__Host-mostrador"
    } else {
        "mostrador"
    }
}

/// The middleware that loads and saves sessions.
///
/// # Errors
/// Never with a loaded vault.
pub fn layer(services: &Services) -> Result<SessionMiddleware<SessionTable>, VaultError> {
    let config = &services.config;
    let store = SessionTable {
        db: services.db.clone(),
        idle: Duration::from_std(config.session_idle).unwrap_or(Duration::hours(12)),
        longest: Duration::from_std(config.session_longest).unwrap_or(Duration::days(14)),
    };
    Ok(SessionMiddleware::builder(store, signing_key(services)?)
        .cookie_name(cookie_name(config).to_owned())
        .cookie_secure(config.public_url.keeps_secure_cookies())
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".to_owned())
        .cookie_content_security(CookieContentSecurity::Signed)
        .session_lifecycle(BrowserSession::default())
        .build())
}

/// The cookie's signature is the same on every node: it comes from a data key.
fn signing_key(services: &Services) -> Result<Key, VaultError> {
    let secret = services.vault.password_key()?;
    let mut mac = Hmac::<Sha512>::new_from_slice(&secret).map_err(|_| VaultError::Sealed)?;
    mac.update(b"signature of session cookies");
    Ok(Key::from(&mac.finalize().into_bytes()))
}

/// The table `sessions` as a store.
#[derive(Clone, Debug)]
pub struct SessionTable {
    db: Db,
    idle: Duration,
    longest: Duration,
}

impl SessionStore for SessionTable {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let (hash, idle, now) = (hash(key), self.idle, clock::wall());
        let found: DbResult<_> = self.db.read(move |conn| find(conn, &hash, now)).await;
        let found = match found {
            Ok(found) => found,
            // The session stays as it is; the page will say that the database is away.
            Err(fault) => return Ok(Some([(FAULT.to_owned(), fault.to_string())].into())),
        };
        let Some(found) = found else {
            return Ok(None);
        };
        if found.user.is_some() && now.naive_utc() - found.last_used_at >= TOUCH {
            let hash = self::hash(key);
            let touched: DbResult<()> = self
                .db
                .write(move |conn| touch(conn, &hash, idle, now))
                .await;
            if let Err(fault) = touched {
                tracing::warn!(%fault, "a session was not touched");
            }
        }
        Ok(Some(found.state))
    }

    async fn save(&self, state: State, _: &Ttl) -> Result<SessionKey, SaveError> {
        let token = Token::generate();
        let key = SessionKey::try_from(token.expose().to_owned())
            .map_err(|fault| SaveError::Other(fault.into()))?;
        let (hash, limits, now) = (hash(&key), (self.idle, self.longest), clock::wall());
        self.db
            .write(move |conn| insert(conn, &hash, &state, limits, now))
            .await
            .map_err(|fault: DbError| SaveError::Other(fault.into()))?;
        Ok(key)
    }

    async fn update(
        &self,
        key: SessionKey,
        state: State,
        _: &Ttl,
    ) -> Result<SessionKey, UpdateError> {
        if state.contains_key(FAULT) {
            return Ok(key);
        }
        let hash = hash(&key);
        let rest = without_columns(&state).map_err(UpdateError::Serialization)?;
        self.db
            .write(move |conn| {
                diesel::update(sessions::table.find(hash))
                    .set(sessions::state.eq(rest))
                    .execute(conn)?;
                Ok(())
            })
            .await
            .map_err(|fault: DbError| UpdateError::Other(fault.into()))?;
        Ok(key)
    }

    async fn update_ttl(&self, _: &SessionKey, _: &Ttl) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let hash = hash(key);
        let deleted: DbResult<()> = self
            .db
            .write(move |conn| {
                diesel::delete(sessions::table.find(hash)).execute(conn)?;
                Ok(())
            })
            .await;
        Ok(deleted?)
    }
}

fn hash(key: &SessionKey) -> String {
    hex::encode(Sha256::digest(key.as_ref().as_bytes()))
}

struct Found {
    state: State,
    user: Option<User>,
    last_used_at: NaiveDateTime,
}

fn find(conn: &mut Conn, hash: &str, now: DateTime<Utc>) -> DbResult<Option<Found>> {
    type Row = (Option<UserId>, String, NaiveDateTime, Option<User>);
    let row: Option<Row> = sessions::table
        .left_join(users::table)
        .filter(sessions::id_hash.eq(hash))
        .filter(sessions::expires_at.gt(now.naive_utc()))
        .filter(sessions::ends_at.gt(now.naive_utc()))
        .select((
            sessions::user_id,
            sessions::state,
            sessions::last_used_at,
            Option::<User>::as_select(),
        ))
        .first(conn)
        .optional()?;
    let Some((_, state, last_used_at, user)) = row else {
        return Ok(None);
    };
    if user.as_ref().is_some_and(|user| user.disabled_at.is_some()) {
        return Ok(None);
    }
    let value = |fault: serde_json::Error| DbError::Value(fault.to_string());
    let mut state: State = serde_json::from_str(&state).map_err(value)?;
    if let Some(user) = &user {
        let text = serde_json::to_string(user).map_err(value)?;
        state.insert(USER.to_owned(), text);
    }
    Ok(Some(Found {
        state,
        user,
        last_used_at,
    }))
}

fn touch(conn: &mut Conn, hash: &str, idle: Duration, now: DateTime<Utc>) -> DbResult<()> {
    diesel::update(sessions::table.find(hash))
        .set((
            sessions::last_used_at.eq(now.naive_utc()),
            sessions::expires_at.eq((now + idle).naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

fn insert(
    conn: &mut Conn,
    hash: &str,
    state: &State,
    (idle, longest): (Duration, Duration),
    now: DateTime<Utc>,
) -> DbResult<()> {
    let user: Option<User> = entry(state, USER)?;
    let lives = if user.is_some() { idle } else { VISITOR };
    let rest = without_columns(state).map_err(|fault| DbError::Value(fault.to_string()))?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::id_hash.eq(hash),
            sessions::user_id.eq(user.map(|user| user.id)),
            sessions::state.eq(rest),
            sessions::address.eq(entry::<String>(state, ADDRESS)?),
            sessions::device.eq(entry::<String>(state, DEVICE)?),
            sessions::created_at.eq(now.naive_utc()),
            sessions::last_used_at.eq(now.naive_utc()),
            sessions::expires_at.eq((now + lives).naive_utc()),
            sessions::ends_at.eq((now + longest).naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

fn entry<T: serde::de::DeserializeOwned>(state: &State, name: &str) -> DbResult<Option<T>> {
    state
        .get(name)
        .map(|text| serde_json::from_str(text))
        .transpose()
        .map_err(|fault| DbError::Value(fault.to_string()))
}

fn without_columns(state: &State) -> Result<String, anyhow::Error> {
    let rest: HashMap<_, _> = state
        .iter()
        .filter(|(name, _)| !COLUMNS.contains(&name.as_str()))
        .collect();
    Ok(serde_json::to_string(&rest)?)
}

/// Removes sessions that have ended; the hourly sweep calls it.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let ended = sessions::table.filter(
        sessions::expires_at
            .le(now.naive_utc())
            .or(sessions::ends_at.le(now.naive_utc())),
    );
    Ok(diesel::delete(ended).execute(conn)?)
}
