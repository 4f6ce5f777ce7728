//! Another address for signing in: it counts once the link that was sent there has been used. The
//! old address is told.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::reset::{self, Desk, TONE};
use super::tokens::{self, Purpose, Standing};
use super::{User, by_email, by_id, hold};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::{email_changes, users};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::mail::outbox::Letter;
use crate::platform::simple_mail::SimpleMail;
use crate::platform::values::Token;
use crate::platform::values::ids::UserId;
use crate::platform::vault::VaultError;

/// How long a link lives.
pub const LIFETIME: Duration = Duration::minutes(60);

/// Writes a link to the new address and a notice to the old one. Nothing tells the person whether
/// the new address has an account already; it gets no link then.
///
/// # Errors
/// The database's.
pub fn request(
    conn: &mut Conn,
    desk: Desk<'_>,
    (user, email): (&User, &str),
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    replace_all(conn, &user.id, now)?;
    if by_email(conn, email)?.is_none() {
        let token = Token::generate();
        diesel::insert_into(email_changes::table)
            .values((
                email_changes::hash.eq(token.hash()),
                email_changes::user_id.eq(&user.id),
                email_changes::email.eq(email),
                email_changes::created_at.eq(now.naive_utc()),
                email_changes::expires_at.eq((now + LIFETIME).naive_utc()),
            ))
            .execute(conn)?;
        let path = format!("/profile/email/{}", token.expose());
        let link = desk.config.public_url.link(&path);
        let letter = confirm_letter(desk, user, email, link)?;
        reset::post(conn, desk, "email_change", &letter, now)?;
    }
    let letter = notice_letter(desk, user, None)?;
    reset::post(conn, desk, "email_change", &letter, now)?;
    Ok(note(conn, user, (actor, "email.change_requested"), now)?)
}

/// A change that waits for its link.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Whose.
    pub user: User,
    /// The new address.
    pub email: String,
}

/// What a link is worth; looking consumes nothing.
///
/// # Errors
/// The database's.
pub fn look(
    conn: &mut Conn,
    token: &Token,
    now: DateTime<Utc>,
) -> DbResult<Result<Pending, Standing>> {
    type Row = (
        UserId,
        String,
        NaiveDateTime,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
    );
    let row: Option<Row> = email_changes::table
        .find(token.hash())
        .select((
            email_changes::user_id,
            email_changes::email,
            email_changes::expires_at,
            email_changes::used_at,
            email_changes::replaced_at,
        ))
        .first(conn)
        .optional()?;
    let Some((id, email, expires_at, used, replaced)) = row else {
        return Ok(Err(Standing::Unknown));
    };
    if used.is_some() {
        return Ok(Err(Standing::Used));
    }
    if replaced.is_some() {
        return Ok(Err(Standing::Replaced));
    }
    if expires_at <= now.naive_utc() {
        return Ok(Err(Standing::Expired));
    }
    let user = by_id(conn, &id)?.filter(|user| user.disabled_at.is_none());
    Ok(user
        .map(|user| Pending { user, email })
        .ok_or(Standing::Unknown))
}

/// Uses the link up: the new address counts, the old one is told, links for a new password that
/// went to the old one die. An address that somebody else took meanwhile is [`Standing::Unknown`].
///
/// # Errors
/// The database's.
pub fn complete(
    conn: &mut Conn,
    desk: Desk<'_>,
    token: &Token,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Result<Pending, Standing>, VaultError> {
    let pending = match look(conn, token, now)? {
        Ok(pending) => pending,
        Err(standing) => return Ok(Err(standing)),
    };
    // The account before the link, as a new password locks them.
    hold(conn, &pending.user.id)?;
    let live = email_changes::table
        .find(token.hash())
        .filter(email_changes::used_at.is_null())
        .filter(email_changes::replaced_at.is_null());
    let taken = diesel::update(live)
        .set(email_changes::used_at.eq(now.naive_utc()))
        .execute(conn)?;
    if taken != 1 {
        return Ok(Err(Standing::Used));
    }
    let user = &pending.user;
    let changed = conn.transaction(|conn| {
        diesel::update(users::table.find(&user.id))
            .set(users::email.eq(&pending.email))
            .execute(conn)
    });
    match changed.map_err(DbError::from) {
        Err(fault) if fault.is_unique_violation() => return Ok(Err(Standing::Unknown)),
        other => other?,
    };
    for purpose in [Purpose::ResetPassword, Purpose::SetPassword] {
        tokens::replace_all(conn, &user.id, purpose, now)?;
    }
    let letter = notice_letter(desk, user, Some(&pending.email))?;
    reset::post(conn, desk, "email_change", &letter, now)?;
    note(conn, user, (actor, "email.changed"), now)?;
    Ok(Ok(pending))
}

/// Lets the links of a person's changes die: another one was asked for, or the password is new.
///
/// # Errors
/// The database's.
pub(super) fn replace_all(conn: &mut Conn, user: &UserId, now: DateTime<Utc>) -> DbResult<()> {
    let live = email_changes::table
        .filter(email_changes::user_id.eq(user))
        .filter(email_changes::used_at.is_null())
        .filter(email_changes::replaced_at.is_null());
    diesel::update(live)
        .set(email_changes::replaced_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(())
}

fn note(
    conn: &mut Conn,
    user: &User,
    (actor, action): (&Actor, &str),
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: None,
        action,
        subject: Some(&format!("user:{}", user.id)),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}

fn confirm_letter(
    desk: Desk<'_>,
    user: &User,
    email: &str,
    link: String,
) -> Result<Letter, DbError> {
    let locale = reset::language_of(desk, user);
    let mail = SimpleMail {
        locale,
        tone: TONE.to_owned(),
        sender: desk.config.mail_from.name.clone(),
        title: locale.t("profile-mail-email-confirm"),
        paragraphs: vec![
            locale.t1("session-mail-hello", "name", &user.name),
            locale.t("profile-mail-email-confirm-why"),
            locale.t("session-mail-reset-how-long"),
        ],
        button: Some((locale.t("profile-mail-email-confirm-button"), link)),
        foot: locale.t("profile-mail-email-confirm-foot"),
    };
    let mut letter = reset::letter(user, &mail)?;
    email.clone_into(&mut letter.to);
    Ok(letter)
}

/// To the old address: asked for, or with the new address done.
fn notice_letter(desk: Desk<'_>, user: &User, new: Option<&str>) -> Result<Letter, DbError> {
    let locale = reset::language_of(desk, user);
    let (title, what) = match new {
        None => (
            locale.t("profile-mail-email-asked"),
            locale.t("profile-mail-email-asked-what"),
        ),
        Some(email) => (
            locale.t("profile-mail-email-changed"),
            locale.t1("profile-mail-email-changed-what", "email", email),
        ),
    };
    let mail = SimpleMail {
        locale,
        tone: TONE.to_owned(),
        sender: desk.config.mail_from.name.clone(),
        title,
        paragraphs: vec![
            locale.t1("session-mail-hello", "name", &user.name),
            what,
            locale.t("profile-mail-not-you"),
        ],
        button: None,
        foot: locale.t("session-mail-changed-foot"),
    };
    reset::letter(user, &mail)
}
