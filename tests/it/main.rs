//! The application as its users meet it: real HTTP, a database per test, one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may panic"
)]

mod access_matrix;
mod collection_settings;
mod cycles;
mod debtor;
mod engine;
mod guards;
mod headers;
mod home;
mod layers;
mod passwords;
mod process;
mod profile;
mod receivables;
mod registration;
mod schedules;
mod second_factor;
mod session;
mod settlements;
mod support;
mod sync_page;
mod tasks;
mod throttling;
