//! Which verb runs which kind of job.

use super::{hooks, stock_adjustments, sync};
use crate::platform::clock;
use crate::platform::jobs;
use crate::platform::values::ids::WorkerId;
use crate::services::Services;

/// Claims the next job that is due and runs it to its end, postponement or failure. `false`:
/// nothing was due. Several may run beside each other, on one node or on many.
pub async fn run_pending(services: &Services, worker: &WorkerId) -> bool {
    let mine = worker.clone();
    let claimed = services
        .db
        .write(move |conn| jobs::claim(conn, &mine, clock::wall()))
        .await;
    match claimed {
        Ok(Some(job)) => {
            match job.kind.as_str() {
                hooks::EVENTS => hooks::run_events(services, worker, job).await,
                hooks::SUBSCRIPTION => hooks::run_subscription(services, worker, job).await,
                stock_adjustments::STOCK_ADJUSTMENT => {
                    stock_adjustments::run_job(services, worker, job).await;
                }
                // Further kinds have their arms here; synchronisation takes the rest.
                _ => sync::run_job(services, worker, job).await,
            }
            true
        }
        Ok(None) => false,
        Err(fault) => {
            tracing::error!(%fault, "no job could be claimed");
            false
        }
    }
}
