//! The few kinds of error that reach a browser, and their pages in the viewer's language.

mod pages;
mod parsing;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, LOCATION, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};

use crate::domain::users::password::HashError;
use crate::platform::db::DbError;
use crate::platform::vault::VaultError;

pub use pages::{nowhere, pages};
pub use parsing::{form_config, path_config, query_config};

/// What a handler answers when it cannot do its work. A verb that can fail in several ways has an
/// enum of its own; a form with faults is rendered again by its handler with 422.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// 303 to the sign-in page, and later back to `next`.
    #[error("not signed in")]
    SignIn {
        /// Local address to come back to.
        next: Option<String>,
    },
    /// 303 to the change of a password that somebody else chose.
    #[error("the password must be changed first")]
    ChangePassword,
    /// 303 to the page that explains that the company asks for a second factor.
    #[error("a second factor must be set up first")]
    SecondFactor,
    /// 400.
    #[error("not understood: {0}")]
    BadRequest(String),
    /// 403: the role does not have this function.
    #[error("not allowed")]
    Forbidden,
    /// 403: the request came from another site.
    #[error("not from {expected}")]
    CrossSite {
        /// The address that people are to use.
        expected: String,
    },
    /// 404: missing, or invisible to the viewer.
    #[error("not found")]
    NotFound,
    /// 405.
    #[error("method not allowed")]
    MethodNotAllowed {
        /// Methods that there are.
        allow: String,
    },
    /// 409: the rows changed under the viewer's hands.
    #[error("conflict")]
    Conflict,
    /// 410: a link whose time has passed.
    #[error("gone")]
    Gone,
    /// 413.
    #[error("too large")]
    TooLarge,
    /// 429.
    #[error("too many attempts")]
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// 500, with its chain for the log.
    #[error("{0}")]
    Internal(String),
    /// 503, with its cause for the log.
    #[error("unavailable: {0}")]
    Unavailable(String),
}

impl From<DbError> for AppError {
    fn from(fault: DbError) -> Self {
        match fault {
            DbError::Pool(_) => Self::Unavailable(fault.to_string()),
            other => Self::Internal(chain(&other)),
        }
    }
}

impl From<VaultError> for AppError {
    fn from(fault: VaultError) -> Self {
        match fault {
            VaultError::Db(fault) => fault.into(),
            other => Self::Internal(chain(&other)),
        }
    }
}

impl From<HashError> for AppError {
    fn from(fault: HashError) -> Self {
        match fault {
            HashError::Busy => Self::Unavailable(fault.to_string()),
            other => Self::Internal(chain(&other)),
        }
    }
}

impl From<askama::Error> for AppError {
    fn from(fault: askama::Error) -> Self {
        Self::Internal(chain(&fault))
    }
}

/// An error and everything under it, on one line.
fn chain(fault: &dyn std::error::Error) -> String {
    let mut text = fault.to_string();
    let mut below = fault.source();
    while let Some(cause) = below {
        let words = cause.to_string();
        if !text.contains(&words) {
            text = format!("{text}: {words}");
        }
        below = cause.source();
    }
    text
}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::SignIn { .. } | Self::ChangePassword | Self::SecondFactor => {
                StatusCode::SEE_OTHER
            }
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Forbidden | Self::CrossSite { .. } => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Gone => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Status and headers; [`pages`] writes the body.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::SignIn { next } => response.append_header((LOCATION, sign_in_address(next))),
            Self::ChangePassword => response.append_header((LOCATION, "/password/change")),
            Self::SecondFactor => response.append_header((LOCATION, "/profile/second-factor")),
            Self::MethodNotAllowed { allow } => response.append_header((ALLOW, allow.as_str())),
            Self::TooMany { retry_after } => response.append_header((RETRY_AFTER, *retry_after)),
            Self::Unavailable(_) => response.append_header((RETRY_AFTER, 10)),
            _ => &mut response,
        };
        response.finish()
    }
}

fn sign_in_address(next: &Option<String>) -> String {
    match next.as_deref().filter(|next| *next != "/") {
        Some(next) => {
            let query: String = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("next", next)
                .finish();
            format!("/login?{query}")
        }
        None => "/login".to_owned(),
    }
}
