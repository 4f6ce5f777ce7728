//! The outbox: every mail of every area is a row, written in the transaction of its cause and
//! delivered outside it.
//!
//! States: `queued` → `claimed` → `sending` → `sent` | `failed` | `unknown`; `claimed` and
//! `sending` may go back to `queued`. The id fixes the Message-ID.

mod enqueue;
mod letter;
mod state;

pub use enqueue::{enqueue, message_id};
pub use letter::Letter;
pub use state::DeliveryState;

/// Order of delivery: people wait for these.
pub const PRIORITY_PERSON: i16 = 1;
/// Order of delivery: notices, which may be thousands.
pub const PRIORITY_NOTICE: i16 = 5;
