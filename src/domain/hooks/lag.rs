//! How far behind the ERP each key is.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::integration_keys;
use crate::platform::db::schema::{erp_events, integration_keys as rows};
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
    /// `good` or `failing`.
    pub health: String,
    /// When the key runs out, as it says itself.
    pub expires_at: Option<NaiveDateTime>,
    /// When the ERP last called for it.
    pub last_event_at: Option<NaiveDateTime>,
    /// From the last call until its thing was saved, milliseconds.
    pub last_lag_ms: Option<i64>,
    /// Hints that wait.
    pub waiting: i64,
}

impl KeyLag {
    /// Whether nothing arrives in real time because the key works no more.
    #[must_use]
    pub fn is_stopped(&self, now: DateTime<Utc>) -> bool {
        !integration_keys::works(&self.health, self.expires_at, now)
    }
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
        String,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
        Option<i64>,
    );
    let keys: Vec<Row> = rows::table
        .filter(rows::company_id.eq(company))
        .filter(rows::revoked_at.is_null())
        .order((rows::erp_name, rows::id))
        .select((
            rows::id,
            rows::erp_name,
            rows::hook_state,
            rows::health,
            rows::expires_at,
            rows::last_event_at,
            rows::last_lag_ms,
        ))
        .load(conn)?;
    let waiting: Vec<IntegrationKeyId> = erp_events::table
        .filter(erp_events::company_id.eq(company))
        .filter(erp_events::state.eq("waiting"))
        .select(erp_events::key_id)
        .load(conn)?;
    let waits_for = |key: &IntegrationKeyId| waiting.iter().filter(|of| *of == key).count();
    Ok(keys
        .into_iter()
        .map(
            |(key, erp_name, state, health, expires_at, last_event_at, last_lag_ms)| KeyLag {
                waiting: i64::try_from(waits_for(&key)).unwrap_or(i64::MAX),
                key,
                erp_name,
                state,
                health,
                expires_at,
                last_event_at,
                last_lag_ms,
            },
        )
        .collect())
}
