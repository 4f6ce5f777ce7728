//! Taking over a page of the ERP's products.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::catalogues::{self, CatalogueKind};
use crate::domain::erp::ErpProduct;
use crate::domain::intake::{Counts, fingerprint};
use crate::platform::db::dialect::insert_all;
use crate::platform::db::schema::articles;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{ArticleId, CatalogueId, CompanyId};
use crate::platform::values::text::{fold, one_line};

/// Writes the products that are new or changed, or back.
///
/// # Errors
/// The database's.
pub(crate) fn save_page(
    conn: &mut Conn,
    company: &CompanyId,
    products: &[ErpProduct],
    now: DateTime<Utc>,
) -> DbResult<Counts> {
    let categories = catalogues::ids(conn, company, CatalogueKind::Category)?;
    let known = load_known(conn, company, products)?;
    let mut counts = Counts::default();
    let mut fresh = Vec::new();
    let mut met = HashSet::new();
    for product in products
        .iter()
        .filter(|product| met.insert(product.external_id.as_str()))
    {
        let row = FromErp::of(product, &categories, now);
        match known.get(&product.external_id) {
            Some(held) if held.fingerprint == row.fingerprint && held.removed_at.is_none() => {
                counts.unchanged += 1;
            }
            Some(held) => {
                diesel::update(articles::table.find(&held.id))
                    .set((&row, articles::removed_at.eq(None::<NaiveDateTime>)))
                    .execute(conn)?;
                counts.changed += 1;
            }
            None => {
                counts.created += 1;
                fresh.push(Fresh {
                    id: ArticleId::new(),
                    company_id: company.clone(),
                    external_id: product.external_id.clone(),
                    row,
                });
            }
        }
    }
    insert_all!(conn, articles::table, fresh)?;
    Ok(counts)
}

/// The ids of these articles by their ids in the ERP.
///
/// # Errors
/// The database's.
pub(crate) fn ids<'a>(
    conn: &mut Conn,
    company: &CompanyId,
    external_ids: impl Iterator<Item = &'a str>,
) -> DbResult<HashMap<String, ArticleId>> {
    Ok(articles::table
        .filter(articles::company_id.eq(company))
        .filter(articles::external_id.eq_any(external_ids.collect::<Vec<_>>()))
        .select((articles::external_id, articles::id))
        .load::<(String, ArticleId)>(conn)?
        .into_iter()
        .collect())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = articles, check_for_backend(MultiBackend))]
struct Known {
    id: ArticleId,
    external_id: String,
    fingerprint: String,
    removed_at: Option<NaiveDateTime>,
}

fn load_known(
    conn: &mut Conn,
    company: &CompanyId,
    products: &[ErpProduct],
) -> DbResult<HashMap<String, Known>> {
    let wanted: Vec<&str> = products.iter().map(|p| p.external_id.as_str()).collect();
    let rows: Vec<Known> = articles::table
        .filter(articles::company_id.eq(company))
        .filter(articles::external_id.eq_any(wanted))
        .select(Known::as_select())
        .load(conn)?;
    let by_id = |row: Known| (row.external_id.clone(), row);
    Ok(rows.into_iter().map(by_id).collect())
}

/// The columns that the ERP owns.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = articles, treat_none_as_null = true, treat_none_as_default_value = false)]
struct FromErp {
    code: String,
    sku: String,
    name: String,
    description: String,
    unit: String,
    currency: String,
    category_id: Option<CatalogueId>,
    name_folded: String,
    search_folded: String,
    fingerprint: String,
    updated_at: NaiveDateTime,
}

/// A row that is new.
#[derive(Insertable)]
#[diesel(table_name = articles, treat_none_as_default_value = false)]
struct Fresh {
    id: ArticleId,
    company_id: CompanyId,
    external_id: String,
    #[diesel(embed)]
    row: FromErp,
}

impl FromErp {
    fn of(
        product: &ErpProduct,
        categories: &HashMap<String, CatalogueId>,
        now: DateTime<Utc>,
    ) -> Self {
        let category = product.category_external_id.as_ref();
        let mut row = Self {
            code: one_line(&product.code),
            sku: one_line(&product.sku),
            name: one_line(&product.title),
            description: product.description.trim().to_owned(),
            unit: one_line(&product.unit),
            currency: one_line(&product.currency),
            category_id: category.and_then(|id| categories.get(id)).cloned(),
            name_folded: fold(&product.title),
            search_folded: String::new(),
            fingerprint: String::new(),
            updated_at: now.naive_utc(),
        };
        row.search_folded = fold(&format!("{} {} {}", row.code, row.sku, row.name));
        row.fingerprint = fingerprint(&[
            &row.code,
            &row.sku,
            &row.name,
            &row.description,
            &row.unit,
            &row.currency,
            row.category_id.as_ref().map_or("", CatalogueId::as_str),
        ]);
        row
    }
}
