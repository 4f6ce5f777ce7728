//! Keeping what administrators change, each with its line in the audit log.

use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::settings::{self, CollectionSettings};
use crate::domain::statements::BankDetail;
use crate::platform::clock;
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::Currency;
use crate::platform::values::ids::CompanyId;

/// Changes a company's settings; `locale` is the company's. `action` names the change in the audit
/// log and `detail` is its short fact.
///
/// # Errors
/// The database's.
pub fn change(
    conn: &mut Conn,
    (company, locale): (&CompanyId, Locale),
    actor: &Actor,
    (action, detail): (&str, Option<&str>),
    with: impl FnOnce(&mut CollectionSettings),
) -> DbResult<()> {
    let before = settings::load(conn, company, locale)?;
    let mut row = before.clone();
    with(&mut row);
    if row == before {
        return Ok(());
    }
    settings::save(conn, &row)?;
    note(conn, company, actor, (action, detail))
}

/// Keeps the account of a currency in place of the one there was.
///
/// # Errors
/// The database's.
pub fn replace_bank(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    detail: BankDetail,
) -> DbResult<()> {
    let currency = detail.currency;
    let mut banks = settings::banks(conn, company)?;
    banks.retain(|bank| bank.currency != currency);
    banks.push(detail);
    settings::set_banks(conn, company, &banks)?;
    note(conn, company, actor, ("bank.saved", Some(currency.code())))
}

/// Removes the account of a currency.
///
/// # Errors
/// The database's.
pub fn remove_bank(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    currency: Currency,
) -> DbResult<()> {
    let mut banks = settings::banks(conn, company)?;
    let before = banks.len();
    banks.retain(|bank| bank.currency != currency);
    if banks.len() < before {
        settings::set_banks(conn, company, &banks)?;
        note(
            conn,
            company,
            actor,
            ("bank.removed", Some(currency.code())),
        )?;
    }
    Ok(())
}

/// Chooses the company's tone, a value of `data-tone`.
///
/// # Errors
/// The database's.
pub fn set_tone(conn: &mut Conn, company: &CompanyId, actor: &Actor, tone: &str) -> DbResult<()> {
    diesel::update(companies::table.find(company))
        .set(companies::tone.eq(tone))
        .execute(conn)?;
    note(conn, company, actor, ("company.tone_changed", Some(tone)))
}

pub(super) fn note(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    (action, detail): (&str, Option<&str>),
) -> DbResult<()> {
    let entry = Entry {
        company: Some(company),
        action,
        subject: None,
        detail,
    };
    audit::record(conn, actor, &entry, clock::wall())
}
