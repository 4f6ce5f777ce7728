//! Taking over the payments of one invoice.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::Due;
use crate::domain::erp::ErpPayment;
use crate::domain::intake::{Counts, fingerprint};
use crate::domain::invoices::in_minor_units;
use crate::platform::db::schema::{invoices, payments};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, InvoiceId, PaymentId};
use crate::platform::values::text::one_line;

/// Writes the payments that are new or changed, forgets those that the ERP shows no more, and
/// notes for which amount they were read. `whole`: every one of them could be read.
///
/// # Errors
/// The database's.
pub(crate) fn save(
    conn: &mut Conn,
    company: &CompanyId,
    invoice: &Due,
    (rows, whole): (&[ErpPayment], bool),
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let mut held = load(conn, company, invoice, rows)?;
    let mut counts = Counts::default();
    let mut met = HashSet::new();
    for payment in rows
        .iter()
        .filter(|payment| met.insert(payment.external_id.as_str()))
    {
        let row = FromErp::of(invoice, payment, now);
        match held.remove(&payment.external_id) {
            Some(known) if known.fingerprint == row.fingerprint => counts.unchanged += 1,
            Some(known) => {
                diesel::update(payments::table.find(&known.id))
                    .set(&row)
                    .execute(conn)?;
                counts.changed += 1;
            }
            None => {
                insert(conn, company, &payment.external_id, &row)?;
                counts.created += 1;
            }
        }
    }
    for gone in held.into_values().filter(|_| whole) {
        diesel::delete(payments::table.find(&gone.id)).execute(conn)?;
        counts.changed += 1;
    }
    mark_read(conn, invoice)?;
    Ok(counts)
}

/// Notes for which amount the payments of an invoice were read, or refused: they are asked for
/// again when it differs.
///
/// # Errors
/// The database's.
pub(crate) fn mark_read(conn: &mut Conn, invoice: &Due) -> DbResult<()> {
    diesel::update(invoices::table.find(&invoice.id))
        .set(invoices::payments_read_for.eq(invoice.paid))
        .execute(conn)?;
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = payments, check_for_backend(MultiBackend))]
struct Known {
    id: PaymentId,
    external_id: String,
    fingerprint: String,
}

/// The payments held for the invoice, and those of these rows that are held for another one.
fn load(
    conn: &mut Conn,
    company: &CompanyId,
    invoice: &Due,
    rows: &[ErpPayment],
) -> DbResult<HashMap<String, Known>> {
    let shown: Vec<&str> = rows.iter().map(|row| row.external_id.as_str()).collect();
    let rows: Vec<Known> = payments::table
        .filter(payments::company_id.eq(company))
        .filter(
            payments::invoice_id
                .eq(&invoice.id)
                .or(payments::external_id.eq_any(shown)),
        )
        .select(Known::as_select())
        .load(conn)?;
    let by_id = |row: Known| (row.external_id.clone(), row);
    Ok(rows.into_iter().map(by_id).collect())
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = payments)]
struct FromErp {
    invoice_id: InvoiceId,
    applied_on: NaiveDate,
    currency: String,
    amount: i64,
    cancelled: bool,
    account: String,
    comments: String,
    fingerprint: String,
    updated_at: NaiveDateTime,
}

impl FromErp {
    fn of(invoice: &Due, payment: &ErpPayment, now: DateTime<Utc>) -> Self {
        let line = |text: &Option<String>| one_line(text.as_deref().unwrap_or_default());
        let mut row = Self {
            invoice_id: invoice.id.clone(),
            applied_on: payment.applied_at.date(),
            currency: invoice.currency.code().to_owned(),
            amount: in_minor_units(payment.amount, invoice.currency),
            cancelled: payment.cancelled,
            account: line(&payment.account),
            comments: line(&payment.comments),
            fingerprint: String::new(),
            updated_at: now.naive_utc(),
        };
        row.fingerprint = fingerprint(&[
            invoice.id.as_str(),
            &row.applied_on.to_string(),
            &row.currency,
            &row.amount.to_string(),
            if row.cancelled { "cancelled" } else { "" },
            &row.account,
            &row.comments,
        ]);
        row
    }
}

fn insert(conn: &mut Conn, company: &CompanyId, external_id: &str, row: &FromErp) -> DbResult<()> {
    diesel::insert_into(payments::table)
        .values((
            payments::id.eq(PaymentId::new()),
            payments::company_id.eq(company),
            payments::external_id.eq(external_id),
            row,
        ))
        .execute(conn)?;
    Ok(())
}
