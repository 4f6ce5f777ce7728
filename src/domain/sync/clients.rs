//! The list of clients, read page by page: the next page is fetched while one is written.

use std::sync::Arc;

use super::course::{Course, count, with_rejected};
use super::seen::Seen;
use super::settle::Stop;
use crate::domain::customers;
use crate::domain::erp::{ErpClient, Page};

impl Course {
    pub(super) async fn clients(&mut self) -> Result<(), Stop> {
        const LIST: &str = "clients";
        if !self.begin(LIST).await? {
            return Ok(());
        }
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
            match self.following(ahead, |at| erp.clients(at)).await? {
                Some(following) => page = following,
                None => break,
            }
        }
        self.record(LIST, 1).await?;
        match seen {
            Some(seen) if self.place.recheck => self.look_for_gone_clients(seen).await,
            _ => Ok(()),
        }
    }

    async fn save_clients(&mut self, page: Page<ErpClient>) -> Result<(), Stop> {
        let (company, start) = (self.means.company.clone(), self.means.start.clone());
        self.write_page(
            (count(&page), page.total),
            page.next.clone(),
            move |conn, now| {
                let counts = customers::save_page(conn, &company, &start, &page.rows, now)?;
                Ok(with_rejected(counts.into(), "clients", &page.rejected))
            },
        )
        .await
    }
}
