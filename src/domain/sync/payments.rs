//! The payments of invoices on which another amount is paid than when they were last read.

use super::all_payments::read_all;
use super::course::{Course, Written};
use super::settle::Stop;
use super::{Counts, with_failed};
use crate::domain::erp::{Cursor, ErpError};
use crate::domain::payments::{self, Due};

const LIST: &str = "payments";

impl Course {
    /// The newest invoices first, at most half of the single readings of this pass: the rest is
    /// for clients.
    pub(super) async fn payments(&mut self) -> Result<(), Stop> {
        let most = self.singles(2).await?;
        let company = self.means.company.clone();
        let db = self.means.db.clone();
        let due = db
            .read(move |conn| payments::due(conn, &company, most))
            .await?;
        let total = self.place.done + i64::try_from(due.len()).unwrap_or(most);
        self.place.total = total;
        let mut left = most;
        for invoice in due {
            if self.place.enough || left <= 0 {
                break;
            }
            left -= self.payments_of(invoice, total).await?;
        }
        Ok(())
    }

    /// Reads the payments of one invoice; gives the calls that were made. An invoice whose payments
    /// the ERP refuses is not asked for again until another amount is paid on it.
    async fn payments_of(&mut self, invoice: Due, total: i64) -> Result<i64, Stop> {
        let answer = read_all(&*self.means.erp, &invoice.external_id).await;
        let refused = matches!(
            answer,
            Err(ErpError::Refused { .. } | ErpError::Nonsense { .. })
        );
        let id = invoice.external_id.clone();
        let all = self.optional(LIST, &id, answer).await?;
        if all.is_none() && !refused {
            return Ok(1);
        }
        let company = self.means.company.clone();
        let all = all.unwrap_or_default();
        let calls = all.calls;
        let next = Some(Cursor::from(id));
        self.write((1, total), next, move |conn, now| {
            if refused {
                payments::mark_read(conn, &invoice)?;
                return Ok(Written::default());
            }
            let shown = (all.rows.as_slice(), all.unreadable == 0);
            let counts: Counts = payments::save(conn, &company, &invoice, shown, now)?;
            Ok(with_failed(counts, all.unreadable).into())
        })
        .await?;
        Ok(calls.max(1))
    }
}
