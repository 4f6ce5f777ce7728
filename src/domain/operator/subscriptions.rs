//! Every subscription with whose it is.

use chrono_tz::Tz;
use diesel::prelude::*;

use crate::domain::companies::zone;
use crate::domain::subscriptions::Subscription;
use crate::platform::db::schema::{companies, subscriptions as rows, users};
use crate::platform::db::text::{containing, lower};
use crate::platform::db::{Conn, DbResult};

/// A subscription as the operator sees it.
#[derive(Clone, Debug)]
pub struct SubscriptionRow {
    /// Its row.
    pub held: Subscription,
    /// Address of who was granted it.
    pub owner: String,
    /// Name of the company that has consumed it.
    pub company: Option<String>,
    /// The zone whose days count.
    pub zone: Tz,
}

/// At most `limit` subscriptions older than `before` (empty: the newest), the newest first. `part`
/// is contained in the owner's address.
///
/// # Errors
/// The database's.
pub fn subscriptions(
    conn: &mut Conn,
    part: &str,
    before: &str,
    limit: i64,
) -> DbResult<Vec<SubscriptionRow>> {
    let mut query = rows::table
        .inner_join(users::table)
        .left_join(companies::table)
        .into_boxed();
    if !part.is_empty() {
        let pattern = containing(part);
        query = query.filter(
            lower(users::email.nullable())
                .like(pattern.clone())
                .escape('\\')
                .or(lower(companies::name.nullable()).like(pattern).escape('\\')),
        );
    }
    if !before.is_empty() {
        query = query.filter(rows::id.lt(before));
    }
    let found: Vec<Joined> = query
        .order(rows::id.desc())
        .limit(limit)
        .select((
            Subscription::as_select(),
            users::email,
            (companies::name, companies::time_zone).nullable(),
        ))
        .load(conn)?;
    Ok(found.into_iter().map(row).collect())
}

/// One subscription.
///
/// # Errors
/// The database's.
pub fn subscription(conn: &mut Conn, id: &str) -> DbResult<Option<SubscriptionRow>> {
    let found: Option<Joined> = rows::table
        .inner_join(users::table)
        .left_join(companies::table)
        .filter(rows::id.eq(id))
        .select((
            Subscription::as_select(),
            users::email,
            (companies::name, companies::time_zone).nullable(),
        ))
        .first(conn)
        .optional()?;
    Ok(found.map(row))
}

type Joined = (Subscription, String, Option<(String, String)>);

fn row((held, owner, company): Joined) -> SubscriptionRow {
    SubscriptionRow {
        held,
        owner,
        zone: zone(company.as_ref().map(|(_, zone)| zone.as_str())),
        company: company.map(|(name, _)| name),
    }
}
