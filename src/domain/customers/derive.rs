//! What a customer's row says about its open invoices, so that lists need not add it up.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use crate::platform::db::schema::{company_totals, customers, invoices};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId};

/// Counts the open invoices of these customers anew and drops the company's kept totals.
///
/// # Errors
/// The database's.
pub(crate) fn refresh_open(
    conn: &mut Conn,
    company: &CompanyId,
    touched: &[CustomerId],
) -> DbResult<()> {
    if touched.is_empty() {
        return Ok(());
    }
    let open: Vec<(CustomerId, i64, Option<NaiveDate>)> = invoices::table
        .filter(invoices::customer_id.eq_any(touched))
        .filter(invoices::balance.gt(0))
        .group_by(invoices::customer_id)
        .select((invoices::customer_id, count_star(), min(invoices::due_on)))
        .load(conn)?;
    let open: HashMap<CustomerId, (i64, Option<NaiveDate>)> = open
        .into_iter()
        .map(|(id, count, oldest)| (id, (count, oldest)))
        .collect();
    for id in touched {
        let (count, oldest) = open.get(id).copied().unwrap_or_default();
        diesel::update(customers::table.find(id))
            .set((
                customers::open_invoices.eq(i32::try_from(count).unwrap_or(i32::MAX)),
                customers::oldest_due_on.eq(oldest),
            ))
            .execute(conn)?;
    }
    diesel::delete(company_totals::table.filter(company_totals::company_id.eq(company)))
        .execute(conn)?;
    Ok(())
}
