//! Sending a statement by hand. It leaves when the company's hours, data and pause permit.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::customer::Customer;
use super::note;
use crate::domain::audit::Actor;
use crate::domain::collections::occurrences;
use crate::platform::clock;
use crate::platform::db::schema::{customers, notices};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId, NoticeId, OccurrenceId};

/// What became of the wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is on its way.
    Entered(OccurrenceId),
    /// A notice came between the page and the button: a second click, another person, a schedule.
    Overtaken,
}

/// The newest notice of a customer; empty when it never had one. A confirmation page keeps it, and
/// [`by_hand`] asks for it back.
///
/// # Errors
/// The database's.
pub fn newest(conn: &mut Conn, customer: &CustomerId) -> DbResult<String> {
    let newest: Option<NoticeId> = notices::table
        .filter(notices::customer_id.eq(customer))
        .select(max(notices::id))
        .first(conn)?;
    Ok(newest.map_or_else(String::new, |id| id.to_string()))
}

/// Enters a statement for one customer, unless a notice newer than `seen` is there.
///
/// # Errors
/// The database's.
pub fn by_hand(
    conn: &mut Conn,
    actor: &Actor,
    (company, domain): (&CompanyId, &str),
    customer: &Customer,
    seen: &str,
    business: DateTime<Utc>,
) -> DbResult<Sent> {
    let now = clock::wall();
    // Two clicks at once wait for each other at the customer's row.
    diesel::update(customers::table.find(&customer.id))
        .set(customers::updated_at.eq(now.naive_utc()))
        .execute(conn)?;
    if newest(conn, &customer.id)? != seen {
        return Ok(Sent::Overtaken);
    }
    let occurrence = occurrences::by_hand(conn, domain, company, &customer.id, business)?;
    note(
        conn,
        actor,
        company,
        &customer.id,
        "statement.sent_by_hand",
        None,
        now,
    )?;
    Ok(Sent::Entered(occurrence))
}
