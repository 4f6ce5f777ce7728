//! What is sent to a web hook.

use serde_json::{Value as Json, json};

use super::super::model::{Company, User, guid};
use super::super::rows::Column;
use super::super::tables;
use super::Event;

const OF_INVOICE: [&str; 11] = [
    "ID",
    "Serie",
    "Number",
    "Date",
    "ClientID",
    "ClientName",
    "RFC",
    "Total",
    "Comments",
    "WarehouseID",
    "PurchaseOrder",
];
const OF_CLIENT: [&str; 6] = ["ID", "Number", "ClientName", "LegalName", "RFC", "Email"];
const OF_PRODUCT: [&str; 4] = ["ID", "Code", "Title", "SKU"];
const OF_PAYMENT: [&str; 4] = ["ID", "ApplicationDate", "Amount", "Account"];

/// A new invoice, made by this user.
pub fn invoice(company: &Company, user: &User, id: &str) -> Option<Json> {
    let at = *company.invoice_at.get(&parse(id)?)?;
    let row = company.invoices.get(at as usize)?;
    let mut body = fields(company, row, tables::INVOICES, &OF_INVOICE);
    let warehouse = company.goods.warehouses.first();
    body["WarehouseName"] = json!(warehouse.map(|warehouse| &warehouse.name));
    body["EmployeeID"] = json!(guid(user.id));
    body["EmployeeName"] = json!(user.full_name);
    Some(body)
}

/// A client, new or changed.
pub fn client(company: &Company, id: &str) -> Option<Json> {
    let at = *company.client_at.get(&parse(id)?)?;
    let row = company.clients.get(at as usize)?;
    Some(fields(company, row, tables::CLIENTS, &OF_CLIENT))
}

/// A new product.
pub fn product(company: &Company, id: &str) -> Option<Json> {
    let row = company
        .goods
        .products
        .get(company.goods.product(id)? as usize)?;
    Some(fields(company, row, tables::PRODUCTS, &OF_PRODUCT))
}

/// The payment at a position.
pub fn payment(company: &Company, at: usize) -> Option<Json> {
    let row = company.payments.get(at)?;
    let invoice = company.invoices.get(row.invoice as usize)?;
    let client = company.clients.get(invoice.client as usize)?;
    let mut body = fields(company, row, tables::PAYMENTS, &OF_PAYMENT);
    body["InvoiceID"] = json!(guid(invoice.id));
    body["ClientID"] = json!(guid(client.id));
    body["ClientName"] = json!(&*client.trade_name);
    Some(body)
}

/// What an event of this company could look like.
pub fn sample(company: &Company, user: &User, event: Event) -> Json {
    let first = |id: Option<u128>| id.map(guid);
    let body = match event {
        Event::AddInvoice => first(company.invoices.first().map(|one| one.id))
            .and_then(|id| invoice(company, user, &id)),
        Event::AddClient | Event::EditClient => {
            first(company.clients.first().map(|one| one.id)).and_then(|id| client(company, &id))
        }
        Event::AddProduct => first(company.goods.products.first().map(|one| one.id))
            .and_then(|id| product(company, &id)),
        Event::AddPayment => payment(company, 0),
        Event::AddActivity | Event::AddOrder | Event::AddQuote => None,
    };
    body.unwrap_or_else(|| json!({ "ID": guid(company.id) }))
}

fn parse(id: &str) -> Option<u128> {
    uuid::Uuid::parse_str(id).ok().map(|id| id.as_u128())
}

/// Some fields of a row.
fn fields<R>(company: &Company, row: &R, columns: &[Column<R>], wanted: &[&str]) -> Json {
    let chosen = columns.iter().filter(|(name, ..)| wanted.contains(name));
    chosen
        .map(|(name, _, get)| ((*name).to_owned(), json!(get(company, row))))
        .collect()
}
