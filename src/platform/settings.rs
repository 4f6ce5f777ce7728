//! Small facts about this installation, kept in the database by name.

use diesel::prelude::*;

use super::db::schema::settings;
use super::db::{Conn, DbError, DbResult};

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
    if update(conn, name, value)? {
        return Ok(());
    }
    let row = (settings::name.eq(name), settings::value.eq(value));
    let inserted = conn
        .transaction(|conn| {
            diesel::insert_into(settings::table)
                .values(row)
                .execute(conn)
        })
        .map_err(DbError::from);
    match inserted {
        // Another node was first.
        Err(fault) if fault.is_unique_violation() => update(conn, name, value).map(drop),
        other => other.map(drop),
    }
}

/// Puts `to` in the place of `from`; `false`: something else is kept by now. Of any number of
/// simultaneous callers one succeeds.
///
/// # Errors
/// The database's.
pub fn replace(conn: &mut Conn, name: &str, from: &str, to: &str) -> DbResult<bool> {
    let row = settings::table.find(name).filter(settings::value.eq(from));
    let changed = diesel::update(row)
        .set(settings::value.eq(to))
        .execute(conn)?;
    Ok(changed == 1)
}

fn update(conn: &mut Conn, name: &str, value: &str) -> DbResult<bool> {
    let row = diesel::update(settings::table.find(name));
    Ok(row.set(settings::value.eq(value)).execute(conn)? == 1)
}
