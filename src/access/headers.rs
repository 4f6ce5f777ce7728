//! Response headers that keep pages to themselves. A handler may declare another [`Policy`].

use actix_web::HttpMessage as _;
use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use tracing_actix_web::RequestId;

use crate::services::Services;

const PAGE_CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; \
    frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
/// The only exception: a mail is shown in a frame that runs nothing and belongs to no origin.
const PREVIEW_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; \
    base-uri 'none'; object-src 'none'; frame-ancestors 'self'; \
    sandbox allow-popups allow-popups-to-escape-sandbox allow-downloads";
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), \
    geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// Name of the variable that stands for a token in paths.
const TOKEN: &str = "token";

/// How browsers are to treat a response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// A page: strict, not stored. What every response gets unless its handler says otherwise.
    #[default]
    Page,
    /// A page behind a link with a token: also not indexed. What every response gets under a path
    /// with a token, refusals and errors too, unless its handler says otherwise.
    Token,
    /// A mail, shown in a sandboxed frame of our own pages.
    MailPreview,
    /// A fingerprinted file, kept for a year.
    Immutable,
    /// A public file that mail programs fetch, such as a logo.
    MailPicture,
}

impl Policy {
    /// Declares this policy for a response.
    #[must_use]
    pub fn on(self, mut response: HttpResponse) -> HttpResponse {
        response.extensions_mut().insert(self);
        response
    }
}

/// Sets the headers and `X-Request-Id`.
///
/// # Errors
/// Those of the service behind it.
pub async fn set<B: MessageBody>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let https = req
        .app_data::<Data<Services>>()
        .is_some_and(|services| services.config.public_url.is_https());
    let id = req.extensions().get::<RequestId>().map(ToString::to_string);
    let mut response = next.call(req).await?;
    let policy = policy_of(&response);
    let headers = response.headers_mut();
    common(headers, https, id.as_deref());
    specific(headers, policy);
    Ok(response)
}

fn policy_of<B>(response: &ServiceResponse<B>) -> Policy {
    let declared = response.response().extensions().get::<Policy>().copied();
    let behind_token = response.request().match_info().get(TOKEN).is_some();
    declared.unwrap_or(if behind_token {
        Policy::Token
    } else {
        Policy::Page
    })
}

fn put(headers: &mut HeaderMap, name: &'static str, value: &'static str) {
    headers.insert(
        HeaderName::from_static(name),
        HeaderValue::from_static(value),
    );
}

fn common(headers: &mut HeaderMap, https: bool, request_id: Option<&str>) {
    put(headers, "x-content-type-options", "nosniff");
    put(headers, "permissions-policy", PERMISSIONS);
    put(headers, "cross-origin-opener-policy", "same-origin");
    put(headers, "cross-origin-resource-policy", "same-origin");
    // Forms still send their Origin, and no path leaves, not even to ourselves.
    put(headers, "referrer-policy", "strict-origin");
    if https {
        put(headers, "strict-transport-security", "max-age=63072000");
    }
    if let Some(Ok(value)) = request_id.map(HeaderValue::from_str) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
}

fn specific(headers: &mut HeaderMap, policy: Policy) {
    let csp = match policy {
        Policy::MailPreview => PREVIEW_CSP,
        _ => PAGE_CSP,
    };
    put(headers, "content-security-policy", csp);
    match policy {
        Policy::Page => put(headers, "cache-control", "no-store"),
        Policy::Token | Policy::MailPreview => {
            put(headers, "cache-control", "no-store");
            put(headers, "x-robots-tag", "noindex, nofollow");
        }
        Policy::Immutable => put(
            headers,
            "cache-control",
            "public, max-age=31536000, immutable",
        ),
        Policy::MailPicture => {
            put(headers, "cross-origin-resource-policy", "cross-origin");
            if !headers.contains_key(header::CACHE_CONTROL) {
                put(headers, "cache-control", "public, max-age=86400");
            }
        }
    }
}
