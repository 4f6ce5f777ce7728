//! What every part of a running process shares.

use std::sync::Arc;

use crate::config::Config;
use crate::domain::erp::bind::simulator::SharedWorld;
use crate::platform::db::Db;
use crate::platform::mail::inbox::Inbox;
use crate::platform::vault::{Vault, VaultError};

/// Database, opened keys and settings; cheap to clone.
#[derive(Clone, Debug)]
pub struct Services {
    /// The database.
    pub db: Db,
    /// The opened data keys.
    pub vault: Arc<Vault>,
    /// The settings.
    pub config: Arc<Config>,
    /// Where the demo's mail lands; only the command `demo` has one.
    pub inbox: Option<Inbox>,
    /// The demo's ERP; only the command `demo` has one.
    pub simulator: Option<SharedWorld>,
}

impl Services {
    /// Opens the database and its keys.
    ///
    /// # Errors
    /// A sentence for the person at the command line.
    pub async fn open(config: Config) -> Result<Self, String> {
        let db = Db::open(&config.database)?;
        let vault = Vault::load(&db, &config.secret_key)
            .await
            .map_err(explain)?;
        Ok(Self {
            db,
            vault: Arc::new(vault),
            config: Arc::new(config),
            inbox: None,
            simulator: None,
        })
    }
}

/// What a person at the command line does about keys that do not open.
#[must_use]
pub fn explain(fault: VaultError) -> String {
    match fault {
        VaultError::Rotated(at) => format!(
            "SECRET_KEY was rotated at {}, and this process was given an earlier one; put the new \
             SECRET_KEY, which `mostrador secret rotate` printed or took, into its settings and \
             start it again",
            at.format("%Y-%m-%d %H:%M UTC")
        ),
        VaultError::Changed => {
            "somebody else changed the keys at the same moment; nothing was changed here".to_owned()
        }
        VaultError::WrongSecret => {
            "SECRET_KEY is not the one this database was made with; restore the old value"
                .to_owned()
        }
        VaultError::Db(fault) => {
            format!("{fault}; is the database reachable, and did `mostrador migrate` run?")
        }
        VaultError::Sealed => "the keys in the database are damaged".to_owned(),
    }
}
