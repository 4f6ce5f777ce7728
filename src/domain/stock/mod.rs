//! What the warehouses hold, as the ERP knows it. Quantities are thousandths of the article's unit.

pub mod look_up;
mod read_again;
mod save;

pub(crate) use read_again::put;
pub use read_again::{Reach, ReadFault, read_again};
pub(crate) use save::{drop_rows, held, save_page};
