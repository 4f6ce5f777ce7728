//! How many tasks wait.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::sight::Query;
use super::{Scope, Sight};
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbResult};

/// The number of open tasks that the viewer could do, for the badge.
///
/// # Errors
/// The database's.
pub fn pending(conn: &mut Conn, scope: Scope<'_>, sight: &Sight) -> DbResult<i64> {
    count(conn, sight.doable(scope))
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
    let late = sight.rows(scope).filter(tasks::due_on.lt(today));
    Ok(Tally {
        pending: count(conn, sight.rows(scope))?,
        overdue: count(conn, late)?,
    })
}

fn count(conn: &mut Conn, rows: Query<'_>) -> DbResult<i64> {
    let open = rows.filter(tasks::closed_at.is_null());
    Ok(open.count().get_result(conn)?)
}
