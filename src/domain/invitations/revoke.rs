//! Taking an invitation back: its links die at once.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::invitations;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Takes an open invitation of the company back and gives its address; `None`: the company has no
/// such invitation that is open.
///
/// # Errors
/// The database's.
pub fn revoke(
    conn: &mut Conn,
    company: &CompanyId,
    id: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Option<String>> {
    let open = invitations::table
        .filter(invitations::id.eq(id))
        .filter(invitations::company_id.eq(company))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null());
    let changed = diesel::update(open)
        .set(invitations::revoked_at.eq(now.naive_utc()))
        .execute(conn)?;
    if changed == 0 {
        return Ok(None);
    }
    let email: String = invitations::table
        .filter(invitations::id.eq(id))
        .select(invitations::email)
        .first(conn)?;
    let subject = format!("invitation:{id}");
    let entry = Entry {
        company: Some(company),
        action: "invitation.revoked",
        subject: Some(&subject),
        detail: Some(&email),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Some(email))
}
