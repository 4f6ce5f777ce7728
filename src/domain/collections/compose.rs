//! Writing a notice: preview, test mail and sending are this one function.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::gate::{self, Rules};
use super::message::{self, Variables};
use super::notice_mail::NoticeMail;
use super::settings::{self, CollectionSettings};
use crate::domain::statements::build::{OpenInvoice, blocks};
use crate::domain::statements::{BankDetail, Creditor, Debtor, Statement};
use crate::domain::subscriptions;
use crate::platform::clock;
use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::CompanyId;

/// What all notices of one company share.
#[derive(Clone, Debug)]
pub struct Letterhead {
    /// When notices may leave.
    pub rules: Rules,
    /// The company on the document.
    pub creditor: Creditor,
    /// The company's language, for debtors who have none of their own.
    pub locale: Locale,
    /// Message and limits.
    pub settings: CollectionSettings,
    /// Where to pay.
    pub banks: Vec<BankDetail>,
    /// The company's subscription does not include automatic notices any more.
    pub lapsed: bool,
}

/// Reads a company's letterhead.
///
/// # Errors
/// The database's.
pub fn letterhead(conn: &mut Conn, company: &CompanyId) -> DbResult<Letterhead> {
    let rules = gate::rules(conn, company)?;
    let (name, tax_id, tone, contact, language): (String, String, String, Option<String>, String) =
        companies::table
            .find(company)
            .select((
                companies::name,
                companies::tax_id,
                companies::tone,
                companies::contact,
                companies::language,
            ))
            .first(conn)?;
    let locale = Locale::parse(&language).unwrap_or_default();
    Ok(Letterhead {
        rules,
        creditor: Creditor {
            name,
            tax_id,
            tone,
            contact,
        },
        locale,
        settings: settings::load(conn, company, locale)?,
        banks: settings::banks(conn, company)?,
        lapsed: !subscriptions::may_collect(conn, company, clock::wall())?,
    })
}

/// The statement of one debtor on a day, with data of that day.
#[must_use]
pub fn statement(
    letterhead: &Letterhead,
    debtor: Debtor,
    open: &[OpenInvoice],
    today: NaiveDate,
) -> Statement {
    let blocks = blocks(open, today);
    let banks = letterhead
        .banks
        .iter()
        .filter(|bank| blocks.iter().any(|block| block.currency == bank.currency))
        .cloned()
        .collect();
    Statement {
        creditor: letterhead.creditor.clone(),
        debtor,
        as_of: today,
        data_as_of: today,
        blocks,
        banks,
    }
}

/// A notice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Subject, one line, neutral.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// Writes the notice of a statement; `link` opens the debtor's page.
///
/// # Errors
/// When a template fails to write, which a string never does.
pub fn compose(
    letterhead: &Letterhead,
    statement: &Statement,
    locale: Locale,
    link: &str,
) -> Result<Composed, askama::Error> {
    let variables = Variables::of(statement, locale);
    let settings = &letterhead.settings;
    let greeting = message::fill(&settings.greeting, &variables);
    let body = message::fill(&settings.body, &variables);
    let mail = NoticeMail::new(locale, statement, &greeting, &body, link);
    Ok(Composed {
        subject: crate::platform::values::text::one_line(&message::fill(
            &settings.subject,
            &variables,
        )),
        text: mail.text()?,
        html: mail.html()?,
    })
}
