//! What went wrong, in the reader's language.

use super::{ErpError, KeyFault};
use crate::platform::i18n::Locale;

impl ErpError {
    /// One or two sentences for the person who waits.
    #[must_use]
    pub fn say(&self, locale: Locale) -> String {
        match self {
            Self::Rejected => locale.t("erp-rejected"),
            Self::Expired => locale.t("erp-expired"),
            Self::SubscriptionInactive => locale.t("erp-subscription-inactive"),
            Self::RateLimited { retry_after: None } => locale.t("erp-rate-limited"),
            Self::RateLimited {
                retry_after: Some(wait),
            } => {
                let minutes = wait.as_secs().div_ceil(60).max(1);
                locale.n(
                    "erp-rate-limited-wait",
                    i64::try_from(minutes).unwrap_or(i64::MAX),
                )
            }
            Self::BudgetSpent => locale.t("erp-budget-spent"),
            Self::Unreachable => locale.t("erp-unreachable"),
            Self::TimedOut => locale.t("erp-timed-out"),
            Self::Truncated => locale.t("erp-truncated"),
            Self::Nonsense { .. } => locale.t("erp-nonsense"),
            Self::Server { .. } => locale.t("erp-server"),
            Self::Refused { .. } => locale.t("erp-refused"),
        }
    }
}

impl KeyFault {
    /// What is wrong with the pasted text, for beside the field.
    #[must_use]
    pub fn say(self, locale: Locale) -> String {
        match self {
            Self::Empty => locale.t("erp-key-empty"),
            Self::TooLong => locale.t("erp-key-too-long"),
            Self::NotAToken => locale.t("erp-key-not-a-token"),
            Self::BadClaims => locale.t("erp-key-bad-claims"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::time::Duration;

    use super::*;

    #[test]
    fn every_cause_has_its_own_words_in_every_language() {
        let says = String::new();
        let causes = [
            ErpError::Rejected,
            ErpError::Expired,
            ErpError::SubscriptionInactive,
            ErpError::RateLimited { retry_after: None },
            ErpError::RateLimited {
                retry_after: Some(Duration::from_secs(61)),
            },
            ErpError::BudgetSpent,
            ErpError::Unreachable,
            ErpError::TimedOut,
            ErpError::Truncated,
            ErpError::Nonsense { what: says.clone() },
            ErpError::Server { status: 500 },
            ErpError::Refused { status: 400, says },
        ];
        let faults = [
            KeyFault::Empty,
            KeyFault::TooLong,
            KeyFault::NotAToken,
            KeyFault::BadClaims,
        ];
        let mut all = HashSet::new();
        for locale in Locale::ALL {
            all.extend(causes.iter().map(|cause| cause.say(locale)));
            all.extend(faults.iter().map(|fault| fault.say(locale)));
        }
        assert_eq!(all.len(), Locale::ALL.len() * (causes.len() + faults.len()));
        assert!(
            all.iter()
                .all(|text| text.ends_with('.') && !text.contains("erp-"))
        );
        assert!(all.iter().any(|text| text.ends_with("2 minutos.")));
    }
}
