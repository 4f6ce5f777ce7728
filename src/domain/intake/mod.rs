//! Taking over rows of the ERP, whatever they are: what became of them, what is to be said about
//! single ones, and how an unchanged one is recognised.

mod currencies;
mod note;

use sha2::{Digest as _, Sha256};

pub(crate) use currencies::Currencies;
pub(crate) use note::Note;
pub use note::NoteReason;

/// What became of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that are new.
    pub created: i64,
    /// Rows that were different.
    pub changed: i64,
    /// Rows that were the same; nothing was written.
    pub unchanged: i64,
    /// Rows that could not be taken over; each has a note.
    pub failed: i64,
}

impl Counts {
    /// One row that was changed or not.
    #[must_use]
    pub fn one_changed(changed: bool) -> Self {
        Self {
            changed: i64::from(changed),
            unchanged: i64::from(!changed),
            ..Self::default()
        }
    }
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            created: self.created + other.created,
            changed: self.changed + other.changed,
            unchanged: self.unchanged + other.unchanged,
            failed: self.failed + other.failed,
        }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// The counts with so many rows more that could not be read.
pub(crate) fn with_failed(counts: Counts, failed: i64) -> Counts {
    Counts {
        failed: counts.failed + failed,
        ..counts
    }
}

/// A short hash by which an unchanged row is recognised without comparing its columns.
pub(crate) fn fingerprint(fields: &[&str]) -> String {
    let mut hash = Sha256::new();
    for field in fields {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field.as_bytes());
    }
    let digest = hash.finalize();
    hex::encode(digest.get(..16).unwrap_or_default())
}
