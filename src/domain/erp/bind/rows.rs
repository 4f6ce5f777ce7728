//! Bind's rows as ours. Field names are Bind's, spelling mistakes included.

use serde_json::Value;

use super::fields::Fields;
use crate::domain::erp::{
    ErpClient, ErpClientDetail, ErpCompanyProfile, ErpCurrency, ErpInvoice, ErpInvoiceDetail,
    ErpPayment, ErpUser, ErpUserProfile, InvoiceStatus,
};

type Read<T> = Result<T, String>;

pub(super) fn user_profile(value: &Value) -> Read<ErpUserProfile> {
    let f = Fields::of(value)?;
    Ok(ErpUserProfile {
        company_id: f.id("CompanyID")?,
        company_name: f.line("CompanyName").unwrap_or_default(),
        company_number: f.int("CompanyNumber")?,
        email: f.raw("Email").unwrap_or_default(),
        name: f.line("Name").unwrap_or_default(),
        tax_id: f.line("RFC").unwrap_or_default(),
        roles: f.texts("Roles"),
        user_id: f.id("UserID")?,
        username: f.line("Username").unwrap_or_default(),
    })
}

pub(super) fn company_profile(value: &Value) -> Read<ErpCompanyProfile> {
    let f = Fields::of(value)?;
    let legal_name = f.line("LegalName").or_else(|| f.line("CommercialName"));
    let legal_name = legal_name.ok_or("the company has no name")?;
    let parts = ["Street", "ExtNumber", "IntNumber", "Colonia", "ZipCode", "City", "State"];
    let address: Vec<String> = parts.iter().filter_map(|name| f.line(name)).collect();
    Ok(ErpCompanyProfile {
        commercial_name: f.line("CommercialName").unwrap_or_else(|| legal_name.clone()),
        legal_name,
        tax_id: f.line("RFC").unwrap_or_default(),
        tax_regime: f.line("FiscalType"),
        phone: f.line("PhoneNumbers"),
        address: (!address.is_empty()).then(|| address.join(", ")),
    })
}

pub(super) fn user(value: &Value) -> Read<ErpUser> {
    let f = Fields::of(value)?;
    Ok(ErpUser {
        external_id: f.id("ID")?,
        name: f.line("FullName").unwrap_or_default(),
        job: f.line("JobPosition"),
        email: f.raw("Email"),
        username: f.line("UserName").unwrap_or_default(),
    })
}

pub(super) fn currency(value: &Value) -> Read<ErpCurrency> {
    let f = Fields::of(value)?;
    Ok(ErpCurrency {
        external_id: f.id("ID")?,
        name: f.line("Name").unwrap_or_default(),
        code: f.line("Code").ok_or("Code is missing")?,
    })
}

pub(super) fn client(value: &Value) -> Read<ErpClient> {
    let f = Fields::of(value)?;
    let (name, legal_name) = names(&f, "ClientName")?;
    Ok(ErpClient {
        external_id: f.id("ID")?,
        number: f.opt_int("Number")?,
        name,
        legal_name,
        tax_id: f.line("RFC").unwrap_or_default(),
        email: f.raw("Email"),
        phone: f.line("Phone"),
        location_external_id: f.opt_id("LocationID"),
        tax_regime: f.line("RegimenFiscal"),
    })
}

pub(super) fn client_detail(value: &Value) -> Read<ErpClientDetail> {
    let f = Fields::of(value)?;
    let (name, legal_name) = names(&f, "CommercialName")?;
    Ok(ErpClientDetail {
        external_id: f.id("ID")?,
        number: f.opt_int("Number")?,
        name,
        legal_name,
        tax_id: f.line("RFC").unwrap_or_default(),
        email: f.raw("Email"),
        phone: f.line("Telephones"),
        credit_days: f.opt_int("CreditDays")?.unwrap_or_default(),
        credit_limit: f.amount_or_zero("CreditAmount")?,
        sales_contact: f.line("SalesContact"),
        credit_contact: f.line("CreditContact"),
        location_external_id: f.opt_id("LoctaionID").or_else(|| f.opt_id("LocationID")),
        location_name: f.line("Loctaion").or_else(|| f.line("Location")),
        price_list_external_id: f.opt_id("PriceListID"),
        status: f.line("Status"),
        city: f.line("City"),
        state: f.line("State"),
        comments: f.raw("Comments"),
    })
}

/// Trade name and registered name, each standing in for the other.
fn names(f: &Fields<'_>, trade: &str) -> Read<(String, String)> {
    match (f.line(trade), f.line("LegalName")) {
        (Some(name), Some(legal)) => Ok((name, legal)),
        (Some(one), None) | (None, Some(one)) => Ok((one.clone(), one)),
        (None, None) => Err("the client has no name".to_owned()),
    }
}

pub(super) fn invoice(value: &Value) -> Read<ErpInvoice> {
    let f = Fields::of(value)?;
    let issued_at = f.instant("Date")?.ok_or("Date is missing")?;
    let fiscal_id = f.opt_id("UUID");
    Ok(ErpInvoice {
        external_id: f.id("ID")?,
        series: series(&f, "Serie"),
        number: f.int("Number")?,
        stamped: fiscal_id.is_some(),
        fiscal_id,
        client_external_id: f.id("ClientID")?,
        issued_at,
        due_at: f.instant("ExpirationDate")?.unwrap_or(issued_at),
        total: f.amount("Total")?,
        paid: f.amount_or_zero("Payments")?,
        credited: f.amount_or_zero("CreditNotes")?,
        currency_external_id: f.id("CurrencyID")?,
        status: status(&f, "Status")?,
        purchase_order: f.line("PurchaseOrder"),
        comments: f.raw("Comments"),
    })
}

pub(super) fn invoice_detail(value: &Value) -> Read<ErpInvoiceDetail> {
    let f = Fields::of(value)?;
    Ok(ErpInvoiceDetail {
        external_id: f.id("ID")?,
        series: series(&f, "Series"),
        number: f.int("Number")?,
        fiscal_id: f.opt_id("UUID"),
        client_external_id: f.id("ClientID")?,
        created_at: f.instant("CreationDate")?,
        total: total_of_parts(&f)?,
        paid: f.amount_or_zero("Payments")?,
        credited: f.amount_or_zero("CreditNotes")?,
        currency_name: f.line("CurrencyName"),
        status: status(&f, "StatusCode")?,
        purchase_order: f.line("PurchaseOrder"),
        comments: f.raw("Comments"),
    })
}

fn total_of_parts(f: &Fields<'_>) -> Read<i64> {
    let mut total = f.amount("Subtotal")?;
    for (name, sign) in [("Discount", -1), ("VAT", 1), ("IEPS", 1), ("VATRet", -1), ("ISRRet", -1)] {
        let part = f.amount_or_zero(name)?.checked_mul(sign);
        let sum = part.and_then(|part| total.checked_add(part));
        total = sum.ok_or_else(|| format!("{name} is out of range"))?;
    }
    Ok(total)
}

fn series(f: &Fields<'_>, name: &str) -> String {
    let text = f.line(name).unwrap_or_default();
    text.trim_matches(|c: char| c.is_whitespace() || "-_/.#".contains(c)).to_owned()
}

fn status(f: &Fields<'_>, name: &str) -> Read<InvoiceStatus> {
    match f.int(name)? {
        0 => Ok(InvoiceStatus::Open),
        1 => Ok(InvoiceStatus::Paid),
        2 => Ok(InvoiceStatus::Cancelled),
        other => Err(format!("{name} {other} is unknown")),
    }
}

pub(super) fn payment(value: &Value) -> Read<ErpPayment> {
    let f = Fields::of(value)?;
    let status = f.line("StatusText").unwrap_or_default().to_lowercase();
    Ok(ErpPayment {
        external_id: f.id("ID")?,
        applied_at: f.instant("ApplicationDate")?.ok_or("ApplicationDate is missing")?,
        amount: f.amount("Amount")?,
        cancelled: f.is_true("HasCancellationXML") || status.starts_with("cancel"),
        account: f.line("Account"),
        comments: f.raw("Comments"),
    })
}
