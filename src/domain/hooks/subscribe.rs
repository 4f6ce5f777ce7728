//! The job that brings the subscriptions of one key in order: all events at its address while it is
//! in use, none once it is revoked.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::event::{address, token_of};
use super::plan::{Plan, plan};
use crate::domain::erp::{Connector, ErpError};
use crate::domain::integration_keys::{self, Desk, OpenKey};
use crate::domain::sync::DailyBudget;
use crate::platform::clock;
use crate::platform::db::schema::integration_keys as rows;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{CompanyId, IntegrationKeyId, WorkerId};
use crate::platform::vault::VaultError;
use crate::services::Services;

/// Minutes to wait after the first, second… attempt that a passing trouble broke off. After one
/// more the key is looked at again with the others, an hour later.
const PATIENCE: [i64; 3] = [1, 5, 15];

/// Why the subscriptions are not in order.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Erp(#[from] ErpError),
    #[error(transparent)]
    Internal(#[from] VaultError),
}

impl From<DbError> for Fault {
    fn from(fault: DbError) -> Self {
        Self::Internal(fault.into())
    }
}

/// What a job is about.
struct Subject {
    key: OpenKey,
    company: CompanyId,
    hash: Option<String>,
    revoked: bool,
}

/// Runs a claimed job; what became of it is in the key's row.
pub async fn run_subscription(services: &Services, worker: &WorkerId, job: Job) {
    let key = IntegrationKeyId::from(job.payload.clone());
    let end = match load(services, &key).await {
        Ok(None) => Ok(()),
        Ok(Some(subject)) => bring_in_order(services, &subject).await,
        Err(fault) => Err(fault),
    };
    let (worker, process) = (worker.clone(), services.clone());
    let written: DbResult<()> = services
        .db
        .write(move |conn| {
            let desk = Desk::of(&process);
            settle(conn, desk, (&worker, &job), &key, end, clock::wall())
        })
        .await;
    if let Err(fault) = written {
        tracing::error!(%fault, "the end of a subscription could not be written");
    }
}

/// `None`: there is nothing to do any more.
async fn load(services: &Services, key: &IntegrationKeyId) -> Result<Option<Subject>, Fault> {
    let (vault, id) = (Arc::clone(&services.vault), key.clone());
    services
        .db
        .read(move |conn| {
            let row: Option<(CompanyId, Option<String>, bool)> = rows::table
                .find(&id)
                .select((
                    rows::company_id,
                    rows::hook_hash,
                    rows::revoked_at.is_not_null(),
                ))
                .first(conn)
                .optional()
                .map_err(DbError::from)?;
            let Some((company, hash, revoked)) = row else {
                return Ok(None);
            };
            let opened = integration_keys::open_one(conn, &vault, &id)?;
            Ok(opened.map(|key| Subject {
                key,
                company,
                hash,
                revoked,
            }))
        })
        .await
}

async fn bring_in_order(services: &Services, subject: &Subject) -> Result<(), Fault> {
    let budget = Arc::new(DailyBudget::new(
        services.db.clone(),
        subject.company.clone(),
    ));
    let shared: Arc<DailyBudget> = Arc::clone(&budget);
    let erp = subject.key.connect(services)?.with_budget(shared);
    let end = if subject.revoked {
        take_back(services, &erp).await
    } else {
        subscribe(services, subject, &erp).await
    };
    if let Err(fault) = budget.release().await {
        tracing::warn!(%fault, "calls that were not made could not be given back");
    }
    end
}

/// Ends every subscription of the key's user at an address of ours, but for those of a key of the
/// same user that has been registered since.
async fn take_back(services: &Services, erp: &impl Connector) -> Result<(), Fault> {
    let public = &services.config.public_url;
    for hook in erp.hooks().await? {
        let Some(token) = token_of(public, &hook.target_url) else {
            continue;
        };
        if !is_alive(services, token.hash()).await? {
            erp.unsubscribe(&hook).await?;
        }
    }
    Ok(())
}

/// Whether an address, by the hash of its secret, is that of a key in use.
async fn is_alive(services: &Services, hash: String) -> DbResult<bool> {
    services
        .db
        .read(move |conn| {
            let living = rows::table
                .filter(rows::hook_hash.eq(hash))
                .filter(rows::revoked_at.is_null());
            Ok(diesel::select(diesel::dsl::exists(living)).get_result(conn)?)
        })
        .await
}

async fn subscribe(
    services: &Services,
    subject: &Subject,
    erp: &impl Connector,
) -> Result<(), Fault> {
    let public = &services.config.public_url;
    let held = erp.hooks().await?;
    let plan = plan(public, &held, subject.hash.as_deref());
    if plan.fresh && !keep(services, &subject.key.id, &plan).await? {
        return Ok(());
    }
    for hook in &plan.end {
        erp.unsubscribe(hook).await?;
    }
    for event in &plan.begin {
        let url = address(public, &plan.token, *event);
        erp.subscribe(event.code(), &url).await?;
    }
    Ok(())
}

/// Keeps the hash of a new secret before the ERP knows it, so that no call comes too early.
/// `false`: the key was revoked meanwhile.
async fn keep(services: &Services, key: &IntegrationKeyId, plan: &Plan) -> Result<bool, Fault> {
    let (key, hash) = (key.clone(), plan.token.hash());
    services
        .db
        .write(move |conn| {
            let in_use = rows::table.find(&key).filter(rows::revoked_at.is_null());
            let kept = diesel::update(in_use)
                .set(rows::hook_hash.eq(hash))
                .execute(conn)
                .map_err(DbError::from)?;
            Ok(kept == 1)
        })
        .await
}

fn settle(
    conn: &mut Conn,
    desk: Desk<'_>,
    (worker, job): (&WorkerId, &Job),
    key: &IntegrationKeyId,
    end: Result<(), Fault>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    if !jobs::holds(conn, &job.id, worker)? {
        return jobs::stop(conn, &job.id, worker, now).map(drop);
    }
    let fault = match end {
        Ok(()) => {
            checked(conn, key, "active", now)?;
            integration_keys::forget_revoked(conn, key)?;
            integration_keys::mark_taken(conn, key, now)?;
            return jobs::finish(conn, &job.id, now);
        }
        Err(fault) => fault,
    };
    tracing::warn!(%fault, job = %job.id, "the subscriptions of a key are not in order");
    let (code, passing) = match &fault {
        Fault::Erp(error) => {
            if error.is_about_the_key() {
                integration_keys::mark_failing(conn, desk, key)?;
            }
            let soon = error.is_passing() && !matches!(error, ErpError::BudgetSpent);
            (error.code(), soon)
        }
        Fault::Internal(_) => ("internal", true),
    };
    let wait = usize::try_from(job.attempts - 1)
        .ok()
        .and_then(|made| PATIENCE.get(made))
        .filter(|_| passing);
    if let Some(minutes) = wait {
        return jobs::postpone(conn, &job.id, code, now + Duration::minutes(*minutes));
    }
    checked(conn, key, "failed", now)?;
    integration_keys::forget_revoked(conn, key)?;
    jobs::fail(conn, &job.id, code, now)
}

fn checked(
    conn: &mut Conn,
    key: &IntegrationKeyId,
    state: &str,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::update(rows::table.find(key).filter(rows::revoked_at.is_null()))
        .set((
            rows::hook_state.eq(state),
            rows::hook_checked_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}
