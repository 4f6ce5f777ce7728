//! Days on which a company is closed and sends nothing.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::save::note;
use crate::domain::audit::Actor;
use crate::platform::db::schema::closures;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, RowId};

/// A stretch of closed days, both ends included.
#[derive(Clone, Debug, Queryable)]
pub struct Closure {
    /// Its id.
    pub id: RowId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// What for.
    pub name: String,
}

/// A company's closures, the earliest first.
///
/// # Errors
/// The database's.
pub fn list(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Closure>> {
    Ok(closures::table
        .filter(closures::company_id.eq(company))
        .order((closures::starts_on, closures::id))
        .select((
            closures::id,
            closures::starts_on,
            closures::ends_on,
            closures::name,
        ))
        .load(conn)?)
}

/// Adds a stretch of days.
///
/// # Errors
/// The database's.
pub fn add(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    (starts_on, ends_on): (NaiveDate, NaiveDate),
    name: &str,
) -> DbResult<()> {
    diesel::insert_into(closures::table)
        .values((
            closures::id.eq(RowId::new()),
            closures::company_id.eq(company),
            closures::starts_on.eq(starts_on),
            closures::ends_on.eq(ends_on),
            closures::name.eq(name),
        ))
        .execute(conn)?;
    let days = said((starts_on, ends_on), name);
    note(conn, company, actor, ("closure.added", Some(&days)))
}

/// Removes a stretch; another company's is not there.
///
/// # Errors
/// The database's.
pub fn remove(conn: &mut Conn, company: &CompanyId, actor: &Actor, id: &str) -> DbResult<bool> {
    let all = list(conn, company)?;
    let Some(closure) = all.into_iter().find(|one| one.id.as_str() == id) else {
        return Ok(false);
    };
    let gone = diesel::delete(closures::table.find(&closure.id)).execute(conn)? == 1;
    if gone {
        let days = said((closure.starts_on, closure.ends_on), &closure.name);
        note(conn, company, actor, ("closure.removed", Some(&days)))?;
    }
    Ok(gone)
}

/// A stretch as the audit log keeps it, the same in every language.
fn said((starts_on, ends_on): (NaiveDate, NaiveDate), name: &str) -> String {
    format!("{starts_on} – {ends_on} {name}")
}
