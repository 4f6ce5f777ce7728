//! Occurrences: one planned instant of a schedule, or one sending by hand.
//!
//! `planned` → `running` → `done`; older than the age limit: `missed`, until a person decides
//! (`planned` or `running` again, or `skipped`).

mod decide;
mod enter;
mod start;
mod sweep;
mod withdraw;

use diesel::prelude::*;

use crate::platform::db::schema::occurrences;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, OccurrenceId, ScheduleId};

pub use decide::{Decision, decide};
pub use enter::by_hand;
pub use start::start_next;
pub use sweep::sweep;
pub use withdraw::withdraw;

/// `enqueued_to` when every customer has its line.
const ALL: &str = "~";

/// The row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = occurrences, check_for_backend(MultiBackend))]
pub struct Occurrence {
    /// Its id.
    pub id: OccurrenceId,
    /// The schedule, or none for a sending by hand.
    pub schedule_id: Option<ScheduleId>,
    /// Whose.
    pub company_id: CompanyId,
    /// The schedule's instant, UTC.
    pub planned_at: chrono::NaiveDateTime,
    /// The permitted moment it moved to, UTC.
    pub send_at: chrono::NaiveDateTime,
    /// Code of the state.
    pub state: String,
    /// What it waits for: `data`, `pause`, `hours`.
    pub waits_for: Option<String>,
    /// How far the customers have been entered.
    pub enqueued_to: Option<String>,
}

impl Occurrence {
    fn is_entered(&self) -> bool {
        self.enqueued_to.as_deref() == Some(ALL)
    }
}

/// What a look at a planned occurrence led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is nothing to do at this moment.
    Idle,
    /// Something was done; ask again.
    Moved,
    /// The company's data is too old; a sync should run.
    NeedsSync(CompanyId),
}

/// Moves an occurrence from one state to another by compare-and-set.
///
/// # Errors
/// The database's.
pub fn set_state(conn: &mut Conn, id: &OccurrenceId, from: &str, to: &str) -> DbResult<bool> {
    let changed = diesel::update(
        occurrences::table
            .find(id)
            .filter(occurrences::state.eq(from)),
    )
    .set((
        occurrences::state.eq(to),
        occurrences::waits_for.eq(None::<String>),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}
