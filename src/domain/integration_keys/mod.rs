//! Integration keys: API keys of ERP users, sealed at rest, shown by their last four characters.

mod attach;
mod concerns;
mod health;
mod list;
mod mail;
mod open;
mod pending;
mod refusal;
mod revoke;
mod verify;
mod warned;
mod watch;

pub use attach::{AttachFault, Attached, attach};
pub use list::{ErpUserView, KeyView, of_company, registrars, users_without_key};
pub use mail::Desk;
pub use pending::{PendingFault, PendingKey, PendingKeyId, show, show_for, waiting_for};
pub use refusal::{Refusal, Stranger};
pub use revoke::revoke;
pub use verify::{verify, verify_for};
pub use watch::watch;

pub(crate) use attach::store;
pub(crate) use health::{has_good, mark_failing, mark_good, mark_taken, use_still};
pub(crate) use list::works;
pub(crate) use open::{OpenKey, open_best, open_one};
pub(crate) use pending::{Waiting, settle, used, waiting};
pub(crate) use revoke::forget_revoked;
pub(crate) use verify::is_registered;

#[cfg(test)]
mod tests;
