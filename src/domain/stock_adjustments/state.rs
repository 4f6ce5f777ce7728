//! How an adjustment stands.

use crate::platform::i18n::Locale;

/// Where an adjustment is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for its turn, or for a trouble of the ERP to pass.
    Queued,
    /// Has been handed over; the answer is not here yet.
    Sending,
    /// The ERP has carried it out, or a person says so.
    Sent,
    /// The ERP has not carried it out and says why.
    Failed,
    /// Nobody can say whether the ERP has carried it out.
    Unknown,
    /// A person gave it up.
    Dropped,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Failed,
        Self::Unknown,
        Self::Dropped,
    ];
    /// Those that will still change stock without anybody doing anything.
    pub const ON_ITS_WAY: [Self; 2] = [Self::Queued, Self::Sending];
    /// Those that wait for a person.
    pub const UNSETTLED: [Self; 2] = [Self::Failed, Self::Unknown];

    /// How the database calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Dropped => "dropped",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether a person must decide.
    #[must_use]
    pub fn is_unsettled(self) -> bool {
        Self::UNSETTLED.contains(&self)
    }

    /// Whether it will still change by itself.
    #[must_use]
    pub fn is_on_its_way(self) -> bool {
        Self::ON_ITS_WAY.contains(&self)
    }

    /// Its word.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Queued => locale.t("inventory-state-queued"),
            Self::Sending => locale.t("inventory-state-sending"),
            Self::Sent => locale.t("inventory-state-sent"),
            Self::Failed => locale.t("inventory-state-failed"),
            Self::Unknown => locale.t("inventory-state-unknown"),
            Self::Dropped => locale.t("inventory-state-dropped"),
        }
    }
}
