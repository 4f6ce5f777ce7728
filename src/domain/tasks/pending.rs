//! How many tasks wait.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Scope, Sight};
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbResult};

/// The number of open tasks that the viewer sees, for the badge.
///
/// # Errors
/// The database's.
pub fn pending(conn: &mut Conn, scope: Scope<'_>, sight: &Sight) -> DbResult<i64> {
    Ok(sight
        .rows(scope)
        .filter(tasks::closed_at.is_null())
        .count()
        .get_result(conn)?)
}

/// The numbers above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Open tasks.
    pub pending: i64,
    /// Of them, those whose day has passed.
    pub overdue: i64,
}

/// Counts the open tasks that the viewer sees.
///
/// # Errors
/// The database's.
pub fn tally(
    conn: &mut Conn,
    scope: Scope<'_>,
    sight: &Sight,
    today: NaiveDate,
) -> DbResult<Tally> {
    let overdue = sight
        .rows(scope)
        .filter(tasks::closed_at.is_null())
        .filter(tasks::due_on.lt(today))
        .count()
        .get_result(conn)?;
    Ok(Tally {
        pending: pending(conn, scope, sight)?,
        overdue,
    })
}
