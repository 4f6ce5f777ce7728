//! Invoices that we hold as open and that the ERP's list of open ones does not show any more: what
//! the ERP said when it was asked for them singly.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::save::{in_minor_units, status_code};
use crate::domain::customers;
use crate::domain::erp::{ErpInvoiceDetail, InvoiceStatus};
use crate::platform::db::schema::invoices;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Currency;
use crate::platform::values::ids::{CompanyId, CustomerId, InvoiceId};

/// The ids in the ERP of the invoices held as open, in order, at most `limit` after `after`.
///
/// # Errors
/// The database's.
pub(crate) fn held_open(
    conn: &mut Conn,
    company: &CompanyId,
    after: &str,
    limit: i64,
) -> DbResult<Vec<String>> {
    Ok(invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(invoices::external_id.gt(after))
        .filter(invoices::status.eq(super::OPEN))
        .order(invoices::external_id)
        .limit(limit)
        .select(invoices::external_id)
        .load(conn)?)
}

/// How many invoices are held as open.
///
/// # Errors
/// The database's.
pub(crate) fn number_open(conn: &mut Conn, company: &CompanyId) -> DbResult<i64> {
    Ok(invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(invoices::status.eq(super::OPEN))
        .count()
        .get_result(conn)?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = invoices, check_for_backend(crate::platform::db::MultiBackend))]
struct Held {
    id: InvoiceId,
    customer_id: CustomerId,
    currency: Currency,
    total: i64,
    paid: i64,
    credited: i64,
    status: String,
}

/// Takes over what the ERP says of one invoice. Total, due day and currency stay as the list gave
/// them, because the single reading has none of them. Says whether anything changed.
///
/// # Errors
/// The database's.
pub(crate) fn apply_detail(
    conn: &mut Conn,
    company: &CompanyId,
    detail: &ErpInvoiceDetail,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let Some(held) = find(conn, company, &detail.external_id)? else {
        return Ok(false);
    };
    let paid = in_minor_units(detail.paid, held.currency);
    let credited = in_minor_units(detail.credited, held.currency);
    let status = status_code(detail.status);
    if (held.paid, held.credited, held.status.as_str()) == (paid, credited, status) {
        return Ok(false);
    }
    let balance = match detail.status {
        InvoiceStatus::Open => (held.total - paid - credited).max(0),
        InvoiceStatus::Paid | InvoiceStatus::Cancelled => 0,
    };
    write(conn, company, &held, (paid, credited, balance, status), now)?;
    Ok(true)
}

/// The ERP does not know the invoice any more: nothing is owed on it. Says whether that is news.
///
/// # Errors
/// The database's.
pub(crate) fn apply_missing(
    conn: &mut Conn,
    company: &CompanyId,
    external_id: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    match find(conn, company, external_id)? {
        Some(held) if held.status != super::MISSING => {
            let figures = (held.paid, held.credited, 0, super::MISSING);
            write(conn, company, &held, figures, now)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

fn find(conn: &mut Conn, company: &CompanyId, external_id: &str) -> DbResult<Option<Held>> {
    Ok(invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(invoices::external_id.eq(external_id))
        .select(Held::as_select())
        .first(conn)
        .optional()?)
}

/// The fingerprint is emptied: a list that shows the invoice again is taken over whole.
fn write(
    conn: &mut Conn,
    company: &CompanyId,
    held: &Held,
    (paid, credited, balance, status): (i64, i64, i64, &str),
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::update(invoices::table.find(&held.id))
        .set((
            invoices::paid.eq(paid),
            invoices::credited.eq(credited),
            invoices::balance.eq(balance),
            invoices::status.eq(status),
            invoices::fingerprint.eq(""),
            invoices::updated_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    customers::refresh_open(conn, company, std::slice::from_ref(&held.customer_id))
}
