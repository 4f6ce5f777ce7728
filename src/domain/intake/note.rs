//! What is to be said about a single row.

use crate::platform::values::text::one_line;

/// Longest text of a note, characters.
const LONGEST: usize = 300;

/// Why a row was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteReason {
    /// It came in a form that cannot be read.
    Unreadable,
    /// An invoice of a client that the ERP itself does not know.
    UnknownClient,
    /// An amount in a currency that the ERP does not list.
    UnknownCurrency,
    /// More was paid than was owed; the balance counts as nothing.
    Overpaid,
    /// Stock of an article that the ERP does not list.
    UnknownArticle,
    /// The ERP did not tell it; the detail is the code of an error, see `explain`.
    NotRead,
}

impl NoteReason {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::Unreadable,
        Self::UnknownClient,
        Self::UnknownCurrency,
        Self::Overpaid,
        Self::UnknownArticle,
        Self::NotRead,
    ];

    /// How the database calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::UnknownClient => "unknown_client",
            Self::UnknownCurrency => "unknown_currency",
            Self::Overpaid => "overpaid",
            Self::UnknownArticle => "unknown_article",
            Self::NotRead => "not_read",
        }
    }
}

/// A note to be kept.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    /// Code of the list that it is of.
    pub list: &'static str,
    /// The row's id in the ERP; may be empty.
    pub external_id: String,
    /// Why the row was noted.
    pub reason: NoteReason,
    /// The field, the folio or the id that it is about.
    pub detail: String,
}

impl Note {
    /// A note whose texts are cut to one short line.
    pub(crate) fn new(
        list: &'static str,
        external_id: &str,
        reason: NoteReason,
        detail: &str,
    ) -> Self {
        Self {
            list,
            external_id: one_line(external_id).chars().take(LONGEST).collect(),
            reason,
            detail: one_line(detail).chars().take(LONGEST).collect(),
        }
    }
}
