//! What a run has to say about single rows.

use diesel::prelude::*;

use crate::platform::db::schema::sync_notes;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{RowId, SyncRunId};
use crate::platform::values::text::one_line;

/// Notes that a run keeps at most; all are counted.
const MOST: i64 = 500;
const LONGEST_DETAIL: usize = 300;

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
    list: &'static str,
    external_id: String,
    reason: NoteReason,
    detail: String,
}

impl Note {
    /// Why the row was noted.
    pub(crate) const fn reason(&self) -> NoteReason {
        self.reason
    }

    pub(crate) fn new(
        list: &'static str,
        external_id: &str,
        reason: NoteReason,
        detail: &str,
    ) -> Self {
        Self {
            list,
            external_id: one_line(external_id).chars().take(LONGEST_DETAIL).collect(),
            reason,
            detail: one_line(detail).chars().take(LONGEST_DETAIL).collect(),
        }
    }
}

/// A note as the page shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sync_notes, check_for_backend(MultiBackend))]
pub struct NoteView {
    /// Code of the list; see `list_words`.
    pub list: String,
    /// The row's id in the ERP; may be empty.
    pub external_id: String,
    /// Code of a [`NoteReason`].
    pub reason: String,
    /// The field, the folio or the id that it is about.
    pub detail: String,
}

/// Keeps notes beside those that the run has already; gives their number afterwards.
///
/// # Errors
/// The database's.
pub(super) fn keep(conn: &mut Conn, run: &SyncRunId, before: i64, notes: &[Note]) -> DbResult<i64> {
    let room = usize::try_from((MOST - before).max(0)).unwrap_or_default();
    for note in notes.iter().take(room) {
        diesel::insert_into(sync_notes::table)
            .values((
                sync_notes::id.eq(RowId::new()),
                sync_notes::run_id.eq(run),
                sync_notes::list.eq(note.list),
                sync_notes::external_id.eq(&note.external_id),
                sync_notes::reason.eq(note.reason.code()),
                sync_notes::detail.eq(&note.detail),
            ))
            .execute(conn)?;
    }
    Ok(before + i64::try_from(notes.len()).unwrap_or(MOST))
}
