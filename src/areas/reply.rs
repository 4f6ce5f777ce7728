//! How handlers answer: a page, the same page with faults, or on to another page.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;

use crate::error::AppError;

/// What a handler gives back.
pub type Answer = Result<HttpResponse, AppError>;

/// A page, 200.
///
/// # Errors
/// The template's.
pub fn html(template: &impl Template) -> Answer {
    with_status(StatusCode::OK, template)
}

/// The form again with its faults and what was typed, 422.
///
/// # Errors
/// The template's.
pub fn unprocessable(template: &impl Template) -> Answer {
    with_status(StatusCode::UNPROCESSABLE_ENTITY, template)
}

/// A CSV file to be saved under this name; the body is the caller's.
#[must_use]
pub fn csv_file(name: &str) -> HttpResponseBuilder {
    let mut reply = HttpResponse::Ok();
    reply
        .content_type("text/csv; charset=utf-8")
        .append_header((
            "content-disposition",
            format!("attachment; filename=\"{name}\""),
        ));
    reply
}

/// On to another page of ours, 303.
///
/// # Errors
/// None.
pub fn see_other(path: &str) -> Answer {
    Ok(HttpResponse::SeeOther()
        .append_header((LOCATION, path))
        .finish())
}

/// `text` if it leads nowhere but to a page of ours: one slash, then neither slash nor backslash,
/// and nothing that a browser would drop or fold.
#[must_use]
pub fn local_path(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('/')?;
    let strange = |c: char| c == '\\' || c.is_control() || c.is_whitespace();
    (!rest.starts_with('/') && !text.chars().any(strange) && text.len() <= 2000).then_some(text)
}

fn with_status(status: StatusCode, template: &impl Template) -> Answer {
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(template.render()?))
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_our_own_pages_are_led_to() {
        for good in ["/", "/manager", "/manager/paramo/credit?page=2&q=a/b"] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "manager",
            "//evil.test",
            "/\\evil.test",
            "\\\\evil.test",
            "https://evil.test",
            "/\t/evil.test",
            "/a\r\nSet-Cookie: x=1",
            "javascript:alert(1)",
            " /manager",
        ] {
            assert_eq!(local_path(bad), None, "{bad}");
        }
    }
}
