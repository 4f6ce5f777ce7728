//! Ending in order.

use tokio::time::Instant;

use super::{AFTER_FAULT, CLOSING, Pump};
use crate::platform::db::DbResult;
use crate::platform::workers;

impl Pump {
    /// Waits for what is being sent, gives the rest back and leaves.
    pub(super) async fn close(&mut self) -> DbResult<()> {
        if let Some(claiming) = self.claiming.take()
            && let Err(lost) = claiming.await
        {
            tracing::error!(%lost, "a claim was lost");
        }
        self.buffer.clear();
        self.finish_outstanding().await?;
        let worker = self.worker.clone();
        self.services
            .db
            .write(move |conn| workers::leave(conn, &worker))
            .await
    }

    /// Up to ten seconds for what is being sent; what has not ended then is settled by the reaper.
    /// What no conversation has taken yet is given back at once.
    async fn finish_outstanding(&mut self) -> DbResult<()> {
        let end = Instant::now() + CLOSING;
        while self.outstanding > 0 && Instant::now() < end {
            self.hear_reports();
            self.drain_queue();
            let written = self.transact().await;
            if !matches!(written, Ok(true)) {
                if let Err(fault) = written {
                    tracing::error!(%fault, "results could not be written; trying again");
                }
                let slice = (Instant::now() + AFTER_FAULT).min(end);
                if let Ok(Some(report)) = tokio::time::timeout_at(slice, self.reports.recv()).await
                {
                    self.hear(report);
                }
            }
        }
        Ok(())
    }
}
