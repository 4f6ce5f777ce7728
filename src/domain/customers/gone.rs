//! Customers that the ERP knows no more.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::customers;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Marks a customer that the ERP, asked for it by its id, does not know. Its documents stay; it
/// gets no more notices; it comes back when the ERP lists it again. Says whether that is news.
///
/// # Errors
/// The database's.
pub(crate) fn mark_gone(
    conn: &mut Conn,
    company: &CompanyId,
    external_id: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let held = customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::external_id.eq(external_id))
        .filter(customers::removed_at.is_null());
    let marked = diesel::update(held)
        .set((
            customers::removed_at.eq(now.naive_utc()),
            customers::updated_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(marked == 1)
}

/// The ids in the ERP of the customers that are not marked as gone, in order, at most `limit`
/// after `after`.
///
/// # Errors
/// The database's.
pub(crate) fn held(
    conn: &mut Conn,
    company: &CompanyId,
    after: &str,
    limit: i64,
) -> DbResult<Vec<String>> {
    Ok(customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::external_id.gt(after))
        .filter(customers::removed_at.is_null())
        .order(customers::external_id)
        .limit(limit)
        .select(customers::external_id)
        .load(conn)?)
}
