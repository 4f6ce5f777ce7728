//! The control path `/control`, outside of what Bind has: a test or a demo moves the simulator.

use actix_web::{HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::json;

use super::changes::{ClientChange, InvoiceChange, NewClient, NewInvoice, NoChange};
use super::fault::Fault;
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
        NoChange::NoCompany | NoChange::NoRow => HttpResponse::NotFound().json(body),
    }
}

async fn add_client(world: Shared, at: web::Path<i64>, new: web::Json<NewClient>) -> HttpResponse {
    made(lock(&world).add_client(*at, new.into_inner()))
}

async fn change_client(
    world: Shared,
    at: web::Path<(i64, String)>,
    change: web::Json<ClientChange>,
) -> HttpResponse {
    done(lock(&world).change_client(at.0, &at.1, change.into_inner()))
}

async fn add_invoice(
    world: Shared,
    at: web::Path<i64>,
    new: web::Json<NewInvoice>,
) -> HttpResponse {
    made(lock(&world).add_invoice(*at, new.into_inner()))
}

async fn change_invoice(
    world: Shared,
    at: web::Path<(i64, String)>,
    change: web::Json<InvoiceChange>,
) -> HttpResponse {
    done(lock(&world).change_invoice(at.0, &at.1, change.into_inner()))
}

async fn pay(world: Shared, at: web::Path<(i64, String)>, body: web::Json<Amount>) -> HttpResponse {
    done(lock(&world).pay(at.0, &at.1, body.amount))
}

async fn cancel(world: Shared, at: web::Path<(i64, String)>) -> HttpResponse {
    done(lock(&world).cancel(at.0, &at.1))
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
