//! The lists of invoices, read page by page: the next page is fetched while one is written.

use std::sync::Arc;

use super::course::{Course, Written, count, with_rejected};
use super::seen::Seen;
use super::settle::Stop;
use crate::domain::customers;
use crate::domain::erp::{ErpClient, ErpInvoice, InvoiceQuery, InvoiceStatus, Page};
use crate::domain::invoices::{self, Derive};

impl Course {
    pub(super) async fn recent(&mut self) -> Result<(), Stop> {
        let since = Some(self.place.since);
        self.invoices(InvoiceQuery {
            since,
            ..InvoiceQuery::default()
        })
        .await
    }

    pub(super) async fn open(&mut self) -> Result<(), Stop> {
        self.open = Some(Seen::default());
        let before = (!self.place.recheck).then_some(self.place.since);
        let query = InvoiceQuery {
            open_only: true,
            before,
            ..InvoiceQuery::default()
        };
        self.invoices(query).await
    }

    async fn invoices(&mut self, query: InvoiceQuery) -> Result<(), Stop> {
        self.currencies().await?;
        let erp = Arc::clone(&self.means.erp);
        let mut page = erp.invoices(&query, self.place.page()).await?;
        loop {
            if let Some(open) = &mut self.open {
                let held = page
                    .rows
                    .iter()
                    .filter(|row| row.status == InvoiceStatus::Open);
                held.for_each(|row| open.add(&row.external_id));
                page.rejected
                    .iter()
                    .for_each(|row| open.add(&row.external_id));
            }
            let next = page.next.clone();
            let ahead = async {
                match next {
                    Some(next) => erp.invoices(&query, Some(next)).await.map(Some),
                    None => Ok(None),
                }
            };
            let (saved, ahead) = tokio::join!(self.save_invoices(page), ahead);
            saved?;
            match self.following(ahead, |at| erp.invoices(&query, at)).await? {
                Some(following) => page = following,
                None => return Ok(()),
            }
        }
    }

    async fn save_invoices(&mut self, page: Page<ErpInvoice>) -> Result<(), Stop> {
        let found = self.fetch_unknown_clients(&page.rows).await?;
        let currencies = self.currencies().await?;
        let derive = if self.place.first {
            Derive::Later
        } else {
            Derive::Now
        };
        let (company, start) = (self.means.company.clone(), self.means.start.clone());
        self.write_page(
            (count(&page), page.total),
            page.next.clone(),
            move |conn, now| {
                customers::save_page(conn, &company, &start, &found, now)?;
                let saved =
                    invoices::save_page(conn, &company, (&currencies, derive), &page.rows, now)?;
                let written = Written {
                    counts: saved.counts,
                    notes: saved.notes,
                };
                Ok(with_rejected(written, "invoices", &page.rejected))
            },
        )
        .await
    }

    /// Clients that invoices point to and the list of clients did not show, read singly.
    async fn fetch_unknown_clients(&self, rows: &[ErpInvoice]) -> Result<Vec<ErpClient>, Stop> {
        let company = self.means.company.clone();
        let ids: Vec<String> = rows
            .iter()
            .map(|row| row.client_external_id.clone())
            .collect();
        let unknown = self
            .means
            .db
            .read(move |conn| customers::unknown_among(conn, &company, &ids))
            .await?;
        let mut found = Vec::new();
        for id in unknown {
            let detail = self.means.erp.client(&id).await?;
            found.extend(detail.map(|detail| detail.as_listed()));
        }
        Ok(found)
    }
}
