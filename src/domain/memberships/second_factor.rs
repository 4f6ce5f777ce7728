//! Whether a company demands a second factor of its administrators. Sign-in enforces it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor};
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Demands it, or no longer. `false`: it stood so already.
///
/// # Errors
/// The database's.
pub fn demand_second_factor(
    conn: &mut Conn,
    company: &CompanyId,
    demanded: bool,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let other = companies::table
        .find(company)
        .filter(companies::second_factor_required.ne(demanded));
    let changed = diesel::update(other)
        .set(companies::second_factor_required.eq(demanded))
        .execute(conn)?;
    let action = if demanded {
        "company.second_factor_demanded"
    } else {
        "company.second_factor_optional"
    };
    audit::record_change(conn, actor, company, (changed, action), now)
}
