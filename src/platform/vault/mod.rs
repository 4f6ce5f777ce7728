//! Secrets at rest: data keys live in the database wrapped by `SECRET_KEY`; they seal integration
//! keys, mails that carry tokens and the password pre-hash. XChaCha20-Poly1305.

mod keys;
mod rotate;
mod secret_key;

use std::collections::HashMap;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};
use rand::Rng as _;

use super::db::DbError;

pub use secret_key::SecretKey;

const VERSION: u8 = 1;
const ID_BYTES: usize = 16;
const NONCE_BYTES: usize = 24;
const HEADER: usize = 1 + ID_BYTES + NONCE_BYTES;

/// What a data key is for; a sealed value opens only for its own purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// API keys of ERP users.
    IntegrationKey,
    /// Mails that wait for delivery.
    Mail,
    /// Key of the HMAC before bcrypt.
    Password,
    /// Seeds of second factors, and recovery codes on their way to their one page.
    SecondFactor,
}

impl Purpose {
    const ALL: [Self; 4] = [
        Self::IntegrationKey,
        Self::Mail,
        Self::Password,
        Self::SecondFactor,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::IntegrationKey => "integration_key",
            Self::Mail => "mail",
            Self::Password => "password",
            Self::SecondFactor => "second_factor",
        }
    }
}

/// Why a value could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The keys in the database were wrapped by another `SECRET_KEY`.
    #[error("SECRET_KEY does not open the keys of this database")]
    WrongSecret,
    /// The keys in the database are wrapped by the `SECRET_KEY` that took this one's place then.
    #[error("SECRET_KEY was rotated; this is an earlier one")]
    Rotated(DateTime<Utc>),
    /// Somebody else changed the keys at the same moment; nothing was changed.
    #[error("the keys of this database changed meanwhile")]
    Changed,
    /// The value was changed, cut, or sealed for something else.
    #[error("a sealed value cannot be opened")]
    Sealed,
}

impl From<diesel::result::Error> for VaultError {
    fn from(fault: diesel::result::Error) -> Self {
        Self::Db(fault.into())
    }
}

struct DataKey {
    bytes: [u8; 32],
}

/// The opened data keys of this database.
pub struct Vault {
    keys: HashMap<[u8; ID_BYTES], DataKey>,
    current: HashMap<Purpose, [u8; ID_BYTES]>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({} keys)", self.keys.len())
    }
}

impl Vault {
    /// Seals `plain` for one purpose and one place (`context`, such as a row's id).
    ///
    /// # Errors
    /// Never with a loaded vault; the type says so because the cipher's does.
    pub fn seal(
        &self,
        purpose: Purpose,
        context: &str,
        plain: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let id = self.current.get(&purpose).ok_or(VaultError::Sealed)?;
        let key = self.keys.get(id).ok_or(VaultError::Sealed)?;
        let mut sealed = Vec::with_capacity(HEADER + plain.len() + 16);
        sealed.push(VERSION);
        sealed.extend_from_slice(id);
        sealed.extend_from_slice(&encrypt(&key.bytes, &label(purpose, context), plain)?);
        Ok(sealed)
    }

    /// Opens what [`Vault::seal`] made for the same purpose and context.
    ///
    /// # Errors
    /// [`VaultError::Sealed`] when anything differs.
    pub fn open(
        &self,
        purpose: Purpose,
        context: &str,
        sealed: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let (version, rest) = sealed.split_first().ok_or(VaultError::Sealed)?;
        let (id, rest) = rest
            .split_first_chunk::<ID_BYTES>()
            .ok_or(VaultError::Sealed)?;
        let key = self
            .keys
            .get(id)
            .filter(|_| *version == VERSION)
            .ok_or(VaultError::Sealed)?;
        decrypt(&key.bytes, &label(purpose, context), rest)
    }

    /// The key of the password pre-hash. It is only ever rewrapped, never replaced.
    ///
    /// # Errors
    /// Never with a loaded vault.
    pub fn password_key(&self) -> Result<[u8; 32], VaultError> {
        let id = self
            .current
            .get(&Purpose::Password)
            .ok_or(VaultError::Sealed)?;
        Ok(self.keys.get(id).ok_or(VaultError::Sealed)?.bytes)
    }
}

fn label(purpose: Purpose, context: &str) -> Vec<u8> {
    format!("{}\0{context}", purpose.name()).into_bytes()
}

/// Nonce, then ciphertext with its tag.
fn encrypt(key: &[u8; 32], label: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0_u8; NONCE_BYTES];
    rand::rng().fill_bytes(&mut nonce);
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload {
        msg: plain,
        aad: label,
    };
    let body = cipher
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| VaultError::Sealed)?;
    Ok([nonce.as_slice(), &body].concat())
}

fn decrypt(key: &[u8; 32], label: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (nonce, body) = sealed
        .split_first_chunk::<NONCE_BYTES>()
        .ok_or(VaultError::Sealed)?;
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload {
        msg: body,
        aad: label,
    };
    cipher
        .decrypt(&XNonce::from(*nonce), payload)
        .map_err(|_| VaultError::Sealed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn vault() -> Vault {
        let id = [7; ID_BYTES];
        Vault {
            keys: HashMap::from([(id, DataKey { bytes: [9; 32] })]),
            current: Purpose::ALL.map(|purpose| (purpose, id)).into(),
        }
    }

    #[test]
    fn what_is_sealed_opens_only_for_its_purpose_and_place() {
        let vault = vault();
        let sealed = vault.seal(Purpose::Mail, "row-1", b"secret").unwrap();
        assert_eq!(
            vault.open(Purpose::Mail, "row-1", &sealed).unwrap(),
            b"secret"
        );
        assert!(vault.open(Purpose::Mail, "row-2", &sealed).is_err());
        assert!(
            vault
                .open(Purpose::IntegrationKey, "row-1", &sealed)
                .is_err()
        );
    }

    #[test]
    fn no_changed_byte_opens() {
        let vault = vault();
        let sealed = vault.seal(Purpose::Mail, "r", b"secret").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(
                vault.open(Purpose::Mail, "r", &changed).is_err(),
                "byte {at}"
            );
            assert!(
                vault.open(Purpose::Mail, "r", &sealed[..at]).is_err(),
                "cut at {at}"
            );
        }
    }
}
