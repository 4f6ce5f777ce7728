//! What a session remembers, and how it begins and ends.

use actix_session::Session;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Context;
use crate::access::session::{ADDRESS, DEVICE, HASH, MARK, RENEWAL, USER};
use crate::domain::users::User;
use crate::platform::i18n::Locale;
use crate::platform::page::{Flash, Mood};
use crate::platform::values::ids::UserId;

pub(super) const LANGUAGE: &str = "language";
const FLASH: &str = "flash";
const HALF: &str = "half";

impl Context {
    /// Leaves a message for the next page; `text` is in the viewer's language.
    pub fn flash(&self, mood: Mood, text: impl Into<String>) {
        let text = text.into();
        self.remember(
            FLASH,
            &KeptFlash {
                mood: mood.name().to_owned(),
                text,
            },
        );
    }

    pub(super) fn take_flash(&self) -> Option<Flash> {
        let kept: KeptFlash = read(&self.session, FLASH)?;
        self.forget(FLASH);
        let moods = [Mood::Good, Mood::Info, Mood::Warn, Mood::Bad];
        Some(Flash {
            mood: moods
                .into_iter()
                .find(|mood| mood.name() == kept.mood)
                .unwrap_or(Mood::Info),
            text: kept.text,
        })
    }

    /// Keeps a small thing with the session, under a name.
    pub fn remember(&self, name: &str, value: &impl Serialize) {
        if let Err(fault) = self.session.insert(name, value) {
            tracing::error!(%fault, name, "not kept in the session");
        }
    }

    /// What was kept under a name.
    #[must_use]
    pub fn recall<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        read(&self.session, name)
    }

    /// Drops what was kept under a name.
    pub fn forget(&self, name: &str) {
        self.session.remove(name);
    }

    /// Chooses the language of a visitor who has not signed in.
    pub fn choose_language(&self, locale: Locale) {
        self.remember(LANGUAGE, &locale.tag());
    }

    /// Begins a session for `user` under a new key; of what was kept before only the language stays.
    /// `user` is the account as it was read to judge the password: there is no session if it has
    /// another one when the response leaves.
    pub fn sign_in(&self, user: &User) {
        let language: Option<String> = self.recall(LANGUAGE);
        self.session.clear();
        if let Some(language) = language {
            self.remember(LANGUAGE, &language);
        }
        self.session.renew();
        self.remember(USER, user);
        self.remember(MARK, &user.password_mark());
        self.remember(ADDRESS, &self.address.to_string());
        self.remember(DEVICE, &self.device);
    }

    /// The same session under a new key: after a change of password or of one's rights. It still
    /// ends when it would have ended, and does not come back if it has ended meanwhile.
    pub fn renew_session(&self) {
        if self.user.is_some() {
            self.remember(RENEWAL, &true);
            self.remember(ADDRESS, &self.address.to_string());
            self.remember(DEVICE, &self.device);
        }
    }

    /// The hash under which this session stands in the database; none for a visitor.
    #[must_use]
    pub fn session_hash(&self) -> Option<String> {
        self.recall(HASH)
    }

    /// The password was right and a second factor is asked for: a session under a new key in which
    /// nobody is signed in. Everything but the second step treats them as a visitor.
    pub fn begin_half(&self, half: &Half) {
        let language: Option<String> = self.recall(LANGUAGE);
        self.session.clear();
        if let Some(language) = language {
            self.remember(LANGUAGE, &language);
        }
        self.session.renew();
        self.remember(HALF, half);
    }

    /// Who gave the right password a moment ago and still owes the second factor.
    #[must_use]
    pub fn half(&self) -> Option<Half> {
        self.recall(HALF)
    }

    /// Ends the session here and on the server.
    pub fn sign_out(&self) {
        self.session.purge();
    }
}

/// Somebody between the password and the second factor.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Half {
    /// Who.
    pub user: UserId,
    /// When the password was right.
    pub since: DateTime<Utc>,
    /// SHA-256 of the password's hash: another password voids this.
    pub mark: String,
    /// Where they wanted to go.
    pub next: String,
}

#[derive(Serialize, Deserialize)]
struct KeptFlash {
    mood: String,
    text: String,
}

pub(super) fn read<T: serde::de::DeserializeOwned>(session: &Session, name: &str) -> Option<T> {
    session.get(name).unwrap_or_else(|fault| {
        tracing::warn!(%fault, name, "an entry of a session is not readable");
        None
    })
}
