//! Mails after changes of the second factor.

use chrono::{DateTime, Utc};

use super::super::User;
use super::super::reset::{self, Desk, TONE};
use crate::platform::db::Conn;
use crate::platform::i18n::Locale;
use crate::platform::simple_mail::SimpleMail;
use crate::platform::vault::VaultError;

pub(super) fn tell_enabled(
    conn: &mut Conn,
    desk: Desk<'_>,
    user: &User,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let locale = reset::language_of(desk, user);
    let title = locale.t("profile-mail-factor-on");
    let what = locale.t("profile-mail-factor-on-what");
    send(conn, desk, (user, locale), (title, what), now)
}

pub(super) fn tell_disabled(
    conn: &mut Conn,
    desk: Desk<'_>,
    user: &User,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let locale = reset::language_of(desk, user);
    let title = locale.t("profile-mail-factor-off");
    let what = locale.t("profile-mail-factor-off-what");
    send(conn, desk, (user, locale), (title, what), now)
}

/// Tells the owner that the recovery codes are other ones.
///
/// # Errors
/// The database's.
pub fn tell_renewed(
    conn: &mut Conn,
    desk: Desk<'_>,
    user: &User,
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
    let locale = reset::language_of(desk, user);
    let title = locale.t("profile-mail-codes");
    let what = locale.t("profile-mail-codes-what");
    send(conn, desk, (user, locale), (title, what), now)
}

fn send(
    conn: &mut Conn,
    desk: Desk<'_>,
    (user, locale): (&User, Locale),
    (title, what): (String, String),
    now: DateTime<Utc>,
) -> Result<(), VaultError> {
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
        button: Some((
            locale.t("profile-mail-button"),
            desk.config.public_url.link("/profile"),
        )),
        foot: locale.t("session-mail-changed-foot"),
    };
    let letter = reset::letter(user, &mail)?;
    reset::post(conn, desk, "second_factor", &letter, now)
}
