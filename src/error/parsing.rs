//! What cannot be read out of a request.

use actix_web::error::UrlencodedError;
use actix_web::web::{FormConfig, PathConfig, QueryConfig};

use super::AppError;

/// Forms of at most 64 KiB.
#[must_use]
pub fn form_config() -> FormConfig {
    FormConfig::default()
        .limit(64 * 1024)
        .error_handler(|fault, _| {
            match fault {
                UrlencodedError::Overflow { .. } => AppError::TooLarge,
                other => AppError::BadRequest(other.to_string()),
            }
            .into()
        })
}

/// A variable part of a path that cannot be read names nothing.
#[must_use]
pub fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|_, _| AppError::NotFound.into())
}

/// A query that cannot be read is a bad request.
#[must_use]
pub fn query_config() -> QueryConfig {
    QueryConfig::default().error_handler(|fault, _| AppError::BadRequest(fault.to_string()).into())
}
