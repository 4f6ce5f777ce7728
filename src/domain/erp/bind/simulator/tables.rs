//! The lists of a company, field by field, with Bind's names.

use serde_json::Value as Json;

use super::model::{Account, Client, Company, DOLLAR, Invoice, Named, PESO, Payment, User, guid};
use super::odata::{Kind, Value};
use super::rows::Column;

use Kind::{Bool as B, Date as D, Guid as G, Number as N, Text as T};

fn location(company: &Company) -> Value<'_> {
    company
        .locations
        .first()
        .map_or(Value::Null, |place| Value::Guid(place.id))
}

fn price_list(company: &Company) -> Value<'_> {
    company
        .price_lists
        .first()
        .map_or(Value::Null, |list| Value::Guid(list.id))
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
    ("LocationID", G, |c, _| location(c)),
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
    ("Loctaion", T, |c, _| {
        Value::opt_text(c.locations.first().map(|l| l.name.as_str()))
    }),
    ("LoctaionID", G, |c, _| location(c)),
    ("Comments", T, |_, _| Value::Null),
    ("PriceList", T, |c, _| {
        Value::opt_text(c.price_lists.first().map(|l| l.name.as_str()))
    }),
    ("PriceListID", G, |c, _| price_list(c)),
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

fn client_of<'a>(company: &'a Company, invoice: &Invoice) -> Option<&'a Client> {
    company.clients.get(invoice.client as usize)
}

fn client_id<'a>(company: &'a Company, invoice: &'a Invoice) -> Value<'a> {
    client_of(company, invoice).map_or(Value::Null, |client| Value::Guid(client.id))
}

fn client_name<'a>(company: &'a Company, invoice: &'a Invoice) -> Value<'a> {
    Value::opt_text(client_of(company, invoice).map(|client| &*client.trade_name))
}

fn client_rfc<'a>(company: &'a Company, invoice: &'a Invoice) -> Value<'a> {
    Value::opt_text(client_of(company, invoice).map(|client| &*client.rfc))
}

fn fiscal<'a>(_: &'a Company, i: &'a Invoice) -> Value<'a> {
    i.fiscal_id.map_or(Value::Null, Value::Guid)
}

fn zero<'a, R>(_: &'a Company, _: &'a R) -> Value<'a> {
    Value::Double(0.0)
}

fn series(invoice: &Invoice) -> Value<'_> {
    Value::text(if invoice.credit_series {
        "CRE -"
    } else {
        "FAC"
    })
}

fn rate(invoice: &Invoice) -> f64 {
    if invoice.dollars {
        CURRENCIES[1].3
    } else {
        1.0
    }
}

/// `/api/Invoices`.
pub const INVOICES: &[Column<Invoice>] = &[
    ("ID", G, |_, i| Value::Guid(i.id)),
    ("Serie", T, |_, i| series(i)),
    ("Date", D, |_, i| Value::Date(i.issued)),
    ("Number", N, |_, i| Value::Int(i.number.into())),
    ("UUID", G, fiscal),
    ("ExpirationDate", D, |_, i| Value::Date(i.due)),
    ("ClientID", G, client_id),
    ("ClientName", T, client_name),
    ("RFC", T, client_rfc),
    ("Cost", N, zero),
    ("Subtotal", N, |_, i| Value::Double(i.subtotal)),
    ("Discount", N, zero),
    ("VAT", N, |_, i| Value::Double(i.vat)),
    ("IEPS", N, zero),
    ("ISRRet", N, zero),
    ("VATRet", N, zero),
    ("Total", N, |_, i| Value::Double(i.total)),
    ("Payments", N, |_, i| Value::Double(i.paid)),
    ("CreditNotes", N, |_, i| Value::Double(i.credited)),
    ("CurrencyID", G, |_, i| {
        Value::Guid(if i.dollars { DOLLAR } else { PESO })
    }),
    ("LocationID", G, |c, _| location(c)),
    ("WarehouseID", G, |c, _| Value::Guid(c.warehouse)),
    ("PriceListID", G, |c, _| price_list(c)),
    ("CFDIUse", N, |_, _| Value::Int(1)),
    ("ExchangeRate", N, |_, i| Value::Double(rate(i))),
    ("VATRetRate", N, zero),
    ("Comments", T, |_, _| Value::text("")),
    ("VATRate", N, |_, _| Value::Double(0.16)),
    ("PurchaseOrder", T, |_, i| {
        Value::opt_text(i.purchase_order.as_deref())
    }),
    ("IsFiscalInvoice", B, |_, i| {
        Value::Bool(i.fiscal_id.is_some())
    }),
    ("ShowIEPS", B, |_, _| Value::Bool(false)),
    ("Status", N, |_, i| Value::Int(i.status as i64)),
];

/// `/api/Invoices/{idOrNumber}`: neither `Total` nor `ExpirationDate` nor `CurrencyID`.
pub const INVOICE_DETAIL: &[Column<Invoice>] = &[
    ("ID", G, |_, i| Value::Guid(i.id)),
    ("UUID", G, fiscal),
    ("Series", T, |_, i| series(i)),
    ("Number", N, |_, i| Value::Int(i.number.into())),
    ("ClientID", G, client_id),
    ("ClientName", T, client_name),
    ("PaymentTerms", N, |_, i| {
        Value::Int((i.due - i.issued).num_days())
    }),
    ("Status", T, |_, i| {
        Value::text(["Activa", "Pagada", "Cancelada"][i.status as usize])
    }),
    ("StatusCode", N, |_, i| Value::Int(i.status as i64)),
    ("ClientPhoneNumber", T, |_, _| Value::Null),
    ("ClientContact", T, |_, _| Value::Null),
    ("RFC", T, client_rfc),
    ("CreatedByID", G, |c, _| {
        c.users.first().map_or(Value::Null, |u| Value::Guid(u.id))
    }),
    ("CreatedByName", T, |c, _| {
        Value::opt_text(c.users.first().map(|u| u.full_name.as_str()))
    }),
    ("CreationDate", D, |_, i| Value::Date(i.issued)),
    ("ApplicationDate", D, |_, i| Value::Date(i.issued)),
    ("PriceListID", G, |c, _| price_list(c)),
    ("LocationID", G, |c, _| location(c)),
    ("WarehouseID", G, |c, _| Value::Guid(c.warehouse)),
    ("CFDIPaymentMethod", T, |_, _| Value::text("99")),
    ("CFDIPaymentTerm", T, |_, _| Value::text("PPD")),
    ("CurrencyName", T, |_, i| {
        Value::text(CURRENCIES[usize::from(i.dollars)].1)
    }),
    ("ExchangeRate", N, |_, i| Value::Double(rate(i))),
    ("PurchaseOrder", T, |_, i| {
        Value::opt_text(i.purchase_order.as_deref())
    }),
    ("FiscalID", G, fiscal),
    ("Address", T, |_, _| Value::Null),
    ("Comments", T, |_, _| Value::text("")),
    ("Subtotal", N, |_, i| Value::Double(i.subtotal)),
    ("Discount", N, zero),
    ("VAT", N, |_, i| Value::Double(i.vat)),
    ("IEPS", N, zero),
    ("VATRet", N, zero),
    ("ISRRet", N, zero),
    ("Payments", N, |_, i| Value::Double(i.paid)),
    ("CreditNotes", N, |_, i| Value::Double(i.credited)),
    ("Products", T, |_, _| Value::Texts(Vec::new())),
    ("Services", T, |_, _| Value::Texts(Vec::new())),
];

/// `/api/Invoices/Payment/{id}`.
pub const PAYMENTS: &[Column<Payment>] = &[
    ("ID", G, |_, p| Value::Guid(p.id)),
    ("ExternalID", G, |c, p| {
        c.invoices
            .get(p.invoice as usize)
            .map_or(Value::Null, |i| Value::Guid(i.id))
    }),
    ("AccountMovementID", G, |_, p| Value::Guid(p.movement)),
    ("AccountMovementNumber", N, |_, p| {
        Value::Int((p.movement % 100_000) as i64)
    }),
    ("ApplicationDate", D, |_, p| Value::Date(p.at)),
    ("Comments", T, |_, _| Value::text("")),
    ("Employee", T, |c, _| {
        Value::opt_text(c.users.first().map(|u| u.full_name.as_str()))
    }),
    ("ExchangeRate", N, |_, _| Value::Double(1.0)),
    ("HasCancellationXML", B, |_, p| Value::Bool(p.cancelled)),
    ("StatusCode", N, |_, p| Value::Int(p.cancelled.into())),
    ("StatusText", T, |_, p| {
        Value::text(if p.cancelled { "Cancelado" } else { "Activo" })
    }),
    ("Account", T, |c, _| {
        Value::opt_text(c.accounts.first().map(|a| a.name.as_str()))
    }),
    ("Amount", N, |_, p| Value::Double(p.amount)),
    ("HasAccountingOperation", B, |_, _| Value::Bool(true)),
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
