//! Invoices whose payments are to be read.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::platform::db::schema::invoices;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::Currency;
use crate::platform::values::ids::{CompanyId, InvoiceId};

/// The condition of the index `invoices_payments_due`, word for word.
const DUE: &str = "paid <> COALESCE(payments_read_for, 0)";

/// An invoice whose amount paid differs from the one for which its payments were last read.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = invoices, check_for_backend(MultiBackend))]
pub(crate) struct Due {
    /// The invoice.
    pub id: InvoiceId,
    /// Its id in the ERP.
    pub external_id: String,
    /// Its currency.
    pub currency: Currency,
    /// What is paid on it by its own row, minor units.
    pub paid: i64,
}

/// The invoices of a company whose payments are to be read, the newest first.
///
/// # Errors
/// The database's.
pub(crate) fn due(conn: &mut Conn, company: &CompanyId, limit: i64) -> DbResult<Vec<Due>> {
    Ok(invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(sql::<Bool>(DUE))
        .order((invoices::issued_on.desc(), invoices::id.desc()))
        .limit(limit)
        .select(Due::as_select())
        .load(conn)?)
}

/// One invoice, if its payments are to be read.
///
/// # Errors
/// The database's.
pub(crate) fn one_due(
    conn: &mut Conn,
    company: &CompanyId,
    external_id: &str,
) -> DbResult<Option<Due>> {
    Ok(invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(invoices::external_id.eq(external_id))
        .filter(sql::<Bool>(DUE))
        .select(Due::as_select())
        .first(conn)
        .optional()?)
}

/// How many invoices of a company wait for their payments to be read.
///
/// # Errors
/// The database's.
pub(crate) fn number_due(conn: &mut Conn, company: &CompanyId) -> DbResult<i64> {
    Ok(invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(sql::<Bool>(DUE))
        .count()
        .get_result(conn)?)
}
