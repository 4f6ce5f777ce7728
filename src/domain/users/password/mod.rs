//! Passwords: bcrypt over an HMAC-SHA-384 of the NFKC form, so that nothing is cut at 72 bytes and
//! a stolen table alone is worth nothing. Hashing runs off the asynchronous workers, few at a time.

mod change;
mod common;
mod rules;

use std::sync::LazyLock;
use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha384;
use tokio::sync::{Semaphore, SemaphorePermit};
use unicode_normalization::UnicodeNormalization as _;

use crate::platform::vault::{Vault, VaultError};

pub use change::{Changed, set};
pub use rules::{LONGEST, SHORTEST, Weakness, check};

/// How long somebody waits for a place in the hashing section.
const PATIENCE: Duration = Duration::from_secs(20);

/// Half of the processors hash, so that pages keep coming while many sign in.
static SECTION: LazyLock<Semaphore> = LazyLock::new(|| {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    Semaphore::new((processors / 2).max(1))
});

/// Why a password could not be hashed or compared.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Too many are signing in at this moment.
    #[error("the hashing section is full")]
    Busy,
    /// The pre-hash key is not there.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// bcrypt refused, or its thread was lost.
    #[error("password hashing: {0}")]
    Failed(String),
}

/// A place in the hashing section: who holds one may hash.
#[derive(Debug)]
pub struct Place(#[allow(dead_code, reason = "held until dropped")] SemaphorePermit<'static>);

impl Place {
    /// Waits for a place.
    ///
    /// # Errors
    /// [`HashError::Busy`] after 20 seconds.
    pub async fn wait() -> Result<Self, HashError> {
        match tokio::time::timeout(PATIENCE, SECTION.acquire()).await {
            Ok(Ok(permit)) => Ok(Self(permit)),
            Ok(Err(_)) | Err(_) => Err(HashError::Busy),
        }
    }
}

/// Makes and compares password hashes.
#[derive(Clone)]
pub struct Hasher {
    key: [u8; 32],
    cost: u32,
}

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hasher(cost {})", self.cost)
    }
}

impl Hasher {
    /// With the data key of this database and a bcrypt cost.
    ///
    /// # Errors
    /// Never with a loaded vault.
    pub fn new(vault: &Vault, cost: u32) -> Result<Self, HashError> {
        Ok(Self {
            key: vault.password_key()?,
            cost,
        })
    }

    /// Hashes a password.
    ///
    /// # Errors
    /// See [`HashError`].
    pub async fn hash(&self, password: &str) -> Result<String, HashError> {
        let place = Place::wait().await?;
        let (prepared, cost) = (self.prepare(password)?, self.cost);
        let (hash, _) =
            off_the_workers(place, move || bcrypt::non_truncating_hash(prepared, cost)).await?;
        Ok(hash)
    }

    /// Compares a password with a stored hash. Without one it works just as long and says no, so
    /// that nobody learns from the time whether an address has an account. The place comes back:
    /// keep it until the failure is counted, and guesses cannot outrun the counter.
    ///
    /// # Errors
    /// See [`HashError`].
    pub async fn verify(
        &self,
        place: Place,
        password: &str,
        stored: Option<&str>,
    ) -> Result<(bool, Place), HashError> {
        let (prepared, known) = (self.prepare(password)?, stored.is_some());
        let stored = stored.map_or_else(|| self.nobodys(), str::to_owned);
        let (equal, place) = off_the_workers(place, move || {
            bcrypt::non_truncating_verify(prepared, &stored)
        })
        .await?;
        Ok((equal && known, place))
    }

    /// Hashes on this very thread, for commands.
    ///
    /// # Errors
    /// See [`HashError`].
    pub fn hash_here(&self, password: &str) -> Result<String, HashError> {
        let prepared = self.prepare(password)?;
        bcrypt::non_truncating_hash(prepared, self.cost)
            .map_err(|fault| HashError::Failed(fault.to_string()))
    }

    /// 64 characters of base64, within bcrypt's 72 bytes.
    fn prepare(&self, password: &str) -> Result<String, HashError> {
        let normal: String = password.nfkc().collect();
        let mut mac = Hmac::<Sha384>::new_from_slice(&self.key)
            .map_err(|fault| HashError::Failed(fault.to_string()))?;
        mac.update(normal.as_bytes());
        Ok(STANDARD.encode(mac.finalize().into_bytes()))
    }

    /// A well-formed hash of this cost that no password has.
    fn nobodys(&self) -> String {
        format!("$2b${:02}${}", self.cost, ".".repeat(53))
    }
}

async fn off_the_workers<T: Send + 'static>(
    place: Place,
    work: impl FnOnce() -> bcrypt::BcryptResult<T> + Send + 'static,
) -> Result<(T, Place), HashError> {
    // The place travels along: a client that hangs up must not make room for another hash.
    let done = tokio::task::spawn_blocking(move || (work(), place));
    match done.await {
        Ok((Ok(value), place)) => Ok((value, place)),
        Ok((Err(fault), _)) => Err(HashError::Failed(fault.to_string())),
        Err(lost) => Err(HashError::Failed(lost.to_string())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn hasher() -> Hasher {
        Hasher {
            key: [3; 32],
            cost: 4,
        }
    }

    async fn fits(password: &str, stored: Option<&str>) -> bool {
        let place = Place::wait().await.unwrap();
        hasher().verify(place, password, stored).await.unwrap().0
    }

    #[tokio::test]
    async fn every_character_of_a_long_cyrillic_password_counts() {
        let long = "пароль-с-холмов-".repeat(8);
        assert_eq!(long.chars().count(), 128);
        let stored = hasher().hash(&long).await.unwrap();
        assert!(fits(&long, Some(&stored)).await);
        let mut shorter = long.clone();
        shorter.pop();
        assert!(!fits(&shorter, Some(&stored)).await);
    }

    #[tokio::test]
    async fn two_ways_of_typing_one_letter_are_one_password() {
        let stored = hasher().hash("cami\u{f3}n verde 7").await.unwrap();
        assert!(fits("camio\u{301}n verde 7", Some(&stored)).await);
    }

    #[tokio::test]
    async fn nobody_has_no_password_but_costs_as_much() {
        assert!(!fits("whatever it is", None).await);
        assert!(hasher().nobodys().starts_with("$2b$04$"));
        let parts: bcrypt::HashParts = hasher().nobodys().parse().unwrap();
        assert_eq!(parts.get_cost(), 4);
    }

    #[tokio::test]
    async fn nobodys_password_is_hashed_for_too() {
        // A cost that bcrypt refuses shows that it was asked.
        let hasher = Hasher {
            key: [3; 32],
            cost: 32,
        };
        let place = Place::wait().await.unwrap();
        let answer = hasher.verify(place, "whatever it is", None).await;
        assert!(matches!(answer, Err(HashError::Failed(_))));
    }

    #[tokio::test]
    async fn another_key_makes_another_hash() {
        let stored = hasher().hash("camino largo 42").await.unwrap();
        let other = Hasher {
            key: [4; 32],
            cost: 4,
        };
        let place = Place::wait().await.unwrap();
        assert!(
            !other
                .verify(place, "camino largo 42", Some(&stored))
                .await
                .unwrap()
                .0
        );
    }
}
