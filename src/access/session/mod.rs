//! Sessions in the database: only SHA-256 of the key is kept, a removed row never comes back, and
//! both an idle and an absolute limit hold.

mod rows;

use std::collections::HashMap;

use actix_session::SessionMiddleware;
use actix_session::config::{BrowserSession, CookieContentSecurity};
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration as Ttl;
use actix_web::cookie::{Key, SameSite};
use chrono::Duration;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};

use crate::config::Config;
use crate::platform::clock;
use crate::platform::db::{Db, DbError, DbResult};
use crate::platform::values::Token;
use crate::platform::vault::VaultError;
use crate::services::Services;

pub use rows::sweep;

/// Entries of the state that live in columns: the signed-in user, where and with what they
/// signed in; and a note for us that the database did not answer.
pub(super) const USER: &str = "user";
pub(super) const ADDRESS: &str = "address";
pub(super) const DEVICE: &str = "device";
pub(super) const FAULT: &str = "fault";
/// The hash under which the row stands; never written back.
pub(super) const HASH: &str = "hash";
/// The mark of the password with which somebody signs in ([`crate::domain::users::User`]); a row is
/// only made while it is still theirs.
pub(super) const MARK: &str = "mark";
/// A wish for another key, which the next writing of the row fulfils.
pub(super) const RENEWAL: &str = "renewal";
const COLUMNS: [&str; 7] = [USER, ADDRESS, DEVICE, FAULT, HASH, MARK, RENEWAL];

/// A row is touched at most this often.
const TOUCH: Duration = Duration::minutes(5);

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
    let store = SessionTable::new(services.db.clone(), config);
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
        let found: DbResult<_> = self.db.read(move |conn| rows::find(conn, &hash, now)).await;
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
                .write(move |conn| rows::touch(conn, &hash, idle, now))
                .await;
            if let Err(fault) = touched {
                tracing::warn!(%fault, "a session was not touched");
            }
        }
        Ok(Some(found.state))
    }

    async fn save(&self, state: State, _: &Ttl) -> Result<SessionKey, SaveError> {
        let key = new_key().map_err(SaveError::Other)?;
        let (hash, limits, now) = (hash(&key), (self.idle, self.longest), clock::wall());
        self.db
            .write(move |conn| rows::insert(conn, &hash, &state, limits, now))
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
        if state.contains_key(RENEWAL) {
            return self.renew(key, state).await.map_err(UpdateError::Other);
        }
        let hash = hash(&key);
        let rest = rows::without_columns(&state).map_err(UpdateError::Serialization)?;
        self.db
            .write(move |conn| rows::rewrite(conn, &hash, &rest))
            .await
            .map_err(|fault: DbError| UpdateError::Other(fault.into()))?;
        Ok(key)
    }

    async fn update_ttl(&self, _: &SessionKey, _: &Ttl) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let hash = hash(key);
        let deleted: DbResult<()> = self.db.write(move |conn| rows::delete(conn, &hash)).await;
        Ok(deleted?)
    }
}

impl SessionTable {
    /// The sessions of this database, with the limits of the settings.
    #[must_use]
    pub fn new(db: Db, config: &Config) -> Self {
        Self {
            db,
            idle: Duration::from_std(config.session_idle).unwrap_or(Duration::hours(12)),
            longest: Duration::from_std(config.session_longest).unwrap_or(Duration::days(14)),
        }
    }

    /// The same row under another key, with its limit in the end; a row that is gone stays gone.
    async fn renew(&self, old: SessionKey, state: State) -> Result<SessionKey, anyhow::Error> {
        let new = new_key()?;
        let hashes = (hash(&old), hash(&new));
        let (idle, now) = (self.idle, clock::wall());
        let renewed: DbResult<bool> = self
            .db
            .write(move |conn| rows::renew(conn, (&hashes.0, &hashes.1), &state, idle, now))
            .await;
        Ok(if renewed? { new } else { old })
    }
}

fn new_key() -> Result<SessionKey, anyhow::Error> {
    Ok(SessionKey::try_from(Token::generate().expose().to_owned())?)
}

fn hash(key: &SessionKey) -> String {
    hex::encode(Sha256::digest(key.as_ref().as_bytes()))
}
