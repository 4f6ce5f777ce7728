//! What runs beside the pages: the scheduler, delivery, and long jobs.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

use crate::access;
use crate::domain::collections::tick;
use crate::domain::delivery::{self, Mode};
use crate::domain::work::Taking;
use crate::domain::{
    hooks, housekeeping, integration_keys, stock_adjustments, subscriptions, sync, work,
};
use crate::platform::clock;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::jobs::rounds::{self, Round};
use crate::platform::jobs::schedule::{RECURRING, Recurring, Task};
use crate::platform::values::ids::WorkerId;
use crate::platform::vault::VaultError;
use crate::platform::workers;
use crate::services::Services;

/// Jobs that run beside each other, so that one company's trouble does not delay another's. Two
/// first synchronisations at most; three more hourly passes always have a runner, and so has what
/// people wait for.
const RUNNERS: [Taking; 6] = [
    Taking::Everything,
    Taking::Everything,
    Taking::Frequent,
    Taking::Frequent,
    Taking::Frequent,
    Taking::Short,
];
/// How long jobs under way may come to their end when the process is told to stop.
const GRACE: Duration = Duration::from_secs(5);
/// How often an empty queue of jobs is looked at.
const POLL: Duration = Duration::from_millis(500);
/// After a fault of the database, delivery starts again this much later.
const AFTER_FAULT: Duration = Duration::from_secs(3);

/// Rounds that come more often are written down once in this time.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Everything that runs in the background; `close` waits for it after `stop` has turned true.
pub struct Background {
    tasks: JoinSet<()>,
    scheduler: Option<JobScheduler>,
}

impl Background {
    /// Starts delivery and jobs, and the scheduler unless other processes plan.
    ///
    /// # Errors
    /// The scheduler's.
    pub async fn start(
        services: &Services,
        with_scheduler: bool,
        stop: &watch::Receiver<bool>,
    ) -> Result<Self, JobSchedulerError> {
        let mut tasks = JoinSet::new();
        tasks.spawn(deliver(services.clone(), stop.clone()));
        tasks.spawn(run_jobs(services.clone(), stop.clone()));
        let scheduler = if with_scheduler {
            Some(schedule(services).await?)
        } else {
            None
        };
        Ok(Self { tasks, scheduler })
    }

    /// Waits until everything has ended in order.
    pub async fn close(mut self) {
        if let Some(mut scheduler) = self.scheduler
            && let Err(fault) = scheduler.shutdown().await
        {
            tracing::warn!(%fault, "the scheduler did not end in order");
        }
        while let Some(ended) = self.tasks.join_next().await {
            if let Err(fault) = ended {
                tracing::error!(%fault, "a background task was lost");
            }
        }
    }
}

async fn deliver(services: Services, stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(fault) = delivery::work(&services, Mode::Forever, stop.clone()).await {
            tracing::error!(%fault, "delivery stopped and starts again");
            tokio::time::sleep(AFTER_FAULT).await;
        }
    }
}

async fn run_jobs(services: Services, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let registered = services
            .db
            .write(|conn| workers::register(conn, clock::wall()))
            .await;
        match registered {
            Ok(worker) => run_as(&services, &worker, &mut stop).await,
            Err(fault) => {
                tracing::error!(%fault, "jobs cannot run");
                tokio::time::sleep(AFTER_FAULT).await;
            }
        }
    }
}

/// Runs jobs as one worker until told to stop or the lease is lost. What is done within seconds
/// comes to its end; longer work is dropped then, its checkpoint is in its row, and it goes on
/// elsewhere.
async fn run_as(services: &Services, worker: &WorkerId, stop: &mut watch::Receiver<bool>) {
    let told = stop.clone();
    let runner = |taking| {
        let told = told.clone();
        async move {
            while !*told.borrow() {
                if !work::run_pending(services, worker, taking).await {
                    tokio::time::sleep(POLL).await;
                }
            }
        }
    };
    let runners = futures_util::future::join_all(RUNNERS.map(runner));
    let grace = async {
        // An error means that nobody is left who could tell: that is the end, too.
        let _ended = stop.wait_for(|stop| *stop).await.map(drop);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        _ = runners => {}
        () = keep_lease(services, worker) => tracing::warn!("the lease of the job runner had ended"),
        () = grace => {}
    }
    let worker = worker.clone();
    let left = services
        .db
        .write(move |conn| workers::leave(conn, &worker))
        .await;
    if let Err(fault) = left {
        tracing::error!(%fault, "jobs could not be handed back; their lease runs out");
    }
}

/// Renews until the lease is lost.
async fn keep_lease(services: &Services, worker: &WorkerId) {
    loop {
        tokio::time::sleep(workers::RENEWAL).await;
        let worker = worker.clone();
        match services
            .db
            .write(move |conn| workers::renew(conn, &worker, clock::wall()))
            .await
        {
            Ok(true) => {}
            Ok(false) => return,
            Err(fault) => tracing::error!(%fault, "a lease could not be renewed"),
        }
    }
}

async fn schedule(services: &Services) -> Result<JobScheduler, JobSchedulerError> {
    let scheduler = JobScheduler::new().await?;
    for recurring in RECURRING {
        scheduler.add(job(services, recurring)?).await?;
    }
    scheduler.start().await?;
    Ok(scheduler)
}

fn job(services: &Services, recurring: Recurring) -> Result<Job, JobSchedulerError> {
    let services = services.clone();
    // Holds when a round was written down last.
    let running = Arc::new(tokio::sync::Mutex::new(None::<DateTime<Utc>>));
    Job::new_async(recurring.cron, move |_, _| {
        let services = services.clone();
        let running = Arc::clone(&running);
        Box::pin(async move {
            // A round that takes longer than its interval is not joined by the next one.
            let Ok(mut noted) = running.try_lock() else {
                return;
            };
            let at = clock::wall();
            let outcome = run(&services, recurring.task).await;
            if let Err(fault) = &outcome {
                tracing::error!(%fault, task = ?recurring.task, "recurring work failed");
            }
            if outcome.is_err() || noted.is_none_or(|last| at - last >= NOTED_EVERY) {
                *noted = Some(at);
                note(&services, recurring, at, outcome.is_ok()).await;
            }
        })
    })
}

/// Writes a round down for the operator's page.
async fn note(services: &Services, recurring: Recurring, at: DateTime<Utc>, well: bool) {
    let round = Round {
        at,
        took_ms: (clock::wall() - at).num_milliseconds(),
        well,
    };
    let noted = services
        .db
        .write(move |conn| rounds::note(conn, &recurring, &round))
        .await;
    if let Err(fault) = noted {
        tracing::error!(%fault, "a round could not be written down");
    }
}

async fn run(services: &Services, task: Task) -> Result<(), DbError> {
    match task {
        Task::Tick => tick::tick(services, None).await.map(drop),
        Task::Reap => services.db.write(reap).await,
        Task::HourlySync => services
            .db
            .write(|conn| sync::request_all(conn, clock::wall()))
            .await
            .map(drop),
        Task::Endings => {
            services
                .db
                .write(|conn| subscriptions::remind_endings(conn, clock::wall()))
                .await
        }
        Task::Hooks => services
            .db
            .write(|conn| hooks::request_due(conn, clock::wall()))
            .await
            .map(drop),
        Task::Keys => look_ahead(services).await,
        Task::Purge => {
            services
                .db
                .write(|conn| -> DbResult<()> { purge(conn) })
                .await
        }
    }
}

async fn look_ahead(services: &Services) -> Result<(), DbError> {
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let watched: Result<_, VaultError> = services
        .db
        .write(move |conn| {
            let desk = integration_keys::Desk {
                vault: &vault,
                config: &config,
            };
            integration_keys::watch(conn, desk, clock::wall())
        })
        .await;
    match watched {
        Err(VaultError::Db(fault)) => Err(fault),
        Err(fault) => Err(DbError::Value(fault.to_string())),
        Ok(_) => Ok(()),
    }
}

/// Takes back what dead workers held; what became of their mails waits for a person.
fn reap(conn: &mut Conn) -> DbResult<()> {
    delivery::reap(conn, clock::wall())?;
    stock_adjustments::mend(conn, clock::wall()).map(drop)
}

/// Sessions and throttles that have ended, and what the domain does not need any more.
fn purge(conn: &mut Conn) -> DbResult<()> {
    let now = clock::wall();
    access::sweep_sessions(conn, now)?;
    access::throttle::sweep(conn, now)?;
    housekeeping::purge(conn, now)
}
