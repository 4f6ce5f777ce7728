//! The paths below `/api` that can be read.

use serde_json::Value as Json;

use super::asked::Asked;
use super::hooks::{Event, bodies};
use super::model::{Company, Payment};
use super::odata::BadQuery;
use super::reply::{Reply, Request};
use super::rows::Row;
use super::tables;
use super::world::World;

/// The path with ids as `{id}`, for counting.
pub fn pattern(path: &str) -> String {
    let words = path.split('/').map(|word| {
        let id = word.bytes().any(|b| b.is_ascii_digit());
        if id { "{id}" } else { word }
    });
    words.collect::<Vec<_>>().join("/")
}

/// Answers a known user.
pub fn get(world: &mut World, company: usize, user: usize, request: &Request<'_>) -> Reply {
    let forgetful = world.forgetful;
    let company = &mut world.companies[company];
    let path = request
        .path
        .trim_start_matches("/api/")
        .trim_end_matches('/');
    let words: Vec<&str> = path.split('/').collect();
    match words[..] {
        ["UserProfile"] => Reply::json(200, &tables::user_profile(company, &company.users[user])),
        ["CompanyProfile"] => Reply::json(200, &tables::company_profile(company)),
        ["Clients", id] => client(company, id).unwrap_or_else(not_found),
        ["Invoices", id] => invoice(company, id).unwrap_or_else(not_found),
        ["Categories"] => Reply::json(200, &tables::categories(company)),
        ["Products", id] => product(company, id).unwrap_or_else(not_found),
        ["WebHooks", event] => sample(company, user, event).unwrap_or_else(not_found),
        _ => lists(company, user, &words, request, forgetful),
    }
}

fn not_found() -> Reply {
    Reply::refusal(404, "NotFound", "No se encontró el recurso.")
}

fn client(company: &Company, id: &str) -> Option<Reply> {
    let at = *company
        .client_at
        .get(&uuid::Uuid::parse_str(id).ok()?.as_u128())?;
    let row = company.clients.get(at as usize)?;
    let columns = tables::CLIENT_DETAIL;
    Some(Reply::json(
        200,
        &Row {
            company,
            row,
            columns,
        },
    ))
}

fn invoice(company: &Company, id_or_number: &str) -> Option<Reply> {
    let row = company.invoices.get(invoice_at(company, id_or_number)?)?;
    let columns = tables::INVOICE_DETAIL;
    Some(Reply::json(
        200,
        &Row {
            company,
            row,
            columns,
        },
    ))
}

fn invoice_at(company: &Company, id_or_number: &str) -> Option<usize> {
    if let Ok(number) = id_or_number.parse::<u32>() {
        return company
            .invoices
            .iter()
            .position(|invoice| invoice.number == number);
    }
    let id = uuid::Uuid::parse_str(id_or_number).ok()?.as_u128();
    company.invoice_at.get(&id).map(|at| *at as usize)
}

fn product(company: &Company, id: &str) -> Option<Reply> {
    let at = company.goods.product(id)?;
    let row = company.goods.products.get(at as usize)?;
    let columns = tables::PRODUCTS;
    let row = Row {
        company,
        row,
        columns,
    };
    let mut detail = serde_json::to_value(&row).ok()?;
    let extras = tables::product_extras(company, at);
    if let (Some(detail), Json::Object(extras)) = (detail.as_object_mut(), extras) {
        detail.extend(extras);
    }
    Some(Reply::json(200, &detail))
}

fn sample(company: &Company, user: usize, event: &str) -> Option<Reply> {
    let body = bodies::sample(company, &company.users[user], Event::named(event)?);
    Some(Reply::json(200, &body))
}

fn lists(
    company: &mut Company,
    user: usize,
    words: &[&str],
    request: &Request<'_>,
    forgetful: bool,
) -> Reply {
    let asked = match Asked::parse(request, forgetful) {
        Ok(asked) => asked,
        Err(why) => return bad(&why),
    };
    let reply = match words {
        ["Clients"] => asked.kept(company, |c| (&c.clients, tables::CLIENTS)),
        ["Invoices"] => asked.kept(company, |c| (&c.invoices, tables::INVOICES)),
        ["Products"] => asked.kept(company, |c| (&c.goods.products, tables::PRODUCTS)),
        ["Inventory"] => {
            let Some(at) = asked
                .parameter("warehouseID")
                .and_then(|id| company.goods.warehouse(id))
            else {
                return not_found();
            };
            asked.kept(company, |c| {
                (&c.goods.warehouses[at].holds, tables::INVENTORY)
            })
        }
        ["Users"] => asked.fresh(company, &company.users, tables::USERS),
        ["Currencies"] => asked.fresh(company, &tables::CURRENCIES, tables::CURRENCY),
        ["Locations"] => asked.fresh(company, &company.locations, tables::NAMED),
        ["PriceLists"] => asked.fresh(company, &company.price_lists, tables::NAMED),
        ["BankAccounts"] => asked.fresh(company, &company.accounts, tables::ACCOUNTS),
        ["Warehouses"] => asked.fresh(company, &company.goods.warehouses, tables::WAREHOUSES),
        ["WebHooks"] => asked.fresh(company, &Event::ALL, tables::EVENTS),
        ["WebHookSubscriptions"] => asked.fresh(company, &company.users[user].hooks, tables::HOOKS),
        ["Invoices", "Payment", id] => match invoice_at(company, id) {
            Some(at) => asked.fresh(company, &payments(company, at), tables::PAYMENTS),
            None => return not_found(),
        },
        _ => return not_found(),
    };
    reply.unwrap_or_else(|why| bad(&why))
}

fn bad(why: &BadQuery) -> Reply {
    Reply::refusal(400, "BadRequest", &why.to_string())
}

fn payments(company: &Company, invoice: usize) -> Vec<Payment> {
    let positions = company.payments_at.get(invoice);
    let found = positions.into_iter().flatten();
    found
        .filter_map(|at| company.payments.get(*at as usize).cloned())
        .collect()
}
