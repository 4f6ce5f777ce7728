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
mod engine;
mod guards;
mod headers;
mod home;
mod layers;
mod metrics;
mod operator;
mod passwords;
mod plans;
mod process;
mod receivables;
mod registration;
mod schedules;
mod session;
mod settlements;
mod support;
mod sync_page;
mod throttling;
