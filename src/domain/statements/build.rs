//! Building statements from open invoices.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Ageing, Block, Line};
use crate::platform::db::schema::invoices;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::Currency;
use crate::platform::values::ids::{CustomerId, InvoiceId};

/// An open invoice as a statement reads it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = invoices, check_for_backend(MultiBackend))]
pub struct OpenInvoice {
    /// Its id.
    pub id: InvoiceId,
    /// Whose.
    pub customer_id: CustomerId,
    /// Series and number.
    pub folio: String,
    /// The customer's purchase order.
    pub purchase_order: Option<String>,
    /// Date of issue.
    pub issued_on: NaiveDate,
    /// Day it is due.
    pub due_on: NaiveDate,
    /// Currency of the amounts.
    pub currency: Currency,
    /// Total, minor units.
    pub total: i64,
    /// Payments, minor units.
    pub paid: i64,
    /// Credit notes, minor units.
    pub credited: i64,
    /// Open, minor units.
    pub balance: i64,
    /// Left out of notices through this day.
    pub held_until: Option<NaiveDate>,
}

/// The open invoices of many customers, oldest due first.
///
/// # Errors
/// The database's.
pub fn open_invoices(
    conn: &mut Conn,
    customers: &[CustomerId],
) -> DbResult<HashMap<CustomerId, Vec<OpenInvoice>>> {
    let mut found: HashMap<CustomerId, Vec<OpenInvoice>> = HashMap::new();
    for part in customers.chunks(500) {
        let rows: Vec<OpenInvoice> = invoices::table
            .filter(
                invoices::customer_id
                    .eq_any(part)
                    .and(invoices::balance.gt(0)),
            )
            .order((invoices::due_on, invoices::folio))
            .select(OpenInvoice::as_select())
            .load(conn)?;
        for row in rows {
            found.entry(row.customer_id.clone()).or_default().push(row);
        }
    }
    Ok(found)
}

/// Groups open invoices by currency with their ageing on `today`.
#[must_use]
pub fn blocks<'a>(open: impl IntoIterator<Item = &'a OpenInvoice>, today: NaiveDate) -> Vec<Block> {
    let mut by_currency: BTreeMap<Currency, Block> = BTreeMap::new();
    for invoice in open {
        let days_late = (today - invoice.due_on).num_days();
        let block = by_currency
            .entry(invoice.currency)
            .or_insert_with(|| Block {
                currency: invoice.currency,
                lines: Vec::new(),
                ageing: Ageing::default(),
            });
        block.ageing.add(days_late, invoice.balance);
        block.lines.push(Line {
            folio: invoice.folio.clone(),
            issued_on: invoice.issued_on,
            due_on: invoice.due_on,
            purchase_order: invoice.purchase_order.clone(),
            total: invoice.total,
            paid: invoice.paid,
            credited: invoice.credited,
            balance: invoice.balance,
            days_late,
        });
    }
    by_currency.into_values().collect()
}
