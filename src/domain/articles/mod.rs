//! Articles: what a company sells or stocks, as the ERP knows it. Every column is the ERP's.

mod gone;
mod save;
pub mod search;

pub(crate) use gone::{held, mark_gone};
pub(crate) use save::{ids, save_page};
