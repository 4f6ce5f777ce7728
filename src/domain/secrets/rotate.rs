//! `mostrador secret rotate`: another `SECRET_KEY`, on demand other data keys.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::reseal::reseal;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::workers;
use crate::platform::db::{Conn, DbError};
use crate::platform::vault::{SecretKey, Vault, VaultError};

/// What is wanted.
#[derive(Debug)]
pub struct Rotation {
    /// The `SECRET_KEY` that wraps the data keys now.
    pub old: SecretKey,
    /// The one that takes its place.
    pub new: SecretKey,
    /// New data keys too, and everything sealed under them anew.
    pub data_keys: bool,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// Data keys that the new `SECRET_KEY` wraps.
    pub wrapped: usize,
    /// Data keys that were issued.
    pub renewed: usize,
    /// Values that were sealed anew.
    pub resealed: usize,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum RotationFault {
    /// The keys do not open, or the database failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// New data keys while processes work that do not know them: so many hold a lease.
    #[error("{0} workers are running")]
    Running(i64),
}

impl From<DbError> for RotationFault {
    fn from(fault: DbError) -> Self {
        Self::Vault(fault.into())
    }
}

/// Rotates in the caller's transaction: all of it or nothing.
///
/// # Errors
/// [`RotationFault`]; the caller rolls back.
pub fn rotate(
    conn: &mut Conn,
    wanted: &Rotation,
    now: DateTime<Utc>,
) -> Result<Rotated, RotationFault> {
    let wrapped = Vault::rewrap(conn, &wanted.old, &wanted.new, now)?;
    let (mut renewed, mut resealed) = (0, 0);
    if wanted.data_keys {
        refuse_running(conn, now)?;
        renewed = Vault::renew(conn, &wanted.new, now)?;
        let vault = Vault::read(conn, &wanted.new)?;
        resealed = reseal(conn, &vault)?;
    }
    let detail = format!("wrapped {wrapped}, renewed {renewed}, sealed anew {resealed}");
    let entry = Entry {
        company: None,
        action: "secret.rotated",
        subject: None,
        detail: Some(&detail),
    };
    audit::record(conn, &Actor::system(), &entry, now)?;
    Ok(Rotated {
        wrapped,
        renewed,
        resealed,
    })
}

/// A process that runs opened its data keys at its start; it could not open what is sealed anew.
fn refuse_running(conn: &mut Conn, now: DateTime<Utc>) -> Result<(), RotationFault> {
    let running: i64 = workers::table
        .filter(workers::lease_until.gt(now.naive_utc()))
        .count()
        .get_result(conn)
        .map_err(DbError::from)?;
    match running {
        0 => Ok(()),
        some => Err(RotationFault::Running(some)),
    }
}
