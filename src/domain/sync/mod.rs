//! Synchronisation with the ERP: a job that reads lists page by page and writes what is new.
//!
//! The first one reads two years of history and everything open; the following ones read what is
//! open and what is new. A row gone from the open set is re-read singly, never presumed paid. Each
//! page is one transaction with the job's checkpoint, so a run goes on where it was stopped.
//!
//! Once invoices are read the company is up to date; catalogues, articles, stock, payments and
//! terms follow as far as the ERP and the day's calls allow (`cadence`, `allowance`).

mod all_payments;
mod allowance;
mod backlog;
mod budget;
mod cadence;
mod cancel;
mod checkpoint;
mod clients;
mod course;
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
mod trouble;
mod users;
mod words;

use super::intake::{Counts, Currencies, Note, NoteReason, with_failed};

pub use backlog::{Backlog, backlog};
pub use budget::{DailyBudget, spent};
pub use cadence::{ListView, hours, lists};
pub use cancel::cancel;
pub use notes::NoteView;
pub use request::{request, request_all, request_if_quiet};
pub use run::run_job;
pub use runs::{RunView, latest_job, notes_of, recent_runs};
pub use steps::steps;
pub use trouble::trouble;
pub use words::{explain, list_words, note_detail, note_words, step_words};

pub(crate) use budget::whole_again;
pub(crate) use cadence::read_stock_soon;
pub(crate) use request::lane;

/// Kind of the job that fills a new company.
pub const FIRST_SYNC: &str = "first_sync";
/// Kind of the job that keeps a company up to date.
pub const SYNC: &str = "sync";

#[cfg(test)]
pub(crate) mod tests;
