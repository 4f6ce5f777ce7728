#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod rest;
mod single;
mod complete;
mod customers;
mod endings;
mod following;
mod resumed;
pub(crate) mod stage;
mod strangers;
