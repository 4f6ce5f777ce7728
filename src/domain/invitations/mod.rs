//! Invitations to a company. The state is computed from the moments; only hashes of links are kept.

mod accept;
mod addresses;
mod ask;
mod decline;
mod list;
mod look;
mod mail;
mod resend;
mod revoke;
mod send;
mod tokens;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::memberships::Role;
use crate::platform::db::MultiBackend;
use crate::platform::db::schema::invitations;
use crate::platform::values::ids::{CompanyId, InvitationId, UserId};

pub use accept::{Entry, Newcomer, Outcome, accept, accept_waiting, register};
pub use addresses::{Addresses, read_addresses};
pub use ask::{Asked, ask};
pub use decline::{decline, decline_waiting};
pub use list::{Line, Waiting, list, waiting_for};
pub use look::{About, Face, Seen, Standing, look};
pub use mail::{KIND, Office};
pub use resend::{Resent, is_open, resend, resend_to};
pub use revoke::revoke;
pub use send::{Fate, Fault, Group, Sent, send};

/// How long a link lives.
pub const LIFETIME: Duration = Duration::days(7);
/// A second mail within this time is a double click.
const PAUSE: Duration = Duration::seconds(60);

/// Where an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can be accepted.
    Pending,
    /// Nobody accepted it in time.
    Expired,
    /// Accepted.
    Accepted,
    /// The invited person does not want to.
    Declined,
    /// Taken back.
    Revoked,
}

/// An invitation.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = invitations, check_for_backend(MultiBackend))]
pub struct Invitation {
    /// Identity.
    pub id: InvitationId,
    /// Where to.
    pub company_id: CompanyId,
    /// Whom, normalised.
    pub email: String,
    /// As what; see [`Invitation::role`].
    #[diesel(column_name = role)]
    pub role_word: String,
    /// Who invited.
    pub invited_by: Option<UserId>,
    /// When the last link was sent.
    pub sent_at: NaiveDateTime,
    /// When that link ends.
    pub expires_at: NaiveDateTime,
    /// When it was accepted.
    pub accepted_at: Option<NaiveDateTime>,
    /// When it was declined.
    pub declined_at: Option<NaiveDateTime>,
    /// When it was taken back.
    pub revoked_at: Option<NaiveDateTime>,
    /// When a new link was asked for.
    pub asked_at: Option<NaiveDateTime>,
}

impl Invitation {
    /// Role that it gives; the smaller one for an unknown word.
    #[must_use]
    pub fn role(&self) -> Role {
        Role::parse(&self.role_word).unwrap_or(Role::Member)
    }

    /// Where it stands at this moment.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> State {
        if self.accepted_at.is_some() {
            State::Accepted
        } else if self.revoked_at.is_some() {
            State::Revoked
        } else if self.declined_at.is_some() {
            State::Declined
        } else if self.expires_at <= now.naive_utc() {
            State::Expired
        } else {
            State::Pending
        }
    }
}
