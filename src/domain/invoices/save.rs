//! Taking over a page of the ERP's invoices.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::customers;
use crate::domain::erp::{ErpInvoice, InvoiceStatus};
use crate::domain::intake::{Counts, Currencies, Note, NoteReason, fingerprint};
use crate::platform::db::dialect::insert_all;
use crate::platform::db::schema::{customers as customer_rows, invoices};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Currency;
use crate::platform::values::ids::{CompanyId, CustomerId, InvoiceId};

/// When what customers' rows say about their invoices is counted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Derive {
    /// With each page.
    Now,
    /// By the caller, once for all customers at the end.
    Later,
}

/// What became of a page.
#[derive(Debug, Default)]
pub(crate) struct Saved {
    pub counts: Counts,
    pub notes: Vec<Note>,
}

/// Writes the invoices that are new or changed, and what their customers' rows say about them.
/// An invoice of a customer or in a currency that we do not know is noted, not taken.
///
/// # Errors
/// The database's.
pub(crate) fn save_page(
    conn: &mut Conn,
    company: &CompanyId,
    (currencies, derive): (&Currencies, Derive),
    rows: &[ErpInvoice],
    now: DateTime<Utc>,
) -> DbResult<Saved> {
    let owners = owners(conn, company, rows)?;
    let known = load_known(conn, company, rows)?;
    let mut saved = Saved::default();
    let mut touched = BTreeSet::new();
    let mut fresh: Vec<Fresh> = Vec::new();
    let mut met = HashSet::new();
    for row in rows
        .iter()
        .filter(|row| met.insert(row.external_id.as_str()))
    {
        let taken = match take(row, &owners, currencies) {
            Ok(taken) => taken,
            Err(note) => {
                saved.counts.failed += 1;
                saved.notes.push(note);
                continue;
            }
        };
        let held = known.get(&row.external_id);
        if held.is_some_and(|held| held.fingerprint == taken.fingerprint) {
            saved.counts.unchanged += 1;
            continue;
        }
        saved.notes.extend(overpaid(row));
        touched.insert(taken.customer_id.clone());
        if let Some(held) = held {
            touched.insert(held.customer.clone());
            update(conn, &held.id, &taken, now)?;
            saved.counts.changed += 1;
        } else {
            fresh.push(Fresh::new(company, row, taken, now));
            saved.counts.created += 1;
        }
    }
    insert_all!(conn, invoices::table, fresh)?;
    if derive == Derive::Now {
        customers::refresh_open(conn, company, &touched.into_iter().collect::<Vec<_>>())?;
    }
    Ok(saved)
}

struct Known {
    id: InvoiceId,
    customer: CustomerId,
    fingerprint: String,
}

fn owners(
    conn: &mut Conn,
    company: &CompanyId,
    rows: &[ErpInvoice],
) -> DbResult<HashMap<String, CustomerId>> {
    let wanted: BTreeSet<&str> = rows
        .iter()
        .map(|row| row.client_external_id.as_str())
        .collect();
    Ok(customer_rows::table
        .filter(customer_rows::company_id.eq(company))
        .filter(customer_rows::external_id.eq_any(wanted))
        .select((customer_rows::external_id, customer_rows::id))
        .load::<(String, CustomerId)>(conn)?
        .into_iter()
        .collect())
}

fn load_known(
    conn: &mut Conn,
    company: &CompanyId,
    rows: &[ErpInvoice],
) -> DbResult<HashMap<String, Known>> {
    let wanted: Vec<&str> = rows.iter().map(|row| row.external_id.as_str()).collect();
    let held: Vec<(String, InvoiceId, CustomerId, String)> = invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(invoices::external_id.eq_any(wanted))
        .select((
            invoices::external_id,
            invoices::id,
            invoices::customer_id,
            invoices::fingerprint,
        ))
        .load(conn)?;
    Ok(held
        .into_iter()
        .map(|(external, id, customer, fingerprint)| {
            (
                external,
                Known {
                    id,
                    customer,
                    fingerprint,
                },
            )
        })
        .collect())
}

/// The columns of a row, all owned by the ERP.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = invoices, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Taken {
    customer_id: CustomerId,
    folio: String,
    fiscal_id: Option<String>,
    purchase_order: Option<String>,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    currency: Currency,
    total: i64,
    paid: i64,
    credited: i64,
    balance: i64,
    status: &'static str,
    fingerprint: String,
}

/// A row that is new.
#[derive(Insertable)]
#[diesel(table_name = invoices, treat_none_as_default_value = false)]
struct Fresh {
    id: InvoiceId,
    company_id: CompanyId,
    external_id: String,
    #[diesel(embed)]
    taken: Taken,
    updated_at: NaiveDateTime,
}

impl Fresh {
    fn new(company: &CompanyId, row: &ErpInvoice, taken: Taken, now: DateTime<Utc>) -> Self {
        Self {
            id: InvoiceId::new(),
            company_id: company.clone(),
            external_id: row.external_id.clone(),
            taken,
            updated_at: now.naive_utc(),
        }
    }
}

fn take(
    row: &ErpInvoice,
    owners: &HashMap<String, CustomerId>,
    currencies: &Currencies,
) -> Result<Taken, Note> {
    let refuse = |reason, detail: &str| Note::new("invoices", &row.external_id, reason, detail);
    let customer_id = owners
        .get(&row.client_external_id)
        .ok_or_else(|| refuse(NoteReason::UnknownClient, &row.client_external_id))?
        .clone();
    let currency = currencies
        .get(&row.currency_external_id)
        .ok_or_else(|| refuse(NoteReason::UnknownCurrency, &row.currency_external_id))?;
    let minor = |hundredths| in_minor_units(hundredths, currency);
    let balance = match row.status {
        InvoiceStatus::Open => minor(row.balance().max(0)),
        InvoiceStatus::Paid | InvoiceStatus::Cancelled => 0,
    };
    let mut taken = Taken {
        customer_id,
        folio: folio(&row.series, row.number),
        fiscal_id: row.fiscal_id.clone(),
        purchase_order: row.purchase_order.clone(),
        issued_on: row.issued_at.date(),
        due_on: row.due_at.date(),
        currency,
        total: minor(row.total),
        paid: minor(row.paid),
        credited: minor(row.credited),
        balance,
        status: status_code(row.status),
        fingerprint: String::new(),
    };
    taken.fingerprint = print_of(&taken);
    Ok(taken)
}

fn print_of(taken: &Taken) -> String {
    fingerprint(&[
        taken.customer_id.as_str(),
        &taken.folio,
        taken.fiscal_id.as_deref().unwrap_or_default(),
        taken.purchase_order.as_deref().unwrap_or_default(),
        &taken.issued_on.to_string(),
        &taken.due_on.to_string(),
        taken.currency.code(),
        &taken.total.to_string(),
        &taken.paid.to_string(),
        &taken.credited.to_string(),
        taken.status,
    ])
}

/// Series and number as people say them: `FAC-158`, or `158` without a series.
fn folio(series: &str, number: i64) -> String {
    match series.trim() {
        "" => number.to_string(),
        series => format!("{series}-{number}"),
    }
}

/// The status of a row for the ERP's.
pub(super) const fn status_code(status: InvoiceStatus) -> &'static str {
    match status {
        InvoiceStatus::Open => super::OPEN,
        InvoiceStatus::Paid => super::PAID,
        InvoiceStatus::Cancelled => super::CANCELLED,
    }
}

/// The ERP counts in hundredths of every currency; we in its minor units.
pub(crate) fn in_minor_units(hundredths: i64, currency: Currency) -> i64 {
    match currency.exponent() {
        2 => hundredths,
        0 => (hundredths + hundredths.signum() * 50) / 100,
        exponent => hundredths.saturating_mul(10_i64.pow(exponent.saturating_sub(2))),
    }
}

fn overpaid(row: &ErpInvoice) -> Option<Note> {
    let over = row.status == InvoiceStatus::Open && row.balance() < 0;
    over.then(|| {
        let detail = folio(&row.series, row.number);
        Note::new("invoices", &row.external_id, NoteReason::Overpaid, &detail)
    })
}

fn update(conn: &mut Conn, id: &InvoiceId, taken: &Taken, now: DateTime<Utc>) -> DbResult<()> {
    diesel::update(invoices::table.find(id))
        .set((taken, invoices::updated_at.eq(now.naive_utc())))
        .execute(conn)?;
    Ok(())
}
