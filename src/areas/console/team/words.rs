//! Roles and states in words.

use crate::domain::invitations::State;
use crate::domain::memberships::Role;
use crate::platform::i18n::Locale;

/// A state as a pill: its look and its word.
pub struct Pill {
    /// The value of `data-state`.
    pub look: &'static str,
    /// The word.
    pub label: String,
}

/// The name of a role.
pub fn role(locale: Locale, role: Role) -> String {
    match role {
        Role::Admin => locale.t("team-role-admin"),
        Role::Member => locale.t("team-role-member"),
    }
}

/// A role as a pill.
pub fn role_pill(locale: Locale, of: Role) -> Pill {
    let look = match of {
        Role::Admin => "marked",
        Role::Member => "member",
    };
    Pill {
        look,
        label: role(locale, of),
    }
}

/// Where an invitation stands.
pub fn state(locale: Locale, state: State) -> Pill {
    let (look, label) = match state {
        State::Pending => ("soon", locale.t("team-state-pending")),
        State::Expired => ("overdue", locale.t("team-state-expired")),
        State::Accepted => ("settled", locale.t("team-state-accepted")),
        State::Declined => ("declined", locale.t("team-state-declined")),
        State::Revoked => ("revoked", locale.t("team-state-revoked")),
    };
    Pill { look, label }
}
