//! Subscriptions: a plan with add-ons, granted to a user by the operator and consumed by the
//! company that this user registers. There is no billing.

mod change;
mod consume;
mod ended;
mod endings;
mod extensions;
mod grant;
mod plan;
mod requests;
mod seats;
mod term;
mod words;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::companies::FIRST_ZONE;
use crate::platform::db::schema::subscriptions;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, SubscriptionId, UserId};

pub use change::{Terms, change, end};
pub use consume::{consume, give_back};
pub use ended::ended_for;
pub use endings::{WARNED_DAYS, remind_endings};
pub use extensions::{
    Availability, Extension, availability, catalogue, has_collections, install, installed,
    may_collect, uninstall, usable,
};
pub use grant::{Grant, grant};
pub use plan::{Addon, Plan};
pub use requests::{Answered, Wish, refuse, request, request_facts, requested_at, wishes};
pub use seats::{Seats, seats, seats_of_plan, set_seats};
pub use term::in_force;

/// A subscription's row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = subscriptions, check_for_backend(MultiBackend))]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// Who was granted it.
    pub user_id: UserId,
    /// Code of the plan; see [`Subscription::plan`].
    #[diesel(column_name = plan)]
    pub plan_code: String,
    /// Codes of the add-ons, parted by blanks.
    #[diesel(column_name = addons)]
    pub addon_codes: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; `None`: without end.
    pub ends_on: Option<NaiveDate>,
    /// The company that has consumed it.
    pub company_id: Option<CompanyId>,
    /// When it was granted.
    pub created_at: NaiveDateTime,
}

impl Subscription {
    /// The plan; an unknown code counts as the smallest.
    #[must_use]
    pub fn plan(&self) -> Plan {
        Plan::parse(&self.plan_code).unwrap_or(Plan::Starter)
    }

    /// Whether it includes `addon`.
    #[must_use]
    pub fn has(&self, addon: Addon) -> bool {
        self.addon_codes
            .split_whitespace()
            .any(|code| code == addon.code())
    }

    /// Its add-ons.
    #[must_use]
    pub fn addons(&self) -> Vec<Addon> {
        Addon::ALL
            .into_iter()
            .filter(|one| self.has(*one))
            .collect()
    }
}

/// The subscriptions of a user that no company has consumed and that hold now, the largest plan
/// first.
///
/// # Errors
/// The database's.
pub fn free_for(conn: &mut Conn, user: &UserId, now: DateTime<Utc>) -> DbResult<Vec<Subscription>> {
    let mut free: Vec<Subscription> = subscriptions::table
        .filter(subscriptions::user_id.eq(user))
        .filter(subscriptions::company_id.is_null())
        .order(subscriptions::id)
        .select(Subscription::as_select())
        .load(conn)?;
    free.retain(|one| one.holds_at(now, FIRST_ZONE));
    free.sort_by_key(|one| std::cmp::Reverse(one.plan()));
    Ok(free)
}

/// The subscription with this id, for the operator.
///
/// # Errors
/// The database's.
pub fn by_id(conn: &mut Conn, id: &str) -> DbResult<Option<Subscription>> {
    Ok(subscriptions::table
        .filter(subscriptions::id.eq(id))
        .select(Subscription::as_select())
        .first(conn)
        .optional()?)
}

/// The subscription that a company has consumed.
///
/// # Errors
/// The database's.
pub fn of_company(conn: &mut Conn, company: &CompanyId) -> DbResult<Option<Subscription>> {
    Ok(subscriptions::table
        .filter(subscriptions::company_id.eq(company))
        .select(Subscription::as_select())
        .first(conn)
        .optional()?)
}

#[cfg(test)]
mod tests;
