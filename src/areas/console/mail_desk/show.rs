//! One mail: whom it was offered to, what happened, and what can be done.

use actix_web::web::Path;
use askama::Template;

use super::words::{self, Pill};
use crate::access::Manager;
use crate::areas::credit::cycles::words::answer;
use crate::areas::{Answer, html};
use crate::domain::collections::cycles::Fate;
use crate::domain::mail_desk::{self, Message};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

#[derive(Template)]
#[template(path = "console/mail/show.html")]
struct ShowPage {
    page: Page,
    base: String,
    kind: String,
    pill: Pill,
    message_id: String,
    attempts: String,
    recipients: Vec<Address>,
    moments: Vec<Moment>,
    /// A person has to settle it.
    waits: bool,
    /// Why it cannot go out again; empty when it can.
    barred: String,
    /// Its open invitation can be sent again.
    invitation: bool,
    /// Another statement can be sent: address of the page that asks.
    another: String,
    /// The notice's page.
    notice: String,
    /// The kept copy.
    frame: String,
}

struct Address {
    address: String,
    pill: Pill,
    answer: String,
}

/// One thing that happened.
struct Moment {
    at: String,
    machine: String,
    title: String,
    text: String,
}

/// GET /manager/{company}/mail/{id}
///
/// # Errors
/// 404; the database's.
pub async fn show(who: Manager, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let message = find(&who, id).await?;
    html(&page(&who, message))
}

/// A mail of the company.
pub(super) async fn find(who: &Manager, id: String) -> Result<Message, AppError> {
    let company = who.company().id.clone();
    let found: DbResult<_> = who
        .db()
        .read(move |conn| mail_desk::find(conn, &company, &id))
        .await;
    found?.ok_or(AppError::NotFound)
}

fn page(who: &Manager, message: Message) -> ShowPage {
    let kind = words::kind(who.locale(), &message.kind);
    let to = message.mail.recipients.first();
    let to = to.map_or_else(String::new, |recipient| recipient.address.clone());
    let page = who.page(kind.clone()).which(to);
    let waits = matches!(message.fate, Fate::Failed | Fate::Unknown);
    let place = |rest: &str| who.path_to(rest);
    let notice = message.notice.as_ref();
    let notice_page = notice.map_or_else(String::new, |(id, ..)| {
        place(&format!("/credit/notices/{id}"))
    });
    let customer = notice.filter(|_| message.fate == Fate::Sent);
    ShowPage {
        base: place(&format!("/mail/{}", message.mail.id)),
        pill: words::fate(page.locale, message.fate),
        message_id: message.mail.message_id.clone(),
        attempts: page.n("mail-desk-attempts", i64::from(message.mail.attempts)),
        recipients: recipients(&page, &message),
        moments: moments(&page, &message),
        waits,
        barred: barred(&page, &message),
        invitation: message.open_invitation,
        another: customer.map_or_else(String::new, |(_, customer, _)| {
            place(&format!("/credit/customers/{customer}/send"))
        }),
        frame: if message.mail.copies.is_empty() || notice_page.is_empty() {
            String::new()
        } else {
            format!("{notice_page}/mail")
        },
        notice: notice_page,
        kind,
        page,
    }
}

/// Why a mail cannot go out again as it is.
fn barred(page: &Page, message: &Message) -> String {
    if message.kind == crate::domain::invitations::KIND {
        page.t("mail-desk-barred-link")
    } else if message.cycle_waits {
        page.t("runs-barred-cycle")
    } else if !message.can_go_again {
        page.t("runs-barred-text")
    } else {
        String::new()
    }
}

fn recipients(page: &Page, message: &Message) -> Vec<Address> {
    message
        .mail
        .recipients
        .iter()
        .map(|recipient| Address {
            address: recipient.address.clone(),
            pill: words::recipient(page.locale, recipient),
            answer: answer(page.locale, recipient.answer.as_deref().unwrap_or_default()),
        })
        .collect()
}

/// What happened, in order.
fn moments(page: &Page, message: &Message) -> Vec<Moment> {
    let mail = &message.mail;
    let said = answer(page.locale, mail.answer.as_deref().unwrap_or_default());
    let mut events = vec![(message.at, page.t("mail-desk-event-written"), String::new())];
    if mail.copies.is_empty() {
        events.extend(
            message
                .first_attempt_at
                .map(|at| (at, page.t("mail-desk-event-first"), String::new())),
        );
    }
    for copy in &mail.copies {
        let title = page.t1("runs-event-attempt", "number", copy.attempt);
        events.push((copy.made_at, title, String::new()));
    }
    if let Some(decision) = &mail.settlement {
        let title = if decision.as_sent {
            page.t("runs-event-treated-as-sent")
        } else {
            page.t("runs-event-sent-again")
        };
        events.push((decision.at, title, decision.by.clone()));
    }
    events.sort_by_key(|event| event.0);
    let last = events.last().map_or(message.at, |event| event.0);
    let treated = mail
        .settlement
        .as_ref()
        .is_some_and(|decision| decision.as_sent);
    match message.fate {
        Fate::Sent if treated => {}
        Fate::Sent => events.push((
            mail.sent_at.unwrap_or(last),
            page.t("mail-desk-event-accepted"),
            said,
        )),
        Fate::Failed => events.push((last, page.t("mail-desk-event-failed"), said)),
        Fate::Unknown => events.push((last, page.t("mail-desk-event-unknown"), said)),
        Fate::Queued | Fate::Skipped => {
            events.extend(
                mail.retry_at
                    .map(|at| (at, page.t("mail-desk-event-retry"), said)),
            );
        }
    }
    events
        .into_iter()
        .map(|(at, title, text)| Moment {
            at: page.moment(&at),
            machine: page.machine(&at),
            title,
            text,
        })
        .collect()
}
