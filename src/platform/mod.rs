//! Plumbing without business words.

pub mod assets;
pub mod clock;
pub mod db;
pub mod documents;
pub mod i18n;
pub mod jobs;
pub mod look;
pub mod mail;
pub mod page;
pub mod settings;
pub mod tone;
pub mod values;
pub mod vault;
pub mod workers;

#[cfg(test)]
mod ui_tests;
