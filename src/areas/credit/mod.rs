//! Collection notices in the console.

mod notice_pill;
pub mod addresses;
pub mod by_hand;
pub mod customer;
pub mod cycles;
pub mod exports;
pub mod hold;
pub mod list;
pub mod missed;
pub mod notices;
pub mod settlements;
pub mod toggles;
