//! Customers: the debtors, as the ERP knows them, with what is ours beside it.
//!
//! The ERP owns names, tax id, telephone and its address field. Switch, schedule, holds, addresses
//! added or removed by hand and the language are ours; a synchronisation never touches them.

mod addresses;
mod derive;
mod gone;
mod save;
mod terms;

pub(crate) use derive::{next_ids, number_of, refresh_open};
pub(crate) use gone::{held, mark_gone};
pub(crate) use save::{NewCustomers, save_page, unknown_among};
pub(crate) use terms::{number_of_terms_due, save_terms, terms_due};
