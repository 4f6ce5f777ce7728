//! Synchronisation with the ERP: a job that reads lists page by page and writes what is new.
//!
//! The first one reads two years of history and everything open; the following ones read what is
//! open and what is new. A row gone from the open set is re-read singly, never presumed paid. Each
//! page is one transaction with the job's checkpoint, so a run goes on where it was stopped.

mod budget;
mod cancel;
mod checkpoint;
mod course;
mod currencies;
mod lists;
mod notes;
mod profile;
mod request;
mod reread;
mod run;
mod runs;
mod seen;
mod settle;
mod users;
mod words;

use sha2::{Digest as _, Sha256};

pub use budget::{DailyBudget, spent};
pub use cancel::cancel;
pub use notes::{NoteReason, NoteView};
pub use request::{request, request_all, request_if_quiet};
pub use run::run_job;
pub use runs::{RunView, latest_job, notes_of, recent_runs};
pub use words::{explain, list_words, note_words, step_words};

pub(crate) use currencies::Currencies;
pub(crate) use notes::Note;
pub(crate) use request::lane;
pub(crate) use run::new_customers;

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
