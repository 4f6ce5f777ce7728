//! Leaving a company of one's own will.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::remove::revoke_invitations;
use super::{Role, find, has_another_admin, take_turns};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::tasks::{self, Scope};
use crate::platform::db::schema::{companies, memberships};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, UserId};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// They belong to it no more.
    Done,
    /// They did not belong to it.
    NotHere,
    /// Nobody else administers it.
    LastAdmin,
}

/// Ends somebody's membership; their sessions go on, the caller's under a new key. Their open tasks
/// of the company are nobody's.
///
/// # Errors
/// The database's.
pub fn leave(
    conn: &mut Conn,
    user: &UserId,
    slug: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Left> {
    let company: Option<CompanyId> = memberships::table
        .inner_join(companies::table)
        .filter(memberships::user_id.eq(user))
        .filter(companies::slug.eq(slug))
        .filter(companies::released_at.is_null())
        .select(companies::id)
        .first(conn)
        .optional()?;
    let Some(company) = company else {
        return Ok(Left::NotHere);
    };
    take_turns(conn, &company)?;
    let Some(member) = find(conn, &company, user.as_str())? else {
        return Ok(Left::NotHere);
    };
    if member.role == Role::Admin && !has_another_admin(conn, &company, user)? {
        return Ok(Left::LastAdmin);
    }
    let mine = memberships::table
        .filter(memberships::company_id.eq(&company))
        .filter(memberships::user_id.eq(user));
    diesel::delete(mine).execute(conn)?;
    tasks::unassign_all(conn, Scope::Company(&company), user)?;
    revoke_invitations(conn, &company, Some(&member.email), now)?;
    let entry = Entry {
        company: Some(&company),
        action: "membership.left",
        subject: Some(&format!("user:{user}")),
        detail: Some(&member.email),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Left::Done)
}
