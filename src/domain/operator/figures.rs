//! Counts of the whole installation, for the overview and for monitors.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::domain::companies::FIRST_ZONE;
use crate::platform::db::schema::{
    companies, erp_call_days, jobs, outbox, subscriptions, users, workers,
};
use crate::platform::db::{Conn, DbResult};

/// Counts of the whole installation. None of them names anybody.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Companies that have not released their number.
    pub companies: i64,
    /// Accounts that may enter.
    pub users: i64,
    /// Subscriptions in force, consumed or free.
    pub subscriptions: i64,
    /// Jobs by kind and state.
    pub jobs: Vec<(String, String, i64)>,
    /// Mails by state.
    pub outbox: Vec<(String, i64)>,
    /// Since when the mail that is due and has waited longest is due.
    pub mail_due_since: Option<DateTime<Utc>>,
    /// Since when the job that is due and has waited longest is due.
    pub job_due_since: Option<DateTime<Utc>>,
    /// When each company's data were last complete; `None`: never yet.
    pub synced_at: Vec<Option<DateTime<Utc>>>,
    /// Workers whose lease has not ended.
    pub workers: i64,
    /// Calls to ERPs today, by the UTC day.
    pub erp_calls: i64,
}

impl Figures {
    /// Jobs in a state.
    #[must_use]
    pub fn jobs_in(&self, state: &str) -> i64 {
        let in_state = self.jobs.iter().filter(|(_, other, _)| other == state);
        in_state.map(|(_, _, count)| count).sum()
    }

    /// Mails in a state.
    #[must_use]
    pub fn mails_in(&self, state: &str) -> i64 {
        let in_state = self.outbox.iter().filter(|(other, _)| other == state);
        in_state.map(|(_, count)| count).sum()
    }
}

/// Counts everything.
///
/// # Errors
/// The database's.
pub fn figures(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Figures> {
    let (at, today) = (now.naive_utc(), now.date_naive());
    let civil = now.with_timezone(&FIRST_ZONE).date_naive();
    let mail_due: Option<NaiveDateTime> = outbox::table
        .filter(outbox::state.eq("queued"))
        .filter(outbox::available_at.le(at))
        .select(diesel::dsl::min(outbox::available_at))
        .first(conn)?;
    let job_due: Option<NaiveDateTime> = jobs::table
        .filter(jobs::state.eq("queued"))
        .filter(jobs::run_at.le(at))
        .select(diesel::dsl::min(jobs::run_at))
        .first(conn)?;
    let synced: Vec<Option<NaiveDateTime>> = companies::table
        .filter(companies::released_at.is_null())
        .select(companies::last_good_sync_at)
        .load(conn)?;
    let calls: Vec<i32> = erp_call_days::table
        .filter(erp_call_days::day.eq(today))
        .select(erp_call_days::calls)
        .load(conn)?;
    Ok(Figures {
        companies: i64::try_from(synced.len()).unwrap_or(i64::MAX),
        users: users::table
            .filter(users::disabled_at.is_null())
            .count()
            .get_result(conn)?,
        subscriptions: subscriptions::table
            .filter(subscriptions::starts_on.le(today))
            .filter(
                subscriptions::ends_on
                    .is_null()
                    .or(subscriptions::ends_on.ge(civil)),
            )
            .count()
            .get_result(conn)?,
        jobs: jobs::table
            .group_by((jobs::kind, jobs::state))
            .select((jobs::kind, jobs::state, count_star()))
            .order((jobs::kind, jobs::state))
            .load(conn)?,
        outbox: outbox::table
            .group_by(outbox::state)
            .select((outbox::state, count_star()))
            .order(outbox::state)
            .load(conn)?,
        mail_due_since: mail_due.map(|at| at.and_utc()),
        job_due_since: job_due.map(|at| at.and_utc()),
        synced_at: synced
            .into_iter()
            .map(|at| at.map(|at| at.and_utc()))
            .collect(),
        workers: workers::table
            .filter(workers::lease_until.gt(at))
            .count()
            .get_result(conn)?,
        erp_calls: calls.into_iter().map(i64::from).sum(),
    })
}
