//! What a person writes down for themselves or a colleague.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::open::insert;
use super::{NewTask, Scope, TaskKind, assignable};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::UserId;

/// Longest text, in characters.
pub const LONGEST: usize = 300;

/// A task that a person wrote.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// Tells one sheet of the form from another, so that the same one sent twice is one task.
    pub sheet: &'a str,
    /// One line.
    pub text: &'a str,
    /// Who should do it.
    pub assignee: Option<&'a UserId>,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// Writes a task down. `false`: the person is not one of those to whom tasks of this scope are
/// given. The same sheet again changes nothing.
///
/// # Errors
/// The database's.
pub fn write(
    conn: &mut Conn,
    scope: Scope<'_>,
    written: &Written<'_>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    if let Some(wanted) = written.assignee
        && !assignable(conn, scope)?.iter().any(|(id, _)| id == wanted)
    {
        return Ok(false);
    }
    let before = tasks::table
        .filter(tasks::scope.eq(scope.code()))
        .filter(tasks::kind.eq(TaskKind::Own.code()))
        .filter(tasks::subject.eq(written.sheet));
    if diesel::select(diesel::dsl::exists(before)).get_result(conn)? {
        return Ok(true);
    }
    let task = NewTask {
        scope,
        kind: TaskKind::Own,
        subject: written.sheet,
        facts: written.text,
        place: "",
        assignee: written.assignee,
        due_on: written.due_on,
    };
    insert(conn, &task, actor.user.as_ref(), now)?;
    let entry = Entry {
        company: scope.company(),
        action: "task.written",
        subject: Some(&format!("task:{}", written.sheet)),
        detail: Some(written.text),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}
