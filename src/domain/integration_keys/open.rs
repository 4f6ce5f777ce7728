//! The key that a synchronisation works with.

use diesel::prelude::*;

use crate::domain::erp::ApiKey;
use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbError};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};
use crate::platform::vault::{Purpose, Vault, VaultError};

/// An opened key.
#[derive(Clone, Debug)]
pub(crate) struct OpenKey {
    /// Its row.
    pub id: IntegrationKeyId,
    /// The key itself.
    pub key: ApiKey,
}

/// Opens the most promising key of a company: one that worked before one that failed, an
/// administrator's before another's, the newest first. `None`: it has none in use.
///
/// # Errors
/// The database's, or a key sealed under another `SECRET_KEY`.
pub(crate) fn open_best(
    conn: &mut Conn,
    vault: &Vault,
    company: &CompanyId,
) -> Result<Option<OpenKey>, VaultError> {
    let row: Option<(IntegrationKeyId, Vec<u8>)> = integration_keys::table
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::revoked_at.is_null())
        .order((
            // "good" sorts after "failing".
            integration_keys::health.desc(),
            integration_keys::administrator.desc(),
            integration_keys::registered_at.desc(),
        ))
        .select((integration_keys::id, integration_keys::sealed))
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let Some((id, sealed)) = row else {
        return Ok(None);
    };
    unseal(vault, id, &sealed).map(Some)
}

/// Opens one key, also a revoked one whose secret is still needed to take back what the ERP holds
/// for it. `None`: there is no such key, or its secret is forgotten.
///
/// # Errors
/// The database's, or a key sealed under another `SECRET_KEY`.
pub(crate) fn open_one(
    conn: &mut Conn,
    vault: &Vault,
    key: &IntegrationKeyId,
) -> Result<Option<OpenKey>, VaultError> {
    let sealed: Option<Vec<u8>> = integration_keys::table
        .find(key)
        .filter(integration_keys::sealed.ne(Vec::<u8>::new()))
        .select(integration_keys::sealed)
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    match sealed {
        Some(sealed) => unseal(vault, key.clone(), &sealed).map(Some),
        None => Ok(None),
    }
}

fn unseal(vault: &Vault, id: IntegrationKeyId, sealed: &[u8]) -> Result<OpenKey, VaultError> {
    let bytes = vault.open(Purpose::IntegrationKey, id.as_str(), sealed)?;
    let text = String::from_utf8(bytes).map_err(|_| VaultError::Sealed)?;
    let key = ApiKey::parse(&text).map_err(|_| VaultError::Sealed)?;
    Ok(OpenKey { id, key })
}
