//! What happened to a notice, in order.

use chrono::{DateTime, Utc};

use super::words;
use crate::domain::collections::cycles::Fate;
use crate::domain::collections::notice_view::{MailView, NoticeView, Settlement};
use crate::platform::page::Page;

/// One thing that happened.
pub struct Moment {
    /// When, for people.
    pub at: String,
    /// When, for machines.
    pub machine: String,
    /// What.
    pub title: String,
    /// More about it.
    pub text: String,
}

struct Event {
    at: DateTime<Utc>,
    title: String,
    text: String,
}

/// The story of a notice. It was planned by the business clock, which comes first; the rest
/// happened by the wall clock.
pub fn moments(page: &Page, view: &NoticeView, schedule: &str) -> Vec<Moment> {
    let mut events = vec![entered(page, view)];
    if let Some(mail) = &view.mail {
        events.extend(attempts(page, mail));
        events.extend(
            mail.settlement
                .as_ref()
                .map(|decision| settled(page, decision)),
        );
        events.extend(ended(page, view.fate, mail));
    }
    events.sort_by_key(|event| event.at);
    events.insert(
        0,
        Event {
            at: view.planned_at,
            title: page.t("runs-event-planned"),
            text: schedule.to_owned(),
        },
    );
    events
        .into_iter()
        .map(|event| Moment {
            at: page.moment(&event.at),
            machine: page.machine(&event.at),
            title: event.title,
            text: event.text,
        })
        .collect()
}

fn entered(page: &Page, view: &NoticeView) -> Event {
    let (title, text) = if view.fate == Fate::Skipped {
        let reason = words::reason(page.locale, view.reason, view.detail.as_deref());
        (page.t("runs-event-skipped"), reason)
    } else {
        (page.t("runs-event-queued"), String::new())
    };
    Event {
        at: view.entered_at,
        title,
        text,
    }
}

fn attempts<'a>(page: &'a Page, mail: &'a MailView) -> impl Iterator<Item = Event> + 'a {
    mail.copies.iter().map(|copy| Event {
        at: copy.made_at,
        title: page.t1("runs-event-attempt", "number", copy.attempt),
        text: String::new(),
    })
}

fn settled(page: &Page, decision: &Settlement) -> Event {
    Event {
        at: decision.at,
        title: if decision.as_sent {
            page.t("runs-event-treated-as-sent")
        } else {
            page.t("runs-event-sent-again")
        },
        text: decision.by.clone(),
    }
}

/// How it stands after the last attempt.
fn ended(page: &Page, fate: Fate, mail: &MailView) -> Option<Event> {
    let last = mail.copies.last().map(|copy| copy.made_at);
    let answer = mail.answer.as_deref().unwrap_or_default();
    let (at, title) = match fate {
        Fate::Sent if mail.settlement.as_ref().is_some_and(|s| s.as_sent) => return None,
        Fate::Sent => (mail.sent_at?, page.t("runs-event-accepted")),
        Fate::Failed => (last?, page.t("runs-event-failed")),
        Fate::Unknown => (last?, page.t("runs-event-unknown")),
        Fate::Queued => (mail.retry_at?, page.t("runs-event-retry")),
        Fate::Skipped => return None,
    };
    Some(Event {
        at,
        title,
        text: words::answer(page.locale, answer),
    })
}
