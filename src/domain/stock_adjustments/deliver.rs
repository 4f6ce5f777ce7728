//! What the ERP's answer means for an adjustment: done, waiting, refused, or of unknown fate.

use std::time::Duration as Wait;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::load::Load;
use super::{Adjustment, State, attend};
use crate::domain::erp::ErpError;
use crate::domain::integration_keys::{self, Desk, OpenKey};
use crate::domain::stock;
use crate::domain::stock::look_up;
use crate::domain::sync::{self, whole_again};
use crate::platform::clock;
use crate::platform::db::schema::stock_adjustments;
use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs::{self, Job};
use crate::platform::values::ids::{AdjustmentId, CompanyId, WorkerId};
use crate::services::Services;

/// What came of handing over.
pub(super) type End = Result<(), ErpError>;

/// Seconds to wait after the first, second… attempt that did not reach the ERP; then hourly.
const PATIENCE: [i64; 5] = [10, 60, 300, 900, 3600];
/// After so long without reaching the ERP a person must know.
const GIVE_UP: Duration = Duration::hours(24);
/// Waits while our own database is away, seconds; then every minute.
const DATABASE: [u64; 3] = [1, 5, 15];
const THEN: u64 = 60;

/// What happens next.
enum Next {
    Done,
    Wait(DateTime<Utc>),
    Refused,
    Unknown,
}

/// Writes the answer down. A database that is away is waited for: only this process knows what the
/// ERP has said. If it dies meanwhile, the adjustment becomes *unknown*.
pub(super) async fn settle(
    services: &Services,
    worker: &WorkerId,
    job: &Job,
    key: &OpenKey,
    load: &Load,
    end: End,
) {
    for wait in DATABASE.into_iter().chain(std::iter::repeat(THEN)) {
        let (worker, job, key) = (worker.clone(), job.clone(), key.clone());
        let (load, end, process) = (load.clone(), end.clone(), services.clone());
        let written = services
            .db
            .write(move |conn| {
                let desk = Desk::of(&process);
                write_end(conn, desk, (&worker, &job), &key, &load, &end)
            })
            .await;
        match written {
            Ok(()) => return,
            Err(fault) => tracing::error!(%fault, "the ERP's answer could not be written"),
        }
        tokio::time::sleep(Wait::from_secs(wait)).await;
    }
}

/// A company without a key in use: a person must register one and send again.
pub(super) fn without_key(conn: &mut Conn, job: &Job, now: DateTime<Utc>) -> DbResult<()> {
    let (Some(company), id) = (&job.company_id, AdjustmentId::from(job.payload.clone())) else {
        return jobs::finish(conn, &job.id, now);
    };
    let row = stock_adjustments::table
        .find(&id)
        .filter(stock_adjustments::company_id.eq(company))
        .filter(stock_adjustments::state.eq(State::Queued.code()));
    let failed = diesel::update(row)
        .set((
            stock_adjustments::state.eq(State::Failed.code()),
            stock_adjustments::answer.eq("no_key"),
        ))
        .execute(conn)?;
    if failed == 1 {
        attend::open(conn, company, &id, now)?;
    }
    jobs::finish(conn, &job.id, now)
}

fn write_end(
    conn: &mut Conn,
    desk: Desk<'_>,
    (worker, job): (&WorkerId, &Job),
    key: &OpenKey,
    load: &Load,
    end: &End,
) -> DbResult<()> {
    let now = clock::wall();
    let next = next(conn, desk, (key, load), end, now)?;
    let (state, at) = match &next {
        Next::Done => (State::Sent, now),
        Next::Wait(at) => (State::Queued, *at),
        Next::Refused => (State::Failed, now),
        Next::Unknown => (State::Unknown, now),
    };
    let holds = jobs::holds(conn, &job.id, worker)?;
    // The truth is taken even if this worker was given up meanwhile, unless somebody has decided.
    let row = stock_adjustments::table
        .find(&load.id)
        .filter(stock_adjustments::worker_id.eq(worker.as_str()))
        .filter(stock_adjustments::state.eq_any([State::Sending.code(), State::Unknown.code()]))
        .filter(stock_adjustments::settled_at.is_null());
    let changed = diesel::update(row)
        .set((
            stock_adjustments::state.eq(state.code()),
            stock_adjustments::available_at.eq(at.naive_utc()),
            stock_adjustments::answer.eq(end.as_ref().err().map(answer)),
        ))
        .execute(conn)?;
    if changed == 1 {
        match next {
            Next::Done => {
                carry_over(conn, load)?;
                attend::close(conn, &load.company, &load.id, now)?;
            }
            Next::Wait(at) if !holds => {
                attend::close(conn, &load.company, &load.id, now)?;
                super::record::enqueue(conn, &load.company, &load.id, at)?;
            }
            Next::Wait(at) => {
                return jobs::postpone(
                    conn,
                    &job.id,
                    end.as_ref().map_or_else(ErpError::code, |()| ""),
                    at,
                );
            }
            Next::Refused | Next::Unknown => attend::open(conn, &load.company, &load.id, now)?,
        }
    }
    if holds {
        return jobs::finish(conn, &job.id, now);
    }
    jobs::stop(conn, &job.id, worker, now).map(drop)
}

fn next(
    conn: &mut Conn,
    desk: Desk<'_>,
    (key, load): (&OpenKey, &Load),
    end: &End,
    now: DateTime<Utc>,
) -> DbResult<Next> {
    let Err(error) = end else {
        integration_keys::mark_good(conn, &key.id, now)?;
        return Ok(Next::Done);
    };
    tracing::warn!(%error, adjustment = %load.id, "the ERP did not take an adjustment of stock");
    Ok(match error {
        error if error.is_uncertain() => Next::Unknown,
        error if error.is_about_the_key() => {
            integration_keys::mark_failing(conn, desk, &key.id)?;
            match integration_keys::has_good(conn, &load.company)? {
                true => Next::Wait(now),
                false => Next::Refused,
            }
        }
        ErpError::RateLimited { retry_after } => {
            let asked = retry_after.map_or(60, |wait| wait.as_secs().clamp(5, 3600));
            Next::Wait(now + Duration::seconds(i64::try_from(asked).unwrap_or(3600)))
        }
        ErpError::BudgetSpent => Next::Wait(whole_again(now)),
        error if error.is_passing() => patience(conn, &load.id, now)?,
        _ => Next::Refused,
    })
}

/// The next attempt of one that has not reached the ERP.
fn patience(conn: &mut Conn, id: &AdjustmentId, now: DateTime<Utc>) -> DbResult<Next> {
    let (attempts, created, again): (i32, NaiveDateTime, Option<NaiveDateTime>) =
        stock_adjustments::table
            .find(id)
            .select((
                stock_adjustments::attempts,
                stock_adjustments::created_at,
                stock_adjustments::again_at,
            ))
            .first(conn)?;
    if now - again.unwrap_or(created).and_utc() > GIVE_UP {
        return Ok(Next::Refused);
    }
    let index = usize::try_from(attempts.saturating_sub(1)).unwrap_or(0);
    let seconds = PATIENCE.get(index).copied().unwrap_or(3600);
    Ok(Next::Wait(now + Duration::seconds(seconds)))
}

/// What the ERP has taken stands in our stock at once.
fn carry_over(conn: &mut Conn, load: &Load) -> DbResult<()> {
    let one: Option<Adjustment> = super::find(conn, &load.company, load.id.as_str())?;
    one.map_or(Ok(()), |one| add(conn, &load.company, &one))
}

/// Adds what an adjustment has changed to our figure, if that is older than the sending. A younger
/// one may hold the change already; then stock is read with the next pass.
pub(super) fn add(conn: &mut Conn, company: &CompanyId, one: &Adjustment) -> DbResult<()> {
    let holding = look_up::holding(conn, company, &one.article_id, &one.warehouse_id)?;
    let sent = one.sent_at.unwrap_or(one.created_at).and_utc();
    if holding.told_at.is_some_and(|told| told >= sent) {
        return sync::read_stock_soon(conn, company);
    }
    let told_at = holding.told_at.unwrap_or(sent);
    let sum = holding.told.thousandths().saturating_add(one.delta);
    let key = (one.article_id.as_str(), one.warehouse_id.as_str());
    stock::put(conn, company, key, (sum, None), told_at)
}

/// A code, and the ERP's own words where it gave some.
fn answer(error: &ErpError) -> String {
    match error {
        ErpError::Refused { says, .. } if !says.is_empty() => format!("refused:{says}"),
        other => other.code().to_owned(),
    }
}
