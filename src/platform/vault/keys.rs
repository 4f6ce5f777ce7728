//! The data keys' rows.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use rand::Rng as _;
use uuid::Uuid;

use super::{DataKey, Purpose, SecretKey, Vault, VaultError};
use crate::platform::db::schema::data_keys;
use crate::platform::db::{Conn, Db, DbError, DbResult};
use crate::platform::{clock, settings};

impl Vault {
    /// Opens the database's keys and makes those that are missing.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`] when they were wrapped by another `SECRET_KEY`.
    pub async fn load(db: &Db, secret: &SecretKey) -> Result<Self, VaultError> {
        let secret_for_new = secret.clone();
        let made = db
            .write(move |conn| make_missing(conn, &secret_for_new))
            .await;
        if let Err(VaultError::Db(fault)) = made {
            // Another node made them at the same moment; they are read below.
            if !fault.is_unique_violation() {
                return Err(fault.into());
            }
        } else {
            made?;
        }
        let secret = secret.clone();
        db.read(move |conn| Self::read(conn, &secret)).await
    }

    /// Opens the keys that are there, inside somebody's transaction.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`] or [`VaultError::Rotated`] when another `SECRET_KEY` wraps them.
    pub fn read(conn: &mut Conn, secret: &SecretKey) -> Result<Self, VaultError> {
        match read_all(conn, secret) {
            Err(VaultError::WrongSecret) => Err(wrong(conn)?),
            other => other,
        }
    }
}

/// A wrong `SECRET_KEY`, with the day of the last rotation if there was one.
pub(super) fn wrong(conn: &mut Conn) -> DbResult<VaultError> {
    let rotated = settings::get(conn, super::rotate::ROTATED_AT)?
        .and_then(|text| DateTime::parse_from_rfc3339(&text).ok());
    Ok(rotated.map_or(VaultError::WrongSecret, |at| {
        VaultError::Rotated(at.with_timezone(&Utc))
    }))
}

pub(super) type Row = (String, String, Vec<u8>, Option<NaiveDateTime>);

pub(super) fn rows(conn: &mut Conn) -> DbResult<Vec<Row>> {
    Ok(data_keys::table
        .select((
            data_keys::id,
            data_keys::purpose,
            data_keys::wrapped,
            data_keys::retired_at,
        ))
        .load(conn)?)
}

fn read_all(conn: &mut Conn, secret: &SecretKey) -> Result<Vault, VaultError> {
    let mut keys = HashMap::new();
    let mut current = HashMap::new();
    for (id, purpose, wrapped, retired_at) in rows(conn)? {
        let uuid = Uuid::parse_str(&id).map_err(|fault| DbError::Value(fault.to_string()))?;
        keys.insert(
            uuid.into_bytes(),
            DataKey {
                bytes: secret.unwrap(&id, &wrapped)?,
            },
        );
        if let Some(purpose) = Purpose::ALL
            .into_iter()
            .find(|known| known.name() == purpose)
            && retired_at.is_none()
        {
            current.insert(purpose, uuid.into_bytes());
        }
    }
    Ok(Vault { keys, current })
}

fn make_missing(conn: &mut Conn, secret: &SecretKey) -> Result<(), VaultError> {
    let there: Vec<String> = rows(conn)?
        .into_iter()
        .filter(|row| row.3.is_none())
        .map(|row| row.1)
        .collect();
    let missing = |purpose: &Purpose| there.iter().all(|name| name != purpose.name());
    // A key made under another SECRET_KEY than its neighbours could not be read by anybody.
    if !there.is_empty() && Purpose::ALL.iter().any(missing) {
        Vault::read(conn, secret)?;
    }
    for purpose in Purpose::ALL {
        if missing(&purpose) {
            insert(conn, secret, purpose)?;
        }
    }
    Ok(())
}

pub(super) fn insert(
    conn: &mut Conn,
    secret: &SecretKey,
    purpose: Purpose,
) -> Result<(), VaultError> {
    let id = Uuid::now_v7().to_string();
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    let wrapped = secret.wrap(&id, &bytes)?;
    diesel::insert_into(data_keys::table)
        .values((
            data_keys::id.eq(id),
            data_keys::purpose.eq(purpose.name()),
            data_keys::wrapped.eq(wrapped),
            data_keys::created_at.eq(clock::wall().naive_utc()),
        ))
        .execute(conn)
        .map_err(DbError::from)?;
    Ok(())
}
