//! What becomes of the schedules of a company that moves to another time zone.

use chrono_tz::Tz;
use diesel::prelude::*;

use super::list;
use crate::platform::db::schema::schedules;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Reckons the next instant of every armed schedule of a company in its zone: date and civil time
/// stay as they were confirmed.
///
/// # Errors
/// The database's.
pub fn move_to(conn: &mut Conn, company: &CompanyId, zone: Tz) -> DbResult<()> {
    let all = list(conn, company)?;
    for schedule in all.iter().filter(|schedule| schedule.is_armed()) {
        let index = u32::try_from(schedule.next_index).unwrap_or(0);
        let next = schedule.recurrence(zone).nth(index).naive_utc();
        let same = schedules::table.find(&schedule.id).filter(
            schedules::next_index
                .eq(schedule.next_index)
                .and(schedules::next_at.is_not_null()),
        );
        diesel::update(same)
            .set(schedules::next_at.eq(next))
            .execute(conn)?;
    }
    Ok(())
}
