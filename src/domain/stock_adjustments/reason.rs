//! Why stock is adjusted.

use crate::platform::i18n::Locale;

/// Why there is more or less than was thought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody counted.
    Count,
    /// Broken, spoilt or lost.
    Shrinkage,
    /// Came in.
    Entry,
    /// Went out.
    Exit,
    /// A customer brought it back.
    Return,
    /// What the note says.
    Other,
}

impl Reason {
    /// Every reason, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Count,
        Self::Entry,
        Self::Exit,
        Self::Shrinkage,
        Self::Return,
        Self::Other,
    ];

    /// How the database and forms call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Shrinkage => "shrinkage",
            Self::Entry => "entry",
            Self::Exit => "exit",
            Self::Return => "return",
            Self::Other => "other",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Its word.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Count => locale.t("inventory-reason-count"),
            Self::Shrinkage => locale.t("inventory-reason-shrinkage"),
            Self::Entry => locale.t("inventory-reason-entry"),
            Self::Exit => locale.t("inventory-reason-exit"),
            Self::Return => locale.t("inventory-reason-return"),
            Self::Other => locale.t("inventory-reason-other"),
        }
    }
}
