//! A finished mail that waits, sealed, for delivery.

use serde::{Deserialize, Serialize};

use crate::platform::values::ids::OutboxId;
use crate::platform::vault::{Purpose, Vault, VaultError};

/// Everything of a mail but its date and Message-ID.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Address it goes to.
    pub to: String,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<String>,
    /// Subject, one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Language tag.
    pub language: String,
}

impl Letter {
    /// Seals the letter for one outbox row.
    ///
    /// # Errors
    /// See [`Vault::seal`].
    pub fn seal(&self, vault: &Vault, id: &OutboxId) -> Result<Vec<u8>, VaultError> {
        let plain = serde_json::to_vec(self).map_err(|_| VaultError::Sealed)?;
        vault.seal(Purpose::Mail, id.as_str(), &plain)
    }

    /// Opens a sealed letter, only to be delivered.
    ///
    /// # Errors
    /// [`VaultError::Sealed`].
    pub fn open(vault: &Vault, id: &OutboxId, sealed: &[u8]) -> Result<Self, VaultError> {
        let plain = vault.open(Purpose::Mail, id.as_str(), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| VaultError::Sealed)
    }
}
