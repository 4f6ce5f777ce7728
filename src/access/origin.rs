//! Requests that change something must come from our own pages.

use actix_web::HttpResponse;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::error::AppError;
use crate::services::Services;

/// Refuses an unsafe method unless `Sec-Fetch-Site` is `same-origin` (or `none`, direct use) or,
/// without that header, `Origin` is that of `PUBLIC_URL`. Sign-in is no exception.
///
/// # Errors
/// Those of the service behind it.
pub async fn check<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let expected = req
        .app_data::<Data<Services>>()
        .map(|services| services.config.public_url.origin().to_owned())
        .unwrap_or_default();
    if is_unsafe(req.method()) && !is_ours(req.headers(), &expected) {
        let refusal = HttpResponse::from_error(AppError::CrossSite { expected });
        return Ok(ServiceResponse::new(req.into_parts().0, refusal).map_into_right_body());
    }
    next.call(req)
        .await
        .map(ServiceResponse::map_into_left_body)
}

const fn is_unsafe(method: &Method) -> bool {
    !matches!(
        *method,
        Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE
    )
}

fn is_ours(headers: &HeaderMap, expected: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => text(ORIGIN.as_str()).is_some_and(|origin| origin == expected),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn ours(given: &[(&str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.insert(
                HeaderName::from_bytes(name.as_bytes()).unwrap(),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        is_ours(&headers, "https://a.test")
    }

    #[test]
    fn the_browsers_word_comes_first_then_the_origin() {
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(ours(&[("origin", "https://a.test")]));
        for refused in [
            vec![],
            vec![("origin", "null")],
            vec![("origin", "https://a.test.evil.test")],
            vec![("origin", "http://a.test")],
            vec![
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://a.test"),
            ],
            vec![("sec-fetch-site", "same-site")],
        ] {
            assert!(!ours(&refused), "{refused:?}");
        }
    }
}
