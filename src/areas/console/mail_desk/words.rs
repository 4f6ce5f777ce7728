//! Mails in words.

use crate::domain::collections::cycles::{Fate, Recipient};
use crate::platform::i18n::Locale;

/// A state as a pill: its look and its word.
#[derive(Clone, Debug)]
pub struct Pill {
    /// The value of `data-state`.
    pub look: &'static str,
    /// The word.
    pub label: String,
}

/// What a mail is about.
pub fn kind(locale: Locale, kind: &str) -> String {
    match kind {
        "notice" => locale.t("mail-desk-kind-notice"),
        "notice_test" => locale.t("mail-desk-kind-notice-test"),
        "invitation" => locale.t("mail-desk-kind-invitation"),
        "invitation_asked" => locale.t("mail-desk-kind-invitation-asked"),
        "key_expiring" => locale.t("mail-desk-kind-key-expiring"),
        "key_failing" => locale.t("mail-desk-kind-key-failing"),
        "mail_test" => locale.t("mail-desk-kind-mail-test"),
        _ => locale.t("mail-desk-kind-other"),
    }
}

/// How a mail fared.
pub fn fate(locale: Locale, fate: Fate) -> Pill {
    let (look, label) = match fate {
        Fate::Sent => ("settled", locale.t("mail-desk-sent")),
        Fate::Failed => ("overdue", locale.t("mail-desk-failed")),
        Fate::Unknown => ("unknown", locale.t("mail-desk-unknown")),
        Fate::Queued | Fate::Skipped => ("soon", locale.t("mail-desk-queued")),
    };
    Pill { look, label }
}

/// How an address fared.
pub fn recipient(locale: Locale, recipient: &Recipient) -> Pill {
    let (look, label) = match recipient.state.as_str() {
        "accepted" | "sent" => ("settled", locale.t("mail-desk-accepted")),
        "refused" | "failed" => ("overdue", locale.t("mail-desk-refused")),
        "deferred" => ("soon", locale.t("mail-desk-deferred")),
        "unknown" => ("unknown", locale.t("mail-desk-unknown")),
        _ => ("soon", locale.t("mail-desk-queued")),
    };
    Pill { look, label }
}
