//! The list of articles, page by page.

use super::course::{Course, Written, count, with_rejected};
use super::seen::Seen;
use super::settle::Stop;
use crate::domain::articles;
use crate::domain::erp::{ErpProduct, Page};

const LIST: &str = "products";
/// Ids that are looked through at once.
const BATCH: i64 = 1000;
/// Articles that are asked for singly in a run because the list did not show them.
const MOST_GONE: usize = 100;

impl Course {
    pub(super) async fn products(&mut self) -> Result<(), Stop> {
        if !self.begin(LIST).await? {
            return Ok(());
        }
        let mut seen = self.place.at_start().then(Seen::default);
        loop {
            let answer = self.means.erp.products(self.place.page()).await;
            let Some(page) = self.optional(LIST, "", answer).await? else {
                return Ok(());
            };
            if let Some(seen) = &mut seen {
                page.rows.iter().for_each(|row| seen.add(&row.external_id));
                let rejected = page.rejected.iter();
                rejected.for_each(|row| seen.add(&row.external_id));
            }
            let last = page.next.is_none();
            self.save_products(page).await?;
            if last {
                break;
            }
        }
        self.record(LIST, 1).await?;
        match seen {
            Some(seen) => self.look_for_gone_articles(seen).await,
            None => Ok(()),
        }
    }

    async fn save_products(&mut self, page: Page<ErpProduct>) -> Result<(), Stop> {
        let company = self.means.company.clone();
        let next = page.next.clone();
        self.write((count(&page), page.total), next, move |conn, now| {
            let counts = articles::save_page(conn, &company, &page.rows, now)?;
            Ok(with_rejected(counts.into(), LIST, &page.rejected))
        })
        .await
    }

    /// Not listed is not gone: the ERP is asked for each.
    async fn look_for_gone_articles(&mut self, mut seen: Seen) -> Result<(), Stop> {
        seen.close();
        let mut missed = Vec::new();
        let mut after = String::new();
        while missed.len() < MOST_GONE {
            let (company, from) = (self.means.company.clone(), after.clone());
            let db = &self.means.db;
            let held = db
                .read(move |conn| articles::held(conn, &company, &from, BATCH))
                .await?;
            let Some(last) = held.last() else { break };
            after.clone_from(last);
            missed.extend(held.into_iter().filter(|id| !seen.has(id)));
        }
        for id in missed.into_iter().take(MOST_GONE) {
            if self.place.enough {
                break;
            }
            let answer = self.means.erp.product(&id).await;
            let Some(None) = self.optional(LIST, &id, answer).await? else {
                continue;
            };
            let company = self.means.company.clone();
            self.write_beside(move |conn, now| {
                let changed = articles::mark_gone(conn, &company, &id, now)?;
                Ok(Written::changed(changed))
            })
            .await?;
        }
        Ok(())
    }
}
