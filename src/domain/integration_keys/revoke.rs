//! Taking a key out of use.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{concerns, has_good};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::companies::{self, CompanyState};
use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};

/// Revokes a key of a company: nothing is read with it any more, and the address that the ERP
/// called for it is dead. Its secret is forgotten at once, or, where the ERP still holds
/// subscriptions, as soon as they have been taken back (`forget_revoked`). Without another key
/// that works the company's state says so. `false`: the company has no such key in use.
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
    let name: Option<String> = in_use
        .select(integration_keys::erp_username)
        .first(conn)
        .optional()?;
    let Some(name) = name else {
        return Ok(false);
    };
    let revoked = diesel::update(in_use)
        .set(integration_keys::revoked_at.eq(now.naive_utc()))
        .execute(conn)?;
    if revoked == 0 {
        return Ok(false);
    }
    let subscribed = integration_keys::table
        .find(key)
        .filter(integration_keys::hook_hash.is_not_null());
    let ending = diesel::update(subscribed)
        .set(integration_keys::hook_state.eq("ending"))
        .execute(conn)?;
    if ending == 0 {
        forget_revoked(conn, key)?;
    }
    concerns::close_all(conn, key, now)?;
    if !has_good(conn, company)? {
        companies::enter(conn, company, CompanyState::KeyFailing)?;
    }
    let entry = Entry {
        company: Some(company),
        action: "key.revoked",
        subject: Some(&format!("key:{key}")),
        detail: Some(&name),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}

/// Forgets the secret of a key if it is revoked, and that there was real time for it.
///
/// # Errors
/// The database's.
pub(crate) fn forget_revoked(conn: &mut Conn, key: &IntegrationKeyId) -> DbResult<()> {
    let revoked = integration_keys::table
        .find(key)
        .filter(integration_keys::revoked_at.is_not_null());
    diesel::update(revoked)
        .set((
            integration_keys::sealed.eq(Vec::<u8>::new()),
            integration_keys::hook_hash.eq(None::<String>),
            integration_keys::hook_state.eq("none"),
        ))
        .execute(conn)?;
    Ok(())
}
