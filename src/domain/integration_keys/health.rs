//! Whether the ERP takes a key, as the last use showed.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};

/// The ERP has taken the key.
///
/// # Errors
/// The database's.
pub(crate) fn mark_good(
    conn: &mut Conn,
    key: &IntegrationKeyId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::update(integration_keys::table.find(key))
        .set((
            integration_keys::health.eq("good"),
            integration_keys::last_used_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

/// The ERP has refused the key.
///
/// # Errors
/// The database's.
pub(crate) fn mark_failing(conn: &mut Conn, key: &IntegrationKeyId) -> DbResult<()> {
    diesel::update(integration_keys::table.find(key))
        .set(integration_keys::health.eq("failing"))
        .execute(conn)?;
    Ok(())
}

/// Whether a company has a key in use that worked when it was last used.
///
/// # Errors
/// The database's.
pub(crate) fn has_good(conn: &mut Conn, company: &CompanyId) -> DbResult<bool> {
    let good = integration_keys::table
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::health.eq("good"))
        .filter(integration_keys::revoked_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(good)).get_result(conn)?)
}
