//! Asking for a new link when the last one has expired: who invited is told, once per link.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Invitation, Office, Standing, look, mail};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::memberships::Role;
use crate::platform::db::schema::{invitations, memberships, users};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Token;
use crate::platform::values::ids::UserId;
use crate::platform::vault::VaultError;

/// Administrators who are told when who invited is one no more.
const TOLD: usize = 3;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Who invited is told.
    Told,
    /// They had been told before.
    Already,
    /// There is nothing to ask for: the link works, or has ended for good.
    Nothing,
}

/// Asks for a new link.
///
/// # Errors
/// The database's.
pub fn ask(
    conn: &mut Conn,
    office: Office<'_>,
    token: &Token,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Asked, VaultError> {
    let seen = look(conn, token, now)?.filter(|seen| seen.standing == Standing::Expired);
    let Some(seen) = seen else {
        return Ok(Asked::Nothing);
    };
    let invitation = seen.about.invitation;
    let unasked = invitations::table
        .find(&invitation.id)
        .filter(invitations::asked_at.is_null());
    let changed = diesel::update(unasked)
        .set(invitations::asked_at.eq(now.naive_utc()))
        .execute(conn)?;
    if changed == 0 {
        return Ok(Asked::Already);
    }
    for address in told(conn, &invitation)? {
        mail::post_asked(conn, office, &invitation, &address, now)?;
    }
    let subject = format!("invitation:{}", invitation.id);
    let entry = Entry {
        company: Some(&invitation.company_id),
        action: "invitation.asked",
        subject: Some(&subject),
        detail: Some(&invitation.email),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Asked::Told)
}

/// Who invited, if still an administrator, else the first administrators.
fn told(conn: &mut Conn, invitation: &Invitation) -> DbResult<Vec<String>> {
    let admins: Vec<(UserId, String)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::company_id.eq(&invitation.company_id))
        .filter(memberships::role.eq(Role::Admin.as_str()))
        .filter(users::disabled_at.is_null())
        .order((memberships::created_at, users::id))
        .select((users::id, users::email))
        .load(conn)?;
    let inviter = admins
        .iter()
        .find(|(id, _)| Some(id) == invitation.invited_by.as_ref());
    if let Some((_, email)) = inviter {
        return Ok(vec![email.clone()]);
    }
    Ok(admins
        .into_iter()
        .take(TOLD)
        .map(|(_, email)| email)
        .collect())
}
