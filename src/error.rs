//! The few kinds of error that reach a browser, and their pages in the viewer's language.

use std::rc::Rc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::{InternalError, UrlencodedError};
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::web::{FormConfig, PathConfig, QueryConfig};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, ResponseError};
use askama::Template;
use chrono_tz::Tz;

use crate::access::{Context, browsers_locale, request_id};
use crate::domain::users::password::HashError;
use crate::platform::db::DbError;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;
use crate::platform::vault::VaultError;

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
            Self::SignIn { .. } | Self::ChangePassword => StatusCode::SEE_OTHER,
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
    QueryConfig::default()
        .error_handler(|fault, _| AppError::BadRequest(fault.to_string()).into())
}

#[derive(Template)]
#[template(path = "errors/error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    title: String,
    message: String,
    request_id: String,
    home: String,
    home_label: String,
}

/// Gives every response of an error that has no body its page, and logs 5xx once.
///
/// # Errors
/// None of its own: what fails inside becomes a page.
pub async fn pages<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (locale, id) = (browsers_locale(req.request()), request_id(req.request()));
    let response = match next.call(req).await {
        Ok(response) => response.map_into_boxed_body(),
        Err(fault) => {
            let page = orphan(locale, &id, &fault);
            return Err(InternalError::from_response(fault, page).into());
        }
    };
    let status = response.status();
    let bare = !response.headers().contains_key(CONTENT_TYPE) || response.response().error().is_some();
    if !(status.is_client_error() || status.is_server_error()) || !bare {
        return Ok(response);
    }
    if status.is_server_error() {
        log(&id, response.response().error());
    }
    let (request, mut response) = response.into_parts();
    let context = request.extensions().get::<Rc<Context>>().map(Rc::clone);
    let page = context.map_or_else(
        || bare_page(locale, request.path()),
        |context| context.plain_page(""),
    );
    let expected = match response.error().and_then(|e| e.as_error::<AppError>()) {
        Some(AppError::CrossSite { expected }) => Some(expected.clone()),
        _ => None,
    };
    let body = render(page, status, id, expected.as_deref());
    response.headers_mut().insert(
        CONTENT_TYPE,
        actix_web::http::header::HeaderValue::from_static("text/html; charset=utf-8"),
    );
    Ok(ServiceResponse::new(request, response.set_body(body)).map_into_boxed_body())
}

/// The page of a failure that no request survived, such as a session that could not be saved.
fn orphan(locale: Locale, id: &str, fault: &actix_web::Error) -> HttpResponse {
    log(id, Some(fault));
    let status = fault.as_response_error().status_code();
    let body = render(bare_page(locale, "/"), status, id.to_owned(), None);
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(body)
}

fn log(id: &str, fault: Option<&actix_web::Error>) {
    let chain = fault.map(ToString::to_string).unwrap_or_default();
    tracing::error!(request_id = id, chain, "a request failed");
}

fn bare_page(locale: Locale, path: &str) -> Page {
    Page {
        locale,
        title: String::new(),
        path: path.to_owned(),
        viewer: None,
        company: None,
        flash: None,
        banners: Vec::new(),
        zone: Tz::UTC,
        demo: false,
    }
}

fn render(mut page: Page, status: StatusCode, id: String, expected: Option<&str>) -> String {
    let (title, message) = words(page.locale, status, expected);
    page.title.clone_from(&title);
    let home_label = page.t("error-home");
    let rendered = ErrorPage {
        page,
        status: status.as_u16(),
        title: title.clone(),
        message,
        request_id: id,
        home: "/".to_owned(),
        home_label,
    }
    .render();
    rendered.unwrap_or(title)
}

fn words(locale: Locale, status: StatusCode, expected: Option<&str>) -> (String, String) {
    if let Some(expected) = expected {
        return (
            locale.t("error-403-title"),
            locale.t1("session-cross-site", "expected", expected),
        );
    }
    match status.as_u16() {
        401 => (locale.t("error-401-title"), locale.t("error-401-message")),
        403 => (locale.t("session-forbidden"), locale.t("session-forbidden-message")),
        404 => (locale.t("error-404-title"), locale.t("error-404-message")),
        405 => (locale.t("error-405-title"), locale.t("error-405-message")),
        409 => (locale.t("error-409-title"), locale.t("error-409-message")),
        410 => (locale.t("error-410-title"), locale.t("error-410-message")),
        413 => (locale.t("error-413-title"), locale.t("error-413-message")),
        422 => (locale.t("error-422-title"), locale.t("error-422-message")),
        429 => (locale.t("error-429-title"), locale.t("error-429-message")),
        503 => (locale.t("error-503-title"), locale.t("error-503-message")),
        400..=499 => (locale.t("error-400-title"), locale.t("error-400-message")),
        _ => (locale.t("error-500-title"), locale.t("error-500-message")),
    }
}

/// The default service: an address that leads nowhere.
///
/// # Errors
/// Always [`AppError::NotFound`].
pub async fn nowhere(_: HttpRequest) -> Result<HttpResponse, AppError> {
    Err(AppError::NotFound)
}
