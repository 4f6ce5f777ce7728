//! Single readings of what a list does not show any more.

use super::course::{Course, Written};
use super::seen::Seen;
use super::settle::Stop;
use crate::domain::{customers, invoices};

/// Ids that are looked through at once.
const BATCH: i64 = 1000;

impl Course {
    /// Asks for every invoice that we hold as open and that the open set did not show.
    pub(super) async fn reread(&mut self) -> Result<(), Stop> {
        let Some(mut open) = self.open.take().filter(|_| self.place.recheck) else {
            return Ok(());
        };
        open.close();
        let gone = self.not_shown(&open).await?;
        let total = i64::try_from(gone.len()).unwrap_or(i64::MAX);
        for id in gone {
            let answer = self.means.erp.invoice(&id).await?;
            let company = self.means.company.clone();
            self.write((1, total), None, move |conn, now| {
                let changed = match &answer {
                    Some(detail) => invoices::apply_detail(conn, &company, detail, now)?,
                    None => invoices::apply_missing(conn, &company, &id, now)?,
                };
                Ok(Written::changed(changed))
            })
            .await?;
        }
        Ok(())
    }

    async fn not_shown(&self, open: &Seen) -> Result<Vec<String>, Stop> {
        let mut gone = Vec::new();
        let mut after = String::new();
        loop {
            let (company, from) = (self.means.company.clone(), after.clone());
            let held = self
                .means
                .db
                .read(move |conn| invoices::held_open(conn, &company, &from, BATCH))
                .await?;
            let Some(last) = held.last() else {
                return Ok(gone);
            };
            after.clone_from(last);
            gone.extend(held.into_iter().filter(|id| !open.has(id)));
        }
    }

    /// Asks for every customer that the whole list of clients did not show.
    pub(super) async fn look_for_gone_clients(&mut self, mut seen: Seen) -> Result<(), Stop> {
        seen.close();
        let mut after = String::new();
        loop {
            let (company, from) = (self.means.company.clone(), after.clone());
            let held = self
                .means
                .db
                .read(move |conn| customers::held(conn, &company, &from, BATCH))
                .await?;
            let Some(last) = held.last() else {
                return Ok(());
            };
            after.clone_from(last);
            for id in held.into_iter().filter(|id| !seen.has(id)) {
                self.mark_if_gone(id).await?;
            }
        }
    }

    async fn mark_if_gone(&mut self, id: String) -> Result<(), Stop> {
        if self.means.erp.client(&id).await?.is_some() {
            return Ok(());
        }
        let company = self.means.company.clone();
        self.write_beside(move |conn, now| {
            let changed = customers::mark_gone(conn, &company, &id, now)?;
            Ok(Written::changed(changed))
        })
        .await
    }
}
