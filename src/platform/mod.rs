//! Plumbing without business words.

pub mod assets;
pub mod clock;
pub mod db;
pub mod documents;
pub mod http_client;
pub mod i18n;
pub mod jobs;
pub mod mail;
pub mod page;
pub mod settings;
pub mod values;
pub mod vault;
pub mod workers;
