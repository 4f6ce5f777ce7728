//! Articles that the ERP knows no more.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::articles;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Marks an article that the ERP, asked for it by its id, does not know. It comes back when the
/// ERP lists it again. Says whether that is news.
///
/// # Errors
/// The database's.
pub(crate) fn mark_gone(
    conn: &mut Conn,
    company: &CompanyId,
    external_id: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let held = articles::table
        .filter(articles::company_id.eq(company))
        .filter(articles::external_id.eq(external_id))
        .filter(articles::removed_at.is_null());
    let marked = diesel::update(held)
        .set((
            articles::removed_at.eq(now.naive_utc()),
            articles::updated_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(marked == 1)
}

/// The ids in the ERP of the articles that are not marked as gone, in order, at most `limit` after
/// `after`.
///
/// # Errors
/// The database's.
pub(crate) fn held(
    conn: &mut Conn,
    company: &CompanyId,
    after: &str,
    limit: i64,
) -> DbResult<Vec<String>> {
    Ok(articles::table
        .filter(articles::company_id.eq(company))
        .filter(articles::external_id.gt(after))
        .filter(articles::removed_at.is_null())
        .order(articles::external_id)
        .limit(limit)
        .select(articles::external_id)
        .load(conn)?)
}
