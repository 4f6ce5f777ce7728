//! A forgotten password: a link by mail, then a new password.

use chrono::{DateTime, Utc};

use super::tokens::{self, Purpose, Standing};
use super::{User, by_email, by_id, password};
use crate::config::Config;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::{Conn, DbError};
use crate::platform::i18n::Locale;
use crate::platform::mail::outbox::{self, Letter};
use crate::platform::simple_mail::SimpleMail;
use crate::platform::values::Token;
use crate::platform::vault::{Vault, VaultError};

/// The product's own tone; these mails belong to no company.
pub(super) const TONE: &str = "petrol";

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
    let letter = reset_letter(desk, &user, desk.config.public_url.link(&path))?;
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
    let user = match tokens::take(conn, token, &tokens::OF_PASSWORDS, now)? {
        Standing::Live(id) => by_id(conn, &id)?.filter(|user| user.disabled_at.is_none()),
        other => return Ok(Outcome::Refused(other)),
    };
    let Some(user) = user else {
        return Ok(Outcome::Refused(Standing::Unknown));
    };
    let (set, line) = ((password_hash, None), (actor, "password.reset"));
    password::set(conn, &user, set, line, now)?;
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

pub(super) fn post(
    conn: &mut Conn,
    desk: Desk<'_>,
    kind: &str,
    letter: &Letter,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let domain = desk.config.mail_from.domain();
    outbox::enqueue(conn, desk.vault, domain, (kind, None), letter, now).map(drop)
}

fn reset_letter(desk: Desk<'_>, user: &User, link: String) -> Result<Letter, DbError> {
    let locale = language_of(desk, user);
    let paragraphs = vec![
        locale.t1("session-mail-hello", "name", &user.name),
        locale.t("session-mail-reset-why"),
        locale.t("session-mail-reset-how-long"),
    ];
    let mail = SimpleMail {
        locale,
        tone: TONE.to_owned(),
        sender: desk.config.mail_from.name.clone(),
        title: locale.t("session-mail-reset-subject"),
        paragraphs,
        button: Some((locale.t("session-mail-reset-button"), link)),
        foot: locale.t("session-mail-reset-not-you"),
    };
    letter(user, &mail)
}

fn changed_letter(desk: Desk<'_>, user: &User) -> Result<Letter, DbError> {
    let locale = language_of(desk, user);
    let paragraphs = vec![
        locale.t1("session-mail-hello", "name", &user.name),
        locale.t("session-mail-changed-what"),
        locale.t("session-mail-changed-not-you"),
    ];
    let link = desk.config.public_url.link("/password/forgot");
    let mail = SimpleMail {
        locale,
        tone: TONE.to_owned(),
        sender: desk.config.mail_from.name.clone(),
        title: locale.t("session-mail-changed-subject"),
        paragraphs,
        button: Some((locale.t("session-mail-changed-button"), link)),
        foot: locale.t("session-mail-changed-foot"),
    };
    letter(user, &mail)
}

pub(super) fn language_of(desk: Desk<'_>, user: &User) -> Locale {
    let chosen = user.language.as_deref().and_then(Locale::parse);
    chosen.unwrap_or(desk.locale)
}

pub(super) fn letter(user: &User, mail: &SimpleMail) -> Result<Letter, DbError> {
    let unwritten = |fault: askama::Error| DbError::Value(fault.to_string());
    Ok(Letter {
        to: user.email.clone(),
        reply_to: None,
        subject: mail.title.clone(),
        text: mail.text().map_err(unwritten)?,
        html: mail.html().map_err(unwritten)?,
        language: mail.locale.tag().to_owned(),
    })
}
