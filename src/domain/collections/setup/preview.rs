//! The eye: the mail that one customer would get now, written by what writes the real one.

use diesel::prelude::*;

use crate::domain::collections::compose::{self, Composed, Letterhead, letterhead};
use crate::domain::statements::Debtor;
use crate::domain::statements::build::open_invoices;
use crate::platform::clock;
use crate::platform::db::schema::{customer_addresses, customers};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::{CompanyId, CustomerId};

/// A notice that is only looked at.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The customer's name.
    pub customer: String,
    /// Addresses that would get it.
    pub to: Vec<String>,
    /// Where answers would go.
    pub reply_to: Option<String>,
    /// The mail.
    pub composed: Composed,
    /// Its language.
    pub locale: Locale,
    /// Nothing is open, so none would leave.
    pub nothing_open: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
struct Row {
    id: CustomerId,
    number: String,
    name: String,
    legal_name: String,
    tax_id: String,
    language: Option<String>,
}

/// The notice of a customer of the company, with `link` behind its button; another company's
/// customer is not there.
///
/// # Errors
/// The database's.
pub fn preview(
    conn: &mut Conn,
    company: &CompanyId,
    customer: &str,
    link: &str,
) -> DbResult<Option<Preview>> {
    let row: Option<Row> = customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::id.eq(customer))
        .filter(customers::removed_at.is_null())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else {
        return Ok(None);
    };
    let head = letterhead(conn, company)?;
    let to = addresses(conn, &row.id)?;
    written(conn, &head, row, to, link).map(Some)
}

fn written(
    conn: &mut Conn,
    head: &Letterhead,
    row: Row,
    to: Vec<String>,
    link: &str,
) -> DbResult<Preview> {
    let today = head.rules.day(clock::business(conn)?);
    let mut open = open_invoices(conn, std::slice::from_ref(&row.id))?
        .remove(&row.id)
        .unwrap_or_default();
    open.retain(|invoice| invoice.held_until.is_none_or(|until| until < today));
    let chosen = row.language.as_deref().and_then(Locale::parse);
    let locale = chosen.unwrap_or(head.locale);
    let debtor = Debtor {
        name: row.name.clone(),
        legal_name: row.legal_name,
        tax_id: row.tax_id,
        number: row.number,
    };
    let statement = compose::statement(head, debtor, &open, today);
    let composed = compose::compose(head, &statement, locale, link)
        .map_err(|fault| DbError::Value(fault.to_string()))?;
    Ok(Preview {
        customer: row.name,
        to,
        reply_to: head.settings.reply_to.clone(),
        composed,
        locale,
        nothing_open: open.is_empty(),
    })
}

fn addresses(conn: &mut Conn, customer: &CustomerId) -> DbResult<Vec<String>> {
    Ok(customer_addresses::table
        .filter(customer_addresses::customer_id.eq(customer))
        .filter(customer_addresses::removed_at.is_null())
        .filter(customer_addresses::refused_at.is_null())
        .order((customer_addresses::position, customer_addresses::email))
        .select(customer_addresses::email)
        .load(conn)?)
}

/// A customer to look at the company's message with: one who owes, the earliest due first.
///
/// # Errors
/// The database's.
pub fn sample(conn: &mut Conn, company: &CompanyId) -> DbResult<Option<(CustomerId, String)>> {
    Ok(customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::removed_at.is_null())
        .filter(customers::open_invoices.gt(0))
        .order((customers::oldest_due_on, customers::id))
        .select((customers::id, customers::name))
        .first(conn)
        .optional()?)
}
