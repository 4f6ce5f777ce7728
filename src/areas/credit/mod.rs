//! Collection notices: customers' statements, schedules, settings.

pub mod confirmation;
pub mod offer;
pub mod pause;
pub mod preview;
pub mod schedules;
pub mod settings;
pub mod summary;
pub mod test_mail;
