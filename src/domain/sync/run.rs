//! Running claimed jobs.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use diesel::prelude::*;
use futures_util::FutureExt as _;

use super::checkpoint::Checkpoint;
use super::course::{Course, Means};
use super::settle::{Stop, settle};
use super::{DailyBudget, FIRST_SYNC, SYNC, runs};
use crate::domain::companies::{self, Company};
use crate::domain::customers::NewCustomers;
use crate::domain::erp::Connector;
use crate::domain::integration_keys::{self, OpenKey};
use crate::platform::clock;
use crate::platform::db::schema::invoices;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId, SyncRunId, WorkerId};
use crate::platform::vault::{Vault, VaultError};
use crate::services::Services;

/// History of a first run.
const HISTORY: Months = Months::new(24);
/// Days before the last good run from which invoices are listed again: some are dated back.
const OVERLAP: Days = Days::new(3);

/// Runs a claimed job. Whatever happens is in its row and in its run's afterwards.
pub async fn run_job(services: &Services, worker: &WorkerId, job: Job) {
    let (key, end) = match open_key(services, &job).await {
        Ok(Some(key)) => {
            let end = with_key(services, worker, &job, &key).await;
            (Some(key), end)
        }
        Ok(None) if matches!(job.kind.as_str(), FIRST_SYNC | SYNC) => (None, Err(Stop::NoKey)),
        Ok(None) => (None, Err(Stop::UnknownKind)),
        Err(stop) => (None, Err(stop)),
    };
    settle(services, worker, &job, key.as_ref(), end).await;
}

/// The key that a job works with; none for other jobs, and when the company has none.
pub(super) async fn open_key(services: &Services, job: &Job) -> Result<Option<OpenKey>, Stop> {
    let known = matches!(job.kind.as_str(), FIRST_SYNC | SYNC);
    let Some(company) = job.company_id.clone().filter(|_| known) else {
        return Ok(None);
    };
    let vault: Arc<Vault> = Arc::clone(&services.vault);
    let opened: Result<_, VaultError> = services
        .db
        .read(move |conn| integration_keys::open_best(conn, &vault, &company))
        .await;
    Ok(opened?)
}

async fn with_key(
    services: &Services,
    worker: &WorkerId,
    job: &Job,
    key: &OpenKey,
) -> Result<(), Stop> {
    let company = job.company_id.clone().ok_or(Stop::UnknownKind)?;
    let budget = Arc::new(DailyBudget::new(services.db.clone(), company));
    let shared: Arc<DailyBudget> = Arc::clone(&budget);
    let client = key.connect(services)?.with_budget(shared);
    let run = carry_out(services, worker, job, (&key.id, Arc::new(client)));
    let end = AssertUnwindSafe(run).catch_unwind().await;
    let end = end.unwrap_or_else(|_| Err(DbError::Value("the run was lost".to_owned()).into()));
    if let Err(fault) = budget.release().await {
        tracing::warn!(%fault, "calls that were not made could not be given back");
    }
    end
}

/// Runs a synchronisation with a connector, from its checkpoint or from the beginning.
pub(super) async fn carry_out(
    services: &Services,
    worker: &WorkerId,
    job: &Job,
    (key, erp): (&IntegrationKeyId, Arc<dyn Connector>),
) -> Result<(), Stop> {
    let company = job.company_id.clone().ok_or(Stop::UnknownKind)?;
    let (mine, claimed) = (worker.clone(), job.clone());
    let (place, start) = services
        .db
        .write(move |conn| {
            let start = NewCustomers::of(conn, &company)?;
            Ok::<_, Stop>((
                enter(conn, &mine, &claimed, &company, clock::wall())?,
                start,
            ))
        })
        .await?;
    let company = job.company_id.clone().ok_or(Stop::UnknownKind)?;
    let means = Means {
        db: services.db.clone(),
        erp,
        company,
        key: key.clone(),
        job: job.id.clone(),
        worker: worker.clone(),
        start,
    };
    Course::new(means, place).run().await
}

/// The place to go on from; a new run's row is made with it.
fn enter(
    conn: &mut Conn,
    worker: &WorkerId,
    job: &Job,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> Result<Checkpoint, Stop> {
    let place = match &job.checkpoint {
        Some(text) => serde_json::from_str::<Checkpoint>(text)
            .map_err(|fault| DbError::Value(fault.to_string()))?
            .resumed(),
        None => {
            let company = companies::load(conn, company)?.ok_or(Stop::UnknownKind)?;
            let recheck = holds_invoices(conn, &company.id)?;
            let run = SyncRunId::new();
            runs::begin(conn, &run, &company.id, job, now)?;
            let first = company.first_synced_at.is_none();
            Checkpoint::start(run, since(&company, now), (first, recheck))
        }
    };
    runs::put(conn, job, ("running", None), now)?;
    let text = serde_json::to_string(&place).map_err(|fault| DbError::Value(fault.to_string()))?;
    let progress = (place.done, place.total);
    if jobs::progress(
        conn,
        &job.id,
        worker,
        place.step.code(),
        progress,
        Some(&text),
    )? {
        Ok(place)
    } else {
        Err(Stop::Released)
    }
}

/// The first day of the invoices that are listed by date, in the company's zone.
fn since(company: &Company, now: DateTime<Utc>) -> NaiveDate {
    let day = |at: DateTime<Utc>| at.with_timezone(&company.zone()).date_naive();
    let from = match company
        .last_good_sync_at
        .filter(|_| company.first_synced_at.is_some())
    {
        Some(last) => day(last.and_utc()).checked_sub_days(OVERLAP),
        None => day(now).checked_sub_months(HISTORY),
    };
    from.unwrap_or(NaiveDate::MIN)
}

fn holds_invoices(conn: &mut Conn, company: &CompanyId) -> DbResult<bool> {
    let row = invoices::table.filter(invoices::company_id.eq(company));
    Ok(diesel::select(diesel::dsl::exists(row)).get_result(conn)?)
}
