//! Inviting people: all of a list or none of it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::resend::{self, Resent};
use super::{Invitation, LIFETIME, Office, mail};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::memberships::{self, Role};
use crate::domain::users::User;
use crate::platform::db::schema::invitations;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, InvitationId};
use crate::platform::vault::VaultError;

/// Who is invited, where to, as what, by whom.
#[derive(Clone, Copy, Debug)]
pub struct Group<'a> {
    /// Where to.
    pub company: &'a CompanyId,
    /// Normalised addresses.
    pub addresses: &'a [String],
    /// As what.
    pub role: Role,
    /// By whom.
    pub inviter: &'a User,
}

/// What happened to one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Invited.
    Sent,
    /// Had been invited; a new link went out and replaces the older one.
    Resent,
    /// Was invited a moment ago: a double click sends nothing more.
    JustSent,
}

/// Why an address cannot be invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is the inviter's own.
    Own,
    /// Its owner belongs to the company.
    Member,
}

/// What happened to every address, in the order given, or which cannot be invited.
pub type Sent = Result<Vec<Fate>, Vec<(String, Fault)>>;

/// Invites every address. When one cannot be invited, none is, and the faults say why.
///
/// # Errors
/// The database's.
pub fn send(
    conn: &mut Conn,
    office: Office<'_>,
    group: Group<'_>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Sent, VaultError> {
    let mut faults = Vec::new();
    for address in group.addresses {
        if let Some(fault) = fault(conn, &group, address)? {
            faults.push((address.clone(), fault));
        }
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let mut fates = Vec::with_capacity(group.addresses.len());
    for address in group.addresses {
        fates.push(invite(conn, office, group, address, actor, now)?);
    }
    Ok(Ok(fates))
}

fn fault(conn: &mut Conn, group: &Group<'_>, address: &str) -> DbResult<Option<Fault>> {
    if address == group.inviter.email {
        return Ok(Some(Fault::Own));
    }
    let belongs = memberships::is_member(conn, group.company, address)?;
    Ok(belongs.then_some(Fault::Member))
}

fn invite(
    conn: &mut Conn,
    office: Office<'_>,
    group: Group<'_>,
    address: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Fate, VaultError> {
    if let Some(open) = resend::open_for(conn, group.company, address)? {
        let (role, by) = (Some(group.role), &group.inviter.id);
        return Ok(
            match resend::again(conn, office, open, (role, by), actor, now)? {
                Resent::Done(_) => Fate::Resent,
                _ => Fate::JustSent,
            },
        );
    }
    let Some(invitation) = insert(conn, group, address, now)? else {
        return Ok(Fate::JustSent);
    };
    mail::post(conn, office, &invitation, now)?;
    let subject = format!("invitation:{}", invitation.id);
    let detail = format!("{address}: {}", group.role.as_str());
    let entry = Entry {
        company: Some(group.company),
        action: "invitation.sent",
        subject: Some(&subject),
        detail: Some(&detail),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Fate::Sent)
}

/// `None`: another request was a moment faster.
fn insert(
    conn: &mut Conn,
    group: Group<'_>,
    address: &str,
    now: DateTime<Utc>,
) -> DbResult<Option<Invitation>> {
    let id = InvitationId::new();
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(invitations::table)
            .values((
                invitations::id.eq(&id),
                invitations::company_id.eq(group.company),
                invitations::email.eq(address),
                invitations::role.eq(group.role.as_str()),
                invitations::invited_by.eq(&group.inviter.id),
                invitations::created_at.eq(now.naive_utc()),
                invitations::sent_at.eq(now.naive_utc()),
                invitations::expires_at.eq((now + LIFETIME).naive_utc()),
            ))
            .execute(conn)
    });
    match inserted.map_err(DbError::from) {
        Err(fault) if fault.is_unique_violation() => Ok(None),
        Err(fault) => Err(fault),
        Ok(_) => Ok(invitations::table
            .find(&id)
            .select(Invitation::as_select())
            .first(conn)
            .optional()?),
    }
}
