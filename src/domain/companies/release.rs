//! Giving a company up: its ERP number is free for another registration, what it wrote is kept.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Company, pause};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::{integration_keys, invitations, subscriptions, sync};
use crate::platform::db::schema::{companies, subscriptions as subscription_rows};
use crate::platform::db::{Conn, DbResult};

/// Releases a company: sending stops, its keys and open invitations are revoked, a synchronisation
/// under way is cancelled, statement links say that they were withdrawn, nobody finds it among
/// their companies, and its subscription is free for another. `false`: it was released before.
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
    let changed = diesel::update(held)
        .set(companies::released_at.eq(now.naive_utc()))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    stop(conn, company, actor, now)?;
    let entry = Entry {
        company: Some(&company.id),
        action: "company.released",
        subject: None,
        detail: Some(&company.name),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}

fn stop(conn: &mut Conn, company: &Company, actor: &Actor, now: DateTime<Utc>) -> DbResult<()> {
    let id = &company.id;
    pause(conn, id, actor, now)?;
    sync::cancel(conn, id, actor, now)?;
    for key in integration_keys::of_company(conn, id)? {
        integration_keys::revoke(conn, id, &key.id, actor, now)?;
    }
    invitations::revoke_open(conn, id, now)?;
    for (wish, _) in subscriptions::wishes(conn, id)? {
        subscriptions::refuse(conn, id, wish, actor, now)?;
    }
    let consumed = subscription_rows::table.filter(subscription_rows::company_id.eq(id));
    diesel::update(consumed)
        .set(subscription_rows::company_id.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
