//! What is where: quantities as the ERP told them, with what is on its way there.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::catalogues::CatalogueKind;
use crate::domain::stock_adjustments::waiting;
use crate::platform::db::schema::{catalogue_entries, stock};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::Quantity;
use crate::platform::values::ids::{ArticleId, CatalogueId, CompanyId};

/// Kind of the catalogue's entries that are warehouses.
const WAREHOUSE: &str = CatalogueKind::Warehouse.code();

/// A warehouse.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = catalogue_entries, check_for_backend(MultiBackend))]
pub struct Warehouse {
    /// Its id.
    pub id: CatalogueId,
    /// Id in the ERP.
    pub external_id: String,
    /// Name.
    pub name: String,
}

/// What one warehouse holds of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// As the ERP told it last.
    pub told: Quantity,
    /// What our adjustments that wait for the ERP will change.
    pub waiting: Quantity,
    /// Where in the warehouse; may be empty.
    pub place: String,
    /// When the ERP told it last; never while it has not told of the warehouse.
    pub told_at: Option<DateTime<Utc>>,
}

impl Holding {
    /// What there is once everything that waits has arrived.
    #[must_use]
    pub fn expected(&self) -> Quantity {
        self.told + self.waiting
    }
}

/// Holdings by article and warehouse; what is not in it is nothing.
#[derive(Clone, Debug, Default)]
pub struct Holdings(HashMap<(ArticleId, CatalogueId), Holding>);

impl Holdings {
    /// What a warehouse holds of an article.
    #[must_use]
    pub fn of(&self, article: &ArticleId, warehouse: &CatalogueId) -> Holding {
        let key = (article.clone(), warehouse.clone());
        self.0.get(&key).cloned().unwrap_or_default()
    }

    /// When the oldest of the figures of these warehouses was told.
    #[must_use]
    pub fn oldest(&self, of: &[&Warehouse]) -> Option<DateTime<Utc>> {
        self.0
            .iter()
            .filter(|((_, house), _)| of.iter().any(|one| one.id == *house))
            .filter_map(|(_, one)| one.told_at)
            .min()
    }
}

/// The warehouses that a company uses, by name; all of them where it has chosen none.
///
/// # Errors
/// The database's.
pub fn warehouses(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Warehouse>> {
    let all: Vec<(Warehouse, bool)> = catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(WAREHOUSE))
        .filter(catalogue_entries::removed_at.is_null())
        .order((catalogue_entries::name, catalogue_entries::id))
        .select((Warehouse::as_select(), catalogue_entries::used))
        .load(conn)?;
    let some = all.iter().any(|(_, used)| *used);
    Ok(all
        .into_iter()
        .filter(|(_, used)| *used || !some)
        .map(|(warehouse, _)| warehouse)
        .collect())
}

/// A warehouse of a company, used or not.
///
/// # Errors
/// The database's.
pub fn warehouse(
    conn: &mut Conn,
    company: &CompanyId,
    id: &CatalogueId,
) -> DbResult<Option<Warehouse>> {
    Ok(catalogue_entries::table
        .find(id)
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(WAREHOUSE))
        .select(Warehouse::as_select())
        .first(conn)
        .optional()?)
}

/// What the company's warehouses hold of some of its articles.
///
/// # Errors
/// The database's.
pub fn holdings(
    conn: &mut Conn,
    company: &CompanyId,
    articles: &[ArticleId],
) -> DbResult<Holdings> {
    type Row = (ArticleId, CatalogueId, i64, String, chrono::NaiveDateTime);
    let rows: Vec<Row> = stock::table
        .filter(stock::company_id.eq(company))
        .filter(stock::article_id.eq_any(articles))
        .select((
            stock::article_id,
            stock::warehouse_id,
            stock::quantity,
            stock::place,
            stock::updated_at,
        ))
        .load(conn)?;
    let read = readings(conn, company)?;
    let mut all: HashMap<_, Holding> = articles
        .iter()
        .flat_map(|article| read.iter().map(move |(house, at)| (article, house, *at)))
        .map(|(article, house, at)| {
            let nothing = Holding {
                told_at: Some(at),
                ..Holding::default()
            };
            ((article.clone(), house.clone()), nothing)
        })
        .collect();
    for (article, warehouse, quantity, place, at) in rows {
        let holding = all.entry((article, warehouse)).or_default();
        holding.told = Quantity::from_thousandths(quantity);
        holding.place = place;
        holding.told_at = holding.told_at.max(Some(at.and_utc()));
    }
    for (article, warehouse, delta) in waiting(conn, company, articles)? {
        let holding = all.entry((article, warehouse)).or_default();
        holding.waiting = holding.waiting + delta;
    }
    Ok(Holdings(all))
}

/// When the last whole reading of each warehouse began, where there was one.
fn readings(conn: &mut Conn, company: &CompanyId) -> DbResult<HashMap<CatalogueId, DateTime<Utc>>> {
    let rows: Vec<(CatalogueId, Option<chrono::NaiveDateTime>)> = catalogue_entries::table
        .filter(catalogue_entries::company_id.eq(company))
        .filter(catalogue_entries::kind.eq(WAREHOUSE))
        .filter(catalogue_entries::stock_read_at.is_not_null())
        .select((catalogue_entries::id, catalogue_entries::stock_read_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, at)| Some((id, at?.and_utc())))
        .collect())
}

/// What one warehouse holds of one article.
///
/// # Errors
/// The database's.
pub fn holding(
    conn: &mut Conn,
    company: &CompanyId,
    article: &ArticleId,
    warehouse: &CatalogueId,
) -> DbResult<Holding> {
    let all = holdings(conn, company, std::slice::from_ref(article))?;
    Ok(all.of(article, warehouse))
}
