//! The operator's open tasks.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::subscriptions::Wish;
use crate::domain::tasks::Scope;
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, TaskId};

/// A task that waits for the operator.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = tasks, check_for_backend(MultiBackend))]
pub struct WaitingTask {
    /// Identity.
    pub id: TaskId,
    /// Code of its kind.
    pub kind: String,
    /// Which thing.
    pub subject: String,
    /// What its sentence tells.
    pub facts: String,
    /// Where it is done.
    pub place: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Since when, UTC.
    pub created_at: NaiveDateTime,
}

/// The open tasks, those with the nearest day first.
///
/// # Errors
/// The database's.
pub fn waiting(conn: &mut Conn) -> DbResult<Vec<WaitingTask>> {
    Ok(tasks::table
        .filter(tasks::scope.eq(Scope::Operator.code()))
        .filter(tasks::closed_at.is_null())
        .order((tasks::due_on.is_null(), tasks::due_on, tasks::created_at))
        .limit(200)
        .select(WaitingTask::as_select())
        .load(conn)?)
}

/// The company and the wish of a task about a request; `None` for another kind or none.
///
/// # Errors
/// The database's.
pub fn requested_of(conn: &mut Conn, id: &str) -> DbResult<Option<(CompanyId, Wish)>> {
    let subject: Option<String> = tasks::table
        .filter(tasks::id.eq(id))
        .filter(tasks::scope.eq(Scope::Operator.code()))
        .filter(tasks::kind.eq("subscription_requested"))
        .select(tasks::subject)
        .first(conn)
        .optional()?;
    let Some(subject) = subject else {
        return Ok(None);
    };
    let parts = subject.split_once(':');
    Ok(parts.and_then(|(company, wish)| {
        Some((CompanyId::from(company.to_owned()), Wish::parse(wish)?))
    }))
}
