//! How many tasks wait.

use diesel::prelude::*;

use super::Scope;
use crate::platform::db::schema::tasks;
use crate::platform::db::{Conn, DbResult};

/// The number of open tasks, for the badge.
///
/// # Errors
/// The database's.
pub fn pending(conn: &mut Conn, scope: Scope<'_>) -> DbResult<i64> {
    Ok(tasks::table
        .filter(tasks::scope.eq(scope.code()))
        .filter(tasks::closed_at.is_null())
        .count()
        .get_result(conn)?)
}
