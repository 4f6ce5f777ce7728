//! The sessions of a person: seen, and ended on the server.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::sessions;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::UserId;

/// Characters of the hash that name a session on pages.
const NAME: usize = 20;

/// A live session.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(MultiBackend))]
pub struct Session {
    id_hash: String,
    /// Network address where it began.
    pub address: Option<String>,
    /// What the browser said of itself.
    pub device: Option<String>,
    /// When it began, UTC.
    pub created_at: NaiveDateTime,
    /// When it was last used, to five minutes, UTC.
    pub last_used_at: NaiveDateTime,
}

impl Session {
    /// Its name in addresses; nobody can enter with it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id_hash.get(..NAME).unwrap_or_default()
    }

    /// Whether it is the one with this hash.
    #[must_use]
    pub fn is(&self, hash: Option<&str>) -> bool {
        hash == Some(self.id_hash.as_str())
    }
}

/// The live sessions of a person, the last used first.
///
/// # Errors
/// The database's.
pub fn list(conn: &mut Conn, user: &UserId, now: DateTime<Utc>) -> DbResult<Vec<Session>> {
    Ok(sessions::table
        .filter(sessions::user_id.eq(user))
        .filter(sessions::expires_at.gt(now.naive_utc()))
        .filter(sessions::ends_at.gt(now.naive_utc()))
        .order((sessions::last_used_at.desc(), sessions::id_hash))
        .select(Session::as_select())
        .load(conn)?)
}

/// Ends one session of a person, by its name. `false`: they have none of that name.
///
/// # Errors
/// The database's.
pub fn end(
    conn: &mut Conn,
    user: &UserId,
    name: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let found = list(conn, user, now)?;
    let Some(session) = found.iter().find(|session| session.name() == name) else {
        return Ok(false);
    };
    diesel::delete(sessions::table.find(&session.id_hash)).execute(conn)?;
    note(conn, user, actor, now)?;
    Ok(true)
}

/// Ends every session of a person but the one with this hash, and says how many there were.
///
/// # Errors
/// The database's.
pub fn end_others(
    conn: &mut Conn,
    user: &UserId,
    keep: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<usize> {
    let ended = end_all_but(conn, user, Some(keep))?;
    if ended > 0 {
        note(conn, user, actor, now)?;
    }
    Ok(ended)
}

/// Ends every session of a person and says how many there were.
///
/// # Errors
/// The database's.
pub fn end_all(conn: &mut Conn, user: &UserId) -> DbResult<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(conn)?)
}

/// The same but for the session with this hash, if there is one to keep. A change of password keeps
/// the session it came from, which then goes on under a new key.
///
/// # Errors
/// The database's.
pub fn end_all_but(conn: &mut Conn, user: &UserId, keep: Option<&str>) -> DbResult<usize> {
    let Some(keep) = keep else {
        return end_all(conn, user);
    };
    let others = sessions::table
        .filter(sessions::user_id.eq(user))
        .filter(sessions::id_hash.ne(keep));
    Ok(diesel::delete(others).execute(conn)?)
}

fn note(conn: &mut Conn, user: &UserId, actor: &Actor, now: DateTime<Utc>) -> DbResult<()> {
    let entry = Entry {
        company: None,
        action: "session.ended_elsewhere",
        subject: Some(&format!("user:{user}")),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}
