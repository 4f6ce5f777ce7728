//! What waits to be read singly.

use super::terms::FRESH;
use crate::domain::{customers, payments};
use crate::platform::clock;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Single readings that a company's passes have before them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Invoices whose payments are to be read.
    pub payments: i64,
    /// Customers whose details are to be read.
    pub terms: i64,
}

/// Counts them.
///
/// # Errors
/// The database's.
pub fn backlog(conn: &mut Conn, company: &CompanyId) -> DbResult<Backlog> {
    Ok(Backlog {
        payments: payments::number_due(conn, company)?,
        terms: customers::number_of_terms_due(conn, company, clock::wall() - FRESH)?,
    })
}
