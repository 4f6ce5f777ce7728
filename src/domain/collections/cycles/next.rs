//! When customers are due next.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::collections::gate;
use crate::domain::collections::schedules::ScheduleState;
use crate::platform::db::schema::{collection_settings, customers, schedules};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, ScheduleId};

/// When the customer's next notice is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// With the schedule's next occurrence.
    At(DateTime<Utc>),
    /// A hold outlasts that occurrence.
    Held(NaiveDate),
    /// A toggle is off.
    Off,
}

/// A customer, as a line needs it.
#[derive(Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
pub(super) struct CustomerRow {
    pub id: CustomerId,
    pub number: String,
    pub name: String,
    pub automation: bool,
    pub schedule_id: Option<ScheduleId>,
    pub held_until: Option<NaiveDate>,
}

/// The next occurrences of the company's armed schedules with their civil days; empty while its
/// master toggle is off.
pub(super) type Plans = HashMap<ScheduleId, (DateTime<Utc>, NaiveDate)>;

/// Reads the [`Plans`] of a company.
pub(super) fn plans(conn: &mut Conn, company: &CompanyId) -> DbResult<Plans> {
    let active: Option<bool> = collection_settings::table
        .find(company)
        .select(collection_settings::active)
        .first(conn)
        .optional()?;
    if active != Some(true) {
        return Ok(HashMap::new());
    }
    let zone = gate::rules(conn, company)?.zone;
    let rows: Vec<(ScheduleId, Option<NaiveDateTime>)> = schedules::table
        .filter(schedules::company_id.eq(company))
        .filter(schedules::state.eq(ScheduleState::Armed.as_str()))
        .select((schedules::id, schedules::next_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, at)| {
            let at = at?.and_utc();
            Some((id, (at, at.with_timezone(&zone).date_naive())))
        })
        .collect())
}

/// When this customer is due next.
pub(super) fn next(customer: &CustomerRow, plans: &Plans) -> Next {
    let planned = customer
        .schedule_id
        .as_ref()
        .filter(|_| customer.automation)
        .and_then(|id| plans.get(id));
    match (planned, customer.held_until) {
        (Some((_, day)), Some(until)) if until >= *day => Next::Held(until),
        (Some((at, _)), _) => Next::At(*at),
        (None, _) => Next::Off,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(automation: bool, held: Option<NaiveDate>) -> CustomerRow {
        CustomerRow {
            id: CustomerId::new(),
            number: String::new(),
            name: String::new(),
            automation,
            schedule_id: Some(ScheduleId::from("s".to_owned())),
            held_until: held,
        }
    }

    #[test]
    fn the_next_date_asks_toggles_and_holds() {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap_or_default();
        let day = at.date_naive();
        let plans = HashMap::from([(ScheduleId::from("s".to_owned()), (at, day))]);
        assert_eq!(next(&customer(true, None), &plans), Next::At(at));
        assert_eq!(next(&customer(false, None), &plans), Next::Off);
        assert_eq!(next(&customer(true, Some(day)), &plans), Next::Held(day));
        assert_eq!(next(&customer(true, day.pred_opt()), &plans), Next::At(at));
        assert_eq!(next(&customer(true, None), &HashMap::new()), Next::Off);
    }
}
