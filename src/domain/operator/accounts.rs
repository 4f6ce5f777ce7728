//! Accounts: who may enter.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::users::sessions;
use crate::platform::db::schema::{memberships, users};
use crate::platform::db::text::{containing, lower};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::values::ids::UserId;

/// An account in the list.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(MultiBackend))]
pub struct AccountRow {
    /// Identity.
    pub id: UserId,
    /// Address they sign in with.
    pub email: String,
    /// Name.
    pub name: String,
    /// Runs this installation.
    pub operator: bool,
    /// Since when they may not enter, UTC.
    pub disabled_at: Option<NaiveDateTime>,
    /// When the account was made, UTC.
    pub created_at: NaiveDateTime,
}

/// Why an account is not disabled.
#[derive(Debug, thiserror::Error)]
pub enum SwitchFault {
    /// There is no such account.
    #[error("no such account")]
    Unknown,
    /// It is one's own.
    #[error("one does not disable oneself")]
    Own,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// At most `limit` accounts after an address, by address, each with the number of its companies.
/// `part` is contained in address or name.
///
/// # Errors
/// The database's.
pub fn accounts(
    conn: &mut Conn,
    part: &str,
    after: &str,
    limit: i64,
) -> DbResult<Vec<(AccountRow, i64)>> {
    let mut query = users::table.into_boxed();
    if !part.is_empty() {
        let pattern = containing(part);
        query = query.filter(
            lower(users::email.nullable())
                .like(pattern.clone())
                .escape('\\')
                .or(lower(users::name.nullable()).like(pattern).escape('\\')),
        );
    }
    let rows: Vec<AccountRow> = query
        .filter(users::email.gt(after))
        .order(users::email)
        .limit(limit)
        .select(AccountRow::as_select())
        .load(conn)?;
    let ids: Vec<&UserId> = rows.iter().map(|row| &row.id).collect();
    let of: Vec<UserId> = memberships::table
        .filter(memberships::user_id.eq_any(ids))
        .select(memberships::user_id)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let count = of.iter().filter(|id| **id == row.id).count();
            (row, i64::try_from(count).unwrap_or(i64::MAX))
        })
        .collect())
}

/// Lets somebody in no more: their sessions end at once. Nobody disables their own account, so an
/// operator is always left.
///
/// # Errors
/// See [`SwitchFault`].
pub fn disable(
    conn: &mut Conn,
    id: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<AccountRow, SwitchFault> {
    let row = find(conn, id)?;
    if actor.user.as_ref() == Some(&row.id) {
        return Err(SwitchFault::Own);
    }
    let allowed = users::table
        .find(&row.id)
        .filter(users::disabled_at.is_null());
    let changed = diesel::update(allowed)
        .set(users::disabled_at.eq(now.naive_utc()))
        .execute(conn)
        .map_err(DbError::from)?;
    sessions::end_all(conn, &row.id)?;
    if changed == 1 {
        note(conn, &row, "user.disabled", actor, now)?;
    }
    Ok(row)
}

/// Lets somebody in again.
///
/// # Errors
/// See [`SwitchFault`].
pub fn enable(
    conn: &mut Conn,
    id: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<AccountRow, SwitchFault> {
    let row = find(conn, id)?;
    let barred = users::table
        .find(&row.id)
        .filter(users::disabled_at.is_not_null());
    let changed = diesel::update(barred)
        .set(users::disabled_at.eq(None::<NaiveDateTime>))
        .execute(conn)
        .map_err(DbError::from)?;
    if changed == 1 {
        note(conn, &row, "user.enabled", actor, now)?;
    }
    Ok(row)
}

fn find(conn: &mut Conn, id: &str) -> Result<AccountRow, SwitchFault> {
    users::table
        .filter(users::id.eq(id))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?
        .ok_or(SwitchFault::Unknown)
}

fn note(
    conn: &mut Conn,
    row: &AccountRow,
    action: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: None,
        action,
        subject: Some(&format!("user:{}", row.id)),
        detail: Some(&row.email),
    };
    audit::record(conn, actor, &entry, now)
}
