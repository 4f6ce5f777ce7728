//! Writing a schedule down, before it is armed.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use validator::ValidateLength as _;

use super::{Schedule, ScheduleState};
use crate::domain::collections::gate::Rules;
use crate::domain::collections::schedule::{Period, Recurrence};
use crate::platform::clock;
use crate::platform::db::schema::schedules;
use crate::platform::db::{Conn, DbError};
use crate::platform::values::ids::{CompanyId, ScheduleId};

/// Longest name, characters.
const LONGEST_NAME: u64 = 60;

/// What the form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Name, unique in the company.
    pub name: String,
    /// How often.
    pub period: Period,
    /// First day.
    pub first_on: NaiveDate,
    /// Civil time.
    pub at: NaiveTime,
}

/// Why a schedule is refused.
#[derive(Debug, thiserror::Error)]
pub enum SaveFault {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// No name.
    #[error("a schedule needs a name")]
    NameMissing,
    /// Longer than 60 characters.
    #[error("the name is too long")]
    NameTooLong,
    /// Another schedule has this name.
    #[error("the name is taken")]
    NameTaken,
    /// The hour is outside the permitted window.
    #[error("the hour is outside the permitted window")]
    HourNotPermitted,
    /// The first moment has passed.
    #[error("the first moment has passed")]
    InThePast,
    /// An armed schedule must be switched off before it is changed.
    #[error("the schedule is armed")]
    Armed,
}

/// Writes a new schedule.
///
/// # Errors
/// [`SaveFault`].
pub fn create(
    conn: &mut Conn,
    company: &CompanyId,
    rules: &Rules,
    draft: &Draft,
    business: DateTime<Utc>,
) -> Result<ScheduleId, SaveFault> {
    check(rules, draft, business)?;
    let id = ScheduleId::new();
    let row = (
        schedules::id.eq(&id),
        schedules::company_id.eq(company),
        schedules::name.eq(draft.name.trim()),
        schedules::period.eq(draft.period.code()),
        schedules::interval_days.eq(i32::from(draft.period.days().unwrap_or(0))),
        schedules::first_on.eq(draft.first_on),
        schedules::at_time.eq(draft.at),
        schedules::state.eq(ScheduleState::Draft.as_str()),
        schedules::next_index.eq(0),
        schedules::created_at.eq(clock::wall().naive_utc()),
    );
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(schedules::table)
            .values(row)
            .execute(conn)
    });
    taken(inserted)?;
    Ok(id)
}

/// Rewrites a schedule that is not armed.
///
/// # Errors
/// [`SaveFault`].
pub fn update(
    conn: &mut Conn,
    schedule: &Schedule,
    rules: &Rules,
    draft: &Draft,
    business: DateTime<Utc>,
) -> Result<(), SaveFault> {
    if schedule.is_armed() {
        return Err(SaveFault::Armed);
    }
    check(rules, draft, business)?;
    let row = (
        schedules::name.eq(draft.name.trim()),
        schedules::period.eq(draft.period.code()),
        schedules::interval_days.eq(i32::from(draft.period.days().unwrap_or(0))),
        schedules::first_on.eq(draft.first_on),
        schedules::at_time.eq(draft.at),
    );
    let changed = conn.transaction(|conn| {
        diesel::update(schedules::table.find(&schedule.id))
            .filter(schedules::state.ne(ScheduleState::Armed.as_str()))
            .set(row)
            .execute(conn)
    });
    if taken(changed)? == 0 {
        Err(SaveFault::Armed)
    } else {
        Ok(())
    }
}

fn taken(result: QueryResult<usize>) -> Result<usize, SaveFault> {
    match result.map_err(DbError::from) {
        Ok(count) => Ok(count),
        Err(fault) if fault.is_unique_violation() => Err(SaveFault::NameTaken),
        Err(fault) => Err(fault.into()),
    }
}

fn check(rules: &Rules, draft: &Draft, business: DateTime<Utc>) -> Result<(), SaveFault> {
    let name = draft.name.trim();
    if name.is_empty() {
        return Err(SaveFault::NameMissing);
    }
    if !name.validate_length(None, Some(LONGEST_NAME), None) {
        return Err(SaveFault::NameTooLong);
    }
    if !rules.window.contains_time(draft.at) {
        return Err(SaveFault::HourNotPermitted);
    }
    let recurrence = Recurrence {
        period: draft.period,
        first_on: draft.first_on,
        at: draft.at,
        zone: rules.zone,
    };
    if recurrence.nth(0) <= business {
        return Err(SaveFault::InThePast);
    }
    Ok(())
}
