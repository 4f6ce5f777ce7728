//! Whether a company's administrators must have a second factor.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Asks for it, or no more. The same again changes nothing.
///
/// # Errors
/// The database's.
pub fn require_second_factor(
    conn: &mut Conn,
    company: &CompanyId,
    on: bool,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let other = companies::table
        .find(company)
        .filter(companies::second_factor_required.ne(on));
    let changed = diesel::update(other)
        .set(companies::second_factor_required.eq(on))
        .execute(conn)?;
    if changed == 0 {
        return Ok(());
    }
    let entry = Entry {
        company: Some(company),
        action: if on {
            "company.second_factor_required"
        } else {
            "company.second_factor_optional"
        },
        subject: None,
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}
