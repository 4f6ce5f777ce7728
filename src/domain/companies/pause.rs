//! Stopping everything that is sent for a company, and letting it go on.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor};
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Stops sending, queued mail included. Says whether it was not stopped before.
///
/// # Errors
/// The database's.
pub fn pause(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let going = companies::table
        .find(company)
        .filter(companies::paused_at.is_null());
    let changed = diesel::update(going)
        .set((
            companies::paused_at.eq(now.naive_utc()),
            companies::paused_by.eq(actor.user.as_ref()),
        ))
        .execute(conn)?;
    audit::record_change(conn, actor, company, (changed, "company.paused"), now)
}

/// Stops sending in every company. Gives how many were going.
///
/// # Errors
/// The database's.
pub fn pause_all(conn: &mut Conn, actor: &Actor, now: DateTime<Utc>) -> DbResult<usize> {
    let all: Vec<CompanyId> = companies::table.select(companies::id).load(conn)?;
    let mut paused = 0;
    for company in all {
        paused += usize::from(pause(conn, &company, actor, now)?);
    }
    Ok(paused)
}

/// Lets sending go on. Says whether it was stopped before.
///
/// # Errors
/// The database's.
pub fn resume(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let stopped = companies::table
        .find(company)
        .filter(companies::paused_at.is_not_null());
    let changed = diesel::update(stopped)
        .set((
            companies::paused_at.eq(None::<chrono::NaiveDateTime>),
            companies::paused_by.eq(None::<String>),
        ))
        .execute(conn)?;
    audit::record_change(conn, actor, company, (changed, "company.resumed"), now)
}
