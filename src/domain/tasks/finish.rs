//! Closing by hand, and opening again what was closed by hand.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{BY_HAND, Scope, Sight, find};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::TaskId;

/// Closes an open task. `None`: the viewer sees no such task; `false`: it was closed already.
///
/// # Errors
/// The database's.
pub fn finish(
    conn: &mut Conn,
    (scope, sight): (Scope<'_>, &Sight),
    id: &TaskId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Option<bool>> {
    if find(conn, scope, sight, id)?.is_none() {
        return Ok(None);
    }
    let waiting = tasks::table.find(id).filter(tasks::closed_at.is_null());
    let changed = diesel::update(waiting)
        .set((
            tasks::closed_at.eq(now.naive_utc()),
            tasks::closed_by.eq(&actor.name),
            tasks::closed_how.eq(BY_HAND),
        ))
        .execute(conn)?;
    if changed == 1 {
        note(conn, scope, (id, "task.finished"), actor, now)?;
    }
    Ok(Some(changed == 1))
}

/// Opens a task again that a person closed. `None`: the viewer sees no such task; `false`: it is
/// open, closed itself, or another one about the same thing waits.
///
/// # Errors
/// The database's.
pub fn reopen(
    conn: &mut Conn,
    (scope, sight): (Scope<'_>, &Sight),
    id: &TaskId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Option<bool>> {
    let Some(task) = find(conn, scope, sight, id)? else {
        return Ok(None);
    };
    if !task.can_reopen() {
        return Ok(Some(false));
    }
    let opened = conn.transaction(|conn| {
        diesel::update(tasks::table.find(id).filter(tasks::closed_at.is_not_null()))
            .set((
                tasks::closed_at.eq(None::<chrono::NaiveDateTime>),
                tasks::closed_by.eq(None::<String>),
                tasks::closed_how.eq(None::<String>),
            ))
            .execute(conn)
    });
    match opened.map_err(DbError::from) {
        Ok(1) => {
            note(conn, scope, (id, "task.reopened"), actor, now)?;
            Ok(Some(true))
        }
        Ok(_) => Ok(Some(false)),
        Err(fault) if fault.is_unique_violation() => Ok(Some(false)),
        Err(fault) => Err(fault),
    }
}

fn note(
    conn: &mut Conn,
    scope: Scope<'_>,
    (id, action): (&TaskId, &str),
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: scope.company(),
        action,
        subject: Some(&format!("task:{id}")),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}
