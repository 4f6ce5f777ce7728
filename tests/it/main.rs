//! The application as its users meet it: real HTTP, a database per test, one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may panic"
)]

mod access_matrix;
mod catalogues;
mod collection_settings;
mod cycles;
mod debtor;
mod documents;
mod engine;
mod guards;
mod headers;
mod home;
mod inventory;
mod layers;
mod passwords;
mod process;
mod receivables;
mod registration;
mod rotation;
mod schedules;
mod session;
mod settlements;
mod support;
mod sync_page;
mod throttling;
