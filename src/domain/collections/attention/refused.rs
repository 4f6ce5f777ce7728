//! Addresses that a mail server refused for good; nothing is sent there until a person confirms.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::{customer_addresses, customers};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId};

/// A refused address.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Whose.
    pub customer: CustomerId,
    /// The customer's name.
    pub name: String,
    /// The address.
    pub email: String,
    /// Since when.
    pub at: DateTime<Utc>,
    /// The server's words.
    pub answer: String,
}

/// The company's refused addresses, latest first, up to `limit`.
///
/// # Errors
/// The database's.
pub fn refused(conn: &mut Conn, company: &CompanyId, limit: i64) -> DbResult<Vec<Refused>> {
    type Row = (
        CustomerId,
        String,
        String,
        Option<NaiveDateTime>,
        Option<String>,
    );
    let rows: Vec<Row> = customer_addresses::table
        .inner_join(customers::table.on(customers::id.eq(customer_addresses::customer_id)))
        .filter(customers::company_id.eq(company))
        .filter(customers::removed_at.is_null())
        .filter(customer_addresses::removed_at.is_null())
        .filter(customer_addresses::refused_at.is_not_null())
        .order((
            customer_addresses::refused_at.desc(),
            customer_addresses::id,
        ))
        .limit(limit)
        .select((
            customers::id,
            customers::name,
            customer_addresses::email,
            customer_addresses::refused_at,
            customer_addresses::refused_answer,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(customer, name, email, at, answer)| {
            Some(Refused {
                customer,
                name,
                email,
                at: at?.and_utc(),
                answer: answer.unwrap_or_default(),
            })
        })
        .collect())
}
