//! `SECRET_KEY`: wraps the data keys and nothing else.

use rand::Rng as _;

use super::{VaultError, decrypt, encrypt};

/// 32 bytes given as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey([u8; 32]);

impl SecretKey {
    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// Says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected =
            || "expected 64 hexadecimal digits (`openssl rand -hex 32` makes them)".to_owned();
        let bytes = hex::decode(text.trim()).map_err(|_| expected())?;
        bytes.try_into().map(Self).map_err(|_| expected())
    }

    /// A fresh key.
    #[must_use]
    pub fn generate() -> Self {
        let mut bytes = [0_u8; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// The 64 digits, to be kept by a person.
    #[must_use]
    pub fn expose(&self) -> String {
        hex::encode(self.0)
    }

    pub(super) fn wrap(&self, id: &str, key: &[u8; 32]) -> Result<Vec<u8>, VaultError> {
        encrypt(&self.0, id.as_bytes(), key)
    }

    pub(super) fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<[u8; 32], VaultError> {
        let bytes =
            decrypt(&self.0, id.as_bytes(), wrapped).map_err(|_| VaultError::WrongSecret)?;
        bytes.try_into().map_err(|_| VaultError::WrongSecret)
    }
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}
