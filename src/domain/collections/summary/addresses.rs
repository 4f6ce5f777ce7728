//! The addresses that a customer's notices go to, corrected by hand.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::platform::clock;
use crate::platform::db::schema::{customer_addresses, customers};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::values::EmailAddress;
use crate::platform::values::ids::{AddressId, CompanyId, CustomerId};

/// More addresses than these make a mailing list of a notice.
pub const MOST: usize = 10;
/// Origin of an address that a person added.
const BY_HAND: &str = "hand";

/// An address in use.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = customer_addresses, check_for_backend(MultiBackend))]
pub struct Address {
    /// Its id.
    pub id: AddressId,
    /// Whose.
    pub customer_id: CustomerId,
    /// The address.
    pub email: String,
    /// When a mail server refused it for good.
    pub refused_at: Option<chrono::NaiveDateTime>,
    /// What the server said.
    pub refused_answer: Option<String>,
}

/// Why an address is not added.
#[derive(Debug, thiserror::Error)]
pub enum AddFault {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// No such customer in the company.
    #[error("no such customer")]
    NoCustomer,
    /// No address, or one that people write where there is none.
    #[error("not an address")]
    NotAnAddress,
    /// It is there already.
    #[error("already there")]
    Twice,
    /// There are [`MOST`].
    #[error("too many addresses")]
    TooMany,
}

/// The addresses of these customers, refused ones included, removed ones not.
///
/// # Errors
/// The database's.
pub fn of(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<HashMap<CustomerId, Vec<Address>>> {
    let mut found: HashMap<CustomerId, Vec<Address>> = HashMap::new();
    for part in ids.chunks(500) {
        let rows: Vec<Address> = customer_addresses::table
            .filter(customer_addresses::customer_id.eq_any(part))
            .filter(customer_addresses::removed_at.is_null())
            .order((customer_addresses::position, customer_addresses::email))
            .select(Address::as_select())
            .load(conn)?;
        for row in rows {
            found.entry(row.customer_id.clone()).or_default().push(row);
        }
    }
    Ok(found)
}

/// Adds an address to a customer of the company. One that was removed comes back, and one that a
/// server refused is tried again.
///
/// # Errors
/// [`AddFault`].
pub fn add(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    customer: &str,
    text: &str,
) -> Result<EmailAddress, AddFault> {
    let customer = own(conn, company, customer)?.ok_or(AddFault::NoCustomer)?;
    let address = single(text).ok_or(AddFault::NotAnAddress)?;
    let rows: Vec<(AddressId, String, bool, bool)> = customer_addresses::table
        .filter(customer_addresses::customer_id.eq(&customer))
        .select((
            customer_addresses::id,
            customer_addresses::email,
            customer_addresses::removed_at.is_not_null(),
            customer_addresses::refused_at.is_not_null(),
        ))
        .load(conn)
        .map_err(DbError::from)?;
    let in_use = rows.iter().filter(|(_, _, removed, _)| !removed).count();
    let same = rows
        .iter()
        .find(|(_, email, ..)| email.eq_ignore_ascii_case(address.as_str()));
    match same {
        Some((_, _, false, false)) => return Err(AddFault::Twice),
        Some((_, _, true, _)) | None if in_use >= MOST => return Err(AddFault::TooMany),
        Some((id, ..)) => revive(conn, id)?,
        None => {
            let position = rows.len();
            conn.transaction(|conn| insert(conn, &customer, &address, position))
                .map_err(twice)?;
        }
    }
    note(
        conn,
        company,
        actor,
        ("address.added", &customer, address.as_str()),
    )?;
    Ok(address)
}

/// Takes an address out of use. One from the ERP stays as a removed row, so that a sync does not
/// bring it back. `None`: the company has no such address.
///
/// # Errors
/// The database's.
pub fn remove(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    id: &str,
) -> DbResult<Option<String>> {
    let row: Option<(CustomerId, String, String)> = customer_addresses::table
        .inner_join(customers::table)
        .filter(customers::company_id.eq(company))
        .filter(customer_addresses::id.eq(id))
        .filter(customer_addresses::removed_at.is_null())
        .select((
            customer_addresses::customer_id,
            customer_addresses::email,
            customer_addresses::origin,
        ))
        .first(conn)
        .optional()?;
    let Some((customer, email, origin)) = row else {
        return Ok(None);
    };
    let row = customer_addresses::table.filter(customer_addresses::id.eq(id));
    if origin == BY_HAND {
        diesel::delete(row).execute(conn)?;
    } else {
        diesel::update(row)
            .set(customer_addresses::removed_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
    }
    note(conn, company, actor, ("address.removed", &customer, &email))?;
    Ok(Some(email))
}

fn single(text: &str) -> Option<EmailAddress> {
    let mut list = EmailAddress::parse_list(text);
    if !list.rejected.is_empty() || list.addresses.len() != 1 {
        return None;
    }
    list.addresses.pop()
}

fn own(conn: &mut Conn, company: &CompanyId, customer: &str) -> DbResult<Option<CustomerId>> {
    Ok(customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::id.eq(customer))
        .filter(customers::removed_at.is_null())
        .select(customers::id)
        .first(conn)
        .optional()?)
}

fn revive(conn: &mut Conn, id: &AddressId) -> DbResult<()> {
    diesel::update(customer_addresses::table.find(id))
        .set((
            customer_addresses::removed_at.eq(None::<chrono::NaiveDateTime>),
            customer_addresses::refused_at.eq(None::<chrono::NaiveDateTime>),
            customer_addresses::refused_answer.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

/// What it means that the row was refused: a request at the same time was first.
fn twice(fault: DbError) -> AddFault {
    if fault.is_unique_violation() {
        AddFault::Twice
    } else {
        fault.into()
    }
}

fn insert(
    conn: &mut Conn,
    customer: &CustomerId,
    address: &EmailAddress,
    position: usize,
) -> DbResult<()> {
    diesel::insert_into(customer_addresses::table)
        .values((
            customer_addresses::id.eq(AddressId::new()),
            customer_addresses::customer_id.eq(customer),
            customer_addresses::email.eq(address),
            customer_addresses::origin.eq(BY_HAND),
            customer_addresses::position.eq(i32::try_from(position).unwrap_or(i32::MAX)),
        ))
        .execute(conn)?;
    Ok(())
}

fn note(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    (action, customer, email): (&str, &CustomerId, &str),
) -> DbResult<()> {
    let subject = format!("customer:{customer}");
    let entry = Entry {
        company: Some(company),
        action,
        subject: Some(&subject),
        detail: Some(email),
    };
    audit::record(conn, actor, &entry, clock::wall())
}
