//! What a run has to say about single rows.

use diesel::prelude::*;

use super::Note;
use crate::platform::db::schema::sync_notes;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{RowId, SyncRunId};

/// Notes that a run keeps at most; all are counted.
const MOST: i64 = 500;

/// A note as the page shows it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sync_notes, check_for_backend(MultiBackend))]
pub struct NoteView {
    /// Code of the list; see `list_words`.
    pub list: String,
    /// The row's id in the ERP; may be empty.
    pub external_id: String,
    /// Code of a [`NoteReason`](crate::domain::intake::NoteReason).
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
