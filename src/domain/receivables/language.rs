//! The language of what a customer is sent.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::customer::Customer;
use super::note;
use crate::domain::audit::Actor;
use crate::platform::db::schema::customers;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::CompanyId;

/// Chooses a language for a customer; none: the company's.
///
/// # Errors
/// The database's.
pub fn choose(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    language: Option<Locale>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let tag = language.map(Locale::tag);
    diesel::update(customers::table.find(&customer.id))
        .set(customers::language.eq(tag))
        .execute(conn)?;
    note(
        conn,
        actor,
        company,
        &customer.id,
        "customer.language",
        tag,
        now,
    )
}
