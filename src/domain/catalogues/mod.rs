//! The short catalogues that customers, articles and stock point to: price lists, warehouses,
//! locations, categories, sellers, collectors.
//!
//! The ERP owns the names; whether an entry is used is the company's own choice and survives every
//! synchronisation. An entry that is gone from the ERP is marked and comes back with its choice.

mod entries;
mod kind;
mod people;
mod save;
mod tree;
mod used;

pub use entries::{Entry, of_company, warehouses};
pub(crate) use entries::{ids, stock_was_read};
pub use kind::CatalogueKind;
pub(crate) use people::{drop_unnamed, person};
pub(crate) use save::save;
pub use tree::{Branch, tree};
pub use used::{Choice, choose};
