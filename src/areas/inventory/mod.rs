//! Inventario móvil: looking stock up and adjusting it, on a phone first.

pub mod adjustment;
pub mod article;
pub mod export;
mod form;
pub mod log;
pub mod search;
pub mod settlement;
mod words;

use crate::access::Member;
use crate::domain::subscriptions::Extension;
use crate::error::AppError;

/// Where the session keeps the warehouse that somebody works in.
const CHOSEN: &str = "inventory.warehouse";

/// Whether there is such a place for this member.
fn enter(member: &Member) -> Result<(), AppError> {
    if member.has(Extension::Inventory) {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// The warehouse that somebody chose here, by its id; empty for all.
fn chosen(member: &Member) -> String {
    let key = format!("{CHOSEN}.{}", member.company().id);
    member.recall(&key).unwrap_or_default()
}
