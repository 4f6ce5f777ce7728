//! What keeps an adjustment from being forgotten: one that waits without a job gets its job again.

use chrono::{DateTime, Duration, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::record::enqueue;
use super::{STOCK_ADJUSTMENT, State, attend};
use crate::platform::db::schema::{jobs, stock_adjustments};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{AdjustmentId, CompanyId};

/// A job may be this late before its adjustment is looked at.
const LATE: Duration = Duration::minutes(1);
/// Adjustments mended at once.
const BATCH: i64 = 100;

/// Puts the jobs of adjustments that are on their way and have none in the queue; gives their
/// number. It may run anywhere at any rate.
///
/// # Errors
/// The database's.
pub fn mend(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let own = jobs::table
        .filter(jobs::kind.eq(STOCK_ADJUSTMENT))
        .filter(jobs::payload.eq(stock_adjustments::id))
        .filter(jobs::state.eq_any(["queued", "running"]));
    let stray: Vec<(AdjustmentId, CompanyId)> = stock_adjustments::table
        .filter(stock_adjustments::state.eq_any(State::ON_ITS_WAY.map(State::code)))
        .filter(stock_adjustments::available_at.lt((now - LATE).naive_utc()))
        .filter(not(exists(own)))
        .order(stock_adjustments::id)
        .limit(BATCH)
        .select((stock_adjustments::id, stock_adjustments::company_id))
        .load(conn)?;
    for (id, company) in &stray {
        enqueue(conn, company, id, now)?;
    }
    Ok(stray.len())
}

/// Lets a person decide about every adjustment on its way: after a restored backup nobody can say
/// whether it has been sent since. Gives their number.
///
/// # Errors
/// The database's.
pub fn forget(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let on_its_way = stock_adjustments::state.eq_any(State::ON_ITS_WAY.map(State::code));
    let all: Vec<(AdjustmentId, CompanyId)> = stock_adjustments::table
        .filter(on_its_way)
        .select((stock_adjustments::id, stock_adjustments::company_id))
        .load(conn)?;
    for (id, company) in &all {
        diesel::update(stock_adjustments::table.find(id))
            .set((
                stock_adjustments::state.eq(State::Unknown.code()),
                stock_adjustments::worker_id.eq(None::<String>),
                stock_adjustments::answer.eq("restored"),
            ))
            .execute(conn)?;
        attend::open(conn, company, id, now)?;
    }
    Ok(all.len())
}
