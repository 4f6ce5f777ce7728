//! What is in a backup; the last entry of the file.

use serde::{Deserialize, Serialize};

use super::BackupError;

/// Where the manifest stands in the archive.
pub(super) const NAME: &str = "manifest.json";
/// The form of archive that this program writes and reads.
pub(super) const FORMAT: u32 = 1;

/// A backup in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Form of the archive.
    pub format: u32,
    /// Program that made it.
    pub version: String,
    /// Newest migration of its database.
    pub migration: String,
    /// Engine it was taken from; it restores into either.
    pub engine: String,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
    /// The tables, each after those that it refers to.
    pub tables: Vec<TableFacts>,
    /// Every other entry of the archive, in its order.
    pub entries: Vec<Entry>,
}

/// A table in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFacts {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of a row's values.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: usize,
}

/// A file in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in the archive.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Of these bytes, 64 hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// Reads it and says what is wrong with it.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, BackupError> {
        let manifest: Self = serde_json::from_slice(bytes)
            .map_err(|fault| BackupError::Damaged(format!("its manifest: {fault}")))?;
        if manifest.format > FORMAT {
            return Err(BackupError::Newer {
                version: manifest.version,
                migration: manifest.migration,
            });
        }
        Ok(manifest)
    }

    /// Rows of all tables.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// How many uploads there are.
    #[must_use]
    pub fn uploads(&self) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.name.starts_with(UPLOADS))
            .count()
    }
}

/// Folder of the tables' rows in the archive.
pub(super) const TABLES: &str = "tables/";
/// Folder of the uploads in the archive.
pub(super) const UPLOADS: &str = "uploads/";
