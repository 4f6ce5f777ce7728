//! Collection notices in the console.

pub mod addresses;
pub mod by_hand;
pub mod customer;
pub mod exports;
pub mod hold;
pub mod list;
mod notice_pill;
pub mod toggles;
