//! Taking a key out of use.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};

/// Revokes a key of a company and forgets its secret. `false`: the company has no such key in
/// use.
///
/// # Errors
/// The database's.
pub fn revoke(
    conn: &mut Conn,
    company: &CompanyId,
    key: &IntegrationKeyId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let in_use = integration_keys::table
        .find(key)
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::revoked_at.is_null());
    let revoked = diesel::update(in_use)
        .set((
            integration_keys::revoked_at.eq(now.naive_utc()),
            integration_keys::sealed.eq(Vec::<u8>::new()),
        ))
        .execute(conn)?;
    if revoked == 1 {
        let entry = Entry {
            company: Some(company),
            action: "key.revoked",
            subject: Some(&format!("key:{key}")),
            detail: None,
        };
        audit::record(conn, actor, &entry, now)?;
    }
    Ok(revoked == 1)
}
