//! Delivery: what stands in the outbox is handed to the mail server, each mail exactly once or
//! visibly not.
//!
//! `claim` takes a batch in one transaction and decides for each notice; `mark` writes *sending*
//! before a server sees anything; couriers hold the SMTP conversations; `settle` writes what the
//! server said. The pump joins them, so that one transaction settles what came back and marks
//! what goes out next: durable commits are shared by many mails.

pub mod backoff;
mod claim;
mod compose;
mod courier;
mod facts;
mod hold;
mod mark;
mod mask;
mod parcel;
mod pump;
mod remaining;
mod resolve;
mod settle;
mod status;
mod unsettled;

pub use hold::hold_letters;
pub use pump::{Mode, Outcome, work};
pub use remaining::{Left, remaining};
pub use resolve::{Resolution, resolve};
pub use status::{MailFault, mail_fault};
pub use unsettled::reap;
