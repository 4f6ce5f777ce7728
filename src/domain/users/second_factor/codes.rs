//! Recovery codes: ten, each for one sign-in without the telephone. Only keyed hashes are kept.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use hmac::{Hmac, KeyInit as _, Mac as _};
use rand::Rng as _;
use sha2::Sha256;

use super::super::User;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::recovery_codes;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::UserId;
use crate::platform::vault::{Vault, VaultError};

/// How many are made at once.
pub const COUNT: usize = 10;
/// Letters of a code, without those that look like others; 32 of them.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Letters in a code: 50 bits.
const LENGTH: usize = 10;

/// Makes new codes; the old ones do nothing any more. They are given back in clear once.
///
/// # Errors
/// The database's.
pub fn renew(
    conn: &mut Conn,
    vault: &Vault,
    user: &User,
    (actor, action): (&Actor, &str),
    now: DateTime<Utc>,
) -> Result<Vec<String>, VaultError> {
    forget(conn, &user.id)?;
    let mut codes = Vec::with_capacity(COUNT);
    for _ in 0..COUNT {
        let code = generate();
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::user_id.eq(&user.id),
                recovery_codes::hash.eq(hash(vault, &user.id, &code)?),
            ))
            .execute(conn)?;
        codes.push(format!("{}-{}", &code[..LENGTH / 2], &code[LENGTH / 2..]));
    }
    note(conn, user, (actor, action), now)?;
    Ok(codes)
}

/// Uses a code up, by compare-and-set. `false`: there is no such code, or it was used.
///
/// # Errors
/// The database's.
pub fn use_up(
    conn: &mut Conn,
    vault: &Vault,
    user: &User,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<bool, VaultError> {
    let code: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if code.len() != LENGTH {
        return Ok(false);
    }
    let unused = recovery_codes::table
        .find((&user.id, hash(vault, &user.id, &code)?))
        .filter(recovery_codes::used_at.is_null());
    let changed = diesel::update(unused)
        .set(recovery_codes::used_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(changed == 1)
}

/// How many codes are left.
///
/// # Errors
/// The database's.
pub fn left(conn: &mut Conn, user: &UserId) -> DbResult<i64> {
    Ok(recovery_codes::table
        .filter(recovery_codes::user_id.eq(user))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(conn)?)
}

pub(super) fn forget(conn: &mut Conn, user: &UserId) -> DbResult<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(conn)?;
    Ok(())
}

pub(super) fn note(
    conn: &mut Conn,
    user: &User,
    (actor, action): (&Actor, &str),
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: None,
        action,
        subject: Some(&format!("user:{}", user.id)),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}

fn generate() -> String {
    let mut random = [0_u8; LENGTH];
    rand::rng().fill_bytes(&mut random);
    random
        .into_iter()
        .map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]))
        .collect()
}

/// Keyed with the data key of passwords, so that a stolen table alone is worth nothing.
fn hash(vault: &Vault, user: &UserId, code: &str) -> Result<String, VaultError> {
    let key = vault.password_key()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| VaultError::Sealed)?;
    mac.update(format!("recovery code\0{user}\0{code}").as_bytes());
    Ok(hex::encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_length_and_no_letter_that_looks_like_another() {
        for _ in 0..200 {
            let code = generate();
            assert_eq!(code.len(), LENGTH);
            assert!(code.bytes().all(|letter| LETTERS.contains(&letter)));
            assert!(!code.contains(['i', 'l', 'o', '1']));
        }
    }
}
