//! What the codes of the log mean, in words.

use crate::platform::i18n::Locale;

/// Every code that the program writes. A new one needs its words in [`words`] too.
pub const CODES: [&str; 108] = [
    "session.created",
    "session.refused",
    "session.ended",
    "password.changed",
    "password.reset",
    "password.reset_requested",
    "user.created",
    "user.made_operator",
    "user.disabled",
    "user.enabled",
    "operator.set_up",
    "demo.password_restored",
    "company.registered",
    "company.updated",
    "company.logo_changed",
    "company.tone_changed",
    "company.paused",
    "company.resumed",
    "company.released",
    "key.registered",
    "key.replaced",
    "key.revoked",
    "sync.requested",
    "sync.cancelled",
    "customer.automation_on",
    "customer.automation_off",
    "customer.held",
    "customer.released",
    "customer.language",
    "document.held",
    "document.released",
    "address.added",
    "address.confirmed",
    "address.removed",
    "statement.sent_by_hand",
    "statement_links.revoked",
    "statement.exported",
    "collections.activated",
    "collections.deactivated",
    "message.changed",
    "hours.changed",
    "limits.changed",
    "bank.saved",
    "bank.removed",
    "closure.added",
    "closure.removed",
    "schedule.armed",
    "schedule.disarmed",
    "schedule.discarded",
    "schedule.customer_removed",
    "occurrence.sent_now",
    "occurrence.moved",
    "occurrence.skipped",
    "occurrence.exported",
    "notice.exported",
    "notice.tested",
    "notice.treated_as_sent",
    "notice.sent_again",
    "letter.treated_as_sent",
    "letter.sent_again",
    "extension.installed",
    "extension.removed",
    "subscription.requested",
    "subscription.request_refused",
    "subscription.granted",
    "subscription.changed",
    "subscription.ended",
    "plan.seats_changed",
    "audit.exported",
    "job.retried",
    "job.cancelled",
    "session.ended_elsewhere",
    "session.password_accepted",
    "second_factor.enabled",
    "second_factor.disabled",
    "second_factor.shown",
    "second_factor.refused",
    "second_factor.codes_renewed",
    "email.change_requested",
    "email.changed",
    "user.renamed",
    "user.data_downloaded",
    "secret.rotated",
    "company.second_factor_demanded",
    "company.second_factor_optional",
    "catalogue.used",
    "catalogue.left_out",
    "invitation.sent",
    "invitation.resent",
    "invitation.revoked",
    "invitation.accepted",
    "invitation.declined",
    "invitation.asked",
    "membership.removed",
    "membership.role_changed",
    "membership.left",
    "stock.adjusted",
    "stock.sent_again",
    "stock.settled_as_applied",
    "stock.dropped",
    "stock.log_exported",
    "document.changed",
    "document.restored",
    "mail.tested",
    "task.written",
    "task.assigned",
    "task.finished",
    "task.reopened",
];

/// What was done; a code that is not known stands for itself.
#[must_use]
pub fn words(locale: Locale, code: &str) -> String {
    match code {
        "session.created" => locale.t("audit-session-created"),
        "session.refused" => locale.t("audit-session-refused"),
        "session.ended" => locale.t("audit-session-ended"),
        "password.changed" => locale.t("audit-password-changed"),
        "password.reset" => locale.t("audit-password-reset"),
        "password.reset_requested" => locale.t("audit-password-reset-requested"),
        "user.created" => locale.t("audit-user-created"),
        "user.made_operator" => locale.t("audit-user-made-operator"),
        "user.disabled" => locale.t("audit-user-disabled"),
        "user.enabled" => locale.t("audit-user-enabled"),
        "operator.set_up" => locale.t("audit-operator-set-up"),
        "demo.password_restored" => locale.t("audit-demo-password-restored"),
        "company.registered" => locale.t("audit-company-registered"),
        "company.updated" => locale.t("audit-company-updated"),
        "company.logo_changed" => locale.t("audit-company-logo-changed"),
        "company.tone_changed" => locale.t("audit-company-tone-changed"),
        "company.paused" => locale.t("audit-company-paused"),
        "company.resumed" => locale.t("audit-company-resumed"),
        "company.released" => locale.t("audit-company-released"),
        "key.registered" => locale.t("audit-key-registered"),
        "key.replaced" => locale.t("audit-key-replaced"),
        "key.revoked" => locale.t("audit-key-revoked"),
        "sync.requested" => locale.t("audit-sync-requested"),
        "sync.cancelled" => locale.t("audit-sync-cancelled"),
        "customer.automation_on" => locale.t("audit-customer-automation-on"),
        "customer.automation_off" => locale.t("audit-customer-automation-off"),
        "customer.held" => locale.t("audit-customer-held"),
        "customer.released" => locale.t("audit-customer-released"),
        "customer.language" => locale.t("audit-customer-language"),
        "document.held" => locale.t("audit-document-held"),
        "document.released" => locale.t("audit-document-released"),
        "address.added" => locale.t("audit-address-added"),
        "address.confirmed" => locale.t("audit-address-confirmed"),
        "address.removed" => locale.t("audit-address-removed"),
        "statement.sent_by_hand" => locale.t("audit-statement-sent-by-hand"),
        "statement_links.revoked" => locale.t("audit-statement-links-revoked"),
        "statement.exported" => locale.t("audit-statement-exported"),
        "collections.activated" => locale.t("audit-collections-activated"),
        "collections.deactivated" => locale.t("audit-collections-deactivated"),
        "message.changed" => locale.t("audit-message-changed"),
        "hours.changed" => locale.t("audit-hours-changed"),
        "limits.changed" => locale.t("audit-limits-changed"),
        "bank.saved" => locale.t("audit-bank-saved"),
        "bank.removed" => locale.t("audit-bank-removed"),
        "closure.added" => locale.t("audit-closure-added"),
        "closure.removed" => locale.t("audit-closure-removed"),
        "schedule.armed" => locale.t("audit-schedule-armed"),
        "schedule.disarmed" => locale.t("audit-schedule-disarmed"),
        "schedule.discarded" => locale.t("audit-schedule-discarded"),
        "schedule.customer_removed" => locale.t("audit-schedule-customer-removed"),
        "occurrence.sent_now" => locale.t("audit-occurrence-sent-now"),
        "occurrence.moved" => locale.t("audit-occurrence-moved"),
        "occurrence.skipped" => locale.t("audit-occurrence-skipped"),
        "occurrence.exported" => locale.t("audit-occurrence-exported"),
        "notice.exported" => locale.t("audit-notice-exported"),
        "notice.tested" => locale.t("audit-notice-tested"),
        "notice.treated_as_sent" => locale.t("audit-notice-treated-as-sent"),
        "notice.sent_again" => locale.t("audit-notice-sent-again"),
        "letter.treated_as_sent" => locale.t("audit-letter-treated-as-sent"),
        "letter.sent_again" => locale.t("audit-letter-sent-again"),
        "extension.installed" => locale.t("audit-extension-installed"),
        "extension.removed" => locale.t("audit-extension-removed"),
        "subscription.requested" => locale.t("audit-subscription-requested"),
        "subscription.request_refused" => locale.t("audit-subscription-request-refused"),
        "subscription.granted" => locale.t("audit-subscription-granted"),
        "subscription.changed" => locale.t("audit-subscription-changed"),
        "subscription.ended" => locale.t("audit-subscription-ended"),
        "plan.seats_changed" => locale.t("audit-plan-seats-changed"),
        "audit.exported" => locale.t("audit-audit-exported"),
        "job.retried" => locale.t("audit-job-retried"),
        "job.cancelled" => locale.t("audit-job-cancelled"),
        "session.ended_elsewhere" => locale.t("audit-session-ended-elsewhere"),
        "session.password_accepted" => locale.t("audit-session-password-accepted"),
        "second_factor.enabled" => locale.t("audit-second-factor-enabled"),
        "second_factor.disabled" => locale.t("audit-second-factor-disabled"),
        "second_factor.shown" => locale.t("audit-second-factor-shown"),
        "second_factor.refused" => locale.t("audit-second-factor-refused"),
        "second_factor.codes_renewed" => locale.t("audit-second-factor-codes-renewed"),
        "email.change_requested" => locale.t("audit-email-change-requested"),
        "email.changed" => locale.t("audit-email-changed"),
        "user.renamed" => locale.t("audit-user-renamed"),
        "user.data_downloaded" => locale.t("audit-user-data-downloaded"),
        "secret.rotated" => locale.t("audit-secret-rotated"),
        "company.second_factor_demanded" => locale.t("audit-company-second-factor-demanded"),
        "company.second_factor_optional" => locale.t("audit-company-second-factor-optional"),
        "catalogue.used" => locale.t("audit-catalogue-used"),
        "catalogue.left_out" => locale.t("audit-catalogue-left-out"),
        "invitation.sent" => locale.t("audit-invitation-sent"),
        "invitation.resent" => locale.t("audit-invitation-resent"),
        "invitation.revoked" => locale.t("audit-invitation-revoked"),
        "invitation.accepted" => locale.t("audit-invitation-accepted"),
        "invitation.declined" => locale.t("audit-invitation-declined"),
        "invitation.asked" => locale.t("audit-invitation-asked"),
        "membership.removed" => locale.t("audit-membership-removed"),
        "membership.role_changed" => locale.t("audit-membership-role-changed"),
        "membership.left" => locale.t("audit-membership-left"),
        "stock.adjusted" => locale.t("audit-stock-adjusted"),
        "stock.sent_again" => locale.t("audit-stock-sent-again"),
        "stock.settled_as_applied" => locale.t("audit-stock-settled-as-applied"),
        "stock.dropped" => locale.t("audit-stock-dropped"),
        "stock.log_exported" => locale.t("audit-stock-log-exported"),
        "document.changed" => locale.t("audit-document-changed"),
        "document.restored" => locale.t("audit-document-restored"),
        "mail.tested" => locale.t("audit-mail-tested"),
        "task.written" => locale.t("audit-task-written"),
        "task.assigned" => locale.t("audit-task-assigned"),
        "task.finished" => locale.t("audit-task-finished"),
        "task.reopened" => locale.t("audit-task-reopened"),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Names of settings, files and things in a session that look like codes.
    const OTHERS: [&str; 9] = [
        "audit.csv",
        "demo.born_on",
        "demo.json",
        "mail.fault",
        "mail.html",
        "mail.txt",
        "secret.key",
        "secret.eml",
        "second_factor.codes",
    ];

    /// Literals such as `"session.created"` in the sources: those of an `action:`, and those whose
    /// first part is that of a known code.
    fn written(folder: &Path, found: &mut BTreeSet<String>) {
        let nouns: BTreeSet<&str> = CODES.iter().map(|c| c.split('.').next().unwrap()).collect();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                written(&path, found);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for rest in source.split('"').skip(1) {
                let shape = |part: &str| {
                    !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                };
                if let Some((noun, verb)) = rest.split_once('.')
                    && shape(noun)
                    && shape(verb)
                    && nouns.contains(noun)
                {
                    found.insert(rest.to_owned());
                }
            }
            for rest in source.split("action: \"").skip(1) {
                found.insert(rest.split('"').next().unwrap().to_owned());
            }
        }
    }

    #[test]
    fn every_code_that_is_written_has_words_in_every_language() {
        let mut found = BTreeSet::new();
        written(Path::new("src"), &mut found);
        for other in OTHERS {
            found.remove(other);
        }
        let missing: Vec<_> = found
            .iter()
            .filter(|code| !CODES.contains(&code.as_str()))
            .collect();
        assert!(
            missing.is_empty(),
            "no words in audit/words.rs for {missing:?}"
        );
        for code in CODES {
            for locale in Locale::ALL {
                assert_ne!(words(locale, code), code, "{code} in {locale:?}");
            }
        }
    }
}
