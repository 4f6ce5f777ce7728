//! A new password and its confirmation, wherever one is chosen.

use serde::Deserialize;

use crate::domain::users::password::{self, LONGEST, SHORTEST, Weakness};
use crate::platform::i18n::Locale;

/// The two fields.
#[derive(Deserialize)]
pub struct Choice {
    #[serde(default)]
    pub(in crate::areas) password: String,
    #[serde(default)]
    pub(in crate::areas) password_confirmation: String,
    #[serde(default)]
    pub(in crate::areas) current_password: String,
}

/// What is wrong, by field; texts in the viewer's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub(in crate::areas) current: String,
    pub(in crate::areas) password: String,
    pub(in crate::areas) confirmation: String,
}

impl Faults {
    pub(in crate::areas) fn is_empty(&self) -> bool {
        self.list().is_empty()
    }

    /// For the summary above the form.
    pub(in crate::areas) fn list(&self) -> Vec<(String, String)> {
        [
            ("current_password", &self.current),
            ("password", &self.password),
            ("password_confirmation", &self.confirmation),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name.to_owned(), text.clone()))
        .collect()
    }
}

impl Choice {
    /// Judges the two fields. `context` is what the password must not contain.
    pub(in crate::areas) fn faults(&self, locale: Locale, context: &[String]) -> Faults {
        let context: Vec<&str> = context.iter().map(String::as_str).collect();
        let mut faults = Faults::default();
        if let Err(weakness) = password::check(&self.password, &context) {
            faults.password = words(locale, weakness);
        } else if self.password != self.password_confirmation {
            faults.confirmation = locale.t("session-password-differs");
        }
        faults
    }
}

/// Why a password is refused.
pub fn words(locale: Locale, weakness: Weakness) -> String {
    match weakness {
        Weakness::Short => locale.n("session-password-short", count(SHORTEST)),
        Weakness::Long => locale.n("session-password-long", count(LONGEST)),
        Weakness::Common => locale.t("session-password-common"),
        Weakness::Personal => locale.t("session-password-personal"),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
