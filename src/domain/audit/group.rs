//! Which codes of the log belong together.

use super::words::CODES;
use crate::platform::i18n::Locale;

/// Codes that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Signing in, passwords, accounts.
    Access,
    /// Who belongs to a company.
    Team,
    /// The company's profile.
    Company,
    /// Keys and what is read from or sent to the ERP.
    Erp,
    /// Collection notices.
    Collections,
    /// Plans, add-ons, extensions.
    Subscription,
    /// Everything else.
    Other,
}

impl Group {
    /// Every group, in the order of the filter.
    pub const ALL: [Self; 7] = [
        Self::Access,
        Self::Team,
        Self::Company,
        Self::Erp,
        Self::Collections,
        Self::Subscription,
        Self::Other,
    ];

    /// How addresses call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Team => "team",
            Self::Company => "company",
            Self::Erp => "erp",
            Self::Collections => "collections",
            Self::Subscription => "subscription",
            Self::Other => "other",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }

    /// Its name on a page.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Access => locale.t("audit-group-access"),
            Self::Team => locale.t("audit-group-team"),
            Self::Company => locale.t("audit-group-company"),
            Self::Erp => locale.t("audit-group-erp"),
            Self::Collections => locale.t("audit-group-collections"),
            Self::Subscription => locale.t("audit-group-subscription"),
            Self::Other => locale.t("audit-group-other"),
        }
    }

    /// Where a code belongs.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let noun = code.split('.').next().unwrap_or_default();
        match noun {
            "session" | "password" | "user" | "operator" | "second_factor" | "profile"
            | "email" | "recovery_codes" | "demo" => Self::Access,
            "invitation" | "member" | "membership" | "team" => Self::Team,
            "company" | "catalogue" | "catalogues" => Self::Company,
            "key" | "sync" | "hook" | "stock" | "inventory" | "adjustment" => Self::Erp,
            "customer" | "document" | "address" | "statement" | "statement_links"
            | "collections" | "message" | "hours" | "limits" | "bank" | "closure" | "schedule"
            | "occurrence" | "notice" => Self::Collections,
            "subscription" | "extension" | "plan" => Self::Subscription,
            _ => Self::Other,
        }
    }

    /// Its codes.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        CODES
            .into_iter()
            .filter(|code| Self::of(code) == self)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_in_one_group() {
        let all: usize = Group::ALL.iter().map(|group| group.codes().len()).sum();
        assert_eq!(all, CODES.len());
        assert_eq!(Group::parse("erp"), Some(Group::Erp));
        assert_eq!(Group::of("schedule.armed"), Group::Collections);
    }
}
