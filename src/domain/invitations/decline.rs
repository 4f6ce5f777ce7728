//! Declining an invitation.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::accept::live;
use super::{Invitation, Outcome};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::users::User;
use crate::platform::db::schema::invitations;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Token;

/// Declines a link as the invited person; `None`: it is done.
///
/// # Errors
/// The database's.
pub fn decline(
    conn: &mut Conn,
    token: &Token,
    user: &User,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Option<Outcome>> {
    let seen = match live(conn, token, now)? {
        Ok(seen) => seen,
        Err(dead) => return Ok(Some(dead)),
    };
    if seen.about.invitation.email != user.email {
        return Ok(Some(Outcome::NotYours(Box::new(seen))));
    }
    close(conn, &seen.about.invitation, actor, now)?;
    Ok(None)
}

/// Declines an invitation of one's own that waits, without its link. `false`: none waits.
///
/// # Errors
/// The database's.
pub fn decline_waiting(
    conn: &mut Conn,
    id: &str,
    user: &User,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let found: Option<Invitation> = invitations::table
        .filter(invitations::id.eq(id))
        .filter(invitations::email.eq(&user.email))
        .select(Invitation::as_select())
        .first(conn)
        .optional()?;
    match found {
        Some(invitation) => close(conn, &invitation, actor, now),
        None => Ok(false),
    }
}

fn close(
    conn: &mut Conn,
    invitation: &Invitation,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let open = invitations::table
        .find(&invitation.id)
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null());
    let changed = diesel::update(open)
        .set(invitations::declined_at.eq(now.naive_utc()))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    let subject = format!("invitation:{}", invitation.id);
    let entry = Entry {
        company: Some(&invitation.company_id),
        action: "invitation.declined",
        subject: Some(&subject),
        detail: Some(&invitation.email),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}
