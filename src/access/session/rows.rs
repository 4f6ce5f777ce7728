//! The rows of the table `sessions`.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{ADDRESS, COLUMNS, DEVICE, HASH, MARK, State, USER};
use crate::domain::users::{self as people, User};
use crate::platform::db::schema::{sessions, users};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::UserId;

/// A visitor who has not signed in is remembered this long.
const VISITOR: Duration = Duration::hours(1);

/// A live session.
pub(super) struct Found {
    pub(super) state: State,
    pub(super) user: Option<User>,
    pub(super) last_used_at: NaiveDateTime,
}

pub(super) fn find(conn: &mut Conn, hash: &str, now: DateTime<Utc>) -> DbResult<Option<Found>> {
    type Row = (Option<UserId>, String, NaiveDateTime, Option<User>);
    let row: Option<Row> = sessions::table
        .left_join(users::table)
        .filter(sessions::id_hash.eq(hash))
        .filter(sessions::expires_at.gt(now.naive_utc()))
        .filter(sessions::ends_at.gt(now.naive_utc()))
        .select((
            sessions::user_id,
            sessions::state,
            sessions::last_used_at,
            Option::<User>::as_select(),
        ))
        .first(conn)
        .optional()?;
    let Some((_, state, last_used_at, user)) = row else {
        return Ok(None);
    };
    if user.as_ref().is_some_and(|user| user.disabled_at.is_some()) {
        return Ok(None);
    }
    let value = |fault: serde_json::Error| DbError::Value(fault.to_string());
    let mut state: State = serde_json::from_str(&state).map_err(value)?;
    if let Some(user) = &user {
        let text = serde_json::to_string(user).map_err(value)?;
        state.insert(USER.to_owned(), text);
        let text = serde_json::to_string(hash).map_err(value)?;
        state.insert(HASH.to_owned(), text);
    }
    Ok(Some(Found {
        state,
        user,
        last_used_at,
    }))
}

pub(super) fn touch(
    conn: &mut Conn,
    hash: &str,
    idle: Duration,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::update(sessions::table.find(hash))
        .set((
            sessions::last_used_at.eq(now.naive_utc()),
            sessions::expires_at.eq((now + idle).naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes a row. For somebody who may not enter any more, or has another password by now, there is
/// none: the key opens nothing.
pub(super) fn insert(
    conn: &mut Conn,
    hash: &str,
    state: &State,
    (idle, longest): (Duration, Duration),
    now: DateTime<Utc>,
) -> DbResult<()> {
    let user: Option<User> = entry(state, USER)?;
    if let Some(user) = &user
        && !may_enter(conn, user, entry::<String>(state, MARK)?.as_deref())?
    {
        tracing::info!(user = %user.id, "no session: the account has changed since the password");
        return Ok(());
    }
    let lives = if user.is_some() { idle } else { VISITOR };
    let rest = without_columns(state).map_err(|fault| DbError::Value(fault.to_string()))?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::id_hash.eq(hash),
            sessions::user_id.eq(user.map(|user| user.id)),
            sessions::state.eq(rest),
            sessions::address.eq(entry::<String>(state, ADDRESS)?),
            sessions::device.eq(entry::<String>(state, DEVICE)?),
            sessions::created_at.eq(now.naive_utc()),
            sessions::last_used_at.eq(now.naive_utc()),
            sessions::expires_at.eq((now + lives).naive_utc()),
            sessions::ends_at.eq((now + longest).naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether the account still has the password of this mark and is not disabled. Holds its row, so
/// that a change of password comes before, or ends the session that is made now.
fn may_enter(conn: &mut Conn, user: &User, mark: Option<&str>) -> DbResult<bool> {
    people::hold(conn, &user.id)?;
    let user = people::by_id(conn, &user.id)?.filter(|user| user.disabled_at.is_none());
    Ok(user.is_some_and(|user| mark == Some(user.password_mark().as_str())))
}

/// Puts a row under another hash, as used at this moment; `false`: there is none. When it began and
/// when it ends in any case stay as they are.
pub(super) fn renew(
    conn: &mut Conn,
    (old, new): (&str, &str),
    state: &State,
    idle: Duration,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let rest = without_columns(state).map_err(|fault| DbError::Value(fault.to_string()))?;
    let renewed = diesel::update(sessions::table.find(old))
        .set((
            sessions::id_hash.eq(new),
            sessions::state.eq(rest),
            sessions::address.eq(entry::<String>(state, ADDRESS)?),
            sessions::device.eq(entry::<String>(state, DEVICE)?),
            sessions::last_used_at.eq(now.naive_utc()),
            sessions::expires_at.eq((now + idle).naive_utc()),
        ))
        .execute(conn)?;
    Ok(renewed == 1)
}

/// Rewrites the state; a row that is gone stays gone.
pub(super) fn rewrite(conn: &mut Conn, hash: &str, state: &str) -> DbResult<()> {
    diesel::update(sessions::table.find(hash))
        .set(sessions::state.eq(state))
        .execute(conn)?;
    Ok(())
}

pub(super) fn delete(conn: &mut Conn, hash: &str) -> DbResult<()> {
    diesel::delete(sessions::table.find(hash)).execute(conn)?;
    Ok(())
}

fn entry<T: serde::de::DeserializeOwned>(state: &State, name: &str) -> DbResult<Option<T>> {
    state
        .get(name)
        .map(|text| serde_json::from_str(text))
        .transpose()
        .map_err(|fault| DbError::Value(fault.to_string()))
}

pub(super) fn without_columns(state: &State) -> Result<String, anyhow::Error> {
    let rest: HashMap<_, _> = state
        .iter()
        .filter(|(name, _)| !COLUMNS.contains(&name.as_str()))
        .collect();
    Ok(serde_json::to_string(&rest)?)
}

/// Removes sessions that have ended; the hourly sweep calls it.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let ended = sessions::table.filter(
        sessions::expires_at
            .le(now.naive_utc())
            .or(sessions::ends_at.le(now.naive_utc())),
    );
    Ok(diesel::delete(ended).execute(conn)?)
}
