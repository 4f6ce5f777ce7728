//! Plumbing without business words.

pub mod assets;
pub mod clock;
pub mod documents;
pub mod http_client;
pub mod i18n;
pub mod mail;
pub mod page;
pub mod values;
