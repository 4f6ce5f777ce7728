//! Schedules: when the notices of a group of customers leave.

mod arm;
mod choose;
mod save;
mod zone;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::schedule::{Period, Recurrence};
use crate::platform::db::schema::schedules;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, ScheduleId};

pub use arm::{arm, disarm};
pub use choose::{choices, choose, chosen, take_out};
pub use save::{Draft, SaveFault, create, update};
pub use zone::move_to;

/// Where a schedule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleState {
    /// Being written; nothing leaves.
    Draft,
    /// Confirmed; notices leave.
    Armed,
    /// Switched off.
    Off,
}

impl ScheduleState {
    /// The stored word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Armed => "armed",
            Self::Off => "off",
        }
    }
}

/// The row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = schedules, check_for_backend(MultiBackend))]
pub struct Schedule {
    /// Its id.
    pub id: ScheduleId,
    /// Whose.
    pub company_id: CompanyId,
    /// Its name among the company's schedules.
    pub name: String,
    /// Code of the period.
    pub period: String,
    /// Days between occurrences, for the custom period.
    pub interval_days: i32,
    /// First day.
    pub first_on: NaiveDate,
    /// Civil time of the company.
    pub at_time: NaiveTime,
    /// Code of the state.
    pub state: String,
    /// Index of the next occurrence.
    pub next_index: i32,
    /// Instant of the next occurrence while armed, UTC.
    pub next_at: Option<chrono::NaiveDateTime>,
    /// When it was confirmed.
    pub armed_at: Option<chrono::NaiveDateTime>,
    /// Who confirmed it.
    pub armed_by: Option<String>,
}

impl Schedule {
    /// The rule of its instants.
    #[must_use]
    pub fn recurrence(&self, zone: Tz) -> Recurrence {
        Recurrence {
            period: self.period(),
            first_on: self.first_on,
            at: self.at_time,
            zone,
        }
    }

    /// Its period.
    #[must_use]
    pub fn period(&self) -> Period {
        let days = u16::try_from(self.interval_days).ok();
        Period::from_parts(&self.period, days).unwrap_or(Period::Monthly)
    }

    /// Whether notices leave.
    #[must_use]
    pub fn is_armed(&self) -> bool {
        self.state == ScheduleState::Armed.as_str()
    }

    /// The next occurrence while armed.
    #[must_use]
    pub fn next(&self) -> Option<DateTime<Utc>> {
        self.next_at.map(|at| at.and_utc())
    }
}

/// A company's schedules by name.
///
/// # Errors
/// The database's.
pub fn list(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<Schedule>> {
    Ok(schedules::table
        .filter(schedules::company_id.eq(company))
        .order(schedules::name)
        .select(Schedule::as_select())
        .load(conn)?)
}

/// One schedule of a company; another company's is not there.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Schedule>> {
    Ok(schedules::table
        .filter(schedules::company_id.eq(company).and(schedules::id.eq(id)))
        .select(Schedule::as_select())
        .first(conn)
        .optional()?)
}
