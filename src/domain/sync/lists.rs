//! The long lists, read page by page: the next page is fetched while one is written.

use std::sync::Arc;

use super::course::{Course, Written, count, with_rejected};
use super::seen::Seen;
use super::settle::Stop;
use crate::domain::customers;
use crate::domain::erp::{Cursor, ErpClient, ErpInvoice, InvoiceQuery, InvoiceStatus, Page};
use crate::domain::invoices::{self, Derive};

impl Course {
    pub(super) async fn clients(&mut self) -> Result<(), Stop> {
        let erp = Arc::clone(&self.means.erp);
        let mut seen = self.place.at_start().then(Seen::default);
        let mut page = erp.clients(self.place.page()).await?;
        loop {
            if let Some(seen) = &mut seen {
                page.rows.iter().for_each(|row| seen.add(&row.external_id));
                page.rejected
                    .iter()
                    .for_each(|row| seen.add(&row.external_id));
            }
            let next = page.next.clone();
            let ahead = async {
                match next {
                    Some(next) => erp.clients(Some(next)).await.map(Some),
                    None => Ok(None),
                }
            };
            let (saved, ahead) = tokio::join!(self.save_clients(page), ahead);
            saved?;
            match ahead? {
                Some(following) => page = following,
                None => break,
            }
        }
        match seen {
            Some(seen) if self.place.recheck => self.look_for_gone_clients(seen).await,
            _ => Ok(()),
        }
    }

    async fn save_clients(&mut self, page: Page<ErpClient>) -> Result<(), Stop> {
        let (company, start) = (self.means.company.clone(), self.means.start.clone());
        self.write(
            (count(&page), page.total),
            page.next.clone(),
            move |conn, now| {
                let counts = customers::save_page(conn, &company, &start, &page.rows, now)?;
                Ok(with_rejected(counts.into(), "clients", &page.rejected))
            },
        )
        .await
    }

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
            match ahead? {
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
        self.write(
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

    /// Counts every customer's open invoices, so that a first run need not do so with each page.
    pub(super) async fn figures(&mut self) -> Result<(), Stop> {
        const BATCH: i64 = 500;
        if !self.place.first {
            return Ok(());
        }
        let company = self.means.company.clone();
        let db = self.means.db.clone();
        let of = company.clone();
        let total = db.read(move |conn| customers::number_of(conn, &of)).await?;
        loop {
            let (of, after) = (company.clone(), self.place.cursor.clone());
            let ids = db
                .read(move |conn| customers::next_ids(conn, &of, after.as_deref(), BATCH))
                .await?;
            let Some(last) = ids.last() else {
                return Ok(());
            };
            let next = Some(Cursor::from(last.to_string()));
            let (of, rows) = (company.clone(), i64::try_from(ids.len()).unwrap_or(BATCH));
            self.write((rows, total), next, move |conn, _| {
                customers::refresh_open(conn, &of, &ids)?;
                Ok(Written::default())
            })
            .await?;
        }
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
            found.extend(self.means.erp.client(&id).await?.map(|detail| ErpClient {
                external_id: detail.external_id,
                number: detail.number,
                name: detail.name,
                legal_name: detail.legal_name,
                tax_id: detail.tax_id,
                email: detail.email,
                phone: detail.phone,
                location_external_id: detail.location_external_id,
                tax_regime: None,
            }));
        }
        Ok(found)
    }
}
