//! The company's message.

use super::typed::{Fields, Typed, first};
use super::view::load;
use super::{locale_of, saved};
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::collections::message::NAMES;
use crate::domain::collections::setup;
use crate::domain::collections::setup::message_form::{Part, Words, WordsFault};
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::values::EmailAddress;

/// POST /manager/{company}/credit/settings/message
///
/// # Errors
/// The database's.
pub async fn update(manager: Manager, fields: Fields) -> Answer {
    let mut typed = Typed::kept(&fields, ["subject", "greeting", "body", "reply_to"]);
    let words = words(&mut typed, manager.locale());
    let reply_to = reply_to(&mut typed, first(&fields, "reply_to"), manager.locale());
    let Some(words) = words.filter(|_| typed.is_good()) else {
        let mut page = load(&manager).await?;
        page.message = typed.clone();
        return page.refused(&typed);
    };
    let (company, locale) = (manager.company().id.clone(), locale_of(&manager));
    let actor = manager.actor();
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| {
            let what = ("message.changed", Some(words.subject.as_str()));
            setup::change(conn, (&company, locale), &actor, what, |row| {
                row.subject.clone_from(&words.subject);
                row.greeting = words.greeting.clone();
                row.body = words.body.clone();
                row.reply_to = reply_to.map(String::from);
            })
        })
        .await;
    done?;
    saved(
        &manager,
        "message",
        manager.locale().t("setup-message-saved"),
    )
}

fn words(typed: &mut Typed, locale: Locale) -> Option<Words> {
    let read = Words::parse(
        typed.value("subject"),
        typed.value("greeting"),
        typed.value("body"),
    );
    match read {
        Ok(words) => Some(words),
        Err(faults) => {
            for (part, fault) in faults {
                typed.refuse(field(part), reason(locale, &fault));
            }
            None
        }
    }
}

const fn field(part: Part) -> &'static str {
    match part {
        Part::Subject => "subject",
        Part::Greeting => "greeting",
        Part::Body => "body",
    }
}

fn reason(locale: Locale, fault: &WordsFault) -> String {
    match fault {
        WordsFault::Empty => locale.t("setup-fault-empty"),
        WordsFault::TooLong(longest) => locale.n(
            "setup-fault-long",
            i64::try_from(*longest).unwrap_or(i64::MAX),
        ),
        WordsFault::AmountInSubject => locale.t("setup-fault-amount-in-subject"),
        WordsFault::UnknownName(name) => locale.args(
            "setup-fault-variable",
            &[
                ("name", format!("{{{name}}}").into()),
                (
                    "known",
                    NAMES.map(|name| format!("{{{name}}}")).join(" ").into(),
                ),
            ],
        ),
    }
}

fn reply_to(typed: &mut Typed, text: &str, locale: Locale) -> Option<EmailAddress> {
    let text = text.trim();
    let address = EmailAddress::parse(text);
    if address.is_none() && !text.is_empty() {
        typed.refuse("reply_to", locale.t("setup-fault-email"));
    }
    address
}
