//! Taking somebody out of a company. What they wrote stays and keeps their name.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Member, find, has_another_admin, take_turns};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::tasks::{self, Scope};
use crate::domain::users::sessions;
use crate::platform::db::schema::{invitations, memberships};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// What became of a removal.
#[derive(Clone, Debug)]
pub enum Removed {
    /// They do not belong here any more; their sessions have ended but the one to keep.
    Done(Member),
    /// They are the last administrator.
    LastAdmin(Member),
    /// They did not belong here.
    NotHere,
}

/// Takes one of the company's people out. Their open tasks are nobody's again. `keep` is the
/// hash of the session that goes on: the caller's, who renews it.
///
/// # Errors
/// The database's.
pub fn remove(
    conn: &mut Conn,
    company: &CompanyId,
    user: &str,
    keep: Option<&str>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Removed> {
    take_turns(conn, company)?;
    let Some(member) = find(conn, company, user)? else {
        return Ok(Removed::NotHere);
    };
    if !has_another_admin(conn, company, &member.user)? {
        return Ok(Removed::LastAdmin(member));
    }
    let theirs = memberships::table
        .filter(memberships::company_id.eq(company))
        .filter(memberships::user_id.eq(&member.user));
    diesel::delete(theirs).execute(conn)?;
    tasks::unassign_all(conn, Scope::Company(company), &member.user)?;
    revoke_invitations(conn, company, Some(&member.email), now)?;
    sessions::end_all_but(conn, &member.user, keep)?;
    let subject = format!("user:{}", member.user);
    let entry = Entry {
        company: Some(company),
        action: "membership.removed",
        subject: Some(&subject),
        detail: Some(&member.email),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Removed::Done(member))
}

/// Revokes the open invitations of a company: those to an address that has left it, or all of one
/// that is given up. A link that still waits in a mailbox must not lead back in.
///
/// # Errors
/// The database's.
pub fn revoke_invitations(
    conn: &mut Conn,
    company: &CompanyId,
    email: Option<&str>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let mut open = invitations::table
        .filter(invitations::company_id.eq(company))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .select(invitations::id)
        .into_boxed();
    if let Some(email) = email {
        open = open.filter(invitations::email.eq(email.to_owned()));
    }
    let ids: Vec<String> = open.load(conn)?;
    diesel::update(invitations::table.filter(invitations::id.eq_any(ids)))
        .set(invitations::revoked_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(())
}
