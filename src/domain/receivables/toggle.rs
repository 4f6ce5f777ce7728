//! A customer's toggle: whether its schedule writes to it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::customer::{self, Customer};
use super::note;
use crate::domain::audit::Actor;
use crate::domain::collections::schedules::{self, Schedule};
use crate::domain::subscriptions;
use crate::platform::db::schema::customers;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// What switching on led to.
#[derive(Clone, Debug)]
pub enum SwitchedOn {
    /// The customer is in this schedule.
    In(Schedule),
    /// There are several armed schedules; a person chooses one of them.
    Choose(Vec<Schedule>),
    /// There is no armed schedule: one has to be configured.
    Configure,
    /// The company's subscription does not include it.
    NotContracted,
}

/// Switches a customer on: in the schedule it is in already, else in `wanted`, else in the only
/// armed one.
///
/// # Errors
/// The database's.
pub fn on(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    wanted: Option<&str>,
    now: DateTime<Utc>,
) -> DbResult<SwitchedOn> {
    if !subscriptions::has_collections(conn, company, now)? {
        return Ok(SwitchedOn::NotContracted);
    }
    let all = schedules::list(conn, company)?;
    let is = |schedule: &&Schedule, id: &str| schedule.is_armed() && schedule.id.as_str() == id;
    let own = customer.schedule_id.as_ref().map(|id| id.as_str());
    let named = wanted.or(own);
    let named = named.and_then(|id| all.iter().find(|schedule| is(schedule, id)).cloned());
    if let Some(schedule) = named {
        return join(conn, actor, company, customer, schedule, now).map(SwitchedOn::In);
    }
    let mut armed: Vec<Schedule> = all.into_iter().filter(Schedule::is_armed).collect();
    match (armed.pop(), armed.is_empty()) {
        (None, _) => Ok(SwitchedOn::Configure),
        (Some(only), true) => join(conn, actor, company, customer, only, now).map(SwitchedOn::In),
        (Some(last), false) => {
            armed.push(last);
            Ok(SwitchedOn::Choose(armed))
        }
    }
}

fn join(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    schedule: Schedule,
    now: DateTime<Utc>,
) -> DbResult<Schedule> {
    diesel::update(customers::table.find(&customer.id))
        .set((
            customers::automation.eq(true),
            customers::schedule_id.eq(schedule.id.as_str()),
        ))
        .execute(conn)?;
    let detail = Some(schedule.name.as_str());
    note(
        conn,
        actor,
        company,
        &customer.id,
        "customer.automation_on",
        detail,
        now,
    )?;
    Ok(schedule)
}

/// Switches customers off at once; each stays in its schedule. Those of other companies are passed
/// over. Returns how many were on.
///
/// # Errors
/// The database's.
pub fn off(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    wanted: &[String],
    now: DateTime<Utc>,
) -> DbResult<usize> {
    let mut count = 0;
    for (id, _) in customer::names(conn, company, wanted)? {
        let row = customers::table.find(&id);
        let changed = diesel::update(row.filter(customers::automation.eq(true)))
            .set(customers::automation.eq(false))
            .execute(conn)?;
        if changed == 1 {
            note(
                conn,
                actor,
                company,
                &id,
                "customer.automation_off",
                None,
                now,
            )?;
            count += 1;
        }
    }
    Ok(count)
}
