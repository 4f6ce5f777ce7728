//! What tasks are about, and their sentences.

use crate::domain::subscriptions;
use crate::domain::sync;
use crate::platform::i18n::Locale;

/// The kinds of task. A kind has a sentence in every language and a place where it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// An integration key runs out soon.
    KeyExpiring,
    /// The ERP does not take an integration key any more.
    KeyFailing,
    /// Mails are of unknown fate or failed.
    MailUnsettled,
    /// An adjustment of stock is of unknown fate or was refused.
    StockUnsettled,
    /// A synchronisation failed.
    SyncFailed,
    /// Somebody asks for a plan or an add-on; the operator's.
    SubscriptionRequested,
    /// A subscription ends soon; the operator's.
    SubscriptionEnding,
    /// What a person wrote down.
    Own,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::KeyExpiring,
        Self::KeyFailing,
        Self::MailUnsettled,
        Self::StockUnsettled,
        Self::SyncFailed,
        Self::SubscriptionRequested,
        Self::SubscriptionEnding,
        Self::Own,
    ];

    /// How the database calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeyExpiring => "key_expiring",
            Self::KeyFailing => "key_failing",
            Self::MailUnsettled => "mail_unsettled",
            Self::StockUnsettled => "stock_unsettled",
            Self::SyncFailed => "sync_failed",
            Self::SubscriptionRequested => "subscription_requested",
            Self::SubscriptionEnding => "subscription_ending",
            Self::Own => "own",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The facts that were written down for a task, in words.
    #[must_use]
    pub fn facts(self, locale: Locale, facts: &str) -> String {
        match self {
            Self::SubscriptionRequested => subscriptions::request_facts(locale, facts),
            _ => facts.to_owned(),
        }
    }

    /// The task in words: what is to be done, with its facts.
    #[must_use]
    pub fn sentence(self, locale: Locale, facts: &str) -> String {
        let facts = &self.facts(locale, facts);
        match self {
            Self::KeyExpiring => locale.t1("task-key-expiring", "facts", facts),
            Self::KeyFailing => locale.t1("task-key-failing", "facts", facts),
            Self::MailUnsettled => locale.t("task-mail-unsettled"),
            Self::StockUnsettled => locale.t1("task-stock-unsettled", "facts", facts),
            Self::SyncFailed => {
                let why = sync::explain(locale, facts);
                locale.t1("task-sync-failed", "why", &why)
            }
            Self::SubscriptionRequested => locale.t1("task-subscription-requested", "facts", facts),
            Self::SubscriptionEnding => locale.t1("task-subscription-ending", "facts", facts),
            Self::Own => facts.clone(),
        }
    }
}
