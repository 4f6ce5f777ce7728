//! The demo: an invented cast, companies that are registered by the same verbs as everybody's, and
//! a business clock that jumps to what comes next. Everything may be staged again: what is there
//! already stays as it is.

mod arrange;
mod cast;
mod counter;
mod jump;
mod password;
mod register;
mod stage;

pub use cast::{CAST, Person};
pub use counter::{NoSale, SALE, Sold, sell};
pub use jump::{Upcoming, next_jump, upcoming};
pub use password::password_of;
pub use stage::{born_on, stage};

/// Number at the ERP of the company that has two years of history.
pub const PARAMO: i64 = 90001;
/// Number of the foreign company.
pub const SIERRA: i64 = 90002;
/// Number of the company that nobody has registered yet.
pub const AZUL: i64 = 90003;
