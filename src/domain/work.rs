//! Which verb runs which kind of job.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;

use super::{hooks, stock_adjustments, sync};
use crate::platform::clock;
use crate::platform::i18n::Locale;
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{JobId, WorkerId};
use crate::services::Services;

/// A database that is away is tried again after this long.
const AFTER_FAULT: Duration = Duration::from_secs(5);

/// Kinds of which each job is done within seconds, or steps back.
const SHORT: [&str; 3] = [
    hooks::EVENTS,
    hooks::SUBSCRIPTION,
    stock_adjustments::STOCK_ADJUSTMENT,
];

/// The same, and the hourly pass: what comes often.
const FREQUENT: [&str; 4] = [
    hooks::EVENTS,
    hooks::SUBSCRIPTION,
    stock_adjustments::STOCK_ADJUSTMENT,
    sync::SYNC,
];

/// Which jobs a runner takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// Whatever is due.
    Everything,
    /// All but first synchronisations, so that those of new companies cannot keep the hourly passes
    /// of the others waiting.
    Frequent,
    /// Only what is done within seconds, so that long work cannot occupy every runner.
    Short,
}

impl Taking {
    const fn kinds(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Everything => None,
            Self::Frequent => Some(&FREQUENT),
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
            let (id, attempt) = (job.id.clone(), job.attempts);
            let run = AssertUnwindSafe(run(services, worker, job)).catch_unwind();
            if run.await.is_err() {
                tracing::error!(job = %id, "a job was lost");
            }
            let_go(services, worker, (&id, attempt)).await;
            true
        }
        Ok(None) => false,
        Err(fault) => {
            tracing::error!(%fault, "no job could be claimed");
            false
        }
    }
}

/// What a kind of job does, in words; one that is not known stands for itself.
#[must_use]
pub fn kind_words(locale: Locale, kind: &str) -> String {
    match kind {
        sync::FIRST_SYNC => locale.t("home-first-sync"),
        sync::SYNC => locale.t("nav-sync"),
        hooks::EVENTS => locale.t("operator-task-hooks"),
        hooks::SUBSCRIPTION => locale.t("operator-job-subscription"),
        stock_adjustments::STOCK_ADJUSTMENT => locale.t("operator-job-adjustment"),
        other => other.replace('_', " "),
    }
}

async fn run(services: &Services, worker: &WorkerId, job: Job) {
    match job.kind.as_str() {
        hooks::EVENTS => hooks::run_events(services, worker, job).await,
        hooks::SUBSCRIPTION => hooks::run_subscription(services, worker, job).await,
        stock_adjustments::STOCK_ADJUSTMENT => {
            stock_adjustments::run_job(services, worker, job).await;
        }
        // Further kinds have their arms here; synchronisation takes the rest.
        _ => sync::run_job(services, worker, job).await,
    }
}

/// A job that has not come to an end of its own would stay ours, and its lane taken, as long as
/// this worker lives. Waits for a database that is away.
async fn let_go(services: &Services, worker: &WorkerId, (job, attempt): (&JobId, i32)) {
    loop {
        let (job, worker) = (job.clone(), worker.clone());
        let done = services
            .db
            .write(move |conn| jobs::let_go(conn, (&job, attempt), &worker, clock::wall()))
            .await;
        match done {
            Ok(()) => return,
            Err(fault) => tracing::error!(%fault, "a job could not be let go"),
        }
        tokio::time::sleep(AFTER_FAULT).await;
    }
}
