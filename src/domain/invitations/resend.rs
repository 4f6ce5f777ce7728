//! Sending an invitation again: a new link, which replaces the older ones.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Invitation, LIFETIME, Office, PAUSE, mail};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::memberships::Role;
use crate::platform::db::schema::invitations;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, UserId};
use crate::platform::vault::VaultError;

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resent {
    /// A new link is on its way to this address.
    Done(String),
    /// The last one left a moment ago.
    JustSent(String),
    /// It was accepted, declined or revoked.
    Closed,
    /// The company has no such invitation.
    NotHere,
}

/// Sends an invitation of the company again.
///
/// # Errors
/// The database's.
pub fn resend(
    conn: &mut Conn,
    office: Office<'_>,
    (company, id): (&CompanyId, &str),
    (by, actor): (&UserId, &Actor),
    now: DateTime<Utc>,
) -> Result<Resent, VaultError> {
    let found: Option<Invitation> = invitations::table
        .filter(invitations::company_id.eq(company))
        .filter(invitations::id.eq(id))
        .select(Invitation::as_select())
        .first(conn)
        .optional()?;
    match found {
        Some(invitation) => again(conn, office, invitation, (None, by), actor, now),
        None => Ok(Resent::NotHere),
    }
}

/// Sends the open invitation of an address again.
///
/// # Errors
/// The database's.
pub fn resend_to(
    conn: &mut Conn,
    office: Office<'_>,
    (company, address): (&CompanyId, &str),
    (by, actor): (&UserId, &Actor),
    now: DateTime<Utc>,
) -> Result<Resent, VaultError> {
    match open_for(conn, company, address)? {
        Some(invitation) => again(conn, office, invitation, (None, by), actor, now),
        None => Ok(Resent::Closed),
    }
}

/// Whether an address has an open invitation to the company, expired or not.
///
/// # Errors
/// The database's.
pub fn is_open(conn: &mut Conn, company: &CompanyId, address: &str) -> DbResult<bool> {
    Ok(open_for(conn, company, address)?.is_some())
}

/// The open invitation of an address, expired or not.
pub(super) fn open_for(
    conn: &mut Conn,
    company: &CompanyId,
    address: &str,
) -> DbResult<Option<Invitation>> {
    Ok(invitations::table
        .filter(invitations::company_id.eq(company))
        .filter(invitations::email.eq(address))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .select(Invitation::as_select())
        .first(conn)
        .optional()?)
}

/// A new link for an open invitation, by compare-and-set on the moment of the last one.
pub(super) fn again(
    conn: &mut Conn,
    office: Office<'_>,
    invitation: Invitation,
    (role, by): (Option<Role>, &UserId),
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Resent, VaultError> {
    let role = role.unwrap_or(invitation.role());
    let untouched = role == invitation.role();
    if untouched && invitation.asked_at.is_none() && invitation.sent_at.and_utc() + PAUSE > now {
        return Ok(Resent::JustSent(invitation.email));
    }
    let open = invitations::table
        .find(&invitation.id)
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::sent_at.eq(invitation.sent_at));
    let changed = diesel::update(open)
        .set((
            invitations::role.eq(role.as_str()),
            invitations::invited_by.eq(by),
            invitations::sent_at.eq(now.naive_utc()),
            invitations::expires_at.eq((now + LIFETIME).naive_utc()),
            invitations::asked_at.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(Resent::Closed);
    }
    let fresh: Invitation = invitations::table
        .find(&invitation.id)
        .select(Invitation::as_select())
        .first(conn)?;
    mail::post(conn, office, &fresh, now)?;
    let subject = format!("invitation:{}", fresh.id);
    let entry = Entry {
        company: Some(&fresh.company_id),
        action: "invitation.resent",
        subject: Some(&subject),
        detail: Some(&fresh.email),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Resent::Done(fresh.email))
}
