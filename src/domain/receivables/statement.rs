//! The statement of a customer as of this moment: what its notice, its page behind the link, the
//! PDF and the spreadsheet all show. Documents on hold are left out of each of them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::customer::{self, Customer};
use super::note;
use crate::domain::audit::Actor;
use crate::domain::collections::compose::{self, Letterhead};
use crate::domain::documents::{self, DocumentKind, Wording};
use crate::domain::statements::build::OpenInvoice;
use crate::domain::statements::{Debtor, Statement};
use crate::platform::clock;
use crate::platform::db::schema::customers;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::{CompanyId, CustomerId};
use crate::platform::values::text::fold;

/// A statement with what its readers need besides.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Whose it is.
    pub customer: Customer,
    /// What it says.
    pub statement: Statement,
    /// The customer's language, else the company's.
    pub locale: Locale,
    /// The company's message and hours.
    pub letterhead: Letterhead,
    /// Documents on hold, which it leaves out.
    pub left_out: usize,
    /// The company's own words on its PDF, while it may use them.
    pub wording: Option<Wording>,
}

/// Draws the statement of a company's customer. `None`: the company has no such customer.
///
/// # Errors
/// The database's.
pub fn draw(
    conn: &mut Conn,
    company: &CompanyId,
    id: &str,
    business: DateTime<Utc>,
) -> DbResult<Option<Drawn>> {
    let Some(customer) = customer::find(conn, company, id)? else {
        return Ok(None);
    };
    let letterhead = compose::letterhead(conn, company)?;
    let today = letterhead.rules.day(business);
    let all = customer::documents(conn, &customer)?;
    let count = all.len();
    let open: Vec<OpenInvoice> = all
        .into_iter()
        .filter(|document| document.held_until.is_none_or(|until| until < today))
        .collect();
    let locale = customer
        .language
        .as_deref()
        .and_then(Locale::parse)
        .unwrap_or(letterhead.locale);
    let mut statement = compose::statement(&letterhead, on_paper(&customer), &open, today);
    statement.data_as_of = letterhead.rules.data_day(clock::wall(), business);
    Ok(Some(Drawn {
        left_out: count - open.len(),
        wording: documents::applied(conn, company, DocumentKind::Statement)?,
        customer,
        statement,
        locale,
        letterhead,
    }))
}

/// A statement to look at: that of the first customer who owes something, else an empty one of
/// `name`, with the language of its reader.
///
/// # Errors
/// The database's.
pub fn sample(
    conn: &mut Conn,
    company: &CompanyId,
    name: &str,
    business: DateTime<Utc>,
) -> DbResult<(Statement, Locale)> {
    let debtor: Option<String> = customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::removed_at.is_null())
        .filter(customers::open_invoices.gt(0))
        .order((customers::name_folded, customers::id))
        .select(customers::id)
        .first(conn)
        .optional()?;
    if let Some(id) = debtor
        && let Some(drawn) = draw(conn, company, &id, business)?
    {
        return Ok((drawn.statement, drawn.locale));
    }
    let letterhead = compose::letterhead(conn, company)?;
    let today = letterhead.rules.day(business);
    let debtor = Debtor {
        name: name.to_owned(),
        legal_name: String::new(),
        tax_id: String::new(),
        number: String::new(),
    };
    let statement = compose::statement(&letterhead, debtor, &[], today);
    Ok((statement, letterhead.locale))
}

/// Tells that a person of the company took a customer's statement as a file of this `format`.
///
/// # Errors
/// The database's.
pub fn exported(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &CustomerId,
    format: &str,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let action = "statement.exported";
    note(conn, actor, company, customer, action, Some(format), now)
}

fn on_paper(customer: &Customer) -> Debtor {
    Debtor {
        name: customer.name.clone(),
        legal_name: customer.legal_name.clone(),
        tax_id: customer.tax_id.clone(),
        number: customer.number.clone(),
    }
}

/// A file name for a statement without its ending: plain ASCII letters, digits and dashes.
#[must_use]
pub fn file_name(word: &str, customer: &str, day: NaiveDate) -> String {
    const LONGEST: usize = 60;
    let text = fold(&format!("{word} {customer}"));
    let mut name = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(LONGEST);
    format!("{}-{day}", name.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_becomes_a_file_name() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        assert_eq!(
            file_name("Estado de cuenta", "Peña & Hijos, S.A. «Ñ»", day),
            "estado-de-cuenta-pena-hijos-s-a-n-2026-11-22"
        );
    }

    proptest! {
        #[test]
        fn no_name_leaves_the_folder_or_the_header(customer in any::<String>()) {
            let name = file_name("estado", &customer, NaiveDate::MIN);
            prop_assert!(name.starts_with("estado"));
            prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{name}");
        }
    }
}
