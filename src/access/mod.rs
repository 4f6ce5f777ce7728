//! WHO: sessions, extractors that prove a right, visibility, throttling.

pub mod address;
mod context;
mod extract;
pub mod headers;
pub mod nul;
pub mod origin;
mod session;
pub mod table;
pub mod throttle;
pub mod visibility;

pub use context::{Context, Half};
pub use extract::{Anyone, Manager, Member, Operator, SignedIn};
pub use session::{SessionTable, cookie_name, layer, sweep as sweep_sessions};
pub use table::{Table, Who};

pub(crate) use context::{browsers_locale, greet, request_id};
