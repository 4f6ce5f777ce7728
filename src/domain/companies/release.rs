//! Giving a company up: its ERP number is free for another registration, what it wrote is kept.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Company, pause};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::reason::SkipReason;
use crate::domain::collections::{occurrences, schedules};
use crate::domain::{integration_keys, memberships, subscriptions, sync};
use crate::platform::db::schema::{companies, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::outbox::DeliveryState;
use crate::platform::values::ids::OutboxId;

/// Mails taken back at once.
const AT_ONCE: usize = 500;

/// Releases a company: sending stops and what waits to leave does not, its keys and open
/// invitations are revoked, a synchronisation under way is cancelled, statement links say that they
/// were withdrawn, nobody finds it among their companies, and its subscription is free for another.
/// `false`: it was released before.
///
/// # Errors
/// The database's.
pub fn release(
    conn: &mut Conn,
    company: &Company,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let held = companies::table
        .find(&company.id)
        .filter(companies::released_at.is_null());
    if !diesel::select(diesel::dsl::exists(held)).get_result::<bool>(conn)? {
        return Ok(false);
    }
    // Jobs and keys before the company, as a synchronisation takes them.
    stop_reading(conn, company, actor, now)?;
    let changed = diesel::update(held)
        .set(companies::released_at.eq(now.naive_utc()))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    stop_sending(conn, company, actor, now)?;
    for (wish, _) in subscriptions::wishes(conn, &company.id)? {
        subscriptions::refuse(conn, &company.id, wish, actor, now)?;
    }
    subscriptions::give_back(conn, &company.id)?;
    let entry = Entry {
        company: Some(&company.id),
        action: "company.released",
        subject: None,
        detail: Some(&company.name),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}

fn stop_reading(
    conn: &mut Conn,
    company: &Company,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let id = &company.id;
    sync::cancel(conn, id, actor, now)?;
    for key in integration_keys::of_company(conn, id)? {
        integration_keys::revoke(conn, id, &key.id, actor, now)?;
    }
    Ok(())
}

/// Nothing is planned any more, and what waits to leave does not.
fn stop_sending(
    conn: &mut Conn,
    company: &Company,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let id = &company.id;
    pause(conn, id, actor, now)?;
    for schedule in schedules::list(conn, id)? {
        schedules::disarm(conn, actor, &schedule)?;
    }
    let queued: Vec<OutboxId> = outbox::table
        .filter(outbox::company_id.eq(id.as_str()))
        .filter(outbox::state.eq(DeliveryState::Queued.as_str()))
        .select(outbox::id)
        .load(conn)?;
    for part in queued.chunks(AT_ONCE) {
        occurrences::withdraw(conn, part, SkipReason::MasterOff)?;
    }
    memberships::revoke_invitations(conn, id, None, now)
}
