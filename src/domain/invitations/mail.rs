//! The mails of an invitation: to the invited person, and to who invites.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Invitation, tokens};
use crate::config::Config;
use crate::domain::memberships::Role;
use crate::platform::db::schema::{companies, users};
use crate::platform::db::{Conn, DbError};
use crate::platform::i18n::Locale;
use crate::platform::mail::outbox::{self, Letter};
use crate::platform::simple_mail::SimpleMail;
use crate::platform::vault::{Vault, VaultError};

/// Kind of these mails in the outbox.
pub const KIND: &str = "invitation";
/// Kind of the mail that asks for a new link.
pub(super) const KIND_ASKED: &str = "invitation_asked";

/// What is needed to write a mail.
#[derive(Clone, Copy, Debug)]
pub struct Office<'a> {
    /// Seals the letter.
    pub vault: &'a Vault,
    /// Knows the sender and the address of our links.
    pub config: &'a Config,
    /// The language in which the sender works: an invitation's, unless its receiver has an account
    /// with another.
    pub locale: Locale,
}

/// The company as its mails show it.
struct Sender {
    name: String,
    slug: String,
    tone: String,
    locale: Locale,
    zone: chrono_tz::Tz,
}

/// Makes a new link and puts it in the mail.
pub(super) fn post(
    conn: &mut Conn,
    office: Office<'_>,
    invitation: &Invitation,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let sender = sender(conn, invitation)?;
    let inviter: Option<(String, String)> = match &invitation.invited_by {
        Some(id) => users::table
            .find(id)
            .select((users::name, users::email))
            .first(conn)
            .optional()?,
        None => None,
    };
    let locale = language_of(conn, &invitation.email)?.unwrap_or(office.locale);
    let token = tokens::issue(conn, &invitation.id, now)?;
    let path = format!("/invitations/{}", token.expose());
    let link = office.config.public_url.link(&path);
    let letter = invitation_letter(invitation, &sender, inviter, (locale, link))?;
    enqueue(conn, office, (KIND, invitation), &letter, now)
}

/// Tells somebody who may invite that the invited person asks for a new link.
pub(super) fn post_asked(
    conn: &mut Conn,
    office: Office<'_>,
    invitation: &Invitation,
    to: &str,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let sender = sender(conn, invitation)?;
    let locale = language_of(conn, to)?.unwrap_or(sender.locale);
    let place = format!("/manager/{}/settings/team", sender.slug);
    let mail = SimpleMail {
        locale,
        title: locale.t1("team-asked-mail-title", "email", &invitation.email),
        paragraphs: vec![
            locale.args(
                "team-asked-mail-what",
                &[
                    ("email", invitation.email.clone().into()),
                    ("company", sender.name.clone().into()),
                ],
            ),
            locale.t("team-asked-mail-how"),
        ],
        button: Some((
            locale.t("team-asked-mail-button"),
            office.config.public_url.link(&place),
        )),
        foot: locale.t1("team-asked-mail-foot", "company", &sender.name),
        tone: sender.tone,
        sender: sender.name,
    };
    let letter = letter(to, None, &mail)?;
    enqueue(conn, office, (KIND_ASKED, invitation), &letter, now)
}

fn enqueue(
    conn: &mut Conn,
    office: Office<'_>,
    (kind, invitation): (&str, &Invitation),
    letter: &Letter,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let domain = office.config.mail_from.domain();
    let about = (kind, Some(&invitation.company_id));
    outbox::enqueue(conn, office.vault, domain, about, letter, now).map(drop)
}

fn sender(conn: &mut Conn, invitation: &Invitation) -> Result<Sender, DbError> {
    let (name, slug, tone, language, zone): (String, String, String, String, String) =
        companies::table
            .find(&invitation.company_id)
            .select((
                companies::name,
                companies::slug,
                companies::tone,
                companies::language,
                companies::time_zone,
            ))
            .first(conn)?;
    Ok(Sender {
        name,
        slug,
        tone,
        locale: Locale::parse(&language).unwrap_or_default(),
        zone: zone.parse().unwrap_or(chrono_tz::Tz::UTC),
    })
}

/// The language that the account of an address has chosen.
fn language_of(conn: &mut Conn, email: &str) -> Result<Option<Locale>, DbError> {
    let chosen: Option<Option<String>> = users::table
        .filter(users::email.eq(email))
        .select(users::language)
        .first(conn)
        .optional()?;
    Ok(chosen.flatten().as_deref().and_then(Locale::parse))
}

fn invitation_letter(
    invitation: &Invitation,
    sender: &Sender,
    inviter: Option<(String, String)>,
    (locale, link): (Locale, String),
) -> Result<Letter, DbError> {
    let may = match invitation.role() {
        Role::Admin => locale.t("team-mail-admin"),
        Role::Member => locale.t("team-mail-member"),
    };
    let ends = invitation.expires_at.and_utc().with_timezone(&sender.zone);
    let who = inviter.as_ref().map_or_else(
        || sender.name.clone(),
        |(name, email)| format!("{name} ({email})"),
    );
    let mail = SimpleMail {
        locale,
        tone: sender.tone.clone(),
        sender: sender.name.clone(),
        title: locale.t1("team-mail-title", "company", &sender.name),
        paragraphs: vec![
            locale.args(
                "team-mail-what",
                &[("who", who.into()), ("company", sender.name.clone().into())],
            ),
            may,
            locale.t1(
                "team-mail-until",
                "day",
                &ends.format("%d/%m/%Y").to_string(),
            ),
        ],
        button: Some((locale.t("team-mail-button"), link)),
        foot: locale.t("team-mail-foot"),
    };
    letter(&invitation.email, inviter.map(|(_, email)| email), &mail)
}

fn letter(to: &str, reply_to: Option<String>, mail: &SimpleMail) -> Result<Letter, DbError> {
    let unwritten = |fault: askama::Error| DbError::Value(fault.to_string());
    Ok(Letter {
        to: to.to_owned(),
        reply_to,
        subject: mail.title.clone(),
        text: mail.text().map_err(unwritten)?,
        html: mail.html().map_err(unwritten)?,
        language: mail.locale.tag().to_owned(),
    })
}
