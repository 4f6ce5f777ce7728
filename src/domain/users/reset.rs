//! A forgotten password: a link by mail, then a new password.

use askama::Template;
use chrono::{DateTime, Utc};

use super::tokens::{self, Purpose, Standing};
use super::{User, by_email, by_id, password};
use crate::config::Config;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::{Conn, DbError};
use crate::platform::i18n::Locale;
use crate::platform::mail::outbox::{self, Letter};
use crate::platform::values::Token;
use crate::platform::vault::{Vault, VaultError};

/// What is needed to write a mail.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// Seals the letter.
    pub vault: &'a Vault,
    /// Knows the sender and the address of our links.
    pub config: &'a Config,
    /// Language for somebody who has chosen none.
    pub locale: Locale,
}

/// Writes the mail with the link, if the address has an account that may enter.
///
/// # Errors
/// The database's.
pub fn request(
    conn: &mut Conn,
    desk: Desk<'_>,
    email: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let Some(user) = by_email(conn, email)?.filter(|user| user.disabled_at.is_none()) else {
        return Ok(());
    };
    let token = tokens::issue(conn, &user.id, Purpose::ResetPassword, now)?;
    let path = format!("/password/reset/{}", token.expose());
    let letter = reset_letter(desk, &user, &desk.config.public_url.link(&path))?;
    post(conn, desk, "password_reset", &letter, now)?;
    let subject = format!("user:{}", user.id);
    let entry = Entry {
        company: None,
        action: "password.reset_requested",
        subject: Some(&subject),
        detail: None,
    };
    Ok(audit::record(conn, actor, &entry, now)?)
}

/// What came of a link.
#[derive(Debug)]
pub enum Outcome {
    /// The password is the new one; every session has ended. Nobody is signed in by it.
    Done(User),
    /// The link does nothing, for this reason.
    Refused(Standing),
}

/// Uses a link up and sets the password whose hash was made before.
///
/// # Errors
/// The database's.
pub fn complete(
    conn: &mut Conn,
    desk: Desk<'_>,
    (token, password_hash): (&Token, &str),
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Outcome, VaultError> {
    let user = match tokens::take(conn, token, Purpose::ResetPassword, now)? {
        Standing::Live(id) => by_id(conn, &id)?.filter(|user| user.disabled_at.is_none()),
        other => return Ok(Outcome::Refused(other)),
    };
    let Some(user) = user else {
        return Ok(Outcome::Refused(Standing::Unknown));
    };
    password::set(conn, &user, password_hash, (actor, "password.reset"), now)?;
    tell(conn, desk, &user, now)?;
    Ok(Outcome::Done(user))
}

/// Tells the owner by mail that the password is another one.
///
/// # Errors
/// The database's.
pub fn tell(
    conn: &mut Conn,
    desk: Desk<'_>,
    user: &User,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let letter = changed_letter(desk, user)?;
    post(conn, desk, "password_changed", &letter, now)
}

fn post(
    conn: &mut Conn,
    desk: Desk<'_>,
    kind: &str,
    letter: &Letter,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let domain = desk.config.mail_from.domain();
    outbox::enqueue(conn, desk.vault, domain, (kind, None), letter, now).map(drop)
}

#[derive(Template)]
#[template(path = "session/_letter.html")]
struct Sheet<'a> {
    locale: Locale,
    subject: &'a str,
    lines: &'a [String],
    link: Option<(&'a str, &'a str)>,
}

fn reset_letter(desk: Desk<'_>, user: &User, link: &str) -> Result<Letter, DbError> {
    let locale = language_of(desk, user);
    let lines = [
        locale.t1("session-mail-hello", "name", &user.name),
        locale.t("session-mail-reset-why"),
        locale.t("session-mail-reset-how-long"),
        locale.t("session-mail-reset-not-you"),
    ];
    let label = locale.t("session-mail-reset-button");
    let subject = locale.t("session-mail-reset-subject");
    letter(locale, user, subject, &lines, Some((&label, link)))
}

fn changed_letter(desk: Desk<'_>, user: &User) -> Result<Letter, DbError> {
    let locale = language_of(desk, user);
    let lines = [
        locale.t1("session-mail-hello", "name", &user.name),
        locale.t("session-mail-changed-what"),
        locale.t("session-mail-changed-not-you"),
    ];
    let label = locale.t("session-mail-changed-button");
    let link = desk.config.public_url.link("/password/forgot");
    let subject = locale.t("session-mail-changed-subject");
    letter(locale, user, subject, &lines, Some((&label, &link)))
}

fn language_of(desk: Desk<'_>, user: &User) -> Locale {
    let chosen = user.language.as_deref().and_then(Locale::parse);
    chosen.unwrap_or(desk.locale)
}

fn letter(
    locale: Locale,
    user: &User,
    subject: String,
    lines: &[String],
    link: Option<(&str, &str)>,
) -> Result<Letter, DbError> {
    let sheet = Sheet {
        locale,
        subject: &subject,
        lines,
        link,
    };
    let html = sheet
        .render()
        .map_err(|fault| DbError::Value(fault.to_string()))?;
    let mut text = lines.join("\n\n");
    if let Some((label, address)) = link {
        text.push_str(&format!("\n\n{label}:\n{address}"));
    }
    text.push('\n');
    Ok(Letter {
        to: user.email.clone(),
        reply_to: None,
        subject,
        text,
        html,
        language: locale.tag().to_owned(),
    })
}
