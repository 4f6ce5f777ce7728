//! What was paid on invoices, and by which movement. A payment that was taken back stays as a row
//! and does not count.

mod due;
mod save;

pub(crate) use due::{Due, due, number_due, one_due};
pub(crate) use save::{mark_read, save};
