//! Confirming a schedule, and switching it off.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Schedule, ScheduleState, choices};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::gate::Rules;
use crate::platform::clock;
use crate::platform::db::schema::{customers, schedule_choices, schedules};
use crate::platform::db::{Conn, DbResult};

/// Arms a schedule: takes the chosen customers in, switches them on, and fixes the next
/// occurrence after `business`. Arming an armed schedule only takes new customers in.
///
/// # Errors
/// The database's.
pub fn arm(
    conn: &mut Conn,
    actor: &Actor,
    schedule: &Schedule,
    rules: &Rules,
    business: DateTime<Utc>,
) -> DbResult<()> {
    take_in(conn, schedule)?;
    let (index, at) = schedule.recurrence(rules.zone).first_after(business);
    let changed = diesel::update(schedules::table.find(&schedule.id))
        .filter(schedules::state.ne(ScheduleState::Armed.as_str()))
        .set((
            schedules::state.eq(ScheduleState::Armed.as_str()),
            schedules::next_index.eq(i32::try_from(index).unwrap_or(i32::MAX)),
            schedules::next_at.eq(at.naive_utc()),
            schedules::armed_at.eq(clock::wall().naive_utc()),
            schedules::armed_by.eq(&actor.name),
        ))
        .execute(conn)?;
    if changed == 1 {
        note(conn, actor, schedule, "schedule.armed")?;
    }
    Ok(())
}

fn take_in(conn: &mut Conn, schedule: &Schedule) -> DbResult<()> {
    for part in choices(conn, &schedule.id)?.chunks(500) {
        diesel::update(customers::table.filter(customers::id.eq_any(part)))
            .filter(customers::company_id.eq(&schedule.company_id))
            .set((
                customers::schedule_id.eq(schedule.id.as_str()),
                customers::automation.eq(true),
            ))
            .execute(conn)?;
    }
    diesel::delete(schedule_choices::table.filter(schedule_choices::schedule_id.eq(&schedule.id)))
        .execute(conn)?;
    Ok(())
}

/// Switches a schedule off; its customers stay in it.
///
/// # Errors
/// The database's.
pub fn disarm(conn: &mut Conn, actor: &Actor, schedule: &Schedule) -> DbResult<()> {
    let changed = diesel::update(schedules::table.find(&schedule.id))
        .filter(schedules::state.eq(ScheduleState::Armed.as_str()))
        .set((
            schedules::state.eq(ScheduleState::Off.as_str()),
            schedules::next_at.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(conn)?;
    if changed == 1 {
        note(conn, actor, schedule, "schedule.disarmed")?;
    }
    Ok(())
}

fn note(conn: &mut Conn, actor: &Actor, schedule: &Schedule, action: &str) -> DbResult<()> {
    let subject = format!("schedule:{}", schedule.id);
    let entry = Entry {
        company: Some(&schedule.company_id),
        action,
        subject: Some(&subject),
        detail: Some(&schedule.name),
    };
    audit::record(conn, actor, &entry, clock::wall())
}
