//! Finding an account: by the address for signing in, by id for the program itself.

use diesel::prelude::*;

use super::User;
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::EmailAddress;
use crate::platform::values::ids::UserId;

/// The form in which addresses of accounts are kept and compared: without spaces around, in lower
/// case. `None` when no mail server would take it.
#[must_use]
pub fn normalise(email: &str) -> Option<String> {
    EmailAddress::parse(email).map(|address| address.normalized())
}

/// The account with this normalised address, disabled or not.
///
/// # Errors
/// The database's.
pub fn by_email(conn: &mut Conn, email: &str) -> DbResult<Option<User>> {
    Ok(users::table
        .filter(users::email.eq(email))
        .select(User::as_select())
        .first(conn)
        .optional()?)
}

/// The account with this id, for the program itself; nobody looks up others by id.
///
/// # Errors
/// The database's.
pub fn by_id(conn: &mut Conn, id: &UserId) -> DbResult<Option<User>> {
    Ok(users::table
        .find(id)
        .select(User::as_select())
        .first(conn)
        .optional()?)
}

/// Holds an account's row until the transaction ends: another one that holds it waits.
///
/// # Errors
/// The database's.
pub fn hold(conn: &mut Conn, id: &UserId) -> DbResult<()> {
    diesel::update(users::table.find(id))
        .set(users::name.eq(users::name))
        .execute(conn)?;
    Ok(())
}

/// Whether somebody may run this installation.
///
/// # Errors
/// The database's.
pub fn has_operator(conn: &mut Conn) -> DbResult<bool> {
    let may = users::table
        .filter(users::operator.eq(true))
        .filter(users::disabled_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(may)).get_result(conn)?)
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn an_address_is_compared_in_one_form() {
        assert_eq!(
            normalise("  Pedro@Paramo.TEST ").as_deref(),
            Some("pedro@paramo.test")
        );
        for bad in [
            "",
            "pedro",
            "@paramo.test",
            "a@b",
            "a b@c.test",
            "a@.test",
            "a@b@c.test",
        ] {
            assert_eq!(normalise(bad), None, "{bad}");
        }
    }
}
