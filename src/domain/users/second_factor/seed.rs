//! The seed: made, sealed, opened.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use rand::Rng as _;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::super::User;
use crate::platform::db::schema::users;
use crate::platform::db::{Conn, DbError};
use crate::platform::vault::{Purpose, Vault, VaultError};

/// Who issues the codes, as the person's own program shows it.
const ISSUER: &str = "Mostrador";
/// Bytes of a seed, as RFC 4226 recommends.
const BYTES: usize = 20;
/// Seconds of a step.
const STEP: u64 = 30;
/// Digits of a code.
const DIGITS: u8 = 6;

/// What a person needs to set their program up; only before it is confirmed.
#[derive(Clone)]
pub struct Setup {
    /// The seed in base 32, in groups of four for the eye.
    pub secret: String,
    /// The address in the picture.
    pub url: String,
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Setup(…)")
    }
}

/// Makes a new seed that waits for its confirmation. Nothing changes for who has a confirmed one.
///
/// # Errors
/// The database's.
pub fn start(conn: &mut Conn, vault: &Vault, user: &User) -> Result<(), VaultError> {
    let mut seed = [0_u8; BYTES];
    rand::rng().fill_bytes(&mut seed);
    let sealed = vault.seal(Purpose::SecondFactor, user.id.as_str(), &seed)?;
    let without = users::table
        .find(&user.id)
        .filter(users::totp_confirmed_at.is_null());
    diesel::update(without)
        .set((
            users::totp_sealed.eq(sealed),
            users::totp_last_step.eq(None::<i64>),
        ))
        .execute(conn)?;
    Ok(())
}

/// The seed that waits for its confirmation; `None` when there is none.
///
/// # Errors
/// The database's; a seed that this vault did not seal.
pub fn setup(conn: &mut Conn, vault: &Vault, user: &User) -> Result<Option<Setup>, VaultError> {
    let Some(totp) = open(conn, vault, user, false)? else {
        return Ok(None);
    };
    let plain = totp.secret().to_base32();
    let groups: Vec<String> = plain
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    let url = totp
        .to_url()
        .map_err(|fault| DbError::Value(fault.to_string()))?;
    Ok(Some(Setup {
        secret: groups.join(" "),
        url,
    }))
}

/// The seed of a person, confirmed or not as wanted.
pub(super) fn open(
    conn: &mut Conn,
    vault: &Vault,
    user: &User,
    confirmed: bool,
) -> Result<Option<Totp>, VaultError> {
    type Row = (Option<Vec<u8>>, Option<chrono::NaiveDateTime>);
    let row: Row = users::table
        .find(&user.id)
        .select((users::totp_sealed, users::totp_confirmed_at))
        .first(conn)
        .map_err(DbError::from)?;
    let (Some(sealed), since) = row else {
        return Ok(None);
    };
    if since.is_some() != confirmed {
        return Ok(None);
    }
    let seed = vault.open(Purpose::SecondFactor, user.id.as_str(), &sealed)?;
    let seed: [u8; BYTES] = seed.try_into().map_err(|_| VaultError::Sealed)?;
    totp(seed, &user.email).map(Some)
}

fn totp(seed: [u8; BYTES], account: &str) -> Result<Totp, VaultError> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(DIGITS)
        .with_step_duration(STEP)
        .with_skew(1)
        .with_secret(Secret::new_stack(seed))
        .with_account_name(account)
        .with_issuer(Some(ISSUER))
        .build()
        .map_err(|fault| DbError::Value(fault.to_string()).into())
}

/// The step to which a typed code belongs; spaces in it do not matter.
pub(super) fn step_of(totp: &Totp, code: &str, now: DateTime<Utc>) -> Option<i64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != usize::from(DIGITS) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let seconds = u64::try_from(now.timestamp()).ok()?;
    let step = totp.check(&digits, seconds)?;
    i64::try_from(step).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        let totp = totp(*b"12345678901234567890", "a@b.test").unwrap();
        // Appendix B, SHA-1, the last six of eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(step_of(&totp, code, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn one_step_to_either_side_is_taken_and_no_more() {
        let totp = totp(*b"12345678901234567890", "a@b.test").unwrap();
        let now = 1_234_567_890;
        for (away, taken) in [
            (-60, false),
            (-30, true),
            (0, true),
            (30, true),
            (60, false),
        ] {
            let found = step_of(&totp, "005924", at(now + away));
            assert_eq!(found.is_some(), taken, "{away}");
            assert!(found.is_none_or(|step| step == now / 30), "its own step");
        }
        for strange in ["", "5924", "00592", "0059244", "٠٠٥٩٢٤", "00592a"] {
            assert_eq!(step_of(&totp, strange, at(now)), None, "{strange}");
        }
        assert!(step_of(&totp, " 005 924 ", at(now)).is_some());
    }
}
