#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod complete;
mod customers;
mod endings;
mod following;
mod rest;
mod resumed;
mod single;
pub(crate) mod stage;
mod strangers;
