//! Plumbing without business words.

pub mod assets;
pub mod clock;
pub mod documents;
pub mod i18n;
pub mod look;
pub mod mail;
pub mod mail_style;
pub mod page;
pub mod simple_mail;
pub mod tone;
pub mod values;

#[cfg(test)]
mod ui_tests;
