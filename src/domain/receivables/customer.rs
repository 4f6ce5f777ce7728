//! One customer with what its page shows.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::domain::statements::build::{OpenInvoice, open_invoices};
use crate::platform::db::schema::customers;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, ScheduleId};

/// The row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Number in the ERP, empty when it has none.
    pub number: String,
    /// Name.
    pub name: String,
    /// Legal name.
    pub legal_name: String,
    /// Tax id.
    pub tax_id: String,
    /// Telephone.
    pub phone: String,
    /// Language tag of what it is sent; none: the company's.
    pub language: Option<String>,
    /// The toggle.
    pub automation: bool,
    /// Its schedule.
    pub schedule_id: Option<ScheduleId>,
    /// On hold through this day.
    pub held_until: Option<NaiveDate>,
    /// Why.
    pub hold_note: Option<String>,
    /// Who decided so.
    pub held_by: Option<String>,
    /// Day of the last notice that a mail server took.
    pub last_contacted_on: Option<NaiveDate>,
    /// Gone from the ERP since.
    pub removed_at: Option<NaiveDateTime>,
}

impl Customer {
    /// Whether a hold is in force on `today`.
    #[must_use]
    pub fn is_held(&self, today: NaiveDate) -> bool {
        self.held_until.is_some_and(|until| until >= today)
    }
}

/// One customer of a company; another company's is not there.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Customer>> {
    Ok(customers::table
        .filter(customers::company_id.eq(company).and(customers::id.eq(id)))
        .select(Customer::as_select())
        .first(conn)
        .optional()?)
}

/// The company's own among these ids, with their names, in the order of names.
///
/// # Errors
/// The database's.
pub fn names(
    conn: &mut Conn,
    company: &CompanyId,
    ids: &[String],
) -> DbResult<Vec<(CustomerId, String)>> {
    let mut found: Vec<(CustomerId, String)> = Vec::new();
    for part in ids.chunks(500) {
        let rows: Vec<(CustomerId, String)> = customers::table
            .filter(
                customers::company_id
                    .eq(company)
                    .and(customers::id.eq_any(part)),
            )
            .filter(customers::removed_at.is_null())
            .select((customers::id, customers::name))
            .load(conn)?;
        found.extend(rows);
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}

/// The open documents of a customer, oldest due first.
///
/// # Errors
/// The database's.
pub fn documents(conn: &mut Conn, customer: &Customer) -> DbResult<Vec<OpenInvoice>> {
    let mut open = open_invoices(conn, std::slice::from_ref(&customer.id))?;
    Ok(open.remove(&customer.id).unwrap_or_default())
}
