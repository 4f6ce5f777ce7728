//! Taking mails into the hand, and giving back what waited too long.

use std::sync::Arc;

use tokio::time::Instant;

use super::{BATCH, FRESH, LOW, POLL, Pump, REAPING, register};
use crate::domain::delivery::claim::{self, Taken};
use crate::domain::delivery::unsettled;
use crate::platform::clock;
use crate::platform::db::{DbError, DbResult};
use crate::platform::workers;

impl Pump {
    /// Renews the lease and takes back what dead workers held.
    pub(super) async fn keep_house(&mut self) -> DbResult<()> {
        let now = Instant::now();
        if now >= self.renew_at {
            self.renew_at = now + workers::RENEWAL;
            let worker = self.worker.clone();
            let alive = self
                .services
                .db
                .write(move |conn| workers::renew(conn, &worker, clock::wall()))
                .await?;
            if !alive {
                self.start_over().await?;
            }
        }
        if now >= self.reap_at {
            self.reap_at = now + REAPING;
            let reaped = self
                .services
                .db
                .write(|conn| unsettled::reap(conn, clock::wall()))
                .await?;
            if reaped != workers::Reaped::default() {
                tracing::warn!(?reaped, "took over from a dead worker");
            }
        }
        Ok(())
    }

    /// Claimed mails that waited too long, or wait for a server that is away, return to the queue:
    /// what is true of them is read again at the next claim.
    pub(super) async fn give_back_stale(&mut self) -> DbResult<()> {
        let old = self
            .buffer
            .front()
            .is_some_and(|parcel| parcel.claimed_at.elapsed() > FRESH);
        // A claim under way is collected first: freed now, its mails would be claimed twice.
        if self.claiming.is_some() || !(self.give_back || old) {
            return Ok(());
        }
        let worker = self.worker.clone();
        self.services
            .db
            .write(move |conn| workers::free_claimed(conn, &worker))
            .await?;
        self.buffer.clear();
        self.give_back = false;
        Ok(())
    }

    pub(super) async fn collect_claim(&mut self) -> DbResult<()> {
        let Some(claiming) = self.claiming.take_if(|claiming| claiming.is_finished()) else {
            return Ok(());
        };
        match claiming
            .await
            .map_err(|lost| DbError::Lost(lost.to_string()))??
        {
            Taken::LeaseLost => self.start_over().await?,
            Taken::Parcels { parcels, more } => {
                self.give_back |= Instant::now() < self.paused_until;
                if !more {
                    self.claim_at = Instant::now() + POLL;
                }
                self.buffer.extend(
                    parcels
                        .into_iter()
                        .filter(|parcel| parcel.worker == self.worker),
                );
            }
        }
        Ok(())
    }

    pub(super) fn start_claim(&mut self) {
        let now = Instant::now();
        let wanted = self.buffer.len() < LOW && self.claiming.is_none();
        if wanted && now >= self.claim_at && now >= self.paused_until {
            let (services, worker) = (self.services.clone(), self.worker.clone());
            let claimed = Arc::clone(&self.claimed);
            self.claiming = Some(tokio::spawn(async move {
                let taken = claim::claim(&services, &worker, BATCH).await;
                claimed.notify_one();
                taken
            }));
        }
    }

    /// The lease had ended: everything claimed belongs to others now.
    async fn start_over(&mut self) -> DbResult<()> {
        tracing::warn!("the lease had ended; claimed mails were given back");
        self.buffer.clear();
        self.worker = register(&self.services).await?;
        Ok(())
    }
}
