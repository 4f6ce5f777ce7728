//! Finding an account: by the address for signing in, by id for the program itself.

use diesel::prelude::*;

use super::User;
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::UserId;

/// Longest address that fits a path (RFC 5321, 4.5.3.1.3).
const LONGEST: usize = 254;

/// The form in which addresses of accounts are kept and compared: without spaces around, in lower
/// case. `None` when it cannot be an address.
#[must_use]
pub fn normalise(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let (local, domain) = email.split_once('@')?;
    let good = !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains('@')
        && !email.chars().any(|c| c.is_whitespace() || c.is_control())
        && email.len() <= LONGEST;
    good.then_some(email)
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
