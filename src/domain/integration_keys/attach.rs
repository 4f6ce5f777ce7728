//! Giving a waiting key to a company: a further ERP user's, or a newer one of the same user.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::concerns;
use super::pending::{PendingFault, PendingKeyId, Waiting, settle, waiting};
use super::revoke::forget_revoked;
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::sync;
use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId, UserId};
use crate::platform::vault::{Purpose, Vault, VaultError};

/// Why a waiting key was not attached.
#[derive(Debug, thiserror::Error)]
pub enum AttachFault {
    /// It waits no more, or for somebody or something else.
    #[error(transparent)]
    Pending(#[from] PendingFault),
    /// The database or the vault failed.
    #[error(transparent)]
    Internal(#[from] VaultError),
}

impl From<DbError> for AttachFault {
    fn from(fault: DbError) -> Self {
        Self::Internal(fault.into())
    }
}

/// A key that is in use from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its id.
    pub id: IntegrationKeyId,
    /// Whether it took the place of an older key of the same ERP user.
    pub replaced: bool,
}

/// Registers a key that was verified for `company`; an older key of the same ERP user is revoked,
/// and a synchronisation is requested.
///
/// # Errors
/// The key waits no more, or was verified for something else.
pub fn attach(
    conn: &mut Conn,
    vault: &Vault,
    (company, pending): (&CompanyId, &PendingKeyId),
    user: &UserId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Attached, AttachFault> {
    let waiting = waiting(conn, vault, pending, user, now)??;
    if waiting.claimed.company.as_ref() != Some(company) {
        return Err(PendingFault::Unknown.into());
    }
    if waiting.key.is_none() || !settle(conn, pending)? {
        return again(conn, company, &waiting);
    }
    let held = (company, user);
    let (id, replaced) = match replace(conn, vault, held, &waiting, now) {
        Err(VaultError::Db(fault)) if fault.is_unique_violation() => {
            replace(conn, vault, held, &waiting, now)?
        }
        other => other?,
    };
    let entry = Entry {
        company: Some(company),
        action: if replaced {
            "key.replaced"
        } else {
            "key.registered"
        },
        subject: Some(&format!("key:{id}")),
        detail: Some(&waiting.claimed.erp_username),
    };
    audit::record(conn, actor, &entry, now)?;
    sync::request(conn, company, now)?;
    Ok(Attached { id, replaced })
}

/// What the first sending of the same form has made.
fn again(conn: &mut Conn, company: &CompanyId, waiting: &Waiting) -> Result<Attached, AttachFault> {
    let made = integration_keys::table
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::erp_user_id.eq(&waiting.claimed.erp_user_id))
        .filter(integration_keys::last_four.eq(&waiting.last_four))
        .filter(integration_keys::revoked_at.is_null())
        .select(integration_keys::id)
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let id = made.ok_or(PendingFault::Unknown)?;
    Ok(Attached {
        id,
        replaced: false,
    })
}

/// Revokes the older key of the same ERP user and writes the new one, both or neither. A unique
/// violation: another key of this user came at the same time, and is the older one now.
fn replace(
    conn: &mut Conn,
    vault: &Vault,
    (company, user): (&CompanyId, &UserId),
    waiting: &Waiting,
    now: DateTime<Utc>,
) -> Result<(IntegrationKeyId, bool), VaultError> {
    conn.transaction(|conn| {
        let older: Option<IntegrationKeyId> = integration_keys::table
            .filter(integration_keys::company_id.eq(company))
            .filter(integration_keys::erp_user_id.eq(&waiting.claimed.erp_user_id))
            .filter(integration_keys::revoked_at.is_null())
            .select(integration_keys::id)
            .first(conn)
            .optional()
            .map_err(DbError::from)?;
        if let Some(older) = &older {
            concerns::close_all(conn, older, now)?;
            diesel::update(integration_keys::table.find(older))
                .set(integration_keys::revoked_at.eq(now.naive_utc()))
                .execute(conn)
                .map_err(DbError::from)?;
            // The new key, of the same user, takes back what the ERP holds for this one.
            forget_revoked(conn, older)?;
        }
        let id = store(conn, vault, (company, user), waiting, now)?;
        Ok((id, older.is_some()))
    })
}

/// Writes a key's row, sealed for that row.
pub(crate) fn store(
    conn: &mut Conn,
    vault: &Vault,
    (company, user): (&CompanyId, &UserId),
    waiting: &Waiting,
    now: DateTime<Utc>,
) -> Result<IntegrationKeyId, VaultError> {
    let id = IntegrationKeyId::new();
    let key = waiting.key.as_deref().ok_or(VaultError::Sealed)?;
    let sealed = vault.seal(Purpose::IntegrationKey, id.as_str(), key)?;
    insert(conn, &id, (company, user), waiting, sealed, now)?;
    Ok(id)
}

fn insert(
    conn: &mut Conn,
    id: &IntegrationKeyId,
    (company, user): (&CompanyId, &UserId),
    waiting: &Waiting,
    sealed: Vec<u8>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let claimed = &waiting.claimed;
    diesel::insert_into(integration_keys::table)
        .values((
            integration_keys::id.eq(id),
            integration_keys::company_id.eq(company),
            integration_keys::erp_user_id.eq(&claimed.erp_user_id),
            integration_keys::erp_username.eq(&claimed.erp_username),
            integration_keys::erp_name.eq(&claimed.erp_name),
            integration_keys::administrator.eq(claimed.administrator),
            integration_keys::sealed.eq(sealed),
            integration_keys::last_four.eq(&waiting.last_four),
            integration_keys::expires_at.eq(claimed.expires_at.map(|at| at.naive_utc())),
            integration_keys::registered_by.eq(user),
            integration_keys::registered_at.eq(now.naive_utc()),
            integration_keys::health.eq("good"),
        ))
        .execute(conn)?;
    Ok(())
}
