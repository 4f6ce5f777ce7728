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
mod every_route;
mod guards;
mod headers;
mod home;
mod inventory;
mod invitations;
mod keys;
mod mail_desk;
mod menu;
mod metrics;
mod operator;
mod passwords;
mod plans;
mod process;
mod profile;
mod real_time;
mod receivables;
mod registration;
mod rotation;
mod schedules;
mod second_factor;
mod session;
mod settlements;
mod support;
mod sync_page;
mod tasks;
mod team;
mod throttling;
mod titles;
