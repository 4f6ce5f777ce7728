//! Which verb runs which kind of job.

use super::{hooks, stock_adjustments, sync};
use crate::platform::clock;
use crate::platform::jobs;
use crate::platform::values::ids::WorkerId;
use crate::services::Services;

/// Kinds of which each job is done within seconds, or steps back.
const SHORT: [&str; 3] = [
    hooks::EVENTS,
    hooks::SUBSCRIPTION,
    stock_adjustments::STOCK_ADJUSTMENT,
];

/// Which jobs a runner takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// Whatever is due.
    Everything,
    /// Only what is done within seconds, so that long work cannot occupy every runner.
    Short,
}

impl Taking {
    const fn kinds(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Everything => None,
            Self::Short => Some(&SHORT),
        }
    }
}

/// Claims the next job that is due and runs it to its end, postponement or failure. `false`:
/// nothing was due. Several may run beside each other, on one node or on many.
pub async fn run_pending(services: &Services, worker: &WorkerId, taking: Taking) -> bool {
    let mine = worker.clone();
    let claimed = services
        .db
        .write(move |conn| jobs::claim(conn, &mine, taking.kinds(), clock::wall()))
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
