//! Small facts about this installation, kept in the database by name.

use diesel::prelude::*;

use super::db::schema::settings;
use super::db::{Conn, DbResult};

/// The value kept under `name`.
///
/// # Errors
/// The database's.
pub fn get(conn: &mut Conn, name: &str) -> DbResult<Option<String>> {
    Ok(settings::table
        .find(name)
        .select(settings::value)
        .first(conn)
        .optional()?)
}

/// Keeps `value` under `name`.
///
/// # Errors
/// The database's.
pub fn set(conn: &mut Conn, name: &str, value: &str) -> DbResult<()> {
    let changed = diesel::update(settings::table.find(name))
        .set(settings::value.eq(value))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(settings::table)
            .values((settings::name.eq(name), settings::value.eq(value)))
            .execute(conn)?;
    }
    Ok(())
}
