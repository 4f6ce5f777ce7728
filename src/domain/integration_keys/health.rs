//! Whether the ERP takes a key, as the last use showed.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::concerns;
use super::mail::{self, Desk};
use crate::domain::sync;
use crate::domain::tasks::TaskKind;
use crate::platform::clock;
use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};
use crate::platform::vault::VaultError;

/// The ERP has taken the key, and a synchronisation came to its end with it.
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
    concerns::close(conn, &[TaskKind::KeyFailing], key, now)
}

/// Uses a key for what is written now; until then nobody revokes it. `false`: it is revoked.
///
/// # Errors
/// The database's.
pub(crate) fn use_still(
    conn: &mut Conn,
    key: &IntegrationKeyId,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let in_use = integration_keys::table
        .find(key)
        .filter(integration_keys::revoked_at.is_null());
    let used = diesel::update(in_use)
        .set(integration_keys::last_used_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(used == 1)
}

/// The ERP has taken the key for something else. One that had failed lets a synchronisation begin.
///
/// # Errors
/// The database's.
pub(crate) fn mark_taken(
    conn: &mut Conn,
    key: &IntegrationKeyId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let failed = integration_keys::table
        .find(key)
        .filter(integration_keys::health.eq("failing"))
        .filter(integration_keys::revoked_at.is_null());
    let recovered = diesel::update(failed)
        .set(integration_keys::health.eq("good"))
        .execute(conn)?;
    if recovered == 0 {
        return Ok(());
    }
    concerns::close(conn, &[TaskKind::KeyFailing], key, now)?;
    let company: CompanyId = integration_keys::table
        .find(key)
        .select(integration_keys::company_id)
        .first(conn)?;
    sync::request_if_quiet(conn, &company, now).map(drop)
}

/// The ERP has refused the key: a person should replace it, and is told when it begins, by a task
/// and by mail.
///
/// # Errors
/// The database's.
pub(crate) fn mark_failing(
    conn: &mut Conn,
    desk: Desk<'_>,
    key: &IntegrationKeyId,
) -> DbResult<()> {
    let working = integration_keys::table
        .find(key)
        .filter(integration_keys::health.ne("failing"));
    let begins = diesel::update(working)
        .set(integration_keys::health.eq("failing"))
        .execute(conn)?;
    if begins == 0 {
        return Ok(());
    }
    let now = clock::wall();
    concerns::close(conn, &[TaskKind::KeyExpiring], key, now)?;
    concerns::open(conn, TaskKind::KeyFailing, key, (None, now), now)?;
    mail::tell_refused(conn, desk, key, now).map_err(|fault| match fault {
        VaultError::Db(fault) => fault,
        fault => DbError::Value(fault.to_string()),
    })
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
