//! The sending side of SMTP (RFC 5321): one connection, many messages, one clear outcome for each.
//!
//! lettre speaks the commands and TLS; what is ours is the socket under it, the time-outs around
//! every step, and the knowledge of how far a message got when something broke.
//! Deliberately absent: a fall-back to `HELO`, pipelining, and a pool (it belongs to the worker).

mod deliver;
mod open;
mod outcome;
mod reply;
mod settings;
#[cfg(test)]
mod tests;
mod text;
mod wire;

pub use open::{Connection, Stage, Unavailable};
pub use outcome::{Delivery, Envelope, Outcome, RecipientAnswer, Verdict};
pub use settings::{SmtpSettings, TlsMode};
