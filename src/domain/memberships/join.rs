//! Becoming one of a company's people.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::Role;
use crate::platform::db::schema::memberships;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, MembershipId, UserId};

/// Makes somebody one of the company's people. Who is one already keeps the role.
///
/// # Errors
/// The database's.
pub fn join(
    conn: &mut Conn,
    company: &CompanyId,
    user: &UserId,
    role: Role,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let joined = conn.transaction(|conn| {
        diesel::insert_into(memberships::table)
            .values((
                memberships::id.eq(MembershipId::new()),
                memberships::company_id.eq(company),
                memberships::user_id.eq(user),
                memberships::role.eq(role.as_str()),
                memberships::created_at.eq(now.naive_utc()),
            ))
            .execute(conn)
    });
    match joined.map_err(DbError::from) {
        Err(fault) if !fault.is_unique_violation() => Err(fault),
        _ => Ok(()),
    }
}
