//! Switching the second factor on and off.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::super::User;
use super::super::reset::Desk;
use super::{codes, letters, mark_used, seed};
use crate::domain::audit::Actor;
use crate::platform::db::Conn;
use crate::platform::db::schema::users;
use crate::platform::vault::VaultError;

/// Switches it on with a first code, and gives the recovery codes in clear, once. `None`: the code
/// is wrong, or there is nothing to confirm.
///
/// # Errors
/// The database's.
pub fn confirm(
    conn: &mut Conn,
    desk: Desk<'_>,
    (user, code): (&User, &str),
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Option<Vec<String>>, VaultError> {
    let Some(totp) = seed::open(conn, desk.vault, user, false)? else {
        return Ok(None);
    };
    let Some(step) = seed::step_of(&totp, code, now) else {
        return Ok(None);
    };
    let waiting = users::table
        .find(&user.id)
        .filter(users::totp_confirmed_at.is_null());
    let changed = diesel::update(waiting)
        .set(users::totp_confirmed_at.eq(now.naive_utc()))
        .execute(conn)?;
    // The first code is used up as well.
    if changed != 1 || !mark_used(conn, user, step)? {
        return Ok(None);
    }
    let line = (actor, "second_factor.enabled");
    let made = codes::renew(conn, desk.vault, user, line, now)?;
    letters::tell_enabled(conn, desk, user, now)?;
    Ok(Some(made))
}

/// Switches it off; seed and recovery codes are gone. Whoever calls it has checked password and
/// code. `false`: it was off.
///
/// # Errors
/// The database's.
pub fn disable(
    conn: &mut Conn,
    desk: Desk<'_>,
    user: &User,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<bool, VaultError> {
    let on = users::table
        .find(&user.id)
        .filter(users::totp_confirmed_at.is_not_null());
    let changed = diesel::update(on)
        .set((
            users::totp_sealed.eq(None::<Vec<u8>>),
            users::totp_confirmed_at.eq(None::<chrono::NaiveDateTime>),
            users::totp_last_step.eq(None::<i64>),
        ))
        .execute(conn)?;
    if changed != 1 {
        return Ok(false);
    }
    codes::forget(conn, &user.id)?;
    codes::note(conn, user, (actor, "second_factor.disabled"), now)?;
    letters::tell_disabled(conn, desk, user, now)?;
    Ok(true)
}
