//! Setting collections up: what administrators say about message, accounts, hours and limits, and
//! the first steps of a schedule.

pub mod closures;
pub mod draft;
pub mod message_form;
pub mod preview;
mod save;
pub mod sends;

pub use save::{change, remove_bank, replace_bank, set_tone};
