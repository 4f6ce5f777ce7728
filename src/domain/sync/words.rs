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
        "catalogues" => locale.t("sync-step-catalogues"),
        "accounts" => locale.t("sync-step-accounts"),
        "products" => locale.t("sync-step-products"),
        "stock" => locale.t("sync-step-stock"),
        "payments" => locale.t("sync-step-payments"),
        "terms" => locale.t("sync-step-terms"),
        _ => locale.t("sync-step-waiting"),
    }
}

/// The name of a list.
#[must_use]
pub fn list_words(locale: Locale, list: &str) -> String {
    match list {
        "users" => locale.t("sync-list-users"),
        "clients" => locale.t("sync-list-clients"),
        "open" => locale.t("sync-list-open"),
        "price_lists" => locale.t("catalogues-price-lists"),
        "locations" => locale.t("catalogues-locations"),
        "warehouses" => locale.t("catalogues-warehouses"),
        "categories" => locale.t("catalogues-categories"),
        "bank_accounts" => locale.t("sync-step-accounts"),
        "products" => locale.t("sync-step-products"),
        "stock" => locale.t("sync-step-stock"),
        "payments" => locale.t("sync-step-payments"),
        "terms" => locale.t("sync-step-terms"),
        _ => locale.t("sync-list-invoices"),
    }
}

/// What a note is about: the field or the folio as it is, an error in words.
#[must_use]
pub fn note_detail(locale: Locale, reason: &str, detail: &str) -> String {
    match reason {
        "not_read" => explain(locale, detail),
        _ => detail.to_owned(),
    }
}

/// Why a row was noted.
#[must_use]
pub fn note_words(locale: Locale, reason: &str) -> String {
    match reason {
        "unknown_client" => locale.t("sync-note-unknown-client"),
        "unknown_currency" => locale.t("sync-note-unknown-currency"),
        "overpaid" => locale.t("sync-note-overpaid"),
        "unknown_article" => locale.t("sync-note-unknown-article"),
        "not_read" => locale.t("sync-note-not-read"),
        _ => locale.t("sync-note-unreadable"),
    }
}
