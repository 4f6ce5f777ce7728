//! The mails about a key: it runs out, it has run out, the ERP does not take it any more.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::warned::{self, ENDED};
use crate::config::Config;
use crate::domain::companies::{self, Company};
use crate::platform::civil;
use crate::platform::db::schema::{integration_keys, memberships, users};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::mail::outbox::{self, Letter};
use crate::platform::simple_mail::SimpleMail;
use crate::platform::values::ids::{CompanyId, IntegrationKeyId};
use crate::platform::vault::{Vault, VaultError};
use crate::services::Services;

/// What is needed to write a mail.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Seals the letter.
    pub vault: &'a Vault,
    /// Knows the sender and the address of our links.
    pub config: &'a Config,
}

impl<'a> Desk<'a> {
    /// The desk of a running process.
    #[must_use]
    pub fn of(services: &'a Services) -> Self {
        Self {
            vault: &services.vault,
            config: &services.config,
        }
    }
}

/// What there is to tell about a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum News {
    /// It runs out, or has run out, at this moment.
    Ends(DateTime<Utc>),
    /// The ERP refuses it.
    Refused,
}

impl News {
    /// The kind of the mail.
    const fn kind(self) -> &'static str {
        match self {
            Self::Ends(_) => "key_expiring",
            Self::Refused => "key_failing",
        }
    }
}

/// Tells the company's administrators that the ERP refuses a key that is in use; of one that has
/// run out, that it has, unless they know.
///
/// # Errors
/// The database's, and the vault's.
pub(super) fn tell_refused(
    conn: &mut Conn,
    desk: Desk<'_>,
    key: &IntegrationKeyId,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    type Row = (CompanyId, String, Option<chrono::NaiveDateTime>);
    let row: Option<Row> = integration_keys::table
        .find(key)
        .filter(integration_keys::revoked_at.is_null())
        .select((
            integration_keys::company_id,
            integration_keys::erp_name,
            integration_keys::expires_at,
        ))
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let Some((company, name, ends)) = row else {
        return Ok(());
    };
    let Some(company) = companies::load(conn, &company)? else {
        return Ok(());
    };
    let ended = ends.map(|at| at.and_utc()).filter(|at| *at <= now);
    if ended.is_some() && !warned::enter(conn, key, ENDED)? {
        return Ok(());
    }
    let news = ended.map_or(News::Refused, News::Ends);
    send(conn, desk, (&company, &name), news, now)
}

/// Writes to the company's administrators, to each in their language, about the key of the ERP
/// user `name`.
///
/// # Errors
/// The database's, and the vault's.
pub(super) fn send(
    conn: &mut Conn,
    desk: Desk<'_>,
    (company, name): (&Company, &str),
    news: News,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let people: Vec<(String, String, Option<String>)> = memberships::table
        .inner_join(users::table)
        .filter(memberships::company_id.eq(&company.id))
        .filter(memberships::role.eq("admin"))
        .filter(users::disabled_at.is_null())
        .order(users::email)
        .select((users::email, users::name, users::language))
        .load(conn)
        .map_err(DbError::from)?;
    for (email, person, language) in people {
        let chosen = language.as_deref().and_then(Locale::parse);
        let locale = chosen.unwrap_or_else(|| company.locale());
        let reader = (locale, email, &*person);
        let letter = letter(desk.config, reader, (company, name), news, now)?;
        let domain = desk.config.mail_from.domain();
        let kind = (news.kind(), Some(&company.id));
        outbox::enqueue(conn, desk.vault, domain, kind, &letter, now)?;
    }
    Ok(())
}

fn letter(
    config: &Config,
    (locale, email, person): (Locale, String, &str),
    (company, name): (&Company, &str),
    news: News,
    now: DateTime<Utc>,
) -> DbResult<Letter> {
    let (title, what) = words(locale, (company, name), news, now);
    let place = format!("/manager/{}/settings/keys", company.slug);
    let mail = SimpleMail {
        locale,
        tone: company.tone.clone(),
        sender: config.mail_from.name.clone(),
        title,
        paragraphs: vec![
            locale.t1("keys-mail-hello", "name", person),
            what,
            locale.t("keys-mail-how"),
        ],
        button: Some((locale.t("keys-mail-button"), config.public_url.link(&place))),
        foot: locale.t1("keys-mail-foot", "company", &company.name),
    };
    let unwritten = |fault: askama::Error| DbError::Value(fault.to_string());
    Ok(Letter {
        to: email,
        reply_to: None,
        subject: mail.title.clone(),
        text: mail.text().map_err(unwritten)?,
        html: mail.html().map_err(unwritten)?,
        language: locale.tag().to_owned(),
    })
}

/// The title, and what has happened or will happen.
fn words(
    locale: Locale,
    (company, name): (&Company, &str),
    news: News,
    now: DateTime<Utc>,
) -> (String, String) {
    let day = match news {
        News::Ends(at) => {
            let day = at.with_timezone(&company.zone()).date_naive();
            day.format("%d/%m/%Y").to_string()
        }
        News::Refused => String::new(),
    };
    let facts = &[
        ("name", name.to_owned().into()),
        ("company", company.name.clone().into()),
        ("day", day.into()),
    ];
    match news {
        News::Refused => (
            locale.t("keys-mail-subject-refused"),
            locale.args("keys-mail-what-refused", facts),
        ),
        News::Ends(at) if at <= now => (
            locale.t("keys-mail-subject-ended"),
            locale.args("keys-mail-what-ended", facts),
        ),
        News::Ends(at) => (
            locale.n(
                "keys-mail-subject",
                civil::days_until(company.zone(), at, now),
            ),
            locale.args("keys-mail-what", facts),
        ),
    }
}
