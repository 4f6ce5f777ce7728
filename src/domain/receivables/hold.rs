//! Holds: a customer or a single document gets no notice through a day. What is queued already is
//! judged again before it leaves, so a hold stops it too.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use validator::ValidateLength as _;

use super::customer::Customer;
use super::note;
use crate::domain::audit::Actor;
use crate::platform::db::schema::{customers, invoices};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId};
use crate::platform::values::text::one_line;

/// Longest note, characters.
pub const LONGEST_NOTE: usize = 200;

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The last day without notices.
    pub until: NaiveDate,
    /// Why; one line, may be empty.
    pub note: String,
    /// Who decides, as people know them.
    pub by: String,
}

/// Why a hold is refused.
#[derive(Debug, thiserror::Error)]
pub enum HoldFault {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The day lies in the past.
    #[error("the day has passed")]
    Past,
    /// The note is longer than [`LONGEST_NOTE`].
    #[error("the note is too long")]
    NoteTooLong,
}

/// Checks a hold that is to begin `today`.
///
/// # Errors
/// [`HoldFault::Past`] and [`HoldFault::NoteTooLong`].
pub fn check(hold: &Hold, today: NaiveDate) -> Result<(), HoldFault> {
    if hold.until < today {
        return Err(HoldFault::Past);
    }
    if !one_line(&hold.note).validate_length(None, Some(LONGEST_NOTE as u64), None) {
        return Err(HoldFault::NoteTooLong);
    }
    Ok(())
}

/// Puts customers on hold; those of other companies are passed over. Returns how many.
///
/// # Errors
/// [`HoldFault`].
pub fn hold(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    wanted: &[String],
    hold: &Hold,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<usize, HoldFault> {
    check(hold, today)?;
    let reason = one_line(&hold.note);
    let own = super::customer::names(conn, company, wanted)?;
    for (id, _) in &own {
        set(conn, id, Some(hold.until), &reason, &hold.by)?;
        let detail = format!("{} {reason}", hold.until);
        note(
            conn,
            actor,
            company,
            id,
            "customer.held",
            Some(detail.trim()),
            now,
        )?;
    }
    Ok(own.len())
}

/// Ends a customer's hold.
///
/// # Errors
/// The database's.
pub fn release(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    now: DateTime<Utc>,
) -> DbResult<()> {
    if customer.held_until.is_none() {
        return Ok(());
    }
    set(conn, &customer.id, None, "", "")?;
    note(
        conn,
        actor,
        company,
        &customer.id,
        "customer.released",
        None,
        now,
    )
}

fn set(
    conn: &mut Conn,
    customer: &CustomerId,
    until: Option<NaiveDate>,
    reason: &str,
    by: &str,
) -> DbResult<()> {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    diesel::update(customers::table.find(customer))
        .set((
            customers::held_until.eq(until),
            customers::hold_note.eq(filled(reason)),
            customers::held_by.eq(filled(by)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Leaves one document out of notices through a day, or takes it in again. `false`: the customer
/// does not have it.
///
/// # Errors
/// [`HoldFault`].
pub fn hold_document(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &Customer,
    (document, until): (&str, Option<NaiveDate>),
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<bool, HoldFault> {
    if until.is_some_and(|until| until < today) {
        return Err(HoldFault::Past);
    }
    let row = invoices::table.filter(
        invoices::company_id
            .eq(company)
            .and(invoices::customer_id.eq(&customer.id))
            .and(invoices::id.eq(document)),
    );
    let folio: Option<String> = row
        .select(invoices::folio)
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let Some(folio) = folio else {
        return Ok(false);
    };
    diesel::update(invoices::table.filter(invoices::id.eq(document)))
        .set(invoices::held_until.eq(until))
        .execute(conn)
        .map_err(DbError::from)?;
    let (action, detail) = match until {
        Some(until) => ("document.held", format!("{folio} {until}")),
        None => ("document.released", folio),
    };
    note(
        conn,
        actor,
        company,
        &customer.id,
        action,
        Some(&detail),
        now,
    )?;
    Ok(true)
}
