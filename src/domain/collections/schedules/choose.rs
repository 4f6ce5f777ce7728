//! Who belongs to a schedule: first chosen, then, when it is armed, taken in.

use diesel::prelude::*;

use super::Schedule;
use crate::platform::db::schema::{customers, schedule_choices};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId, ScheduleId};

/// Adds customers of the company to the choice; others are passed over. Returns how many the
/// choice has now.
///
/// # Errors
/// The database's.
pub fn choose(conn: &mut Conn, schedule: &Schedule, wanted: &[String]) -> DbResult<usize> {
    let there = choices(conn, &schedule.id)?;
    let mut count = there.len();
    for id in own(conn, &schedule.company_id, wanted)? {
        if !there.contains(&id) {
            add(conn, &schedule.id, &id)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Adds one; a request that did the same at the same time has done it.
fn add(conn: &mut Conn, schedule: &ScheduleId, customer: &CustomerId) -> DbResult<()> {
    let added = conn.transaction(|conn| {
        diesel::insert_into(schedule_choices::table)
            .values((
                schedule_choices::schedule_id.eq(schedule),
                schedule_choices::customer_id.eq(customer),
            ))
            .execute(conn)
    });
    match added.map_err(DbError::from) {
        Err(fault) if !fault.is_unique_violation() => Err(fault),
        _ => Ok(()),
    }
}

fn own(conn: &mut Conn, company: &CompanyId, wanted: &[String]) -> DbResult<Vec<CustomerId>> {
    let mut found = Vec::new();
    for part in wanted.chunks(500) {
        found.extend(
            customers::table
                .filter(
                    customers::company_id
                        .eq(company)
                        .and(customers::id.eq_any(part)),
                )
                .filter(customers::removed_at.is_null())
                .select(customers::id)
                .load::<CustomerId>(conn)?,
        );
    }
    Ok(found)
}

/// Takes a customer out of the choice and out of the schedule.
///
/// # Errors
/// The database's.
pub fn take_out(conn: &mut Conn, schedule: &ScheduleId, customer: &CustomerId) -> DbResult<()> {
    diesel::delete(schedule_choices::table.find((schedule, customer))).execute(conn)?;
    diesel::update(
        customers::table
            .find(customer)
            .filter(customers::schedule_id.eq(schedule.as_str())),
    )
    .set((
        customers::schedule_id.eq(None::<String>),
        customers::automation.eq(false),
    ))
    .execute(conn)?;
    Ok(())
}

/// The customers chosen and not yet taken in.
///
/// # Errors
/// The database's.
pub fn choices(conn: &mut Conn, schedule: &ScheduleId) -> DbResult<Vec<CustomerId>> {
    Ok(schedule_choices::table
        .filter(schedule_choices::schedule_id.eq(schedule))
        .order(schedule_choices::customer_id)
        .select(schedule_choices::customer_id)
        .load(conn)?)
}

/// Everyone the schedule will write to: taken in before, or chosen now.
///
/// # Errors
/// The database's.
pub fn chosen(conn: &mut Conn, schedule: &ScheduleId) -> DbResult<Vec<CustomerId>> {
    let mut all: Vec<CustomerId> = customers::table
        .filter(
            customers::schedule_id
                .eq(schedule.as_str())
                .and(customers::removed_at.is_null()),
        )
        .select(customers::id)
        .load(conn)?;
    all.extend(choices(conn, schedule)?);
    all.sort();
    all.dedup();
    Ok(all)
}
