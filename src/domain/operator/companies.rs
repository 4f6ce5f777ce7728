//! Every company with its state; those that released their number are gone.

use diesel::prelude::*;

use crate::domain::companies::Company;
use crate::domain::subscriptions::Subscription;
use crate::platform::db::schema::{companies as rows, memberships, subscriptions, users};
use crate::platform::db::text::{containing, lower};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// A company as the operator sees it.
#[derive(Clone, Debug)]
pub struct CompanyRow {
    /// Its row.
    pub company: Company,
    /// What it has consumed.
    pub subscription: Option<Subscription>,
    /// Addresses of its administrators.
    pub administrators: Vec<String>,
}

/// One that has not been released, by its address part.
///
/// # Errors
/// The database's.
pub fn company(conn: &mut Conn, slug: &str) -> DbResult<Option<Company>> {
    Ok(rows::table
        .filter(rows::slug.eq(slug))
        .filter(rows::released_at.is_null())
        .select(Company::as_select())
        .first(conn)
        .optional()?)
}

/// At most `limit` companies after a slug, by slug. `part` is contained in the name or the slug.
///
/// # Errors
/// The database's.
pub fn companies(
    conn: &mut Conn,
    part: &str,
    after: &str,
    limit: i64,
) -> DbResult<Vec<CompanyRow>> {
    let mut query = rows::table.filter(rows::released_at.is_null()).into_boxed();
    if !part.is_empty() {
        let pattern = containing(part);
        query = query.filter(
            lower(rows::name.nullable())
                .like(pattern.clone())
                .escape('\\')
                .or(lower(rows::slug.nullable()).like(pattern).escape('\\')),
        );
    }
    let found: Vec<Company> = query
        .filter(rows::slug.gt(after))
        .order(rows::slug)
        .limit(limit)
        .select(Company::as_select())
        .load(conn)?;
    let ids: Vec<&CompanyId> = found.iter().map(|one| &one.id).collect();
    let held: Vec<Subscription> = subscriptions::table
        .filter(subscriptions::company_id.eq_any(ids.clone()))
        .select(Subscription::as_select())
        .load(conn)?;
    let admins: Vec<(CompanyId, String)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::company_id.eq_any(ids))
        .filter(memberships::role.eq("admin"))
        .order(users::email)
        .select((memberships::company_id, users::email))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|company| CompanyRow {
            subscription: held
                .iter()
                .find(|one| one.company_id.as_ref() == Some(&company.id))
                .cloned(),
            administrators: admins
                .iter()
                .filter(|(id, _)| *id == company.id)
                .map(|(_, email)| email.clone())
                .collect(),
            company,
        })
        .collect())
}
