//! The mail desk: every mail of a company with what became of it, and whether its sender is set up.

mod dns;
mod find;
mod list;
mod trial;

pub use dns::{Records, records};
pub use find::{Message, find};
pub use list::{Letter, Wanted, list};
pub use trial::{KIND_TRIAL, Trial, last_trial, send_trial};

/// Kinds that companies have, in the order of the filter. Others are «another message».
pub const KINDS: [&str; 7] = [
    "notice",
    "notice_test",
    "invitation",
    "invitation_asked",
    "key_expiring",
    "key_failing",
    KIND_TRIAL,
];
