//! Invoices and their payments.

use super::super::model::{Client, Company, DOLLAR, Invoice, PESO, Payment};
use super::super::odata::{Kind, Value};
use super::super::rows::Column;
use super::{CURRENCIES, location};

use Kind::{Bool as B, Date as D, Guid as G, Number as N, Text as T};

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

fn price_list<'a>(company: &'a Company, invoice: &'a Invoice) -> Value<'a> {
    let list = client_of(company, invoice)
        .and_then(|client| company.price_lists.get(usize::from(client.price_list)));
    list.map_or(Value::Null, |list| Value::Guid(list.id))
}

fn warehouse(company: &Company) -> Value<'_> {
    let first = company.goods.warehouses.first();
    first.map_or(Value::Null, |warehouse| Value::Guid(warehouse.id))
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
    ("WarehouseID", G, |c, _| warehouse(c)),
    ("PriceListID", G, price_list),
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
    ("PriceListID", G, price_list),
    ("LocationID", G, |c, _| location(c)),
    ("WarehouseID", G, |c, _| warehouse(c)),
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
