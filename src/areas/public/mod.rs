//! What needs no session: the front door, static files, and what monitors ask.

mod files;
mod health;
pub mod invitations;
pub mod metrics;

use actix_web::Route;
use actix_web::guard::{Any, Get, Head};
use actix_web::web::{self, ServiceConfig};

use super::session::home_of;
use super::{Answer, see_other};
use crate::access::Anyone;

pub use health::Readiness;

/// GET / leads to where one's work is.
///
/// # Errors
/// The database's.
pub async fn landing(visitor: Anyone) -> Answer {
    match visitor.user() {
        Some(user) => see_other(home_of(&visitor, user).await?),
        None => see_other("/login"),
    }
}

/// Registers what stands outside every session.
pub fn doors(config: &mut ServiceConfig) {
    config
        .service(web::resource("/healthz").route(look().to(health::alive)))
        .service(web::resource("/readyz").route(look().to(health::ready)))
        .service(web::resource("/static/{name:.*}").route(look().to(files::show)))
        .service(web::resource("/robots.txt").route(look().to(files::robots)));
}

fn look() -> Route {
    web::route().guard(Any(Get()).or(Head()))
}
