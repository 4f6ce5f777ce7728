//! Bind's rows as ours. Field names are Bind's, spelling mistakes included.

use serde_json::Value;

use super::fields::{Fields, hundredths};
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
    let parts = [
        "Street",
        "ExtNumber",
        "IntNumber",
        "Colonia",
        "ZipCode",
        "City",
        "State",
    ];
    let address: Vec<String> = parts.iter().filter_map(|name| f.line(name)).collect();
    Ok(ErpCompanyProfile {
        commercial_name: f
            .line("CommercialName")
            .unwrap_or_else(|| legal_name.clone()),
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

/// The parts are rounded together, as the ERP's own total is.
fn total_of_parts(f: &Fields<'_>) -> Read<i64> {
    let part = |name: &str| f.units_or_zero(name);
    let added = part("Subtotal")? + part("VAT")? + part("IEPS")?;
    let taken = part("Discount")? + part("VATRet")? + part("ISRRet")?;
    hundredths(added - taken).ok_or_else(|| "the parts are out of range".to_owned())
}

fn series(f: &Fields<'_>, name: &str) -> String {
    let text = f.line(name).unwrap_or_default();
    text.trim_matches(|c: char| c.is_whitespace() || "-_/.#".contains(c))
        .to_owned()
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
        applied_at: f
            .instant("ApplicationDate")?
            .ok_or("ApplicationDate is missing")?,
        amount: f.amount("Amount")?,
        cancelled: f.is_true("HasCancellationXML") || status.starts_with("cancel"),
        account: f.line("Account"),
        comments: f.raw("Comments"),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use serde_json::json;

    use super::*;

    fn plain() -> Value {
        json!({
            "ID": "B7E2C065-BD52-40CA-B508-3ACCDD538860", "Serie": " AWAFAC -", "Number": 158,
            "Date": "2026-01-19T17:59:58.8", "ExpirationDate": "2026-02-18T17:59:58.8",
            "UUID": "b7e2c065-bd52-40ca-b508-3accdd538861",
            "ClientID": "c1", "CurrencyID": "m1", "Total": 1160.0, "Status": 0,
        })
    }

    fn with(name: &str, value: Value) -> Read<ErpInvoice> {
        let mut row = plain();
        row.as_object_mut().unwrap().insert(name.to_owned(), value);
        invoice(&row)
    }

    #[test]
    fn a_plain_invoice_is_read() {
        let row = invoice(&plain()).unwrap();
        assert_eq!(row.external_id, "b7e2c065-bd52-40ca-b508-3accdd538860");
        assert_eq!(
            (row.series.as_str(), row.number, row.total),
            ("AWAFAC", 158, 116_000)
        );
        assert_eq!((row.paid, row.credited, row.stamped), (0, 0, true));
        assert_eq!(row.due_at.to_string(), "2026-02-18 17:59:58.800");
    }

    #[test]
    fn what_is_missing_has_its_usual_meaning() {
        let none = Value::Null;
        assert_eq!(with("Payments", none.clone()).unwrap().paid, 0);
        assert_eq!(with("Serie", none.clone()).unwrap().series, "");
        assert!(!with("UUID", none.clone()).unwrap().stamped);
        assert!(!with("UUID", json!("")).unwrap().stamped);
        assert!(
            !with("UUID", json!("00000000-0000-0000-0000-000000000000"))
                .unwrap()
                .stamped
        );
        let row = with("ExpirationDate", none).unwrap();
        assert_eq!(row.due_at, row.issued_at);
        assert_eq!(with("Number", json!("158")).unwrap().number, 158);
        assert_eq!(with("Number", json!(158.0)).unwrap().number, 158);
    }

    #[test]
    fn what_cannot_be_read_says_which_field() {
        for (name, value) in [
            ("ID", json!(null)),
            ("ID", json!("")),
            ("ClientID", json!({})),
            ("CurrencyID", json!(null)),
            ("Number", json!(1.5)),
            ("Date", json!(null)),
            ("Date", json!("yesterday")),
            ("ExpirationDate", json!("2026-13-01")),
            ("Total", json!(null)),
            ("Total", json!("1160")),
            ("Total", json!(1e300)),
            ("Payments", json!(1e20)),
            ("Status", json!(7)),
            ("Status", json!(null)),
        ] {
            let why = with(name, value.clone()).unwrap_err();
            assert!(why.contains(name), "{name} {value}: {why}");
        }
        assert!(invoice(&json!([])).is_err());
    }

    #[test]
    fn a_detail_is_totalled_before_it_is_rounded() {
        let detail = json!({
            "ID": "i", "Series": "FAC", "Number": 1, "ClientID": "c", "StatusCode": 0,
            "Subtotal": 100.004, "VAT": 16.004, "Discount": 1.0, "IEPS": 0.5, "VATRet": 0.25,
            "ISRRet": null,
        });
        assert_eq!(invoice_detail(&detail).unwrap().total, 11_526);
    }

    #[test]
    fn a_client_needs_an_id_and_one_name() {
        let read = |row: Value| client(&row);
        let row = read(json!({ "ID": "c", "ClientName": " ", "LegalName": "A\n B" })).unwrap();
        assert_eq!((row.name.as_str(), row.legal_name.as_str()), ("A B", "A B"));
        assert!(read(json!({ "ID": "c", "ClientName": "" })).is_err());
        assert!(read(json!({ "ClientName": "A" })).is_err());
        let raw = " a@x.test; B@y.test\n";
        let row = read(json!({ "ID": "c", "ClientName": "A", "Email": raw })).unwrap();
        assert_eq!(row.email.as_deref(), Some(raw));
    }

    #[test]
    fn a_payment_taken_back_is_told() {
        let row = json!({ "ID": "p", "ApplicationDate": "2026-01-19", "Amount": 5.0 });
        let with = |name: &str, value: Value| {
            let mut row = row.clone();
            row.as_object_mut().unwrap().insert(name.to_owned(), value);
            payment(&row).unwrap().cancelled
        };
        assert!(with("HasCancellationXML", json!(true)));
        assert!(with("StatusText", json!("Cancelado")));
        assert!(!with("StatusText", json!("Activo")));
    }
}
