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
    let open = count_open(conn, touched)?;
    let shown: Vec<(CustomerId, i32, Option<NaiveDate>)> = customers::table
        .filter(customers::id.eq_any(touched))
        .select((
            customers::id,
            customers::open_invoices,
            customers::oldest_due_on,
        ))
        .load(conn)?;
    for (id, count, oldest) in shown {
        let (now, now_oldest) = open.get(&id).copied().unwrap_or_default();
        if (count, oldest) != (now, now_oldest) {
            diesel::update(customers::table.find(&id))
                .set((
                    customers::open_invoices.eq(now),
                    customers::oldest_due_on.eq(now_oldest),
                ))
                .execute(conn)?;
        }
    }
    diesel::delete(company_totals::table.filter(company_totals::company_id.eq(company)))
        .execute(conn)?;
    Ok(())
}

/// The next customers in order of their ids, at most `limit` after `after`.
///
/// # Errors
/// The database's.
pub(crate) fn next_ids(
    conn: &mut Conn,
    company: &CompanyId,
    after: Option<&str>,
    limit: i64,
) -> DbResult<Vec<CustomerId>> {
    Ok(customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::id.gt(after.unwrap_or_default()))
        .order(customers::id)
        .limit(limit)
        .select(customers::id)
        .load(conn)?)
}

/// How many customers a company has.
///
/// # Errors
/// The database's.
pub(crate) fn number_of(conn: &mut Conn, company: &CompanyId) -> DbResult<i64> {
    Ok(customers::table
        .filter(customers::company_id.eq(company))
        .count()
        .get_result(conn)?)
}

fn count_open(
    conn: &mut Conn,
    of: &[CustomerId],
) -> DbResult<HashMap<CustomerId, (i32, Option<NaiveDate>)>> {
    let open: Vec<(CustomerId, i64, Option<NaiveDate>)> = invoices::table
        .filter(invoices::customer_id.eq_any(of))
        .filter(invoices::balance.gt(0))
        .group_by(invoices::customer_id)
        .select((invoices::customer_id, count_star(), min(invoices::due_on)))
        .load(conn)?;
    Ok(open
        .into_iter()
        .map(|(id, count, oldest)| (id, (i32::try_from(count).unwrap_or(i32::MAX), oldest)))
        .collect())
}
