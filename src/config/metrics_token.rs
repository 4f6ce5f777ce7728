//! The secret that monitors carry.

use sha2::{Digest as _, Sha256};

/// The secret that monitors carry. Only its hash is kept, so it neither prints nor tells by the
/// time of a comparison.
#[derive(Clone, PartialEq, Eq)]
pub struct MetricsToken([u8; 32]);

impl MetricsToken {
    /// Shortest secret.
    const SHORTEST: usize = 16;

    /// Reads a secret that is long enough; none where there is no text.
    pub(super) fn parse(text: &str) -> Result<Option<Self>, String> {
        match text.len() {
            0 => Ok(None),
            length if length < Self::SHORTEST => {
                Err(format!("expected at least {} characters", Self::SHORTEST))
            }
            _ => Ok(Some(Self(Sha256::digest(text).into()))),
        }
    }

    /// Whether `text` is the secret.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        self.0 == <[u8; 32]>::from(Sha256::digest(text))
    }
}

impl std::fmt::Debug for MetricsToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MetricsToken(…)")
    }
}
