//! What every request knows, signed in or not: services, session, language, where it comes from.

mod memory;

use std::net::{IpAddr, Ipv4Addr};
use std::rc::Rc;

use actix_session::{Session, SessionExt as _};
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_LANGUAGE, USER_AGENT};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use chrono_tz::Tz;
use tracing_actix_web::RequestId;

pub use self::memory::Half;
use self::memory::{LANGUAGE, read};
use super::address;
use super::session::{FAULT, USER};
use crate::domain::audit::Actor;
use crate::domain::users::User;
use crate::error::AppError;
use crate::platform::db::Db;
use crate::platform::i18n::Locale;
use crate::platform::page::{Page, Viewer};
use crate::services::Services;

/// Longest description of a browser that is kept.
const DEVICE_CHARS: usize = 200;

/// What a request knows. Extractors lend it, so `visitor.db()` and `manager.locale()` read alike.
pub struct Context {
    services: Services,
    session: Session,
    user: Option<User>,
    locale: Locale,
    address: IpAddr,
    device: String,
    request_id: String,
    path: String,
}

/// Puts the [`Context`] of a request where extractors and error pages find it. Says 503 while the
/// database does not answer.
///
/// # Errors
/// Those of the service behind it.
pub(crate) async fn greet<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let fault = req.get_session().entries().get(FAULT).cloned();
    if let Some(fault) = fault {
        let response = HttpResponse::from_error(AppError::Unavailable(fault));
        return Ok(ServiceResponse::new(req.into_parts().0, response).map_into_right_body());
    }
    let context = Context::of(req.request());
    if let Some(context) = context {
        req.extensions_mut().insert(Rc::new(context));
    }
    next.call(req)
        .await
        .map(ServiceResponse::map_into_left_body)
}

impl Context {
    /// The context of a request, made when it came in.
    pub(crate) fn find(req: &HttpRequest) -> Result<Rc<Self>, AppError> {
        let found = req.extensions().get::<Rc<Self>>().map(Rc::clone);
        found.ok_or_else(|| AppError::Internal("a request without a context".to_owned()))
    }

    fn of(req: &HttpRequest) -> Option<Self> {
        let services = req.app_data::<Data<Services>>()?.get_ref().clone();
        let session = req.get_session();
        let user: Option<User> = read(&session, USER);
        let chosen = user.as_ref().and_then(|user| user.language.clone());
        let chosen = chosen.or_else(|| read(&session, LANGUAGE));
        let locale = chosen
            .and_then(|tag| Locale::parse(&tag))
            .unwrap_or_else(|| browsers_locale(req));
        let peer = req
            .peer_addr()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
        let address = address::client(peer, req.headers(), &services.config.trusted_proxies);
        Some(Self {
            services,
            session,
            user,
            locale,
            address,
            device: header(req, USER_AGENT.as_str())
                .chars()
                .take(DEVICE_CHARS)
                .collect(),
            request_id: request_id(req),
            path: req.path().to_owned(),
        })
    }

    /// Database, keys and settings.
    #[must_use]
    pub const fn services(&self) -> &Services {
        &self.services
    }

    /// The database.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.services.db
    }

    /// The user's language, else the browser's, else Spanish.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The client's network address.
    #[must_use]
    pub const fn address(&self) -> IpAddr {
        self.address
    }

    /// Id of the request, as in the log and in `X-Request-Id`.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// Path without query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Who is signed in, for pages that anyone may see. To demand it, take another extractor.
    #[must_use]
    pub const fn user(&self) -> Option<&User> {
        self.user.as_ref()
    }

    /// Who acts, for the audit log.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor {
            user: self.user.as_ref().map(|user| user.id.clone()),
            name: self.user.as_ref().map_or_else(String::new, |user| {
                format!("{} <{}>", user.name, user.email)
            }),
            address: Some(self.address.to_string()),
            request_id: Some(self.request_id.clone()),
        }
    }

    /// A page with this name in the viewer's language. Takes the flash along, which is then gone.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> Page {
        let mut page = self.plain_page(title);
        page.flash = self.take_flash();
        page
    }

    /// The same without a flash, for error pages.
    pub(crate) fn plain_page(&self, title: impl Into<String>) -> Page {
        Page {
            locale: self.locale,
            title: title.into(),
            which: String::new(),
            path: self.path.clone(),
            viewer: self.user.as_ref().map(|user| Viewer {
                name: user.name.clone(),
                email: user.email.clone(),
                operator: user.operator,
            }),
            company: None,
            flash: None,
            banners: Vec::new(),
            zone: Tz::UTC,
            demo: self.services.config.demo,
        }
    }
}

fn header<'a>(req: &'a HttpRequest, name: &str) -> &'a str {
    req.headers()
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
}

/// The language that the browser asks for.
pub(crate) fn browsers_locale(req: &HttpRequest) -> Locale {
    Locale::negotiate(header(req, ACCEPT_LANGUAGE.as_str()))
}

/// The id that `X-Request-Id` will show.
pub(crate) fn request_id(req: &HttpRequest) -> String {
    req.extensions()
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default()
}
