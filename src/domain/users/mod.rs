//! Users: one account per person. Passwords, one-time links and sessions of theirs live here.

mod create;
pub mod data;
pub mod device;
pub mod email_change;
mod find;
pub mod language;
pub mod name;
pub mod password;
pub mod reset;
pub mod second_factor;
pub mod sessions;
pub mod tokens;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::platform::db::MultiBackend;
use crate::platform::db::schema::users;
use crate::platform::values::ids::UserId;

pub use create::{CreateError, NewUser, create};
pub use find::{by_email, by_id, has_operator, hold, normalise};

/// A person with an account.
#[derive(Clone, Queryable, Selectable, Serialize, Deserialize)]
#[diesel(table_name = users, check_for_backend(MultiBackend))]
pub struct User {
    /// Identity.
    pub id: UserId,
    /// Address they sign in with, in lower case.
    pub email: String,
    /// Name as they write it.
    pub name: String,
    /// bcrypt of the pre-hash; without one nobody can sign in.
    #[serde(skip)]
    pub password_hash: Option<String>,
    /// Tag of the language they chose.
    pub language: Option<String>,
    /// Runs this installation.
    pub operator: bool,
    /// The password was set by somebody else.
    pub must_change_password: bool,
    /// Since when they may not enter, UTC.
    pub disabled_at: Option<NaiveDateTime>,
    /// Since when a second factor is asked for, UTC.
    pub totp_confirmed_at: Option<NaiveDateTime>,
}

impl User {
    /// Whether a second factor is asked for when they sign in.
    #[must_use]
    pub const fn has_second_factor(&self) -> bool {
        self.totp_confirmed_at.is_some()
    }

    /// SHA-256 of the password's hash, hexadecimal: another password has another mark.
    #[must_use]
    pub fn password_mark(&self) -> String {
        let hash = self.password_hash.as_deref().unwrap_or_default();
        hex::encode(Sha256::digest(hash.as_bytes()))
    }
}

impl std::fmt::Debug for User {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "User({})", self.id)
    }
}
