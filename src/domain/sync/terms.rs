//! What the ERP tells of a client only singly, a share of the day's calls with each pass.

use chrono::Duration;

use super::course::{Course, Written};
use super::settle::Stop;
use crate::domain::erp::Cursor;
use crate::domain::{catalogues, customers};
use crate::platform::clock;

const LIST: &str = "terms";
/// Terms that were read within this time are not read again.
pub(super) const FRESH: Duration = Duration::hours(24);

impl Course {
    /// Those never read first, then those read longest ago.
    pub(super) async fn terms(&mut self) -> Result<(), Stop> {
        let most = self.singles(1).await?;
        let company = self.means.company.clone();
        let db = self.means.db.clone();
        let before = clock::wall() - FRESH;
        let due = db
            .read(move |conn| customers::terms_due(conn, &company, before, most))
            .await?;
        if due.is_empty() {
            return Ok(());
        }
        let total = self.place.done + i64::try_from(due.len()).unwrap_or(most);
        self.place.total = total;
        for id in due {
            if self.place.enough {
                return Ok(());
            }
            self.terms_of(id, total).await?;
        }
        let company = self.means.company.clone();
        self.write((0, total), None, move |conn, now| {
            Ok(catalogues::drop_unnamed(conn, &company, now)?.into())
        })
        .await
    }

    async fn terms_of(&mut self, id: String, total: i64) -> Result<(), Stop> {
        let answer = self.means.erp.client(&id).await;
        let Some(detail) = self.optional(LIST, &id, answer).await? else {
            return Ok(());
        };
        let company = self.means.company.clone();
        let next = Some(Cursor::from(id.clone()));
        self.write((1, total), next, move |conn, now| match &detail {
            Some(detail) => Ok(customers::save_terms(conn, &company, detail, now)?.into()),
            None => {
                let changed = customers::mark_gone(conn, &company, &id, now)?;
                Ok(Written::changed(changed))
            }
        })
        .await
    }
}
