//! What the used warehouses hold, one warehouse after the other, page by page.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::course::{Course, Written, count, with_rejected};
use super::seen::Seen;
use super::settle::Stop;
use crate::domain::catalogues::{self, Entry};
use crate::domain::erp::{Cursor, ErpStock, Page};
use crate::domain::stock;
use crate::platform::clock;
use crate::platform::values::ids::ArticleId;

const LIST: &str = "stock";
/// Rows that are looked through at once.
const BATCH: i64 = 1000;

impl Course {
    pub(super) async fn stock(&mut self) -> Result<(), Stop> {
        if !self.begin(LIST).await? {
            return Ok(());
        }
        let company = self.means.company.clone();
        let db = self.means.db.clone();
        let mut warehouses = db
            .read(move |conn| catalogues::warehouses(conn, &company))
            .await?;
        if self.place.at_start() {
            self.place.total = self.totals(&mut warehouses).await?;
        }
        let parts = warehouses.len();
        let (from, _) = place_in(self.place.page());
        let left: Vec<Entry> = warehouses
            .into_iter()
            .skip_while(|warehouse| warehouse.external_id < from)
            .collect();
        for (at, warehouse) in left.iter().enumerate() {
            let following = left.get(at + 1).map(|next| cursor(next, None));
            let began = clock::wall();
            if self.stock_of(warehouse, following).await? {
                self.note_reading(warehouse, began).await?;
            }
            if self.place.enough {
                return Ok(());
            }
        }
        self.record(LIST, parts).await
    }

    /// How many rows all warehouses have, by their first pages; these are read again in their
    /// turn, for meanwhile somebody may have adjusted what they say. A warehouse that the ERP does
    /// not tell of is left out.
    async fn totals(&mut self, warehouses: &mut Vec<Entry>) -> Result<i64, Stop> {
        let mut totals = HashMap::new();
        for warehouse in warehouses.iter() {
            if self.place.enough {
                break;
            }
            let id = &warehouse.external_id;
            let answer = self.means.erp.stock(id, None).await;
            if let Some(page) = self.optional(LIST, id, answer).await? {
                totals.insert(id.clone(), page.total);
            }
        }
        warehouses.retain(|warehouse| totals.contains_key(&warehouse.external_id));
        Ok(totals.into_values().sum())
    }

    /// Says whether the warehouse was read from its first page to its last.
    async fn stock_of(
        &mut self,
        warehouse: &Entry,
        following: Option<Cursor>,
    ) -> Result<bool, Stop> {
        let id = warehouse.external_id.as_str();
        let (at, mut inner) = place_in(self.place.page());
        inner = inner.filter(|_| at == id);
        let whole = inner.is_none();
        let mut seen = whole.then(Seen::default);
        loop {
            let answer = self.means.erp.stock(id, inner.take()).await;
            let Some(this) = self.optional(LIST, id, answer).await? else {
                return Ok(false);
            };
            if !this.rejected.is_empty() {
                seen = None;
            }
            if let Some(seen) = &mut seen {
                let rows = this.rows.iter();
                rows.for_each(|row| seen.add(&row.product_external_id));
            }
            inner.clone_from(&this.next);
            let next = match &this.next {
                Some(next) => Some(cursor(warehouse, Some(next))),
                None => following.clone(),
            };
            self.save_stock(warehouse, this, next).await?;
            if inner.is_none() {
                break;
            }
        }
        if let Some(seen) = seen {
            self.drop_stock_not_shown(warehouse, seen).await?;
        }
        Ok(whole)
    }

    async fn note_reading(&mut self, warehouse: &Entry, began: DateTime<Utc>) -> Result<(), Stop> {
        let id = warehouse.id.clone();
        self.write_beside(move |conn, _| {
            catalogues::stock_was_read(conn, &id, began)?;
            Ok(Written::default())
        })
        .await
    }

    async fn save_stock(
        &mut self,
        warehouse: &Entry,
        page: Page<ErpStock>,
        next: Option<Cursor>,
    ) -> Result<(), Stop> {
        let (company, warehouse) = (self.means.company.clone(), warehouse.id.clone());
        let total = self.place.total;
        self.write((count(&page), total), next, move |conn, now| {
            let (counts, notes) = stock::save_page(conn, &company, &warehouse, &page.rows, now)?;
            Ok(with_rejected(
                Written { counts, notes },
                LIST,
                &page.rejected,
            ))
        })
        .await
    }

    /// What a warehouse, read whole, does not list is not in it.
    async fn drop_stock_not_shown(
        &mut self,
        warehouse: &Entry,
        mut seen: Seen,
    ) -> Result<(), Stop> {
        seen.close();
        let mut after = String::new();
        loop {
            let (id, from) = (warehouse.id.clone(), after.clone());
            let db = &self.means.db;
            let held = db
                .read(move |conn| stock::held(conn, &id, &from, BATCH))
                .await?;
            let Some((last, _)) = held.last() else {
                return Ok(());
            };
            after = last.to_string();
            let gone: Vec<ArticleId> = held
                .into_iter()
                .filter(|(_, external_id)| !seen.has(external_id))
                .map(|(id, _)| id)
                .collect();
            if gone.is_empty() {
                continue;
            }
            let id = warehouse.id.clone();
            self.write_beside(move |conn, _| Ok(stock::drop_rows(conn, &id, &gone)?.into()))
                .await?;
        }
    }
}

/// Where reading goes on: the warehouse, and its page.
fn cursor(warehouse: &Entry, page: Option<&Cursor>) -> Cursor {
    let page = page.map_or("", Cursor::as_str);
    Cursor::from(format!("{}\n{page}", warehouse.external_id))
}

fn place_in(cursor: Option<Cursor>) -> (String, Option<Cursor>) {
    let Some(cursor) = cursor else {
        return (String::new(), None);
    };
    let (warehouse, page) = cursor.as_str().split_once('\n').unwrap_or_default();
    let page = (!page.is_empty()).then(|| Cursor::from(page.to_owned()));
    (warehouse.to_owned(), page)
}
