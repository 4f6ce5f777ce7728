//! The addresses that the ERP's single field holds.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::platform::db::schema::customer_addresses;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::EmailAddress;
use crate::platform::values::ids::{AddressId, CustomerId};

/// Brings a customer's addresses in line with the ERP's field. An address removed by hand stays
/// removed, one added by hand stays, and one that the ERP has dropped goes.
///
/// # Errors
/// The database's.
pub(super) fn save(conn: &mut Conn, customer: &CustomerId, field: &str) -> DbResult<()> {
    let wanted = EmailAddress::parse_list(field).addresses;
    let held = load(conn, customer)?;
    for (position, address) in wanted.iter().enumerate() {
        if !held.contains_key(&address.normalized()) {
            insert(conn, customer, address, position)?;
        }
    }
    for (normalized, row) in held {
        let dropped = !wanted
            .iter()
            .any(|address| address.normalized() == normalized);
        if dropped && row.from_erp && !row.removed {
            diesel::delete(customer_addresses::table.find(&row.id)).execute(conn)?;
        }
    }
    Ok(())
}

/// Writes the addresses of a customer that is new.
///
/// # Errors
/// The database's.
pub(super) fn save_first(conn: &mut Conn, customer: &CustomerId, field: &str) -> DbResult<()> {
    let wanted = EmailAddress::parse_list(field).addresses;
    for (position, address) in wanted.iter().enumerate() {
        insert(conn, customer, address, position)?;
    }
    Ok(())
}

struct Held {
    id: AddressId,
    from_erp: bool,
    removed: bool,
}

fn load(conn: &mut Conn, customer: &CustomerId) -> DbResult<HashMap<String, Held>> {
    let rows: Vec<(AddressId, String, String, Option<chrono::NaiveDateTime>)> =
        customer_addresses::table
            .filter(customer_addresses::customer_id.eq(customer))
            .select((
                customer_addresses::id,
                customer_addresses::email,
                customer_addresses::origin,
                customer_addresses::removed_at,
            ))
            .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, email, origin, removed_at)| {
            let row = Held {
                id,
                from_erp: origin == "erp",
                removed: removed_at.is_some(),
            };
            (email.to_ascii_lowercase(), row)
        })
        .collect())
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
            customer_addresses::origin.eq("erp"),
            customer_addresses::position.eq(i32::try_from(position).unwrap_or(i32::MAX)),
        ))
        .execute(conn)?;
    Ok(())
}
