//! Integraciones: the catalogue of extensions, what each promises, installing and taking away.

pub mod card;
pub mod index;
pub mod removals;
pub mod requests;
pub mod show;

use actix_web::web::Path;

use crate::domain::subscriptions::Extension;
use crate::error::AppError;

/// The extension in the path.
fn wanted(path: &Path<(String, String)>) -> Result<Extension, AppError> {
    Extension::parse(&path.1).ok_or(AppError::NotFound)
}
