//! Leaving a company. The last administrator stays.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::tasks::{self, Scope};
use crate::platform::db::schema::{companies, memberships, users};
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
    LastAdministrator,
}

/// Ends somebody's membership; their open tasks of the company are nobody's then.
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
    // Holds the company's row: of two administrators who leave at once one comes second.
    diesel::update(companies::table.find(&company))
        .set(companies::slug.eq(companies::slug))
        .execute(conn)?;
    let mine = memberships::table
        .filter(memberships::company_id.eq(&company))
        .filter(memberships::user_id.eq(user));
    let role: Option<String> = mine.select(memberships::role).first(conn).optional()?;
    let others: i64 = memberships::table
        .inner_join(users::table)
        .filter(memberships::company_id.eq(&company))
        .filter(memberships::user_id.ne(user))
        .filter(memberships::role.eq("admin"))
        .filter(users::disabled_at.is_null())
        .count()
        .get_result(conn)?;
    match role.as_deref() {
        None => return Ok(Left::NotHere),
        Some("admin") if others == 0 => return Ok(Left::LastAdministrator),
        Some(_) => {}
    }
    diesel::delete(mine).execute(conn)?;
    tasks::unassign_all(conn, Scope::Company(&company), user)?;
    let entry = Entry {
        company: Some(&company),
        action: "membership.left",
        subject: Some(&format!("user:{user}")),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Left::Done)
}
