//! The demo's own pages: its mail, its clock, its ERP, its parts. Elsewhere they are not there.

pub mod clock;
pub mod erp;
pub mod mail;
mod ui;
mod upcoming;

use super::{Answer, see_other};
use crate::access::Anyone;
use crate::error::AppError;

pub use ui::show as ui;

/// GET /demo
///
/// # Errors
/// 404 outside the demo.
pub async fn index(visitor: Anyone) -> Answer {
    open(&visitor)?;
    see_other("/demo/mail")
}

/// These pages exist in the demo only.
fn open(visitor: &Anyone) -> Result<(), AppError> {
    if visitor.services().config.demo {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}
