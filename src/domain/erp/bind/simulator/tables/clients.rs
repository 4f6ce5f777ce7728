//! Clients.

use super::super::model::{Client, Named};
use super::super::odata::{Kind, Value};
use super::super::rows::Column;

use Kind::{Date as D, Guid as G, Number as N, Text as T};

/// `/api/Clients`.
pub const CLIENTS: &[Column<Client>] = &[
    ("ID", G, |_, c| Value::Guid(c.id)),
    ("Number", N, |_, c| Value::Int(c.number.into())),
    ("ClientName", T, |_, c| Value::text(&c.trade_name)),
    ("LegalName", T, |_, c| Value::text(&c.legal_name)),
    ("RFC", T, |_, c| Value::text(&c.rfc)),
    ("Email", T, |_, c| Value::opt_text(c.email.as_deref())),
    ("Phone", T, |_, c| Value::opt_text(c.phone.as_deref())),
    ("NextContactDate", D, |_, _| Value::Null),
    ("LocationID", G, |o, c| id_of(&o.locations, c.location)),
    ("RegimenFiscal", T, |_, c| {
        Value::opt_text(c.regime.as_deref())
    }),
];

/// `/api/Clients/{id}`, spelling mistakes included.
pub const CLIENT_DETAIL: &[Column<Client>] = &[
    ("ID", G, |_, c| Value::Guid(c.id)),
    ("RFC", T, |_, c| Value::text(&c.rfc)),
    ("LegalName", T, |_, c| Value::text(&c.legal_name)),
    ("CommercialName", T, |_, c| Value::text(&c.trade_name)),
    ("CreditDays", N, |_, c| Value::Int(c.credit_days.into())),
    ("CreditAmount", N, |_, c| Value::Double(c.credit_amount)),
    ("PaymentMethod", T, |_, _| Value::text("Por definir")),
    ("PaymentTermType", T, |_, _| Value::text("Crédito")),
    ("CreationDate", D, |_, c| Value::Date(c.created)),
    ("Status", T, |_, _| Value::text("Activo")),
    ("SalesContact", T, |o, c| named(&o.sellers, c.seller)),
    ("CreditContact", T, |o, c| named(&o.collectors, c.collector)),
    ("Loctaion", T, |o, c| name_of(&o.locations, c.location)),
    ("LoctaionID", G, |o, c| id_of(&o.locations, c.location)),
    ("Comments", T, |_, _| Value::Null),
    ("PriceList", T, |o, c| name_of(&o.price_lists, c.price_list)),
    ("PriceListID", G, |o, c| id_of(&o.price_lists, c.price_list)),
    ("Email", T, |_, c| Value::opt_text(c.email.as_deref())),
    ("Telephones", T, |_, c| Value::opt_text(c.phone.as_deref())),
    ("Number", N, |_, c| Value::Int(c.number.into())),
    ("AccountNumber", T, |_, _| Value::Null),
    ("DefaultDiscount", N, |_, _| Value::Double(0.0)),
    ("ClientSource", T, |_, _| Value::Null),
    ("Account", T, |_, _| Value::text("105.01")),
    ("City", T, |o, _| Value::text(&o.city)),
    ("State", T, |o, _| Value::text(&o.state)),
    ("Addresses", G, |_, c| Value::Guids(vec![c.id ^ 1])),
];

fn named(names: &[String], at: u8) -> Value<'_> {
    Value::opt_text(names.get(usize::from(at)).map(String::as_str))
}

fn id_of(all: &[Named], at: u8) -> Value<'_> {
    let found = all.get(usize::from(at));
    found.map_or(Value::Null, |one| Value::Guid(one.id))
}

fn name_of(all: &[Named], at: u8) -> Value<'_> {
    Value::opt_text(all.get(usize::from(at)).map(|one| one.name.as_str()))
}
