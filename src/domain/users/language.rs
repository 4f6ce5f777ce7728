//! The language that a person chose.

use diesel::prelude::*;

use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::UserId;

/// Keeps the choice with the account.
///
/// # Errors
/// The database's.
pub fn choose(conn: &mut Conn, user: &UserId, locale: Locale) -> DbResult<()> {
    diesel::update(users::table.find(user))
        .set(users::language.eq(locale.tag()))
        .execute(conn)?;
    Ok(())
}

/// Forgets the choice: the browser's language counts again.
///
/// # Errors
/// The database's.
pub fn forget(conn: &mut Conn, user: &UserId) -> DbResult<()> {
    diesel::update(users::table.find(user))
        .set(users::language.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
