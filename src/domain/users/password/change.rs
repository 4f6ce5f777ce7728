//! Giving an account a new password.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::super::tokens::{self, OF_PASSWORDS};
use super::super::{User, email_change, sessions};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbResult};

/// What a new password did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Sessions that it ended.
    pub ended_sessions: usize,
}

/// Sets a password that its owner chose: every session of theirs ends but the one whose hash is to
/// be kept, links that would set another one die, and with them a change of address that is not
/// confirmed yet; nothing more is asked of them. `action` is the line in the audit log.
///
/// # Errors
/// The database's.
pub fn set(
    conn: &mut Conn,
    user: &User,
    (password_hash, keep): (&str, Option<&str>),
    (actor, action): (&Actor, &str),
    now: DateTime<Utc>,
) -> DbResult<Changed> {
    diesel::update(users::table.find(&user.id))
        .set((
            users::password_hash.eq(password_hash),
            users::must_change_password.eq(false),
        ))
        .execute(conn)?;
    for purpose in OF_PASSWORDS {
        tokens::replace_all(conn, &user.id, purpose, now)?;
    }
    email_change::replace_all(conn, &user.id, now)?;
    let ended_sessions = sessions::end_all_but(conn, &user.id, keep)?;
    let subject = format!("user:{}", user.id);
    let entry = Entry {
        company: None,
        action,
        subject: Some(&subject),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Changed { ended_sessions })
}
