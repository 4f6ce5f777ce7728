//! One-time links of a person. The link carries the token, the database only its hash; a newer
//! link of the same purpose replaces the older ones.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::user_tokens;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Token;
use crate::platform::values::ids::UserId;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A forgotten password, 60 minutes.
    ResetPassword,
    /// The first password of an account that somebody else made, 7 days.
    SetPassword,
}

impl Purpose {
    /// The stored word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ResetPassword => "reset_password",
            Self::SetPassword => "set_password",
        }
    }

    /// How long a link lives.
    #[must_use]
    pub const fn lifetime(self) -> Duration {
        match self {
            Self::ResetPassword => Duration::minutes(60),
            Self::SetPassword => Duration::days(7),
        }
    }
}

/// The links that set a password.
pub const OF_PASSWORDS: [Purpose; 2] = [Purpose::ResetPassword, Purpose::SetPassword];

/// What a link is worth now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It works, once, for this person.
    Live(UserId),
    /// Its time has passed.
    Expired,
    /// It did its work.
    Used,
    /// A newer one took its place.
    Replaced,
    /// There is none, or none any more.
    Unknown,
}

/// Makes a link's token and replaces the older ones.
///
/// # Errors
/// The database's.
pub fn issue(
    conn: &mut Conn,
    user: &UserId,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> DbResult<Token> {
    replace_all(conn, user, purpose, now)?;
    let token = Token::generate();
    diesel::insert_into(user_tokens::table)
        .values((
            user_tokens::hash.eq(token.hash()),
            user_tokens::user_id.eq(user),
            user_tokens::purpose.eq(purpose.as_str()),
            user_tokens::created_at.eq(now.naive_utc()),
            user_tokens::expires_at.eq((now + purpose.lifetime()).naive_utc()),
        ))
        .execute(conn)?;
    Ok(token)
}

/// Takes the live links of a purpose away from a person.
///
/// # Errors
/// The database's.
pub fn replace_all(
    conn: &mut Conn,
    user: &UserId,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let live = user_tokens::table
        .filter(user_tokens::user_id.eq(user))
        .filter(user_tokens::purpose.eq(purpose.as_str()))
        .filter(user_tokens::used_at.is_null())
        .filter(user_tokens::replaced_at.is_null());
    diesel::update(live)
        .set(user_tokens::replaced_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(())
}

/// What the link is worth; looking consumes nothing.
///
/// # Errors
/// The database's.
pub fn look(
    conn: &mut Conn,
    token: &Token,
    purposes: &[Purpose],
    now: DateTime<Utc>,
) -> DbResult<Standing> {
    type Row = (
        UserId,
        NaiveDateTime,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
    );
    let row: Option<Row> = user_tokens::table
        .find(token.hash())
        .filter(user_tokens::purpose.eq_any(purposes.iter().map(|one| one.as_str())))
        .select((
            user_tokens::user_id,
            user_tokens::expires_at,
            user_tokens::used_at,
            user_tokens::replaced_at,
        ))
        .first(conn)
        .optional()?;
    Ok(match row {
        None => Standing::Unknown,
        Some((_, _, Some(_), _)) => Standing::Used,
        Some((_, _, None, Some(_))) => Standing::Replaced,
        Some((_, expires_at, None, None)) if expires_at <= now.naive_utc() => Standing::Expired,
        Some((user, _, None, None)) => Standing::Live(user),
    })
}

/// Uses the link up, by compare-and-set: of any number of simultaneous callers one gets
/// [`Standing::Live`].
///
/// # Errors
/// The database's.
pub fn take(
    conn: &mut Conn,
    token: &Token,
    purposes: &[Purpose],
    now: DateTime<Utc>,
) -> DbResult<Standing> {
    let standing = look(conn, token, purposes, now)?;
    if !matches!(standing, Standing::Live(_)) {
        return Ok(standing);
    }
    let live = user_tokens::table
        .find(token.hash())
        .filter(user_tokens::used_at.is_null())
        .filter(user_tokens::replaced_at.is_null());
    let changed = diesel::update(live)
        .set(user_tokens::used_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(if changed == 1 {
        standing
    } else {
        Standing::Used
    })
}
