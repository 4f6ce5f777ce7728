//! Bind ERP: the client of its interface, and a simulator that speaks the same.
//!
//! What is known of the interface: JSON over HTTPS below `/api`, a JSON Web Token as bearer key,
//! lists of at most 100 rows in `value`/`nextLink`/`count`, filters in OData version 3.

mod budget;
mod call;
mod client;
mod envelope;
mod fields;
mod goods;
mod query;
mod questions;
mod retry;
mod rows;
mod settings;
pub mod simulator;
#[cfg(test)]
mod tests;

pub use budget::{CallBudget, DAILY_CALLS, Unlimited};
pub use client::BindClient;
pub use retry::{Pause, TimerPause};
pub use settings::BindSettings;
