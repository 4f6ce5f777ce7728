//! What a user held without ever registering a company with it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::term::day;
use crate::domain::companies::FIRST_ZONE;
use crate::platform::db::schema::subscriptions;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::UserId;

/// The last day of the subscription of a user that ended last before any company had consumed it.
///
/// # Errors
/// The database's.
pub fn ended_for(
    conn: &mut Conn,
    user: &UserId,
    now: DateTime<Utc>,
) -> DbResult<Option<NaiveDate>> {
    let last: Option<Option<NaiveDate>> = subscriptions::table
        .filter(subscriptions::user_id.eq(user))
        .filter(subscriptions::company_id.is_null())
        .filter(subscriptions::ends_on.lt(day(now, FIRST_ZONE)))
        .order(subscriptions::ends_on.desc())
        .select(subscriptions::ends_on)
        .first(conn)
        .optional()?;
    Ok(last.flatten())
}
