//! Why an ERP did not answer as it should. No message holds a secret.

use std::time::Duration;

/// One cause each, so that each can be told in its own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErpError {
    /// The ERP does not accept the key (401).
    #[error("the ERP rejected the key")]
    Rejected,
    /// The ERP does not accept the key, and by its own claim it has run out.
    #[error("the key has expired")]
    Expired,
    /// The company's subscription at the ERP is not active.
    #[error("the ERP says that its subscription is not active")]
    SubscriptionInactive,
    /// Too many calls (429).
    #[error("the ERP asks for fewer calls")]
    RateLimited {
        /// When the ERP wants to be asked again, if it said so.
        retry_after: Option<Duration>,
    },
    /// Our own daily budget of calls is used up; nothing was asked.
    #[error("the budget of calls for today is spent")]
    BudgetSpent,
    /// No connection came about.
    #[error("the ERP cannot be reached")]
    Unreachable,
    /// No complete answer in time.
    #[error("the ERP did not answer in time")]
    TimedOut,
    /// The answer broke off.
    #[error("the answer of the ERP broke off")]
    Truncated,
    /// The answer is not what the ERP's interface promises.
    #[error("the answer of the ERP makes no sense: {what}")]
    Nonsense {
        /// What about it.
        what: String,
    },
    /// The ERP failed (5xx).
    #[error("the ERP failed with status {status}")]
    Server {
        /// HTTP status.
        status: u16,
    },
    /// The ERP refused the question (another 4xx).
    #[error("the ERP refused with status {status}: {says}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// The ERP's words, one line of bounded length without markup.
        says: String,
    },
}

impl ErpError {
    /// Whether an order that ended like this may have been carried out all the same.
    #[must_use]
    pub const fn is_uncertain(&self) -> bool {
        matches!(
            self,
            Self::TimedOut | Self::Truncated | Self::Nonsense { .. } | Self::Server { .. }
        )
    }

    /// Whether the same question may be answered later without anybody doing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::RateLimited { .. }
                | Self::BudgetSpent
                | Self::Unreachable
                | Self::TimedOut
                | Self::Truncated
                | Self::Server { .. }
        )
    }

    /// Whether the key itself is of no use any more.
    #[must_use]
    pub const fn is_about_the_key(&self) -> bool {
        matches!(self, Self::Rejected | Self::Expired)
    }

    /// A short name for logs and for the database.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Expired => "expired",
            Self::SubscriptionInactive => "subscription_inactive",
            Self::RateLimited { .. } => "rate_limited",
            Self::BudgetSpent => "budget_spent",
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::Truncated => "truncated",
            Self::Nonsense { .. } => "nonsense",
            Self::Server { .. } => "server",
            Self::Refused { .. } => "refused",
        }
    }
}
