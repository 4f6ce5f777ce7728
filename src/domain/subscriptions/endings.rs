//! A subscription that ends soon is a task for the operator.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use diesel::prelude::*;

use super::Subscription;
use super::term::{day, zone_of};
use crate::domain::companies::FIRST_ZONE;
use crate::domain::tasks::{self, NewTask, Scope, TaskKind};
use crate::platform::db::schema::{companies, subscriptions, users};
use crate::platform::db::{Conn, DbResult};

/// Days ahead from which the end of a subscription is told.
pub const WARNED_DAYS: i64 = 30;

/// Opens a task for every subscription that ends within [`WARNED_DAYS`], and closes those about
/// subscriptions that have been prolonged or are over.
///
/// # Errors
/// The database's.
pub fn remind_endings(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<()> {
    let today = day(now, FIRST_ZONE);
    let soon: Vec<Subscription> = subscriptions::table
        .filter(subscriptions::ends_on.ge(today))
        .filter(subscriptions::ends_on.le(today + Duration::days(WARNED_DAYS)))
        .order(subscriptions::id)
        .select(Subscription::as_select())
        .load(conn)?;
    for held in &soon {
        let facts = facts(conn, held)?;
        let place = format!("/operator/subscriptions/{}", held.id);
        let task = NewTask {
            scope: Scope::Operator,
            kind: TaskKind::SubscriptionEnding,
            subject: held.id.as_str(),
            facts: &facts,
            place: &place,
            assignee: None,
            due_on: held.ends_on,
        };
        // Told once; a day more for the zones.
        let told = held.ends_on.unwrap_or(today) - Duration::days(WARNED_DAYS + 1);
        tasks::remind(conn, &task, told.and_time(NaiveTime::MIN).and_utc(), now)?;
    }
    Ok(())
}

/// Closes the task about `held` unless it still ends soon.
pub(super) fn settle(conn: &mut Conn, held: &Subscription, now: DateTime<Utc>) -> DbResult<()> {
    let edge = day(now, zone_of(conn, held)?) + Duration::days(WARNED_DAYS);
    if held.ends_on.is_some_and(|end| end <= edge) {
        return Ok(());
    }
    close(conn, held, now)
}

/// Closes the task about `held`.
pub(super) fn close(conn: &mut Conn, held: &Subscription, now: DateTime<Utc>) -> DbResult<()> {
    let (kind, subject) = (TaskKind::SubscriptionEnding, held.id.as_str());
    tasks::close(conn, Scope::Operator, kind, subject, now)
}

/// Whose it is, and which plan.
fn facts(conn: &mut Conn, held: &Subscription) -> DbResult<String> {
    let company: Option<String> = match &held.company_id {
        Some(id) => companies::table
            .find(id)
            .select(companies::name)
            .first(conn)
            .optional()?,
        None => None,
    };
    let whose = match company {
        Some(name) => name,
        None => users::table
            .find(&held.user_id)
            .select(users::email)
            .first(conn)?,
    };
    Ok(format!("{whose} · {}", held.plan().name()))
}
