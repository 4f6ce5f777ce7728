//! Another `SECRET_KEY`, other data keys. The caller's transaction makes it all or nothing.

use chrono::{DateTime, SecondsFormat, Utc};
use diesel::prelude::*;

use super::keys::{insert, rows, wrong};
use super::{Purpose, SecretKey, Vault, VaultError};
use crate::platform::db::schema::data_keys;
use crate::platform::db::{Conn, DbError};
use crate::platform::settings;

/// Setting with the moment of the last rotation, for the words of a refusal.
pub(super) const ROTATED_AT: &str = "secret_key_rotated_at";

impl Vault {
    /// Wraps every data key, retired ones too, by another `SECRET_KEY`; gives how many. The data
    /// keys stay what they are, so processes that opened them keep working.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`] or [`VaultError::Rotated`] when `old` does not open them,
    /// [`VaultError::Changed`] when somebody was faster.
    pub fn rewrap(
        conn: &mut Conn,
        old: &SecretKey,
        new: &SecretKey,
        now: DateTime<Utc>,
    ) -> Result<usize, VaultError> {
        let there = rows(conn)?;
        for (id, _, wrapped, _) in &there {
            let Ok(key) = old.unwrap(id, wrapped) else {
                return Err(wrong(conn)?);
            };
            let anew = new.wrap(id, &key)?;
            // Only what was read is replaced: of two rotations at once one ends here.
            let row = data_keys::table
                .find(id)
                .filter(data_keys::wrapped.eq(wrapped));
            let changed = diesel::update(row)
                .set(data_keys::wrapped.eq(anew))
                .execute(conn)
                .map_err(DbError::from)?;
            if changed != 1 {
                return Err(VaultError::Changed);
            }
        }
        let at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
        settings::set(conn, ROTATED_AT, &at)?;
        // Nobody is told that it worked before it was tried.
        Self::read(conn, new)?;
        Ok(there.len())
    }

    /// Issues new data keys for sealing; the earlier ones retire and go on opening. The key of the
    /// password pre-hash stays: no stored password could be checked without it. Gives how many.
    ///
    /// # Errors
    /// The database's.
    pub fn renew(
        conn: &mut Conn,
        secret: &SecretKey,
        now: DateTime<Utc>,
    ) -> Result<usize, VaultError> {
        let renewed = Purpose::ALL
            .into_iter()
            .filter(|purpose| *purpose != Purpose::Password);
        let mut count = 0;
        for purpose in renewed {
            let current = data_keys::table
                .filter(data_keys::purpose.eq(purpose.name()))
                .filter(data_keys::retired_at.is_null());
            diesel::update(current)
                .set(data_keys::retired_at.eq(now.naive_utc()))
                .execute(conn)
                .map_err(DbError::from)?;
            insert(conn, secret, purpose)?;
            count += 1;
        }
        Ok(count)
    }
}
