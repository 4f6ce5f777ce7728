//! Seats of a plan: how many administrators and agents a company may have.

use diesel::prelude::*;

use super::Plan;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::memberships;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;
use crate::platform::{clock, settings};

/// Seats of a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// Those of its plan.
    pub all: u32,
    /// Those taken by administrators and agents; more than `all` after a change to a smaller plan.
    pub used: u32,
}

impl Seats {
    /// How many are left.
    #[must_use]
    pub const fn free(self) -> u32 {
        self.all.saturating_sub(self.used)
    }
}

/// The seats of a company whose plan is `plan`.
///
/// # Errors
/// The database's.
pub fn seats(conn: &mut Conn, company: &CompanyId, plan: Plan) -> DbResult<Seats> {
    let used: i64 = memberships::table
        .filter(memberships::company_id.eq(company))
        .filter(memberships::role.eq_any(["admin", "agent"]))
        .count()
        .get_result(conn)?;
    Ok(Seats {
        all: seats_of_plan(conn, plan)?,
        used: u32::try_from(used).unwrap_or(u32::MAX),
    })
}

/// The seats of a plan: the operator's number, else the plan's own.
///
/// # Errors
/// The database's.
pub fn seats_of_plan(conn: &mut Conn, plan: Plan) -> DbResult<u32> {
    let kept = settings::get(conn, &name(plan))?;
    let kept = kept.and_then(|text| text.parse().ok());
    Ok(kept.unwrap_or_else(|| plan.seats()))
}

/// Sets the seats of a plan for every company that has it.
///
/// # Errors
/// The database's.
pub fn set_seats(conn: &mut Conn, plan: Plan, number: u32, actor: &Actor) -> DbResult<()> {
    if seats_of_plan(conn, plan)? == number {
        return Ok(());
    }
    settings::set(conn, &name(plan), &number.to_string())?;
    let entry = Entry {
        company: None,
        action: "plan.seats_changed",
        subject: Some(&format!("plan:{}", plan.code())),
        detail: Some(&format!("{} · {number}", plan.name())),
    };
    audit::record(conn, actor, &entry, clock::wall())
}

fn name(plan: Plan) -> String {
    format!("plan.{}.seats", plan.code())
}
