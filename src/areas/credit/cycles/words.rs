//! Cycles and notices in words.

use chrono::{DateTime, Utc};

use crate::domain::collections::cycles::{CycleState, Fate, Next, Recipient, Wait};
use crate::domain::collections::reason::SkipReason;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;

/// A state as a pill: its look and its word.
#[derive(Clone, Debug)]
pub struct Pill {
    /// The value of `data-state`.
    pub look: &'static str,
    /// The word.
    pub label: String,
}

impl Pill {
    fn new(look: &'static str, label: String) -> Self {
        Self { look, label }
    }
}

/// The name of a cycle's schedule.
pub fn schedule(locale: Locale, name: Option<&str>) -> String {
    name.map_or_else(|| locale.t("runs-by-hand"), str::to_owned)
}

/// Where a cycle stands.
pub fn cycle(locale: Locale, state: CycleState) -> Pill {
    match state {
        CycleState::Planned => Pill::new("planned", locale.t("runs-state-planned")),
        CycleState::Waiting(Wait::Data) => Pill::new("held", locale.t("runs-state-waits-data")),
        CycleState::Waiting(Wait::Pause) => Pill::new("held", locale.t("runs-state-waits-pause")),
        CycleState::Waiting(Wait::Hours) => Pill::new("held", locale.t("runs-state-waits-hours")),
        CycleState::Running => Pill::new("active", locale.t("runs-state-running")),
        CycleState::Done => Pill::new("settled", locale.t("runs-state-done")),
        CycleState::Missed => Pill::new("overdue", locale.t("runs-state-missed")),
        CycleState::Skipped => Pill::new("skipped", locale.t("runs-state-skipped")),
    }
}

/// How a customer fared.
pub fn fate(locale: Locale, fate: Fate) -> Pill {
    match fate {
        Fate::Sent => Pill::new("settled", locale.t("runs-fate-sent")),
        Fate::Queued => Pill::new("soon", locale.t("runs-fate-queued")),
        Fate::Failed => Pill::new("overdue", locale.t("runs-fate-failed")),
        Fate::Unknown => Pill::new("unknown", locale.t("runs-fate-unknown")),
        Fate::Skipped => Pill::new("skipped", locale.t("runs-fate-skipped")),
    }
}

/// How an address fared.
pub fn recipient(locale: Locale, recipient: &Recipient) -> Pill {
    match recipient.state.as_str() {
        "accepted" | "sent" => Pill::new("settled", locale.t("runs-address-accepted")),
        "refused" | "failed" => Pill::new("overdue", locale.t("runs-address-refused")),
        "deferred" => Pill::new("soon", locale.t("runs-address-deferred")),
        "unknown" => Pill::new("unknown", locale.t("runs-fate-unknown")),
        _ => Pill::new("soon", locale.t("runs-address-waiting")),
    }
}

/// Why there was no mail, with its fact.
pub fn reason(locale: Locale, reason: Option<SkipReason>, detail: Option<&str>) -> String {
    let Some(reason) = reason else {
        return String::new();
    };
    let words = locale.t(reason.text_key());
    let fact = match (reason, detail) {
        (_, None) => return words,
        (SkipReason::OnHold, Some(detail)) => locale.t1("runs-until", "what", detail),
        (SkipReason::ContactedRecently, Some(detail)) => locale.t1("runs-on-day", "what", detail),
        (_, Some(detail)) => detail.to_owned(),
    };
    format!("{words} {fact}")
}

/// The customer's next notice.
pub fn next(page: &Page, next: Next) -> String {
    match next {
        Next::At(at) => page.moment(&at),
        Next::Held(until) => page.t1("runs-next-held", "until", page.date(&until)),
        Next::Off => page.t("runs-next-none"),
    }
}

/// What a server said stays as it is; what the process noted instead is told in words.
pub fn answer(locale: Locale, words: &str) -> String {
    let from_server = words.len() >= 3 && words.bytes().take(3).all(|b| b.is_ascii_digit());
    match words {
        "" => String::new(),
        _ if from_server => words.to_owned(),
        "the sending process ended" => locale.t("runs-answer-process-ended"),
        _ if words.starts_with("no answer within") => locale.t("runs-answer-none"),
        _ => locale.t1("runs-answer-lost", "words", words),
    }
}

/// A day and time for a cell, such that it sorts.
pub fn cell_moment(page: &Page, at: &DateTime<Utc>) -> String {
    at.with_timezone(&page.zone)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_words_stay_and_ours_are_told() {
        let told = |words| answer(Locale::Es, words);
        assert_eq!(told("550 5.1.1 no such user"), "550 5.1.1 no such user");
        assert_eq!(told(""), "");
        assert!(told("the sending process ended").contains("se detuvo"));
        assert!(told("no answer within 30s").starts_with("El servidor no respondió"));
        assert!(told("response error: incomplete response").starts_with("Se perdió la conexión"));
    }

    #[test]
    fn a_reason_tells_its_fact() {
        let told = |locale, what, fact| reason(locale, Some(what), Some(fact));
        assert_eq!(
            told(Locale::Es, SkipReason::ContactedRecently, "10/03/2026"),
            "Contactado hace poco el 10/03/2026"
        );
        assert_eq!(
            told(Locale::Es, SkipReason::OnHold, "30/03/2026 · Pedro"),
            "En pausa hasta el 30/03/2026 · Pedro"
        );
        for what in SkipReason::ALL {
            for locale in Locale::ALL {
                let words = reason(locale, Some(what), None);
                assert!(!words.is_empty() && !words.contains("reason-"), "{words}");
            }
        }
        assert_eq!(reason(Locale::En, None, None), "");
    }
}
