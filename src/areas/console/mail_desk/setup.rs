//! Whether mail of this installation is believed: SPF, DKIM, DMARC, and a test to myself.

use std::sync::Arc;

use askama::Template;

use super::words::{self, Pill};
use crate::access::Manager;
use crate::areas::credit::cycles::words::answer;
use crate::areas::{Answer, html, see_other};
use crate::domain::mail_desk::{self, Message, Records, Trial};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::vault::VaultError;

#[derive(Template)]
#[template(path = "console/mail/setup.html")]
struct SetupPage {
    page: Page,
    records: Records,
    email: String,
    trial: Option<Shown>,
}

/// The last test.
struct Shown {
    href: String,
    pill: Pill,
    at: String,
    machine: String,
    answer: String,
    waiting: bool,
}

/// GET /manager/{company}/mail/setup
///
/// # Errors
/// The database's.
pub async fn show(who: Manager) -> Answer {
    let (company, to) = (who.company().id.clone(), who.user().email.clone());
    let found: DbResult<_> = who
        .db()
        .read(move |conn| mail_desk::last_trial(conn, &company, &to))
        .await;
    let page = who.page(who.locale().t("mail-desk-setup"));
    html(&SetupPage {
        records: mail_desk::records(&who.services().config),
        email: who.user().email.clone(),
        trial: found?.map(|message| shown(&who, &page, message)),
        page,
    })
}

/// POST /manager/{company}/mail/setup: a test to myself.
///
/// # Errors
/// The database's.
pub async fn create(who: Manager) -> Answer {
    let services = who.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (company, actor) = (who.company().id.clone(), who.actor());
    let (to, locale) = (who.user().email.clone(), who.locale());
    let place = who.path_to("/mail/setup");
    let page = place.clone();
    let sent: Result<bool, VaultError> = who
        .db()
        .write(move |conn| {
            let trial = Trial {
                company: &company,
                to: &to,
                locale,
                page: &page,
            };
            mail_desk::send_trial(conn, (&vault, &config), trial, &actor, clock::wall())
        })
        .await;
    let (mood, text) = if sent? {
        let email = &who.user().email;
        (
            Mood::Good,
            locale.t1("mail-desk-trial-sent", "email", email),
        )
    } else {
        (Mood::Info, locale.t("mail-desk-trial-just"))
    };
    who.flash(mood, text);
    see_other(&format!("{place}#trial"))
}

fn shown(who: &Manager, page: &Page, message: Message) -> Shown {
    use crate::domain::collections::cycles::Fate;
    let at = message.mail.sent_at.unwrap_or(message.at);
    Shown {
        href: who.path_to(&format!("/mail/{}", message.mail.id)),
        pill: words::fate(page.locale, message.fate),
        at: page.moment(&at),
        machine: page.machine(&at),
        answer: answer(
            page.locale,
            message.mail.answer.as_deref().unwrap_or_default(),
        ),
        waiting: message.fate == Fate::Queued,
    }
}
