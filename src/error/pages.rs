//! The pages of errors.

use std::rc::Rc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use askama::Template;
use chrono_tz::Tz;

use super::AppError;
use crate::access::{Context, browsers_locale, request_id};
use crate::platform::i18n::Locale;
use crate::platform::page::Page;

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
    let bare =
        !response.headers().contains_key(CONTENT_TYPE) || response.response().error().is_some();
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
        HeaderValue::from_static("text/html; charset=utf-8"),
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
        which: String::new(),
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
        403 => (
            locale.t("session-forbidden"),
            locale.t("session-forbidden-message"),
        ),
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
