//! A task closes itself when the thing is done elsewhere.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Scope, TaskKind};
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbResult};

/// Closes the open task about `subject`, if there is one; call it where the thing is done, in the
/// same transaction.
///
/// # Errors
/// The database's.
pub fn close(
    conn: &mut Conn,
    scope: Scope<'_>,
    kind: TaskKind,
    subject: &str,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let waiting = tasks::table
        .filter(tasks::scope.eq(scope.code()))
        .filter(tasks::kind.eq(kind.code()))
        .filter(tasks::subject.eq(subject))
        .filter(tasks::closed_at.is_null());
    diesel::update(waiting)
        .set((
            tasks::closed_at.eq(now.naive_utc()),
            tasks::closed_how.eq("done"),
        ))
        .execute(conn)?;
    Ok(())
}
