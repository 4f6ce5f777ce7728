//! Builds the actix server; `serve`, `demo` and the tests call the same.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data, PayloadConfig};
use actix_web::{App, HttpServer};
use tracing::Span;
use tracing_actix_web::{RequestId, RootSpanBuilder, TracingLogger};

use crate::access::{self, headers, nul, origin};
use crate::areas::public;
use crate::domain::users::password::Hasher;
use crate::error::{self, form_config, nowhere, pages, path_config, query_config};
use crate::routes;
use crate::services::Services;

/// Requests under way when the process is asked to stop have this long; the rest of the 15 s is
/// for workers.
const GRACE_SECONDS: u64 = 10;
/// A client that has not sent its headers by then is let go.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// Bodies that are not forms.
const BODY_LIMIT: usize = 64 * 1024;

/// Serves until `stop` resolves, then finishes what is under way.
///
/// # Errors
/// The socket's, and a vault without keys.
pub async fn run(
    listener: TcpListener,
    services: Services,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    if !services.config.public_url.keeps_secure_cookies() {
        tracing::warn!(
            "PUBLIC_URL is plain http on a network: the session cookie cannot be Secure"
        );
    }
    let running = server(listener, services, threads)?;
    let handle = running.handle();
    tokio::spawn(async move {
        stop.await;
        handle.stop(true).await;
    });
    running.await
}

/// Builds the server of [`routes::table`] on a bound socket; awaiting it serves. Signals are left
/// to the caller.
///
/// # Errors
/// The socket's, and a vault without keys.
pub fn server(
    listener: TcpListener,
    services: Services,
    threads: usize,
) -> std::io::Result<Server> {
    server_of(routes::table, listener, services, threads)
}

/// The same with another table of routes, so that tests can try the extractors on their own.
///
/// # Errors
/// The socket's, and a vault without keys.
pub fn server_of(
    routes: fn() -> access::Table,
    listener: TcpListener,
    services: Services,
    threads: usize,
) -> std::io::Result<Server> {
    let broken = |fault: &dyn std::fmt::Display| std::io::Error::other(fault.to_string());
    let session = access::layer(&services).map_err(|fault| broken(&fault))?;
    drop(session);
    let hasher = Hasher::new(&services.vault, services.config.bcrypt_cost)
        .map_err(|fault| broken(&fault))?;
    let readiness = Data::new(public::Readiness::default());
    let requests = Data::new(public::metrics::Requests::default());
    let factory = move || {
        let mut table = routes();
        App::new()
            .app_data(Data::new(services.clone()))
            .app_data(Data::new(hasher.clone()))
            .app_data(readiness.clone())
            .app_data(requests.clone())
            .app_data(form_config())
            .app_data(path_config())
            .app_data(query_config())
            .app_data(PayloadConfig::new(BODY_LIMIT))
            .wrap(from_fn(pages))
            .wrap(Compress::default())
            .wrap(from_fn(headers::set))
            .wrap(from_fn(public::metrics::measure))
            .wrap(TracingLogger::<Spans>::new())
            .configure(public::doors)
            .configure(|config| table.register_hooks(config))
            .configure(|config| rooms(config, &services, &mut table))
    };
    Ok(HttpServer::new(factory)
        .workers(threads)
        .disable_signals()
        .client_request_timeout(HEADERS_WITHIN)
        .client_disconnect_timeout(Duration::from_secs(2))
        .keep_alive(Duration::from_secs(75))
        .shutdown_timeout(GRACE_SECONDS)
        .listen(listener)?
        .run())
}

/// Everything behind the users' session. Other doors (customers, agents) are sibling scopes with
/// cookies of their own; this one, without a prefix, comes last.
fn rooms(config: &mut web::ServiceConfig, services: &Services, table: &mut access::Table) {
    let scope = web::scope("").configure(|config| table.register_pages(config));
    let scope = scope.default_service(web::to(nowhere));
    match access::layer(services) {
        Ok(session) => {
            config.service(
                scope
                    .wrap(from_fn(nul::check))
                    .wrap(from_fn(origin::check))
                    .wrap(from_fn(access::greet))
                    .wrap(session),
            );
        }
        Err(fault) => {
            tracing::error!(%fault, "no session key");
            config.default_service(web::to(error::nowhere));
        }
    }
}

/// A span per request. It names the route's pattern, never the path, which may hold a token.
struct Spans;

impl RootSpanBuilder for Spans {
    fn on_request_start(request: &actix_web::dev::ServiceRequest) -> Span {
        use actix_web::HttpMessage as _;
        let id = request.extensions().get::<RequestId>().copied();
        tracing::info_span!(
            "request",
            request_id = id.map(tracing::field::display),
            method = %request.method(),
            route = request.match_pattern().unwrap_or_default(),
            status = tracing::field::Empty,
        )
    }

    fn on_request_end<B: actix_web::body::MessageBody>(
        span: Span,
        outcome: &Result<actix_web::dev::ServiceResponse<B>, actix_web::Error>,
    ) {
        let status = outcome.as_ref().map_or_else(
            |fault| fault.as_response_error().status_code(),
            actix_web::dev::ServiceResponse::status,
        );
        span.record("status", status.as_u16());
        span.in_scope(|| tracing::debug!("answered"));
    }
}
