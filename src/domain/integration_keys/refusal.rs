//! Why a pasted key is not taken.

use crate::domain::erp::ErpError;
use crate::platform::db::DbError;
use crate::platform::i18n::Locale;
use crate::platform::vault::VaultError;

/// Whose key it is, where it is another company's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// The company's name in the ERP.
    pub company: String,
    /// The ERP user's name.
    pub user: String,
}

/// One cause each, so that each has its own clear message.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The text is not a key.
    #[error("malformed")]
    Malformed,
    /// It has run out.
    #[error("expired")]
    Expired,
    /// The ERP does not accept it.
    #[error("rejected")]
    Rejected,
    /// The company's subscription at the ERP is not active.
    #[error("subscription at the ERP is not active")]
    ErpSubscriptionInactive,
    /// Its user is not an administrator of the ERP.
    #[error("not an administrator")]
    NotAdministrator,
    /// The ERP's company is registered here already.
    #[error("registered already")]
    AlreadyRegistered,
    /// The person has no subscription free.
    #[error("no subscription")]
    NoSubscription,
    /// The key belongs to another company than the one it was pasted for.
    #[error("key of another company")]
    OtherCompany(Box<Stranger>),
    /// The ERP cannot be reached, or makes no sense; trying again may help.
    #[error("unreachable")]
    Unreachable,
    /// The ERP did not answer within the time of a key check; trying again may help.
    #[error("timed out")]
    TimedOut,
    /// Our own database or vault failed.
    #[error(transparent)]
    Internal(#[from] VaultError),
}

impl Refusal {
    /// The stable code, `None` for a fault of our own.
    #[must_use]
    pub const fn code(&self) -> Option<&'static str> {
        Some(match self {
            Self::Malformed => "malformed",
            Self::Expired => "expired",
            Self::Rejected => "rejected",
            Self::ErpSubscriptionInactive => "erp_subscription_inactive",
            Self::NotAdministrator => "not_administrator",
            Self::AlreadyRegistered => "already_registered",
            Self::NoSubscription => "no_subscription",
            Self::OtherCompany(_) => "other_company",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::Internal(_) => return None,
        })
    }

    /// Whether the person could have known better; such refusals count against a limit.
    #[must_use]
    pub const fn is_about_the_key(&self) -> bool {
        matches!(
            self,
            Self::Malformed
                | Self::Expired
                | Self::Rejected
                | Self::NotAdministrator
                | Self::OtherCompany(_)
        )
    }

    /// What to tell beside the field; `None` for a fault of our own, which is a page 500.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Option<String> {
        Some(match self {
            Self::Malformed => locale.t("key-refused-malformed"),
            Self::Expired => locale.t("key-refused-expired"),
            Self::Rejected => locale.t("key-refused-rejected"),
            Self::ErpSubscriptionInactive => locale.t("key-refused-erp-subscription"),
            Self::NotAdministrator => locale.t("key-refused-not-administrator"),
            Self::AlreadyRegistered => locale.t("key-refused-already-registered"),
            Self::NoSubscription => locale.t("key-refused-no-subscription"),
            Self::OtherCompany(_) => locale.t("key-refused-other-company"),
            Self::Unreachable => locale.t("key-refused-unreachable"),
            Self::TimedOut => locale.t("key-refused-timed-out"),
            Self::Internal(_) => return None,
        })
    }
}

impl From<DbError> for Refusal {
    fn from(fault: DbError) -> Self {
        Self::Internal(fault.into())
    }
}

impl From<ErpError> for Refusal {
    fn from(error: ErpError) -> Self {
        match error {
            ErpError::Rejected => Self::Rejected,
            ErpError::Expired => Self::Expired,
            ErpError::SubscriptionInactive => Self::ErpSubscriptionInactive,
            ErpError::TimedOut => Self::TimedOut,
            ErpError::RateLimited { .. }
            | ErpError::BudgetSpent
            | ErpError::Unreachable
            | ErpError::Truncated
            | ErpError::Nonsense { .. }
            | ErpError::Server { .. }
            | ErpError::Refused { .. } => Self::Unreachable,
        }
    }
}
