//! Reading the entries.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::CatalogueKind;
use crate::platform::db::schema::catalogue_entries;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CatalogueId, CompanyId};
use crate::platform::values::text::fold;

/// An entry that the ERP knows.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = catalogue_entries, check_for_backend(MultiBackend))]
pub struct Entry {
    /// Its id.
    pub id: CatalogueId,
    /// Code of a [`CatalogueKind`].
    pub kind: String,
    /// Its id in the ERP; a person's folded name.
    pub external_id: String,
    /// Its name.
    pub name: String,
    /// What it belongs to, by its id in the ERP: a warehouse's location, a category's parent.
    pub parent_external_id: Option<String>,
    /// Whether the company uses it.
    pub used: bool,
}

/// Every entry of a company that is not gone, by name.
///
/// # Errors
/// The database's.
pub fn of_company(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Entry>> {
    let mut entries: Vec<Entry> = catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::removed_at.is_null())
        .select(Entry::as_select())
        .load(conn)?;
    entries.sort_by_cached_key(|entry| (fold(&entry.name), entry.id.to_string()));
    Ok(entries)
}

/// The warehouses that a company uses, in a lasting order.
///
/// # Errors
/// The database's.
pub fn warehouses(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Entry>> {
    Ok(catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(CatalogueKind::Warehouse.code()))
        .filter(catalogue_entries::removed_at.is_null())
        .filter(catalogue_entries::used.eq(true))
        .order(catalogue_entries::external_id)
        .select(Entry::as_select())
        .load(conn)?)
}

/// Notes that what a warehouse holds was read whole; `began` is when that began.
///
/// # Errors
/// The database's.
pub(crate) fn stock_was_read(
    conn: &mut Conn,
    warehouse: &CatalogueId,
    began: DateTime<Utc>,
) -> DbResult<()> {
    diesel::update(catalogue_entries::table.find(warehouse))
        .set(catalogue_entries::stock_read_at.eq(began.naive_utc()))
        .execute(conn)?;
    Ok(())
}

/// The ids of a catalogue's entries by their ids in the ERP, those that are gone included.
///
/// # Errors
/// The database's.
pub(crate) fn ids(
    conn: &mut Conn,
    company: &CompanyId,
    kind: CatalogueKind,
) -> DbResult<HashMap<String, CatalogueId>> {
    Ok(catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(kind.code()))
        .select((catalogue_entries::external_id, catalogue_entries::id))
        .load::<(String, CatalogueId)>(conn)?
        .into_iter()
        .collect())
}
