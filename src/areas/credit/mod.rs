//! Collection notices in the console.
//! Collection notices: customers' statements, schedules, settings.
pub mod addresses;
pub mod by_hand;
pub mod confirmation;
pub mod customer;
pub mod cycles;
pub mod exports;
mod freshness;
pub mod hold;
pub mod links;
pub mod list;
pub mod missed;
mod notice_pill;
pub mod notices;
pub mod offer;
pub mod pause;
pub mod preview;
pub mod schedules;
pub mod settings;
pub mod settlements;
pub mod summary;
pub mod test_mail;
pub mod toggles;
