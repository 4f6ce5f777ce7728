//! Opening a task.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{BY_HAND, Scope, TaskKind};
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{TaskId, UserId};

/// A task to be opened.
#[derive(Clone, Copy, Debug)]
pub struct NewTask<'a> {
    /// Whose.
    pub scope: Scope<'a>,
    /// What it is about.
    pub kind: TaskKind,
    /// Which thing: at most one open task has this scope, kind and subject.
    pub subject: &'a str,
    /// What its sentence tells, such as a name; one line.
    pub facts: &'a str,
    /// Where it is done, to which the blue arrow leads: a local path; in a company's scope one that
    /// is not below `/manager/` is taken as a place inside the company, such as `/sync`.
    pub place: &'a str,
    /// Who should do it; nobody yet by default.
    pub assignee: Option<&'a UserId>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// Opens a task in the transaction of its cause. One that is open already stays as it is: `false`.
///
/// # Errors
/// The database's.
pub fn open(conn: &mut Conn, task: &NewTask<'_>, now: DateTime<Utc>) -> DbResult<bool> {
    if is_open(conn, task.scope, task.kind, task.subject)? {
        return Ok(false);
    }
    insert(conn, task, None, now)
}

/// Whether a task about `subject` waits.
///
/// # Errors
/// The database's.
pub fn is_open(conn: &mut Conn, scope: Scope<'_>, kind: TaskKind, subject: &str) -> DbResult<bool> {
    let waiting = tasks::table
        .filter(tasks::scope.eq(scope.code()))
        .filter(tasks::kind.eq(kind.code()))
        .filter(tasks::subject.eq(subject))
        .filter(tasks::closed_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(conn)?)
}

/// The same for what a round finds again and again: a task that a person has closed since `since`,
/// when there was last news of the thing, stays closed.
///
/// # Errors
/// The database's.
pub fn remind(
    conn: &mut Conn,
    task: &NewTask<'_>,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let put_off = tasks::table
        .filter(tasks::scope.eq(task.scope.code()))
        .filter(tasks::kind.eq(task.kind.code()))
        .filter(tasks::subject.eq(task.subject))
        .filter(tasks::closed_how.eq(BY_HAND))
        .filter(tasks::closed_at.ge(since.naive_utc()));
    if diesel::select(diesel::dsl::exists(put_off)).get_result(conn)? {
        return Ok(());
    }
    open(conn, task, now).map(drop)
}

/// Writes the task down, from a person or from nobody. `false`: one about the same thing waits.
pub(super) fn insert(
    conn: &mut Conn,
    task: &NewTask<'_>,
    given_by: Option<&UserId>,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(tasks::table)
            .values((
                tasks::id.eq(TaskId::new()),
                tasks::scope.eq(task.scope.code()),
                tasks::kind.eq(task.kind.code()),
                tasks::subject.eq(task.subject),
                tasks::facts.eq(task.facts),
                tasks::place.eq(task.place),
                tasks::assignee_id.eq(task.assignee),
                tasks::due_on.eq(task.due_on),
                tasks::created_at.eq(now.naive_utc()),
                tasks::given_by.eq(given_by),
            ))
            .execute(conn)
    });
    match inserted.map_err(DbError::from) {
        // Somebody else has opened it at this very moment.
        Err(fault) if fault.is_unique_violation() => Ok(false),
        inserted => inserted.map(|rows| rows == 1),
    }
}
