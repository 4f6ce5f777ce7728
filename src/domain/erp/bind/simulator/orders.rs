//! What can be ordered below `/api`: subscriptions to web hooks, and adjustments of stock.

use actix_web::http::Method;
use chrono::NaiveDateTime;
use serde::Deserialize;

use super::changes::{NoChange, StockMove};
use super::hooks::{Event, Hook};
use super::reply::{Reply, Request};
use super::world::World;

/// Carries out what a known user orders.
pub fn carry_out(world: &mut World, company: usize, user: usize, request: &Request<'_>) -> Reply {
    let path = request.path.trim_end_matches('/');
    match (request.method, path) {
        (&Method::POST, "/api/WebHookSubscriptions") => subscribe(world, company, user, request),
        (&Method::PUT, "/api/WebHookSubscriptions") => redirect(world, company, user, request),
        (&Method::DELETE, "/api/WebHookSubscriptions") => {
            unsubscribe(world, company, user, request)
        }
        (&Method::POST, "/api/Inventory") => adjust(world, company, user, request),
        _ => Reply::refusal(405, "MethodNotAllowed", "El método no está permitido."),
    }
}

#[derive(Deserialize)]
struct NewHook {
    event: String,
    target_url: String,
}

impl NewHook {
    /// The event and the address to be called.
    fn read(request: &Request<'_>) -> Result<(Event, String), Reply> {
        let new: Self = body(request)?;
        let event = Event::named(&new.event).ok_or_else(|| bad("El evento no existe."))?;
        let target = url::Url::parse(&new.target_url);
        if !target.is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            return Err(bad("target_url no es una dirección."));
        }
        Ok((event, new.target_url))
    }
}

/// The same event may be subscribed to more than once, also at the same address.
fn subscribe(world: &mut World, company: usize, user: usize, request: &Request<'_>) -> Reply {
    let (event, target) = match NewHook::read(request) {
        Ok(new) => new,
        Err(refusal) => return refusal,
    };
    let id = world.random.guid();
    let hooks = &mut world.companies[company].users[user].hooks;
    hooks.push(Hook { id, event, target });
    Reply::done()
}

/// The event is the key: all of the user's subscriptions to it get the new address.
fn redirect(world: &mut World, company: usize, user: usize, request: &Request<'_>) -> Reply {
    let (event, target) = match NewHook::read(request) {
        Ok(new) => new,
        Err(refusal) => return refusal,
    };
    let hooks = &mut world.companies[company].users[user].hooks;
    let mut found = false;
    for hook in hooks.iter_mut().filter(|hook| hook.event == event) {
        hook.target.clone_from(&target);
        found = true;
    }
    if found { Reply::done() } else { gone() }
}

fn unsubscribe(world: &mut World, company: usize, user: usize, request: &Request<'_>) -> Reply {
    let named = |wanted: &str| {
        let mut pairs = url::form_urlencoded::parse(request.query.as_bytes());
        let found = pairs.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.and_then(|(_, id)| uuid::Uuid::parse_str(&id).map_or(None, |id| Some(id.as_u128())))
    };
    let Some(id) = named("subscriptionID").or_else(|| named("id")) else {
        return bad("Falta la suscripción.");
    };
    let hooks = &mut world.companies[company].users[user].hooks;
    let before = hooks.len();
    hooks.retain(|hook| hook.id != id);
    if hooks.len() < before {
        Reply::done()
    } else {
        gone()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct NewAdjustment {
    #[serde(rename = "ProductID")]
    product: String,
    #[serde(rename = "WarehouseID")]
    warehouse: String,
    adjust_qty: f64,
    date: String,
    comments: Option<String>,
}

fn adjust(world: &mut World, company: usize, user: usize, request: &Request<'_>) -> Reply {
    let new: NewAdjustment = match body(request) {
        Ok(new) => new,
        Err(refusal) => return refusal,
    };
    if NaiveDateTime::parse_from_str(&new.date, "%Y-%m-%dT%H:%M:%S%.f").is_err() {
        return bad("Date no es una fecha.");
    }
    let company = &world.companies[company];
    let (number, name) = (company.number, company.username(user));
    let change = StockMove {
        warehouse: new.warehouse,
        product: new.product,
        quantity: new.adjust_qty,
        comments: new.comments.unwrap_or_default(),
    };
    match world.adjust(number, &change, &name, true) {
        Ok(()) => Reply::done(),
        Err(NoChange::BadAmount) => bad("AdjustQty no es una cantidad."),
        Err(_) => bad("El producto o el almacén no existe."),
    }
}

fn body<T: for<'a> Deserialize<'a>>(request: &Request<'_>) -> Result<T, Reply> {
    serde_json::from_slice(request.body).map_err(|why| bad(&why.to_string()))
}

fn bad(why: &str) -> Reply {
    Reply::refusal(400, "BadRequest", why)
}

fn gone() -> Reply {
    Reply::refusal(404, "NotFound", "No se encontró la suscripción.")
}
