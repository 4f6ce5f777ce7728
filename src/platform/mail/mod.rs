//! Mail: the outbox, building messages, the SMTP conversation, an SMTP receiver for the demo and
//! the tests.

pub mod inbox;
pub mod message;
pub mod outbox;
pub mod sender;
pub mod smtp;
pub mod smtp_server;
