//! How far behind the ERP each key is.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::platform::db::schema::{erp_events, integration_keys};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};

/// A key's real time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLag {
    /// The key.
    pub key: IntegrationKeyId,
    /// The ERP user's name.
    pub erp_name: String,
    /// `none`, `active` or `failed`.
    pub state: String,
    /// When the ERP last called for it.
    pub last_event_at: Option<NaiveDateTime>,
    /// From the last call until its thing was saved, milliseconds.
    pub last_lag_ms: Option<i64>,
    /// Hints that wait.
    pub waiting: i64,
}

/// The keys of a company in use, by name, with their lag.
///
/// # Errors
/// The database's.
pub fn lag(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<KeyLag>> {
    type Row = (
        IntegrationKeyId,
        String,
        String,
        Option<NaiveDateTime>,
        Option<i64>,
    );
    let rows: Vec<Row> = integration_keys::table
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::revoked_at.is_null())
        .order((integration_keys::erp_name, integration_keys::id))
        .select((
            integration_keys::id,
            integration_keys::erp_name,
            integration_keys::hook_state,
            integration_keys::last_event_at,
            integration_keys::last_lag_ms,
        ))
        .load(conn)?;
    let waiting: Vec<IntegrationKeyId> = erp_events::table
        .filter(erp_events::company_id.eq(company))
        .filter(erp_events::state.eq("waiting"))
        .select(erp_events::key_id)
        .load(conn)?;
    let waits_for = |key: &IntegrationKeyId| waiting.iter().filter(|of| *of == key).count();
    Ok(rows
        .into_iter()
        .map(
            |(key, erp_name, state, last_event_at, last_lag_ms)| KeyLag {
                waiting: i64::try_from(waits_for(&key)).unwrap_or(i64::MAX),
                key,
                erp_name,
                state,
                last_event_at,
                last_lag_ms,
            },
        )
        .collect())
}
