//! Invoices, as the ERP knows them. Amounts are minor units of the invoice's own currency.

mod reread;
mod save;

pub(crate) use reread::{apply_detail, apply_missing, held_open, number_open};
pub(crate) use save::{Derive, in_minor_units, save_page};

/// Status of a row: something is or may be owed.
pub const OPEN: &str = "open";
/// Status of a row: settled.
pub const PAID: &str = "paid";
/// Status of a row: void.
pub const CANCELLED: &str = "cancelled";
/// Status of a row: the ERP, asked for it by its id, does not know it any more.
pub const MISSING: &str = "missing";
