//! Changing somebody's role.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Member, Role, find, has_another_admin, take_turns};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::users::sessions;
use crate::platform::db::schema::memberships;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// What became of a change of role.
#[derive(Clone, Debug)]
pub enum Changed {
    /// They have the role; their sessions have ended but the one to keep, so that the next one
    /// begins under a new key.
    Done(Member),
    /// They had it already.
    Same(Member),
    /// They are the last administrator.
    LastAdmin(Member),
    /// They do not belong here.
    NotHere,
}

/// Gives one of the company's people another role. `keep` is the hash of the session that goes on:
/// the caller's, who renews it.
///
/// # Errors
/// The database's.
pub fn change_role(
    conn: &mut Conn,
    company: &CompanyId,
    user: &str,
    role: Role,
    keep: Option<&str>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Changed> {
    take_turns(conn, company)?;
    let Some(member) = find(conn, company, user)? else {
        return Ok(Changed::NotHere);
    };
    if member.role == role {
        return Ok(Changed::Same(member));
    }
    if role != Role::Admin && !has_another_admin(conn, company, &member.user)? {
        return Ok(Changed::LastAdmin(member));
    }
    let theirs = memberships::table
        .filter(memberships::company_id.eq(company))
        .filter(memberships::user_id.eq(&member.user));
    diesel::update(theirs)
        .set(memberships::role.eq(role.as_str()))
        .execute(conn)?;
    sessions::end_all_but(conn, &member.user, keep)?;
    let subject = format!("user:{}", member.user);
    let detail = format!("{}: {}", member.email, role.as_str());
    let entry = Entry {
        company: Some(company),
        action: "membership.role_changed",
        subject: Some(&subject),
        detail: Some(&detail),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Changed::Done(Member { role, ..member }))
}
