//! The end of what collection lives on: what customers' rows say, and the company is up to date.

use super::cadence;
use super::course::{Course, Written};
use super::settle::{Stop, up_to_date};
use crate::domain::erp::Cursor;
use crate::domain::{customers, invoices};

impl Course {
    /// From here on the company is up to date, whatever becomes of the rest of the run.
    pub(super) async fn figures(&mut self) -> Result<(), Stop> {
        if self.place.first {
            self.count_open().await?;
        }
        let (company, total) = (self.means.company.clone(), self.place.total);
        self.write((0, total), None, move |conn, now| {
            let open = invoices::number_open(conn, &company)?;
            cadence::record(conn, &company, "open", (open, 1), now)?;
            up_to_date(conn, &company, now)?;
            Ok(Written::default())
        })
        .await
    }

    /// Counts every customer's open invoices, so that a first run need not do so with each page.
    async fn count_open(&mut self) -> Result<(), Stop> {
        const BATCH: i64 = 500;
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
}
