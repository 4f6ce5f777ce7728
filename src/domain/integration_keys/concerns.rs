//! The tasks about a key: it runs out, or the ERP does not take it. Each closes itself when the key
//! works again, is replaced or is revoked.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::domain::tasks::{self, NewTask, Scope, TaskKind};
use crate::platform::db::schema::{companies, integration_keys};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};

/// A person should replace this key, by a day if there is one. Who has closed the task since
/// `since` is not asked again.
///
/// # Errors
/// The database's.
pub(super) fn open(
    conn: &mut Conn,
    kind: TaskKind,
    key: &IntegrationKeyId,
    (due_on, since): (Option<NaiveDate>, DateTime<Utc>),
    now: DateTime<Utc>,
) -> DbResult<()> {
    let row: Option<(CompanyId, String, String)> = integration_keys::table
        .inner_join(companies::table)
        .filter(integration_keys::id.eq(key))
        .filter(integration_keys::revoked_at.is_null())
        .select((companies::id, companies::slug, integration_keys::erp_name))
        .first(conn)
        .optional()?;
    let Some((company, slug, name)) = row else {
        return Ok(());
    };
    let task = NewTask {
        scope: Scope::Company(&company),
        kind,
        subject: key.as_str(),
        facts: &name,
        place: &format!("/manager/{slug}/settings/keys"),
        assignee: None,
        due_on,
    };
    tasks::remind(conn, &task, since, now)
}

/// The thing is done for this key.
///
/// # Errors
/// The database's.
pub(super) fn close(
    conn: &mut Conn,
    kinds: &[TaskKind],
    key: &IntegrationKeyId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let company: Option<CompanyId> = integration_keys::table
        .find(key)
        .select(integration_keys::company_id)
        .first(conn)
        .optional()?;
    if let Some(company) = company {
        for kind in kinds {
            tasks::close(conn, Scope::Company(&company), *kind, key.as_str(), now)?;
        }
    }
    Ok(())
}

/// Everything about a key that is in use no more.
///
/// # Errors
/// The database's.
pub(super) fn close_all(
    conn: &mut Conn,
    key: &IntegrationKeyId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    close(
        conn,
        &[TaskKind::KeyExpiring, TaskKind::KeyFailing],
        key,
        now,
    )
}
