//! Synchronisation with the ERP: a job that reads lists page by page and writes what is new.
//!
//! The first one reads two years of history and everything open; the following ones read what is
//! open and what is new. A row gone from the open set is re-read singly, never presumed paid. Each
//! page is one transaction with the job's checkpoint, so a run goes on where it was stopped.
//!
//! Once invoices are read the company is up to date; catalogues, articles, stock, payments and
//! terms follow as far as the ERP and the day's calls allow (`cadence`, `allowance`).

mod allowance;
mod backlog;
mod budget;
mod cadence;
mod cancel;
mod checkpoint;
mod clients;
mod course;
mod currencies;
mod extras;
mod figures;
mod gone;
mod hear;
pub(crate) mod hints;
mod invoices;
mod names;
mod notes;
mod payments;
mod products;
mod profile;
mod request;
pub mod reread;
mod run;
mod runs;
mod seen;
mod settle;
mod steps;
mod stock;
mod terms;
mod users;
mod words;

use sha2::{Digest as _, Sha256};

pub use backlog::{Backlog, backlog};
pub use budget::{DailyBudget, spent};
pub use cadence::{ListView, hours, lists};
pub use cancel::cancel;
pub use notes::{NoteReason, NoteView};
pub use request::{request, request_all, request_if_quiet};
pub use run::run_job;
pub use runs::{RunView, latest_job, notes_of, recent_runs};
pub use steps::steps;
pub use words::{explain, list_words, note_detail, note_words, step_words};

pub(crate) use budget::whole_again;
pub(crate) use cadence::read_stock_soon;
pub(crate) use currencies::Currencies;
pub(crate) use notes::Note;
pub(crate) use request::lane;

/// Kind of the job that fills a new company.
pub const FIRST_SYNC: &str = "first_sync";
/// Kind of the job that keeps a company up to date.
pub const SYNC: &str = "sync";

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

#[cfg(test)]
pub(crate) mod tests;
