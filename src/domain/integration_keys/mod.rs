//! Integration keys: API keys of ERP users, sealed at rest, shown by their last four characters.

mod attach;
mod health;
mod open;
mod pending;
mod refusal;
mod revoke;
mod verify;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::platform::db::schema::integration_keys;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId, UserId};

pub use attach::{AttachFault, Attached, attach};
pub use pending::{PendingFault, PendingKey, PendingKeyId, show};
pub use refusal::Refusal;
pub use revoke::revoke;
pub use verify::{verify, verify_for};

pub(crate) use attach::store;
pub(crate) use health::{has_good, mark_failing, mark_good};
pub(crate) use open::{OpenKey, open_best};
pub(crate) use pending::{Waiting, settle, waiting};
pub(crate) use verify::is_registered;

/// A key as the list shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = integration_keys, check_for_backend(MultiBackend))]
pub struct KeyView {
    /// Its id.
    pub id: IntegrationKeyId,
    /// The ERP user's name at sign-in.
    pub erp_username: String,
    /// The ERP user's name.
    pub erp_name: String,
    /// Whether the ERP user is an administrator there.
    pub administrator: bool,
    /// The last four characters of the key.
    pub last_four: String,
    /// When it runs out, as the key itself says.
    pub expires_at: Option<NaiveDateTime>,
    /// Who registered it.
    pub registered_by: Option<UserId>,
    /// When.
    pub registered_at: NaiveDateTime,
    /// `good` or `failing`.
    pub health: String,
    /// When a synchronisation last used it with success.
    pub last_used_at: Option<NaiveDateTime>,
}

/// The keys of a company that are in use, administrators first.
///
/// # Errors
/// The database's.
pub fn of_company(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<KeyView>> {
    Ok(integration_keys::table
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::revoked_at.is_null())
        .order((
            integration_keys::administrator.desc(),
            integration_keys::registered_at,
        ))
        .select(KeyView::as_select())
        .load(conn)?)
}

#[cfg(test)]
mod tests;
