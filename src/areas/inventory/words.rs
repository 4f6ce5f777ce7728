//! What the pages of stock say alike.

use chrono::{DateTime, Utc};

use crate::access::Member;
use crate::areas::console::view::ago;
use crate::domain::audit::name_and_address;
use crate::domain::stock_adjustments::{Adjustment, Line, State};
use crate::platform::clock;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;

/// How a state looks, for `pill::pill`.
pub(super) const fn look(state: State) -> &'static str {
    match state {
        State::Queued | State::Sending => "active",
        State::Sent => "settled",
        State::Failed => "overdue",
        State::Unknown => "unknown",
        State::Dropped => "none",
    }
}

/// How old the ERP's figures are.
pub(super) fn age(member: &Member, told_at: Option<DateTime<Utc>>) -> String {
    let locale = member.locale();
    match told_at {
        Some(at) => ago(locale, at, clock::wall()),
        None => locale.t("inventory-age-never"),
    }
}

/// What the ERP answered, in the reader's language, with its own words where it gave some.
pub(super) fn answer(locale: Locale, stored: &str) -> String {
    let (code, says) = stored.split_once(':').unwrap_or((stored, ""));
    let text = match code {
        "" => return String::new(),
        "rejected" | "expired" => locale.t("inventory-answer-key"),
        "no_key" => locale.t("inventory-answer-no-key"),
        "subscription_inactive" => locale.t("inventory-answer-subscription"),
        "rate_limited" => locale.t("inventory-answer-rate"),
        "budget_spent" => locale.t("inventory-answer-budget"),
        "unreachable" => locale.t("inventory-answer-unreachable"),
        "refused" => locale.t("inventory-answer-refused"),
        "restored" => locale.t("inventory-answer-restored"),
        "worker_lost" => locale.t("inventory-answer-worker"),
        _ => locale.t("inventory-answer-uncertain"),
    };
    if says.is_empty() {
        text
    } else {
        format!("{text} «{says}»")
    }
}

/// A line of the log, ready to be shown.
pub(super) struct Row {
    pub href: String,
    pub machine: String,
    pub at: String,
    pub person: String,
    pub email: String,
    pub article: String,
    pub sku: String,
    pub warehouse: String,
    pub delta: String,
    pub before: String,
    pub after: String,
    pub unit: String,
    pub reason: String,
    pub note: String,
    pub look: &'static str,
    pub state: String,
    pub answer: String,
}

/// Lines, ready to be shown; `base` is the address of the inventory.
pub(super) fn rows(page: &Page, base: &str, lines: Vec<Line>) -> Vec<Row> {
    lines
        .into_iter()
        .map(|line| row(page, base, line))
        .collect()
}

pub(super) fn row(page: &Page, base: &str, line: Line) -> Row {
    let one: &Adjustment = &line.adjustment;
    let state = one.state();
    let (person, email) = name_and_address(&one.user_name);
    Row {
        href: format!("{base}/adjustments/{}", one.id),
        machine: page.machine(&one.made_at()),
        at: page.moment(&one.made_at()),
        person: person.to_owned(),
        email: email.to_owned(),
        delta: one.delta().signed(page.locale),
        before: one.before().show(page.locale),
        after: one.after().show(page.locale),
        reason: one.reason().words(page.locale),
        note: one.note.clone(),
        look: look(state),
        state: state.words(page.locale),
        answer: match state {
            State::Sent | State::Dropped => String::new(),
            _ => answer(page.locale, one.answer.as_deref().unwrap_or_default()),
        },
        article: line.article,
        sku: line.sku,
        warehouse: line.warehouse,
        unit: line.unit,
    }
}
