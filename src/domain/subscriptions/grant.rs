//! The operator grants a subscription.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{Addon, Plan};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::subscriptions;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{SubscriptionId, UserId};

/// What is granted.
#[derive(Clone, Copy, Debug)]
pub struct Grant<'a> {
    /// To whom.
    pub user: &'a UserId,
    /// The plan.
    pub plan: Plan,
    /// The add-ons.
    pub addons: &'a [Addon],
    /// Last day; `None`: without end.
    pub until: Option<NaiveDate>,
}

/// Grants a subscription from today (UTC) on.
///
/// # Errors
/// The database's.
pub fn grant(
    conn: &mut Conn,
    grant: &Grant<'_>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<SubscriptionId> {
    let id = SubscriptionId::new();
    let addons: Vec<&str> = grant.addons.iter().map(|addon| addon.code()).collect();
    diesel::insert_into(subscriptions::table)
        .values((
            subscriptions::id.eq(&id),
            subscriptions::user_id.eq(grant.user),
            subscriptions::plan.eq(grant.plan.code()),
            subscriptions::addons.eq(addons.join(" ")),
            subscriptions::starts_on.eq(now.date_naive()),
            subscriptions::ends_on.eq(grant.until),
            subscriptions::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    let detail = told(grant.plan, grant.addons, grant.until);
    let entry = Entry {
        company: None,
        action: "subscription.granted",
        subject: Some(&format!("subscription:{id}")),
        detail: Some(&detail),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(id)
}

/// Plan, add-ons and last day in one line, the same in every language.
pub(super) fn told(plan: Plan, addons: &[Addon], until: Option<NaiveDate>) -> String {
    let mut text = plan.name().to_owned();
    for addon in addons {
        text = format!("{text} + {}", addon.code());
    }
    match until {
        Some(day) => format!("{text} · {day}"),
        None => format!("{text} · ∞"),
    }
}
