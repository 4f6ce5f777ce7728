//! Plumbing without business words.

pub mod assets;
pub mod backup;
pub mod civil;
pub mod clock;
pub mod db;
pub mod documents;
pub mod http_client;
pub mod i18n;
pub mod jobs;
pub mod look;
pub mod mail;
pub mod mail_style;
pub mod page;
pub mod settings;
pub mod simple_mail;
pub mod storage;
pub mod tone;
#[cfg(test)]
mod ui_tests;
pub mod values;
pub mod vault;
pub mod workers;
