//! The job that sends one adjustment.

use std::sync::Arc;

use diesel::prelude::*;

use super::deliver::{self, End};
use super::load::{self, Load};
use super::{Adjustment, State, attend};
use crate::domain::erp::{ErpError, StockChange};
use crate::domain::integration_keys::{self, OpenKey};
use crate::domain::sync::DailyBudget;
use crate::platform::clock;
use crate::platform::db::schema::{stock_adjustments, workers};
use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{CompanyId, WorkerId};
use crate::platform::vault::VaultError;
use crate::services::Services;

/// Seconds until an adjustment that a living worker is sending is looked at again.
const LATER: i64 = 10;

/// Attempts of one call. An adjustment has a patience of its own.
const ATTEMPTS: u32 = 2;

/// What the job found to do.
enum Turn {
    /// It is ours to send.
    Mine(Box<Load>),
    /// Nothing is left to do; the job has ended.
    Over,
}

/// Runs the claimed job of an adjustment. Whatever happens is in its row afterwards.
pub async fn run_job(services: &Services, worker: &WorkerId, job: Job) {
    // What has been handed over is seen to its end even if this runner is dropped.
    let worker = worker.clone();
    let (means, mine) = (services.clone(), job.clone());
    let work = tokio::spawn(async move {
        // If *sending* was entered, the next attempt finds it so and sends nothing.
        if let Err(fault) = run(&means, &worker, &mine).await {
            tracing::error!(%fault, job = %mine.id, "an adjustment of stock was not sent");
        }
    });
    if let Err(lost) = work.await {
        tracing::error!(%lost, "the sending of an adjustment was lost");
        give_up(services, &job).await;
    }
}

async fn run(services: &Services, worker: &WorkerId, job: &Job) -> Result<(), VaultError> {
    let (mine, claimed) = (worker.clone(), job.clone());
    let key = match open_key(services, job).await? {
        Some(key) => key,
        None => {
            let claimed = job.clone();
            return Ok(services
                .db
                .write(move |conn| without_key(conn, &claimed))
                .await?);
        }
    };
    // Durable before the ERP sees anything.
    let turn: DbResult<Turn> = services
        .db
        .write(move |conn| take(conn, &mine, &claimed))
        .await;
    let Turn::Mine(load) = turn? else {
        return Ok(());
    };
    let end = hand_over(services, &key, &load).await;
    deliver::settle(services, worker, job, &key, &load, end).await;
    Ok(())
}

/// Nobody can say what the ERP has done of one that was lost on its way.
async fn give_up(services: &Services, job: &Job) {
    let job = job.clone();
    let noted: DbResult<()> = services
        .db
        .write(move |conn| {
            let Some(company) = &job.company_id else {
                return Ok(());
            };
            match super::find(conn, company, &job.payload)? {
                Some(one) if one.state() == State::Sending => forget(conn, company, &one),
                _ => Ok(()),
            }
        })
        .await;
    if let Err(fault) = noted {
        tracing::error!(%fault, "an adjustment waits for its worker's end");
    }
}

async fn open_key(services: &Services, job: &Job) -> Result<Option<OpenKey>, VaultError> {
    let Some(company) = job.company_id.clone() else {
        return Ok(None);
    };
    let vault = Arc::clone(&services.vault);
    services
        .db
        .read(move |conn| integration_keys::open_best(conn, &vault, &company))
        .await
}

/// Without a key nothing can be sent, but what was being sent must not be forgotten.
fn without_key(conn: &mut Conn, job: &Job) -> DbResult<()> {
    if let Some(company) = &job.company_id
        && let Some(one) = super::find(conn, company, &job.payload)?
        && one.state() == State::Sending
    {
        return left_behind(conn, job, company, &one).map(drop);
    }
    deliver::without_key(conn, job, clock::wall())
}

/// Enters *sending*, or ends the job of one that is not to be sent.
fn take(conn: &mut Conn, worker: &WorkerId, job: &Job) -> DbResult<Turn> {
    let now = clock::wall();
    let company = job
        .company_id
        .clone()
        .unwrap_or_else(|| String::new().into());
    let Some(one) = super::find(conn, &company, &job.payload)? else {
        jobs::finish(conn, &job.id, now)?;
        return Ok(Turn::Over);
    };
    match one.state() {
        State::Queued if jobs::holds(conn, &job.id, worker)? => {}
        State::Queued => {
            jobs::stop(conn, &job.id, worker, now)?;
            return Ok(Turn::Over);
        }
        State::Sending => return left_behind(conn, job, &company, &one),
        State::Sent | State::Failed | State::Unknown | State::Dropped => {
            jobs::finish(conn, &job.id, now)?;
            return Ok(Turn::Over);
        }
    }
    let row = stock_adjustments::table
        .find(&one.id)
        .filter(stock_adjustments::state.eq(State::Queued.code()));
    let taken = diesel::update(row)
        .set((
            stock_adjustments::state.eq(State::Sending.code()),
            stock_adjustments::worker_id.eq(worker.as_str()),
            stock_adjustments::attempts.eq(stock_adjustments::attempts + 1),
            stock_adjustments::sent_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    if taken == 0 {
        return Ok(Turn::Over);
    }
    Ok(Turn::Mine(Box::new(load::load(conn, &company, &one)?)))
}

/// One that another worker was sending: while that worker lives it goes on, otherwise nobody can
/// say what the ERP has done.
fn left_behind(
    conn: &mut Conn,
    job: &Job,
    company: &CompanyId,
    one: &Adjustment,
) -> DbResult<Turn> {
    let now = clock::wall();
    let holder = workers::table
        .find(one.worker_id.clone().unwrap_or_default())
        .filter(workers::lease_until.gt(now.naive_utc()));
    if diesel::select(diesel::dsl::exists(holder)).get_result(conn)? {
        let later = now + chrono::Duration::seconds(LATER);
        jobs::postpone(conn, &job.id, "sending", later)?;
        return Ok(Turn::Over);
    }
    forget(conn, company, one)?;
    jobs::finish(conn, &job.id, now)?;
    Ok(Turn::Over)
}

/// What was being sent becomes *unknown*, and a person is told.
fn forget(conn: &mut Conn, company: &CompanyId, one: &Adjustment) -> DbResult<()> {
    let row = stock_adjustments::table
        .find(&one.id)
        .filter(stock_adjustments::state.eq(State::Sending.code()));
    diesel::update(row)
        .set((
            stock_adjustments::state.eq(State::Unknown.code()),
            stock_adjustments::answer.eq("worker_lost"),
        ))
        .execute(conn)?;
    attend::open(conn, company, &one.id, clock::wall())
}

async fn hand_over(services: &Services, key: &OpenKey, load: &Load) -> End {
    use crate::domain::erp::Connector as _;
    let budget = Arc::new(DailyBudget::new(services.db.clone(), load.company.clone()));
    let shared: Arc<DailyBudget> = Arc::clone(&budget);
    let client = key
        .connect(services)?
        .with_budget(shared)
        .with_attempts(ATTEMPTS);
    let change = StockChange {
        warehouse_external_id: load.warehouse.external_id.clone(),
        product_external_id: load.product.clone(),
        delta: load.delta,
        comments: load.comments.clone(),
        zone: load.zone,
    };
    let end: Result<(), ErpError> = client.adjust_stock(&change).await;
    if let Err(fault) = budget.release().await {
        tracing::warn!(%fault, "calls that were not made could not be given back");
    }
    end
}
