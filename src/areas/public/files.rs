//! Static files under their fingerprint.

use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, ContentEncoding, VARY};
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use crate::access::headers::Policy;
use crate::areas::Answer;
use crate::error::AppError;
use crate::platform::assets;

/// GET /static/{name}
///
/// # Errors
/// 404 for a name that is none of ours.
pub async fn show(req: HttpRequest, name: Path<String>) -> Answer {
    let accept = req
        .headers()
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let asset = assets::find(&name, accept).ok_or(AppError::NotFound)?;
    let mut response = HttpResponse::Ok();
    response
        .content_type(asset.content_type)
        .append_header((VARY, "Accept-Encoding"));
    match asset.encoding {
        Some(encoding) => response.append_header((CONTENT_ENCODING, encoding)),
        // Nothing else compresses it on the way out.
        None => response.append_header((CONTENT_ENCODING, ContentEncoding::Identity)),
    };
    let response = response.body(asset.bytes);
    Ok(if asset.immutable {
        Policy::Immutable.on(response)
    } else {
        response
    })
}

/// GET /robots.txt: nothing here is for search engines.
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("User-agent: *\nDisallow: /\n")
}
