//! The addresses of a customer. What is added or removed here survives every synchronisation; an
//! address that a mail server refused for good stays out of use until somebody confirms it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::customer::Customer;
use super::{link, note};
use crate::domain::audit::Actor;
use crate::platform::db::schema::customer_addresses;
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::values::EmailAddress;
use crate::platform::values::ids::{AddressId, CompanyId, CustomerId};

/// `origin` of an address that the ERP gave.
const FROM_ERP: &str = "erp";
/// `origin` of an address added here.
const BY_HAND: &str = "hand";
/// Addresses in use that a customer may have.
pub const MOST: usize = 20;

/// The row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = customer_addresses, check_for_backend(MultiBackend))]
pub struct Address {
    /// Its id.
    pub id: AddressId,
    /// The address.
    pub email: String,
    /// Where it comes from.
    pub origin: String,
    /// Refused for good by its server since.
    pub refused_at: Option<NaiveDateTime>,
    /// What the server said.
    pub refused_answer: Option<String>,
}

impl Address {
    /// The ERP gave it.
    #[must_use]
    pub fn is_from_erp(&self) -> bool {
        self.origin == FROM_ERP
    }

    /// Notices go there.
    #[must_use]
    pub const fn is_usable(&self) -> bool {
        self.refused_at.is_none()
    }
}

/// Why an address is not added.
#[derive(Debug, thiserror::Error)]
pub enum AddFault {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// No address that a mail server would take.
    #[error("not an address")]
    Invalid,
    /// The customer has it.
    #[error("the customer has this address")]
    Known,
    /// There are [`MOST`] already.
    #[error("too many addresses")]
    TooMany,
}

/// The addresses of a customer that were not removed, in order.
///
/// # Errors
/// The database's.
pub fn of(conn: &mut Conn, customer: &CustomerId) -> DbResult<Vec<Address>> {
    Ok(customer_addresses::table
        .filter(
            customer_addresses::customer_id
                .eq(customer)
                .and(customer_addresses::removed_at.is_null()),
        )
        .order((customer_addresses::position, customer_addresses::email))
        .select(Address::as_select())
        .load(conn)?)
}

/// Adds an address, or brings a removed one back.
///
/// # Errors
/// [`AddFault`].
pub fn add(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    text: &str,
    now: DateTime<Utc>,
) -> Result<(), AddFault> {
    let address = EmailAddress::parse(text).ok_or(AddFault::Invalid)?;
    let held = all(conn, &customer.id)?;
    let in_use = held
        .iter()
        .filter(|(_, _, removed)| removed.is_none())
        .count();
    let same = held
        .iter()
        .find(|(_, email, _)| email.to_ascii_lowercase() == address.normalized());
    match same {
        Some((_, _, None)) => return Err(AddFault::Known),
        _ if in_use >= MOST => return Err(AddFault::TooMany),
        Some((id, ..)) => bring_back(conn, id)?,
        None => conn
            .transaction(|conn| insert(conn, &customer.id, &address))
            .map_err(known)?,
    }
    let detail = Some(address.as_str());
    note(
        conn,
        actor,
        company,
        &customer.id,
        "address.added",
        detail,
        now,
    )?;
    Ok(())
}

type Held = (AddressId, String, Option<NaiveDateTime>);

fn all(conn: &mut Conn, customer: &CustomerId) -> DbResult<Vec<Held>> {
    Ok(customer_addresses::table
        .filter(customer_addresses::customer_id.eq(customer))
        .select((
            customer_addresses::id,
            customer_addresses::email,
            customer_addresses::removed_at,
        ))
        .load(conn)?)
}

fn bring_back(conn: &mut Conn, id: &AddressId) -> DbResult<()> {
    diesel::update(customer_addresses::table.find(id))
        .set((
            customer_addresses::removed_at.eq(None::<NaiveDateTime>),
            customer_addresses::refused_at.eq(None::<NaiveDateTime>),
            customer_addresses::refused_answer.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

/// What it means that the row was refused: a request at the same time was first.
fn known(fault: DbError) -> AddFault {
    if fault.is_unique_violation() {
        AddFault::Known
    } else {
        fault.into()
    }
}

fn insert(conn: &mut Conn, customer: &CustomerId, address: &EmailAddress) -> DbResult<()> {
    let last: Option<i32> = customer_addresses::table
        .filter(customer_addresses::customer_id.eq(customer))
        .select(max(customer_addresses::position))
        .first(conn)?;
    diesel::insert_into(customer_addresses::table)
        .values((
            customer_addresses::id.eq(AddressId::new()),
            customer_addresses::customer_id.eq(customer),
            customer_addresses::email.eq(address),
            customer_addresses::origin.eq(BY_HAND),
            customer_addresses::position.eq(last.map_or(0, |last| last.saturating_add(1))),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes an address out of use, and the links that were sent to it. `false`: the customer does not
/// have it.
///
/// # Errors
/// The database's.
pub fn remove(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    address: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let Some(found) = find(conn, &customer.id, address)? else {
        return Ok(false);
    };
    let row = customer_addresses::table.find(&found.id);
    if found.is_from_erp() {
        // It stays as a row, so that a synchronisation does not bring it back.
        diesel::update(row)
            .set(customer_addresses::removed_at.eq(now.naive_utc()))
            .execute(conn)?;
    } else {
        diesel::delete(row).execute(conn)?;
    }
    let detail = Some(found.email.as_str());
    note(
        conn,
        actor,
        company,
        &customer.id,
        "address.removed",
        detail,
        now,
    )?;
    link::revoke_sent_to(conn, actor, company, customer, &found.email, now)?;
    Ok(true)
}

/// Puts an address back into use that a mail server had refused. `false`: the customer does not
/// have it.
///
/// # Errors
/// The database's.
pub fn confirm(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    address: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let Some(found) = find(conn, &customer.id, address)? else {
        return Ok(false);
    };
    if !found.is_usable() {
        bring_back(conn, &found.id)?;
        let detail = Some(found.email.as_str());
        note(
            conn,
            actor,
            company,
            &customer.id,
            "address.confirmed",
            detail,
            now,
        )?;
    }
    Ok(true)
}

fn find(conn: &mut Conn, customer: &CustomerId, id: &str) -> DbResult<Option<Address>> {
    Ok(customer_addresses::table
        .filter(
            customer_addresses::customer_id
                .eq(customer)
                .and(customer_addresses::id.eq(id))
                .and(customer_addresses::removed_at.is_null()),
        )
        .select(Address::as_select())
        .first(conn)
        .optional()?)
}
