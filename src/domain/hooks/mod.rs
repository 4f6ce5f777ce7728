//! Real time: the ERP calls an address of ours when the user of a key does something.
//!
//! A call is a hint, never data: it becomes a row of `erp_events` (`waiting`, then `handled` or
//! `failed`), answered at once; a job of the company reads the thing again with the best key and
//! saves it as the hourly pass would. It runs in the lane of the company's synchronisation
//! (`sync::lane`), so neither writes old rows over newer ones; a synchronisation under way follows
//! hints itself (`sync::hints`). What is lost, late or repeated is healed by the hourly pass.
//!
//! Every key has an address of its own with a token, of which only the hash is kept, and a state:
//! `none` (not subscribed yet), `active`, `failed` (tried again every hour), `ending` (revoked, the
//! subscriptions are being taken back).

mod event;
mod handle;
mod lag;
mod plan;
mod purge;
mod receive;
mod request;
mod subscribe;

pub use event::Event;
pub use handle::run_events;
pub use lag::{KeyLag, lag};
pub use receive::{Caller, Receipt, caller, receive};
pub use request::request_due;
pub use subscribe::run_subscription;

pub(crate) use purge::purge;

/// Kind of the job that reads again what hints are about.
pub const EVENTS: &str = "events";
/// Kind of the job that brings a key's subscriptions in order.
pub const SUBSCRIPTION: &str = "hooks";

#[cfg(test)]
mod tests;
