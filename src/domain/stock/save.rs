//! Taking over a page of what one warehouse holds.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::articles;
use crate::domain::erp::ErpStock;
use crate::domain::intake::{Counts, Note, NoteReason, fingerprint};
use crate::platform::db::dialect::insert_all;
use crate::platform::db::schema::{articles as article_rows, stock};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{ArticleId, CatalogueId, CompanyId};
use crate::platform::values::text::one_line;

/// Writes what is new or different. Compared is what the row says, not what the ERP said last: a
/// quantity that people changed here meanwhile is brought back to the ERP's. Stock of an article
/// that we do not know is noted, not taken.
///
/// # Errors
/// The database's.
pub(crate) fn save_page(
    conn: &mut Conn,
    company: &CompanyId,
    warehouse: &CatalogueId,
    rows: &[ErpStock],
    now: DateTime<Utc>,
) -> DbResult<(Counts, Vec<Note>)> {
    let wanted = rows.iter().map(|row| row.product_external_id.as_str());
    let articles = articles::ids(conn, company, wanted)?;
    let known = load_known(conn, warehouse, articles.values())?;
    let (mut counts, mut notes, mut fresh) = (Counts::default(), Vec::new(), Vec::new());
    let mut met = HashSet::new();
    for row in rows
        .iter()
        .filter(|row| met.insert(row.product_external_id.as_str()))
    {
        let Some(article) = articles.get(&row.product_external_id) else {
            counts.failed += 1;
            let reason = NoteReason::UnknownArticle;
            notes.push(Note::new("stock", &row.product_external_id, reason, ""));
            continue;
        };
        let held = FromErp::of(row, now);
        match known.get(article) {
            Some(is) if (is.0, is.1.as_str()) == (held.quantity, held.place.as_str()) => {
                counts.unchanged += 1;
            }
            Some(_) => {
                diesel::update(stock::table.find((article, warehouse)))
                    .set(&held)
                    .execute(conn)?;
                counts.changed += 1;
            }
            None => {
                counts.created += 1;
                fresh.push(Fresh {
                    article_id: article.clone(),
                    warehouse_id: warehouse.clone(),
                    company_id: company.clone(),
                    held,
                });
            }
        }
    }
    insert_all!(conn, stock::table, fresh)?;
    Ok((counts, notes))
}

/// Articles of which we hold stock in a warehouse, in order, at most `limit` after `after`, with
/// their ids in the ERP.
///
/// # Errors
/// The database's.
pub(crate) fn held(
    conn: &mut Conn,
    warehouse: &CatalogueId,
    after: &str,
    limit: i64,
) -> DbResult<Vec<(ArticleId, String)>> {
    Ok(stock::table
        .inner_join(article_rows::table)
        .filter(stock::warehouse_id.eq(warehouse))
        .filter(stock::article_id.gt(after))
        .order(stock::article_id)
        .limit(limit)
        .select((stock::article_id, article_rows::external_id))
        .load(conn)?)
}

/// Forgets the stock of articles that a warehouse does not list any more.
///
/// # Errors
/// The database's.
pub(crate) fn drop_rows(
    conn: &mut Conn,
    warehouse: &CatalogueId,
    articles: &[ArticleId],
) -> DbResult<Counts> {
    let gone = stock::table
        .filter(stock::warehouse_id.eq(warehouse))
        .filter(stock::article_id.eq_any(articles));
    let dropped = diesel::delete(gone).execute(conn)?;
    Ok(Counts {
        changed: i64::try_from(dropped).unwrap_or(i64::MAX),
        ..Counts::default()
    })
}

fn load_known<'a>(
    conn: &mut Conn,
    warehouse: &CatalogueId,
    articles: impl Iterator<Item = &'a ArticleId>,
) -> DbResult<HashMap<ArticleId, (i64, String)>> {
    let rows: Vec<(ArticleId, i64, String)> = stock::table
        .filter(stock::warehouse_id.eq(warehouse))
        .filter(stock::article_id.eq_any(articles.collect::<Vec<_>>()))
        .select((stock::article_id, stock::quantity, stock::place))
        .load(conn)?;
    let by_article = |(id, quantity, place)| (id, (quantity, place));
    Ok(rows.into_iter().map(by_article).collect())
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = stock)]
struct FromErp {
    quantity: i64,
    place: String,
    fingerprint: String,
    updated_at: NaiveDateTime,
}

#[derive(Insertable)]
#[diesel(table_name = stock)]
struct Fresh {
    article_id: ArticleId,
    warehouse_id: CatalogueId,
    company_id: CompanyId,
    #[diesel(embed)]
    held: FromErp,
}

impl FromErp {
    fn of(row: &ErpStock, now: DateTime<Utc>) -> Self {
        let place = one_line(&row.place);
        Self {
            quantity: row.quantity,
            fingerprint: fingerprint(&[&row.quantity.to_string(), &place]),
            place,
            updated_at: now.naive_utc(),
        }
    }
}
