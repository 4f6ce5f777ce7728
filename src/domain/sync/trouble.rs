//! Whether a company's data are not brought up to date although the ERP takes its key.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::settle::TASK;
use crate::domain::collections::gate::FRESHNESS;
use crate::domain::tasks::{self, Scope, TaskKind};
use crate::platform::db::schema::sync_runs;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Code of what the newest run failed with for good; see `explain`. `None`: it ended well, one is
/// under way, or a person has put the task about it aside and the data, complete at `last_good`,
/// are fresh.
///
/// # Errors
/// The database's.
pub fn trouble(
    conn: &mut Conn,
    company: &CompanyId,
    last_good: Option<NaiveDateTime>,
    now: DateTime<Utc>,
) -> DbResult<Option<String>> {
    let newest: Option<(String, Option<String>)> = sync_runs::table
        .filter(sync_runs::company_id.eq(company))
        .filter(sync_runs::state.eq_any(["running", "done", "failed"]))
        .order((sync_runs::started_at.desc(), sync_runs::id.desc()))
        .select((sync_runs::state, sync_runs::error))
        .first(conn)
        .optional()?;
    let Some((_, code)) = newest.filter(|(state, _)| state == "failed") else {
        return Ok(None);
    };
    let old = last_good.is_none_or(|at| now.naive_utc() - at > FRESHNESS);
    let told = old || tasks::is_open(conn, Scope::Company(company), TaskKind::SyncFailed, TASK)?;
    Ok(told.then(|| code.unwrap_or_default()))
}
