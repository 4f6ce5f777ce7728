//! The lists of a company, field by field, with Bind's names.

mod clients;
mod goods;
mod invoices;

use serde_json::Value as Json;

pub use clients::{CLIENT_DETAIL, CLIENTS};
pub use goods::{INVENTORY, PRODUCTS, WAREHOUSES, categories, product_extras};
pub use invoices::{INVOICE_DETAIL, INVOICES, PAYMENTS};

use super::hooks::{Event, Hook};
use super::model::{Account, Company, DOLLAR, Named, PESO, User, guid};
use super::odata::{Kind, Value};
use super::rows::Column;

use Kind::{Guid as G, Number as N, Text as T};

fn location(company: &Company) -> Value<'_> {
    company
        .locations
        .first()
        .map_or(Value::Null, |place| Value::Guid(place.id))
}

/// `/api/Users`.
pub const USERS: &[Column<User>] = &[
    ("ID", G, |_, u| Value::Guid(u.id)),
    ("FullName", T, |_, u| Value::text(&u.full_name)),
    ("JobPosition", T, |_, u| Value::text(&u.job)),
    ("LocationID", G, |c, _| location(c)),
    ("Email", T, |_, u| Value::text(&u.email)),
    ("UserName", T, |c, u| {
        Value::made(format!("{}|{}", u.name, c.number))
    }),
];

/// `/api/Locations` and `/api/PriceLists`.
pub const NAMED: &[Column<Named>] = &[
    ("ID", G, |_, n| Value::Guid(n.id)),
    ("Name", T, |_, n| Value::text(&n.name)),
];

/// `/api/Currencies`: id, name, code, rate.
pub type Currency = (u128, &'static str, &'static str, f64);
/// The currencies of every company.
pub const CURRENCIES: [Currency; 2] = [
    (PESO, "Pesos", "MXN", 1.0),
    (DOLLAR, "Dólares", "USD", 18.25),
];
/// `/api/Currencies`.
pub const CURRENCY: &[Column<Currency>] = &[
    ("ID", G, |_, c| Value::Guid(c.0)),
    ("Name", T, |_, c| Value::text(c.1)),
    ("Code", T, |_, c| Value::text(c.2)),
    ("ExchangeRate", N, |_, c| Value::Double(c.3)),
];

/// `/api/WebHooks`.
pub const EVENTS: &[Column<Event>] = &[
    ("ID", T, |_, e| Value::text(e.name())),
    ("EventName", T, |_, e| Value::text(e.name())),
    ("EventDescription", T, |_, e| Value::text(e.description())),
];

/// `/api/WebHookSubscriptions`.
pub const HOOKS: &[Column<Hook>] = &[
    ("ID", G, |_, h| Value::Guid(h.id)),
    ("EventID", T, |_, h| Value::text(h.event.name())),
    ("TargetURL", T, |_, h| Value::text(&h.target)),
    ("EventName", T, |_, h| Value::text(h.event.name())),
];

/// `/api/BankAccounts`.
pub const ACCOUNTS: &[Column<Account>] = &[
    ("ID", G, |_, a| Value::Guid(a.id)),
    ("Type", N, |_, _| Value::Int(2)),
    ("TypeText", T, |_, _| Value::text("Débito")),
    ("BankID", G, |_, a| Value::Guid(a.bank_id)),
    ("BankName", T, |_, a| Value::text(&a.bank)),
    ("Name", T, |_, a| Value::text(&a.name)),
    ("Balance", N, |_, a| Value::Double(a.balance)),
    ("CurrencyID", G, |_, a| {
        Value::Guid(if a.dollars { DOLLAR } else { PESO })
    }),
    ("CurrencyCode", T, |_, a| {
        Value::text(if a.dollars { "USD" } else { "MXN" })
    }),
    ("LocationID", G, |c, _| location(c)),
];

/// `/api/UserProfile`.
pub fn user_profile(company: &Company, user: &User) -> Json {
    serde_json::json!({
        "CompanyID": guid(company.id),
        "CompanyName": company.name,
        "CompanyNumber": company.number,
        "Email": user.email,
        "Name": user.full_name,
        "RFC": company.rfc,
        "Roles": [user.role],
        "UserID": guid(user.id),
        "Username": format!("{}|{}", user.name, company.number),
        "Locations": company.locations.iter().map(|l| guid(l.id)).collect::<Vec<_>>(),
    })
}

/// `/api/CompanyProfile`.
pub fn company_profile(company: &Company) -> Json {
    serde_json::json!({
        "LegalName": company.legal_name,
        "CommercialName": company.name,
        "RFC": company.rfc,
        "FiscalType": "601",
        "EntityType": "Moral",
        "PhoneNumbers": "81 5555 0100",
        "Street": "Av. de las Torres",
        "ExtNumber": "100",
        "IntNumber": "",
        "ZipCode": company.zip,
        "Colonia": "Centro",
        "City": company.city,
        "State": company.state,
        "IMSSID": null,
        "InvoiceCertExpiration": "2029-01-31T00:00:00",
    })
}
