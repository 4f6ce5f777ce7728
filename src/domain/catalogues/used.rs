//! The company's choice of what it uses.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{CatalogueKind, Entry, of_company};
use crate::domain::audit::{self, Actor};
use crate::domain::sync;
use crate::platform::db::schema::catalogue_entries;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// What a person chose from the lists as they were shown.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Ids of the entries that are to be used.
    pub used: Vec<String>,
    /// The last id that was shown; entries that came later keep what they have.
    pub seen: String,
}

/// Uses the chosen entries and no others. Gives how many changed; ids of other companies count for
/// nothing. A warehouse that is used again is read with the next synchronisation.
///
/// # Errors
/// The database's.
pub fn choose(
    conn: &mut Conn,
    company: &CompanyId,
    choice: &Choice,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<usize> {
    let wanted: HashSet<&str> = choice.used.iter().map(String::as_str).collect();
    let entries = of_company(conn, company)?;
    let shown = |entry: &&Entry| entry.id.as_str() <= choice.seen.as_str();
    let differs = |entry: &&Entry| entry.used != wanted.contains(entry.id.as_str());
    let changed: Vec<&Entry> = entries.iter().filter(shown).filter(differs).collect();
    for entry in &changed {
        diesel::update(catalogue_entries::table.find(&entry.id))
            .set(catalogue_entries::used.eq(!entry.used))
            .execute(conn)?;
        let (subject, action) = (
            format!("{}:{}", entry.kind, entry.id),
            if entry.used {
                "catalogue.left_out"
            } else {
                "catalogue.used"
            },
        );
        let line = audit::Entry {
            company: Some(company),
            action,
            subject: Some(&subject),
            detail: Some(&entry.name),
        };
        audit::record(conn, actor, &line, now)?;
    }
    let warehouse = CatalogueKind::Warehouse.code();
    if changed.iter().any(|entry| entry.kind == warehouse) {
        sync::read_stock_soon(conn, company)?;
    }
    Ok(changed.len())
}
