//! Making an account.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{User, by_email};
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbError};
use crate::platform::values::ids::UserId;

/// What an account is made of.
#[derive(Clone)]
pub struct NewUser<'a> {
    /// Address, as [`super::normalise`] gives it.
    pub email: &'a str,
    /// Name.
    pub name: &'a str,
    /// From [`super::password::Hasher::hash`]; `None` until they choose one by a link.
    pub password_hash: Option<&'a str>,
    /// Language tag, if they have chosen one.
    pub language: Option<&'a str>,
    /// Runs this installation.
    pub operator: bool,
    /// The password was set by somebody else.
    pub must_change_password: bool,
}

/// Why no account was made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The address has an account.
    #[error("this address has an account")]
    EmailTaken,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Makes an account.
///
/// # Errors
/// See [`CreateError`].
pub fn create(conn: &mut Conn, new: &NewUser<'_>, now: DateTime<Utc>) -> Result<User, CreateError> {
    let inserted: Result<(), DbError> = conn
        .transaction(|conn| {
            diesel::insert_into(users::table)
                .values((
                    users::id.eq(UserId::new()),
                    users::email.eq(new.email),
                    users::name.eq(new.name),
                    users::password_hash.eq(new.password_hash),
                    users::language.eq(new.language),
                    users::operator.eq(new.operator),
                    users::must_change_password.eq(new.must_change_password),
                    users::created_at.eq(now.naive_utc()),
                ))
                .execute(conn)
        })
        .map(drop)
        .map_err(DbError::from);
    match inserted {
        Ok(()) => by_email(conn, new.email)?.ok_or_else(lost),
        Err(fault) if fault.is_unique_violation() => Err(CreateError::EmailTaken),
        Err(fault) => Err(fault.into()),
    }
}

fn lost() -> CreateError {
    CreateError::Db(DbError::Query(diesel::result::Error::NotFound))
}
