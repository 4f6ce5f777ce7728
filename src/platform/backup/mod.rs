//! One file with everything: the tables as either engine reads them, the uploads, and a list of
//! both with their hashes. Secrets in it stay sealed; they open with `SECRET_KEY` only.

mod archive;
mod manifest;
mod restore;
mod take;

pub use manifest::{Manifest, TableFacts};
pub use restore::{Restored, restore};
pub use take::{Taken, take};

/// Why a backup could not be made or used, in words for the person at the command line.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] crate::platform::db::DbError),
    /// The database could not be brought to the backup's form.
    #[error("{0}")]
    Migration(String),
    /// The store of uploads failed.
    #[error(transparent)]
    Storage(#[from] crate::platform::storage::StorageError),
    /// A file could not be written or read.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// The file is none of ours, is cut off, or was changed.
    #[error("the backup cannot be used: {0}")]
    Damaged(String),
    /// The backup comes from a later program.
    #[error(
        "this backup was made by a newer version ({version}, database {migration}); restore it \
         with that version or a later one"
    )]
    Newer {
        /// Program that made it.
        version: String,
        /// Its newest migration.
        migration: String,
    },
    /// Restoring would mix two installations.
    #[error("{0}; a backup is restored into an empty place only, and nothing was changed")]
    NotEmpty(String),
    /// Work was lost with its thread.
    #[error("the work was lost: {0}")]
    Lost(#[from] tokio::task::JoinError),
}
