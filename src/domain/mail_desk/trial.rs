//! A test mail to the person who asks for it, and what became of it.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::Message;
use crate::config::Config;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::{companies, outbox};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::mail::outbox::{Letter, enqueue};
use crate::platform::simple_mail::SimpleMail;
use crate::platform::values::ids::CompanyId;
use crate::platform::vault::{Vault, VaultError};

/// Kind of these mails in the outbox.
pub const KIND_TRIAL: &str = "mail_test";
/// A second one within this time is a double click.
const PAUSE: Duration = Duration::seconds(30);

/// Whose test goes to whom.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// The tenant.
    pub company: &'a CompanyId,
    /// Address of the person who tries.
    pub to: &'a str,
    /// Their language.
    pub locale: Locale,
    /// Path of the page that shows the result.
    pub page: &'a str,
}

/// Puts a test in the outbox. `false`: the last one left a moment ago.
///
/// # Errors
/// The database's.
pub fn send_trial(
    conn: &mut Conn,
    (vault, config): (&Vault, &Config),
    trial: Trial<'_>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<bool, VaultError> {
    let recent = outbox::table
        .filter(outbox::company_id.eq(trial.company.as_str()))
        .filter(outbox::kind.eq(KIND_TRIAL))
        .filter(outbox::recipient.eq(trial.to))
        .filter(outbox::created_at.gt((now - PAUSE).naive_utc()));
    if diesel::select(diesel::dsl::exists(recent)).get_result(conn)? {
        return Ok(false);
    }
    let (name, tone): (String, String) = companies::table
        .find(trial.company)
        .select((companies::name, companies::tone))
        .first(conn)?;
    let letter = letter(config, &trial, name, tone)?;
    let about = (KIND_TRIAL, Some(trial.company));
    let id = enqueue(conn, vault, config.mail_from.domain(), about, &letter, now)?;
    let subject = format!("outbox:{id}");
    let entry = Entry {
        company: Some(trial.company),
        action: "mail.tested",
        subject: Some(&subject),
        detail: Some(trial.to),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}

/// The latest test to this person.
///
/// # Errors
/// The database's.
pub fn last_trial(conn: &mut Conn, company: &CompanyId, to: &str) -> DbResult<Option<Message>> {
    let id: Option<String> = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::kind.eq(KIND_TRIAL))
        .filter(outbox::recipient.eq(to))
        .order(outbox::id.desc())
        .select(outbox::id)
        .first(conn)
        .optional()?;
    match id {
        Some(id) => super::find(conn, company, &id),
        None => Ok(None),
    }
}

fn letter(
    config: &Config,
    trial: &Trial<'_>,
    name: String,
    tone: String,
) -> Result<Letter, DbError> {
    let locale = trial.locale;
    let mail = SimpleMail {
        locale,
        tone,
        title: locale.t1("mail-desk-trial-title", "company", &name),
        paragraphs: vec![
            locale.t1("mail-desk-trial-what", "sender", &config.mail_from.address),
            locale.t("mail-desk-trial-look"),
        ],
        button: Some((
            locale.t("mail-desk-trial-button"),
            config.public_url.link(trial.page),
        )),
        foot: locale.t("mail-desk-trial-foot"),
        sender: name,
    };
    let unwritten = |fault: askama::Error| DbError::Value(fault.to_string());
    Ok(Letter {
        to: trial.to.to_owned(),
        reply_to: None,
        subject: mail.title.clone(),
        text: mail.text().map_err(unwritten)?,
        html: mail.html().map_err(unwritten)?,
        language: locale.tag().to_owned(),
    })
}
