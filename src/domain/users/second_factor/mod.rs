//! A second factor by time-based one-time passwords (RFC 6238): SHA-1, six digits, 30 seconds, one
//! step to either side. The seed is sealed and is not shown again once it has been confirmed; the
//! step of a used code is remembered, so that a code works once.

mod codes;
mod letters;
mod seed;
mod switch;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::User;
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbResult};
use crate::platform::vault::{Vault, VaultError};

pub use codes::{COUNT, left, renew, use_up};
pub use letters::tell_renewed;
pub use seed::{Setup, setup, start};
pub use switch::{confirm, disable};

/// Takes a code of the moment, once. `false`: it is wrong, or its step was used.
///
/// # Errors
/// The database's; a seed that this vault did not seal.
pub fn take(
    conn: &mut Conn,
    vault: &Vault,
    user: &User,
    code: &str,
    now: DateTime<Utc>,
) -> Result<bool, VaultError> {
    let Some(totp) = seed::open(conn, vault, user, true)? else {
        return Ok(false);
    };
    match seed::step_of(&totp, code, now) {
        Some(step) => Ok(mark_used(conn, user, step)?),
        None => Ok(false),
    }
}

/// By compare-and-set: of any number of simultaneous callers with one code one succeeds.
fn mark_used(conn: &mut Conn, user: &User, step: i64) -> DbResult<bool> {
    let unused = users::totp_last_step
        .is_null()
        .or(users::totp_last_step.lt(step));
    Ok(diesel::update(users::table.find(&user.id).filter(unused))
        .set(users::totp_last_step.eq(step))
        .execute(conn)?
        == 1)
}
