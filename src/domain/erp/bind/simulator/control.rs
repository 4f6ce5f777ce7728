//! The control path `/control`, outside of what Bind has: a test or a demo moves the simulator.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::json;

use super::changes::{
    Acting, ClientChange, InvoiceChange, NewClient, NewInvoice, NewProduct, NoChange, StockMove,
};
use super::fault::Fault;
use super::hooks::DeliveryRules;
use super::world::World;
use super::{Shared, lock};

/// Its routes.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(
        web::scope("/control")
            .route("/companies/{company}/clients", web::post().to(add_client))
            .route(
                "/companies/{company}/clients/{id}",
                web::put().to(change_client),
            )
            .route("/companies/{company}/invoices", web::post().to(add_invoice))
            .route(
                "/companies/{company}/invoices/{id}",
                web::put().to(change_invoice),
            )
            .route(
                "/companies/{company}/invoices/{id}/payments",
                web::post().to(pay),
            )
            .route(
                "/companies/{company}/invoices/{id}/cancellation",
                web::post().to(cancel),
            )
            .route(
                "/companies/{company}/subscription",
                web::put().to(subscribe),
            )
            .route("/companies/{company}/products", web::post().to(add_product))
            .route("/companies/{company}/stock", web::post().to(adjust))
            .route("/adjustments", web::get().to(adjustments))
            .route("/adjustments", web::delete().to(clear_adjustments))
            .route("/deliveries", web::get().to(deliveries))
            .route("/deliveries", web::put().to(deliver_by))
            .route("/deliveries", web::delete().to(clear_deliveries))
            .route("/keys", web::get().to(keys))
            .route("/keys/expiry", web::post().to(expire))
            .route("/faults", web::post().to(fault))
            .route("/faults", web::delete().to(clear_faults))
            .route("/clock", web::get().to(clock))
            .route("/clock", web::put().to(set_clock))
            .route("/calls", web::get().to(calls))
            .route("/calls", web::delete().to(clear_calls)),
    );
}

#[derive(Deserialize)]
struct Amount {
    amount: f64,
}

#[derive(Deserialize)]
struct Nothing {}

/// A change, and the user who makes it: `mario` or `mario|90001`; without one nobody acts, and no
/// web hook hears of it.
#[derive(Deserialize)]
struct Change<T> {
    #[serde(rename = "as")]
    who: Option<String>,
    #[serde(flatten)]
    what: T,
}

type By<T> = web::Json<Change<T>>;
type Of = web::Path<(i64, String)>;

impl<T> Change<T> {
    fn hand<'a>(&'a self, world: &'a mut World) -> Acting<'a> {
        world.acting(self.who.as_deref())
    }
}

#[derive(Deserialize)]
struct Active {
    active: bool,
}

#[derive(Deserialize)]
struct Key {
    key: String,
}

#[derive(Deserialize)]
struct Clock {
    now: DateTime<Utc>,
}

fn made(result: Result<String, NoChange>) -> HttpResponse {
    match result {
        Ok(id) => HttpResponse::Created().json(json!({ "ID": id })),
        Err(why) => refused(why),
    }
}

fn done(result: Result<(), NoChange>) -> HttpResponse {
    result.map_or_else(refused, |()| HttpResponse::NoContent().finish())
}

fn refused(why: NoChange) -> HttpResponse {
    let body = json!({ "Message": why.to_string() });
    match why {
        NoChange::BadAmount => HttpResponse::BadRequest().json(body),
        NoChange::NoCompany | NoChange::NoUser | NoChange::NoRow => {
            HttpResponse::NotFound().json(body)
        }
    }
}

async fn add_client(world: Shared, at: web::Path<i64>, new: By<NewClient>) -> HttpResponse {
    made(
        new.hand(&mut lock(&world))
            .add_client(*at, new.what.clone()),
    )
}

async fn change_client(world: Shared, at: Of, change: By<ClientChange>) -> HttpResponse {
    let mut world = lock(&world);
    let hand = change.hand(&mut world);
    done(hand.change_client(at.0, &at.1, change.what.clone()))
}

async fn add_invoice(world: Shared, at: web::Path<i64>, new: By<NewInvoice>) -> HttpResponse {
    made(
        new.hand(&mut lock(&world))
            .add_invoice(*at, new.what.clone()),
    )
}

async fn change_invoice(world: Shared, at: Of, change: By<InvoiceChange>) -> HttpResponse {
    let mut world = lock(&world);
    let hand = change.hand(&mut world);
    done(hand.change_invoice(at.0, &at.1, change.what.clone()))
}

async fn pay(world: Shared, at: Of, body: By<Amount>) -> HttpResponse {
    done(
        body.hand(&mut lock(&world))
            .pay(at.0, &at.1, body.what.amount),
    )
}

/// The body may be missing.
async fn cancel(world: Shared, at: Of, body: Option<By<Nothing>>) -> HttpResponse {
    let who = body.as_ref().and_then(|body| body.who.as_deref());
    done(lock(&world).acting(who).cancel(at.0, &at.1))
}

async fn add_product(world: Shared, at: web::Path<i64>, new: By<NewProduct>) -> HttpResponse {
    made(
        new.hand(&mut lock(&world))
            .add_product(*at, new.what.clone()),
    )
}

async fn adjust(world: Shared, at: web::Path<i64>, change: By<StockMove>) -> HttpResponse {
    done(
        change
            .hand(&mut lock(&world))
            .adjust_stock(*at, &change.what),
    )
}

async fn subscribe(world: Shared, at: web::Path<i64>, body: web::Json<Active>) -> HttpResponse {
    done(lock(&world).subscribe(*at, body.active))
}

async fn keys(world: Shared) -> HttpResponse {
    HttpResponse::Ok().json(lock(&world).keys())
}

async fn expire(world: Shared, body: web::Json<Key>) -> HttpResponse {
    lock(&world).expire(&body.key);
    HttpResponse::NoContent().finish()
}

async fn fault(world: Shared, fault: web::Json<Fault>) -> HttpResponse {
    lock(&world).fault(fault.into_inner());
    HttpResponse::NoContent().finish()
}

async fn clear_faults(world: Shared) -> HttpResponse {
    lock(&world).clear_faults();
    HttpResponse::NoContent().finish()
}

async fn clock(world: Shared) -> HttpResponse {
    HttpResponse::Ok().json(json!({ "now": lock(&world).now() }))
}

async fn set_clock(world: Shared, body: web::Json<Clock>) -> HttpResponse {
    lock(&world).set_clock(body.now);
    HttpResponse::NoContent().finish()
}

async fn calls(world: Shared) -> HttpResponse {
    HttpResponse::Ok().json(lock(&world).calls())
}

async fn clear_calls(world: Shared) -> HttpResponse {
    lock(&world).clear_calls();
    HttpResponse::NoContent().finish()
}

async fn adjustments(world: Shared) -> HttpResponse {
    HttpResponse::Ok().json(lock(&world).adjustments())
}

async fn clear_adjustments(world: Shared) -> HttpResponse {
    lock(&world).clear_adjustments();
    HttpResponse::NoContent().finish()
}

/// Answers when all deliveries have ended.
async fn deliveries(world: Shared) -> HttpResponse {
    super::delivered(&world).await;
    let world = lock(&world);
    let body = json!({ "held": world.held_deliveries(), "done": world.deliveries() });
    HttpResponse::Ok().json(body)
}

async fn deliver_by(world: Shared, rules: web::Json<DeliveryRules>) -> HttpResponse {
    lock(&world).deliver_by(rules.into_inner());
    HttpResponse::NoContent().finish()
}

async fn clear_deliveries(world: Shared) -> HttpResponse {
    lock(&world).clear_deliveries();
    HttpResponse::NoContent().finish()
}
