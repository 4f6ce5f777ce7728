//! Everything that one sending needs.

use diesel::prelude::*;

use super::Adjustment;
use crate::domain::companies;
use crate::domain::stock::look_up::Warehouse;
use crate::platform::db::schema::{articles, catalogue_entries};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{AdjustmentId, CompanyId};

/// An adjustment with what the ERP is told of it.
#[derive(Clone)]
pub(super) struct Load {
    pub(super) id: AdjustmentId,
    pub(super) company: CompanyId,
    pub(super) product: String,
    pub(super) warehouse: Warehouse,
    pub(super) delta: i64,
    pub(super) comments: String,
    pub(super) zone: chrono_tz::Tz,
}

/// Reads it.
///
/// # Errors
/// The database's.
pub(super) fn load(conn: &mut Conn, company: &CompanyId, one: &Adjustment) -> DbResult<Load> {
    let product: String = articles::table
        .find(&one.article_id)
        .select(articles::external_id)
        .first(conn)?;
    let warehouse: Warehouse = catalogue_entries::table
        .find(&one.warehouse_id)
        .select(Warehouse::as_select())
        .first(conn)?;
    let note = if one.note.is_empty() {
        String::new()
    } else {
        format!(" · {}", one.note)
    };
    Ok(Load {
        id: one.id.clone(),
        company: company.clone(),
        product,
        warehouse,
        delta: one.delta,
        // The reference by which a person finds it in the ERP.
        comments: format!("Mostrador {} · {}{note}", one.id, one.user_name),
        zone: companies::load(conn, company)?
            .map_or(chrono_tz::America::Mexico_City, |company| company.zone()),
    })
}
