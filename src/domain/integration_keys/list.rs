//! The keys of a company, and its ERP users without one.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::{erp_users, integration_keys, users};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId, UserId};

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
    /// Real time: `none`, `active` or `failed`.
    pub hook_state: String,
    /// When the ERP last called for it.
    pub last_event_at: Option<NaiveDateTime>,
    /// From that call until its thing was saved, milliseconds.
    pub last_lag_ms: Option<i64>,
}

impl KeyView {
    /// Whether the ERP took it when it was last used, and it has not run out since.
    #[must_use]
    pub fn works(&self, now: DateTime<Utc>) -> bool {
        works(&self.health, self.expires_at, now)
    }
}

/// Whether a key of this health and end works, as far as is known.
pub(crate) fn works(health: &str, expires_at: Option<NaiveDateTime>, now: DateTime<Utc>) -> bool {
    health == "good" && expires_at.is_none_or(|at| at > now.naive_utc())
}

/// A user of the ERP as the keys' page shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = erp_users, check_for_backend(MultiBackend))]
pub struct ErpUserView {
    /// Full name.
    pub full_name: String,
    /// Name at sign-in.
    pub username: String,
    /// Job; may be empty.
    pub job_position: String,
}

/// The ERP's users of whom a company has no key: their documents arrive with the hourly pass.
///
/// # Errors
/// The database's.
pub fn users_without_key(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<ErpUserView>> {
    let with_key: Vec<String> = integration_keys::table
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::revoked_at.is_null())
        .select(integration_keys::erp_user_id)
        .load(conn)?;
    Ok(erp_users::table
        .filter(erp_users::company_id.eq(company))
        .filter(erp_users::removed_at.is_null())
        .filter(erp_users::external_id.ne_all(with_key))
        .order(erp_users::full_name)
        .select(ErpUserView::as_select())
        .load(conn)?)
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

/// The names of those who registered a company's keys.
///
/// # Errors
/// The database's.
pub fn registrars(conn: &mut Conn, company: &CompanyId) -> DbResult<HashMap<UserId, String>> {
    let rows: Vec<(UserId, String)> = integration_keys::table
        .inner_join(users::table)
        .filter(integration_keys::company_id.eq(company))
        .select((users::id, users::name))
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
