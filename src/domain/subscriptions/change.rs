//! The operator changes the terms of a subscription, or ends it.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::prelude::*;

use super::grant::told;
use super::term::{day, zone_of};
use super::{Addon, Plan, Subscription, by_id, endings, requests};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::subscriptions;
use crate::platform::db::{Conn, DbResult};

/// What a subscription is from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The plan.
    pub plan: Plan,
    /// The add-ons.
    pub addons: Vec<Addon>,
    /// Last day; `None`: without end.
    pub until: Option<NaiveDate>,
}

/// Changes the terms. Tasks that asked for what is contracted now, or that warned of its end,
/// close themselves. `false`: there is no such subscription.
///
/// # Errors
/// The database's.
pub fn change(
    conn: &mut Conn,
    id: &str,
    terms: &Terms,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let codes: Vec<&str> = terms.addons.iter().map(|addon| addon.code()).collect();
    let changed = diesel::update(subscriptions::table.filter(subscriptions::id.eq(id)))
        .set((
            subscriptions::plan.eq(terms.plan.code()),
            subscriptions::addons.eq(codes.join(" ")),
            subscriptions::ends_on.eq(terms.until),
        ))
        .execute(conn)?;
    let Some(held) = by_id(conn, id)?.filter(|_| changed == 1) else {
        return Ok(false);
    };
    let detail = told(terms.plan, &terms.addons, terms.until);
    note(conn, &held, ("subscription.changed", &detail), actor, now)?;
    endings::settle(conn, &held, now)?;
    if let Some(company) = &held.company_id {
        requests::settle(conn, company, now)?;
    }
    Ok(true)
}

/// Ends it: yesterday becomes its last day. What it made stays, and it can be taken up again by
/// another last day. `false`: there is none, or it has ended.
///
/// # Errors
/// The database's.
pub fn end(conn: &mut Conn, id: &str, actor: &Actor, now: DateTime<Utc>) -> DbResult<bool> {
    let Some(held) = by_id(conn, id)? else {
        return Ok(false);
    };
    let today = day(now, zone_of(conn, &held)?);
    if held.ends_on.is_some_and(|end| end < today) {
        return Ok(false);
    }
    diesel::update(subscriptions::table.find(&held.id))
        .set(subscriptions::ends_on.eq(today - Duration::days(1)))
        .execute(conn)?;
    note(
        conn,
        &held,
        ("subscription.ended", held.plan().name()),
        actor,
        now,
    )?;
    endings::close(conn, &held, now)?;
    Ok(true)
}

fn note(
    conn: &mut Conn,
    held: &Subscription,
    (action, detail): (&str, &str),
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: held.company_id.as_ref(),
        action,
        subject: Some(&format!("subscription:{}", held.id)),
        detail: Some(detail),
    };
    audit::record(conn, actor, &entry, now)
}
