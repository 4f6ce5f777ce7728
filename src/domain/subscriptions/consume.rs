//! A company takes a free subscription of its founder, and gives it back when it is released.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Subscription, free_for};
use crate::platform::db::schema::subscriptions;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, UserId};

/// Ties the user's largest free subscription to `company`. `None`: there is none. Two companies
/// at once never get the same one.
///
/// # Errors
/// The database's.
pub fn consume(
    conn: &mut Conn,
    user: &UserId,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> DbResult<Option<Subscription>> {
    for mut candidate in free_for(conn, user, now)? {
        let free = subscriptions::table
            .find(&candidate.id)
            .filter(subscriptions::company_id.is_null());
        let taken = diesel::update(free)
            .set(subscriptions::company_id.eq(company))
            .execute(conn)?;
        if taken == 1 {
            candidate.company_id = Some(company.clone());
            return Ok(Some(candidate));
        }
    }
    Ok(None)
}

/// Gives back what a company has consumed: its owner can register another company with it.
///
/// # Errors
/// The database's.
pub fn give_back(conn: &mut Conn, company: &CompanyId) -> DbResult<()> {
    let consumed = subscriptions::table.filter(subscriptions::company_id.eq(company));
    diesel::update(consumed)
        .set(subscriptions::company_id.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
