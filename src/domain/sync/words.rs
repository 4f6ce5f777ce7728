//! Codes of runs, steps and notes in words.

use crate::platform::i18n::Locale;

/// What went wrong, for an administrator: cause and way on.
#[must_use]
pub fn explain(locale: Locale, code: &str) -> String {
    match code {
        "rejected" => locale.t("sync-error-rejected"),
        "expired" => locale.t("sync-error-expired"),
        "subscription_inactive" => locale.t("sync-error-subscription-inactive"),
        "rate_limited" => locale.t("sync-error-rate-limited"),
        "budget_spent" => locale.t("sync-error-budget-spent"),
        "unreachable" => locale.t("sync-error-unreachable"),
        "timed_out" => locale.t("sync-error-timed-out"),
        "truncated" => locale.t("sync-error-truncated"),
        "nonsense" => locale.t("sync-error-nonsense"),
        "server" => locale.t("sync-error-server"),
        "refused" => locale.t("sync-error-refused"),
        "no_key" => locale.t("sync-error-no-key"),
        _ => locale.t("sync-error-internal"),
    }
}

/// The name of a step.
#[must_use]
pub fn step_words(locale: Locale, step: &str) -> String {
    match step {
        "profile" => locale.t("sync-step-profile"),
        "users" => locale.t("sync-step-users"),
        "currencies" => locale.t("sync-step-currencies"),
        "clients" => locale.t("sync-step-clients"),
        "recent" => locale.t("sync-step-recent"),
        "open" => locale.t("sync-step-open"),
        "reread" => locale.t("sync-step-reread"),
        "figures" => locale.t("sync-step-figures"),
        _ => locale.t("sync-step-waiting"),
    }
}

/// The name of a list that a note is about.
#[must_use]
pub fn list_words(locale: Locale, list: &str) -> String {
    match list {
        "users" => locale.t("sync-list-users"),
        "clients" => locale.t("sync-list-clients"),
        _ => locale.t("sync-list-invoices"),
    }
}

/// Why a row was noted.
#[must_use]
pub fn note_words(locale: Locale, reason: &str) -> String {
    match reason {
        "unknown_client" => locale.t("sync-note-unknown-client"),
        "unknown_currency" => locale.t("sync-note-unknown-currency"),
        "overpaid" => locale.t("sync-note-overpaid"),
        _ => locale.t("sync-note-unreadable"),
    }
}
