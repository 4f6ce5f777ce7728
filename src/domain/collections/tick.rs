//! One tick: plan what is due, start what may start, shelve and close what has ended. Safe
//! anywhere, at any rate, from any number of processes: every step is a small transaction that
//! moves a row by compare-and-set.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{occurrences, plan};
use crate::domain::sync;
use crate::platform::clock;
use crate::platform::db::DbError;
use crate::platform::values::ids::CompanyId;
use crate::services::Services;

/// What a tick did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Schedules that were due.
    pub planned: usize,
    /// Steps taken on occurrences: batches entered, starts, moves.
    pub steps: usize,
    /// Companies whose data was too old and that wait for a sync.
    pub waiting_for_data: usize,
}

/// Plans and enqueues what is due at `at`, or by the business clock.
///
/// # Errors
/// The database's.
pub async fn tick(services: &Services, at: Option<DateTime<Utc>>) -> Result<Ticked, DbError> {
    let business = match at {
        Some(at) => at,
        None => services.db.read(clock::business).await?,
    };
    let mut ticked = Ticked::default();
    while services
        .db
        .write(move |conn| plan::plan_next(conn, business))
        .await?
    {
        ticked.planned += 1;
    }
    let stale = start_all(services, business, &mut ticked).await?;
    ticked.waiting_for_data = stale.len();
    for company in stale {
        services
            .db
            .write(move |conn| sync::request_if_quiet(conn, &company, clock::wall()))
            .await?;
    }
    services
        .db
        .write(move |conn| occurrences::sweep(conn, business))
        .await?;
    Ok(ticked)
}

async fn start_all(
    services: &Services,
    business: DateTime<Utc>,
    ticked: &mut Ticked,
) -> Result<BTreeSet<CompanyId>, DbError> {
    let mut stale = BTreeSet::new();
    let mut after = None;
    loop {
        let services_domain = services.config.mail_from.domain().to_owned();
        let from = after.clone();
        let (seen, step) = services
            .db
            .write(move |conn| {
                occurrences::start_next(conn, &services_domain, from.as_ref(), business)
            })
            .await?;
        let Some(seen) = seen else { return Ok(stale) };
        match step {
            occurrences::Step::Moved => ticked.steps += 1,
            occurrences::Step::Idle => after = Some(seen),
            occurrences::Step::NeedsSync(company) => {
                stale.insert(company);
                after = Some(seen);
            }
        }
    }
}
