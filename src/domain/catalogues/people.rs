//! Sellers and collectors. The ERP has no list of them: it names them with each client.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::CatalogueKind;
use super::save::{FromErp, insert};
use crate::domain::intake::{Counts, fingerprint};
use crate::platform::db::schema::{catalogue_entries, customers};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CatalogueId, CompanyId};
use crate::platform::values::text::{fold, one_line};

/// The person with this name, who is new or comes back where needed; `None` without a name.
/// Spellings that fold alike are one person.
///
/// # Errors
/// The database's.
pub(crate) fn person(
    conn: &mut Conn,
    company: &CompanyId,
    kind: CatalogueKind,
    name: &str,
) -> DbResult<Option<CatalogueId>> {
    let name = one_line(name);
    let key = fold(&name);
    if key.is_empty() {
        return Ok(None);
    }
    let held: Option<(CatalogueId, Option<NaiveDateTime>)> = catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(kind.code()))
        .filter(catalogue_entries::external_id.eq(&key))
        .select((catalogue_entries::id, catalogue_entries::removed_at))
        .first(conn)
        .optional()?;
    match held {
        Some((id, None)) => Ok(Some(id)),
        Some((id, Some(_))) => {
            diesel::update(catalogue_entries::table.find(&id))
                .set(catalogue_entries::removed_at.eq(None::<NaiveDateTime>))
                .execute(conn)?;
            Ok(Some(id))
        }
        None => {
            let row = FromErp {
                fingerprint: fingerprint(&[&name]),
                name,
                parent_external_id: None,
            };
            insert(conn, company, kind, &key, &row).map(Some)
        }
    }
}

/// Marks the sellers and collectors whom no customer names any more.
///
/// # Errors
/// The database's.
pub(crate) fn drop_unnamed(
    conn: &mut Conn,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let at = now.naive_utc();
    let id = catalogue_entries::id.nullable();
    let sold = customers::table.filter(customers::seller_id.eq(id));
    let collected = customers::table.filter(customers::collector_id.eq(id));
    let sellers = diesel::update(catalogue_entries::table)
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(CatalogueKind::Seller.code()))
        .filter(catalogue_entries::removed_at.is_null())
        .filter(not(exists(sold)))
        .set(catalogue_entries::removed_at.eq(at))
        .execute(conn)?;
    let collectors = diesel::update(catalogue_entries::table)
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(CatalogueKind::Collector.code()))
        .filter(catalogue_entries::removed_at.is_null())
        .filter(not(exists(collected)))
        .set(catalogue_entries::removed_at.eq(at))
        .execute(conn)?;
    Ok(Counts {
        changed: i64::try_from(sellers + collectors).unwrap_or(i64::MAX),
        ..Counts::default()
    })
}
