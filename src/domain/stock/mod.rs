//! Stock: what each warehouse holds of each article, as the ERP told it last.

pub mod look_up;
mod read_again;

pub use read_again::{ReadFault, read_again};
pub(crate) use read_again::put;
