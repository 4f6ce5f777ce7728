//! Ending sessions on the server.

use diesel::prelude::*;

use crate::platform::db::schema::sessions;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::UserId;

/// Ends every session of a person and says how many there were. A change of password calls it and
/// then renews the session it came from.
///
/// # Errors
/// The database's.
pub fn end_all(conn: &mut Conn, user: &UserId) -> DbResult<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(conn)?)
}
