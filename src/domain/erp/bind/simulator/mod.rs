//! A server that speaks like Bind, with invented companies, for tests and for the demo.
//!
//! Below `/api` it answers what Bind answers, as far as it is known, and calls the web hooks of
//! users who act; below `/control` it can be moved. Its companies, by number: 90001 Comercializadora Páramo with two years of history,
//! 90002 Maderas de la Sierra, a foreign one, 90003 Distribuidora Cerro Azul, which nobody has
//! registered yet.

mod asked;
mod calls;
mod cases;
mod changes;
mod control;
mod drafts;
mod fault;
mod generate;
mod goods;
mod hooks;
mod keys;
mod list;
mod model;
mod names;
pub mod odata;
mod orders;
mod plans;
mod random;
mod reply;
mod resources;
mod rfc;
mod rows;
mod tables;
mod token;
mod world;

use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::dev::ServerHandle;
use actix_web::http::header;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use chrono::NaiveDate;
use url::Url;

pub use calls::Calls;
pub use changes::{
    Acting, Adjustment, ClientChange, InvoiceChange, NewClient, NewInvoice, NewProduct, NoChange,
    StockMove,
};
pub use fault::{Fault, FaultKind};
pub use hooks::{Delivered, DeliveryRules};
pub use keys::KeyInfo;
use reply::{End, Reply, Request};
pub use world::World;

/// What the simulator is filled with.
#[derive(Clone, Debug)]
pub struct SimulatorConfig {
    /// The same seed and day give the same companies.
    pub seed: u64,
    /// Customers of company 90001, special cases included.
    pub customers: usize,
    /// Invoices of each of its customers that is no special case.
    pub invoices_per_customer: usize,
    /// Products of company 90001; the other companies have a tenth of it.
    pub products: usize,
    /// Customers of companies 90002 and 90003.
    pub other_customers: (usize, usize),
    /// Whether company 90001 begins with the special cases.
    pub cases: bool,
    /// The day that data and clock begin at; the machine's by default.
    pub today: Option<NaiveDate>,
    /// Calls that a key has for a day.
    pub daily_calls: u32,
    /// Whether `nextLink` forgets every parameter but `$skip`.
    pub next_link_forgets: bool,
}

impl Default for SimulatorConfig {
    fn default() -> Self {
        Self {
            seed: 1,
            customers: 120,
            invoices_per_customer: 24,
            products: 200,
            other_customers: (101, 100),
            cases: true,
            today: None,
            daily_calls: super::DAILY_CALLS,
            next_link_forgets: false,
        }
    }
}

/// The simulator's state in other hands; cheap to clone.
#[derive(Clone, Debug)]
pub struct SharedWorld(Arc<Mutex<World>>);

impl SharedWorld {
    /// The state; answers wait while it is held.
    pub fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.0)
    }
}

/// A running simulator; it stops when dropped.
#[derive(Debug)]
pub struct Simulator {
    addr: SocketAddr,
    world: Arc<Mutex<World>>,
    server: ServerHandle,
}

impl Simulator {
    /// Starts to listen; port 0 is any port. Needs a running Tokio runtime.
    ///
    /// # Errors
    /// When the address cannot be listened at.
    pub fn start(addr: impl ToSocketAddrs, config: &SimulatorConfig) -> std::io::Result<Self> {
        let (deliveries, queue) = hooks::Deliveries::new();
        let world = Arc::new(Mutex::new(World::new(config, deliveries)));
        let delivering = hooks::run(queue, Arc::downgrade(&world));
        let shared = Shared::from(Arc::clone(&world));
        let server = HttpServer::new(move || {
            let answers = web::resource("/api/{path:.*}").to(answer);
            App::new()
                .app_data(shared.clone())
                .configure(control::routes)
                .service(answers)
        });
        let server = server
            .workers(2)
            .disable_signals()
            .shutdown_timeout(1)
            .bind(addr)?;
        let addr = server
            .addrs()
            .first()
            .copied()
            .ok_or(std::io::ErrorKind::AddrNotAvailable)?;
        let server = server.run();
        let handle = server.handle();
        tokio::spawn(server);
        tokio::spawn(delivering);
        Ok(Self {
            addr,
            world,
            server: handle,
        })
    }

    /// Where it listens.
    #[must_use]
    pub const fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The setting `BIND_API_URL` for it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// The client's settings for it.
    #[must_use]
    pub fn settings(&self) -> Option<super::BindSettings> {
        Url::parse(&self.url()).ok().map(super::BindSettings::new)
    }

    /// Its state; answers wait while it is held.
    pub fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }

    /// Its state, for somebody who does not own it.
    #[must_use]
    pub fn shared(&self) -> SharedWorld {
        SharedWorld(Arc::clone(&self.world))
    }

    /// A user's key, see `World::key_for`.
    ///
    /// # Errors
    /// When there is no such user.
    pub fn key_for(
        &self,
        who: &str,
        company: i64,
    ) -> Result<crate::domain::erp::ApiKey, crate::domain::erp::KeyFault> {
        self.world().key_for(who, company)
    }

    /// Waits until every delivery to a web hook has ended, repeated calls included; those that
    /// are held back do not count.
    pub async fn delivered(&self) {
        delivered(&self.world).await;
    }

    /// Stops it and waits until it has stopped.
    pub async fn stop(self) {
        self.server.stop(true).await;
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

type Shared = web::Data<Mutex<World>>;

/// The state, whatever befell another holder.
fn lock(world: &Mutex<World>) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn delivered(world: &Mutex<World>) {
    let mut pending = lock(world).deliveries.pending();
    // An error only says that the simulator is gone.
    let _gone = pending.wait_for(|pending| *pending == 0).await;
}

async fn answer(request: HttpRequest, body: web::Bytes, world: Shared) -> HttpResponse {
    let bearer = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let origin = {
        let asked = request.connection_info();
        format!("{}://{}", asked.scheme(), asked.host())
    };
    let reply = lock(&world).answer(&Request {
        method: request.method(),
        path: request.path(),
        query: request.query_string(),
        body: &body,
        bearer: bearer.and_then(|value| value.strip_prefix("Bearer ")),
        origin: &origin,
    });
    if !reply.slow.is_zero() {
        tokio::time::sleep(reply.slow).await;
    }
    send(reply)
}

fn send(reply: Reply) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(reply.status).unwrap_or_default();
    let mut response = HttpResponse::build(status);
    response.content_type(if reply.html {
        "text/html"
    } else {
        "application/json; charset=utf-8"
    });
    if let Some(seconds) = reply.retry_after {
        response.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    if status.is_redirection() {
        response.insert_header((header::LOCATION, "/api/Users"));
    }
    if reply.end == End::Whole {
        return response.body(reply.body);
    }
    // What never comes to its end has a length and a body, whatever it should have been.
    response.status(match status.as_u16() {
        204 => actix_web::http::StatusCode::OK,
        _ => status,
    });
    let whole = reply.body.len().max(2);
    let mut sent = reply.body.into_bytes();
    sent.truncate(if reply.end == End::Half { whole / 2 } else { 0 });
    let broken = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let parts = [Ok(web::Bytes::from(sent)), Err(broken)];
    response
        .no_chunking(whole as u64)
        .streaming(futures_util::stream::iter(parts))
}
