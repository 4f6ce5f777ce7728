//! Taking over a catalogue of the ERP.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::CatalogueKind;
use crate::domain::erp::ErpNamed;
use crate::domain::intake::{Counts, fingerprint};
use crate::platform::db::schema::catalogue_entries;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CatalogueId, CompanyId};
use crate::platform::values::text::one_line;

/// Writes the entries that are new or changed. `whole`: those that are not shown are gone.
///
/// # Errors
/// The database's.
pub(crate) fn save(
    conn: &mut Conn,
    company: &CompanyId,
    kind: CatalogueKind,
    (entries, whole): (&[ErpNamed], bool),
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let mut held = load(conn, company, kind)?;
    let mut counts = Counts::default();
    let mut met = HashSet::new();
    for entry in entries
        .iter()
        .filter(|entry| met.insert(entry.external_id.as_str()))
    {
        let row = FromErp::of(entry);
        match held.remove(&entry.external_id) {
            Some(known) if known.fingerprint == row.fingerprint && known.removed_at.is_none() => {
                counts.unchanged += 1;
            }
            Some(known) => {
                diesel::update(catalogue_entries::table.find(&known.id))
                    .set((
                        &row,
                        catalogue_entries::removed_at.eq(None::<NaiveDateTime>),
                    ))
                    .execute(conn)?;
                counts.changed += 1;
            }
            None => {
                insert(conn, company, kind, &entry.external_id, &row)?;
                counts.created += 1;
            }
        }
    }
    let gone = held
        .into_values()
        .filter(|known| known.removed_at.is_none());
    for known in gone.filter(|_| whole) {
        diesel::update(catalogue_entries::table.find(&known.id))
            .set(catalogue_entries::removed_at.eq(now.naive_utc()))
            .execute(conn)?;
        counts.changed += 1;
    }
    Ok(counts)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = catalogue_entries, check_for_backend(MultiBackend))]
struct Known {
    id: CatalogueId,
    external_id: String,
    fingerprint: String,
    removed_at: Option<NaiveDateTime>,
}

fn load(
    conn: &mut Conn,
    company: &CompanyId,
    kind: CatalogueKind,
) -> DbResult<HashMap<String, Known>> {
    let rows: Vec<Known> = catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(kind.code()))
        .select(Known::as_select())
        .load(conn)?;
    let by_id = |row: Known| (row.external_id.clone(), row);
    Ok(rows.into_iter().map(by_id).collect())
}

/// The columns that the ERP owns.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = catalogue_entries, treat_none_as_null = true)]
pub(super) struct FromErp {
    pub name: String,
    pub parent_external_id: Option<String>,
    pub fingerprint: String,
}

impl FromErp {
    fn of(entry: &ErpNamed) -> Self {
        let name = one_line(&entry.name);
        let parent = entry.parent_external_id.clone();
        Self {
            fingerprint: fingerprint(&[&name, parent.as_deref().unwrap_or_default()]),
            name,
            parent_external_id: parent,
        }
    }
}

/// Writes an entry that is new; it is used until the company chooses otherwise.
pub(super) fn insert(
    conn: &mut Conn,
    company: &CompanyId,
    kind: CatalogueKind,
    external_id: &str,
    row: &FromErp,
) -> DbResult<CatalogueId> {
    let id = CatalogueId::new();
    diesel::insert_into(catalogue_entries::table)
        .values((
            catalogue_entries::id.eq(&id),
            catalogue_entries::company_id.eq(company),
            catalogue_entries::kind.eq(kind.code()),
            catalogue_entries::external_id.eq(external_id),
            catalogue_entries::used.eq(true),
            row,
        ))
        .execute(conn)?;
    Ok(id)
}
