//! Cycles: occurrences as people look at them, newest first, with what became of their customers.

mod fate;
mod lines;
mod next;
mod turn;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use super::occurrences::Occurrence;
use super::reason::SkipReason;
use crate::platform::db::schema::{notices, occurrences, outbox, schedules};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, OccurrenceId};

pub use fate::Fate;
pub(crate) use lines::recipients;
pub use lines::{Line, Recipient, Wanted, lines};
pub use next::Next;
pub use turn::{Slice, Turn};

/// Cycles on a page.
const PAGE: usize = 20;

/// Where a cycle stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CycleState {
    /// Its moment has not come, or is just being prepared.
    Planned,
    /// Its moment has come and something keeps it back.
    Waiting(Wait),
    /// Notices leave.
    Running,
    /// Nothing is left to deliver.
    Done,
    /// Too late to start on its own; a person decides.
    Missed,
    /// A person decided against it.
    Skipped,
}

/// What keeps a cycle back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// The ERP's data are too old.
    Data,
    /// The company is paused.
    Pause,
    /// The permitted hours.
    Hours,
}

impl CycleState {
    fn parse(state: &str, waits_for: Option<&str>) -> Self {
        match (state, waits_for) {
            ("planned", Some("data")) => Self::Waiting(Wait::Data),
            ("planned", Some("pause")) => Self::Waiting(Wait::Pause),
            ("planned", Some("hours")) => Self::Waiting(Wait::Hours),
            ("running", _) => Self::Running,
            ("done", _) => Self::Done,
            ("missed", _) => Self::Missed,
            ("skipped", _) => Self::Skipped,
            _ => Self::Planned,
        }
    }
}

/// How many customers fared how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Accepted by the mail server, or treated as such by a person.
    pub sent: i64,
    /// On their way.
    pub queued: i64,
    /// Given up.
    pub failed: i64,
    /// Nobody knows.
    pub unknown: i64,
    /// No mail, with a reason.
    pub skipped: i64,
}

impl Counts {
    /// Customers in the cycle.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.queued + self.settled()
    }

    /// Customers with whom the cycle is through.
    #[must_use]
    pub const fn settled(&self) -> i64 {
        self.sent + self.failed + self.unknown + self.skipped
    }

    fn add(&mut self, state: &str, count: i64) {
        match state {
            "sent" => self.sent += count,
            "failed" => self.failed += count,
            "unknown" => self.unknown += count,
            _ => self.queued += count,
        }
    }
}

/// A cycle.
#[derive(Clone, Debug)]
pub struct Cycle {
    /// Its id.
    pub id: OccurrenceId,
    /// The schedule's name; none for a sending by hand.
    pub schedule: Option<String>,
    /// The schedule's instant.
    pub planned_at: DateTime<Utc>,
    /// The permitted moment it moved to.
    pub send_at: DateTime<Utc>,
    /// Where it stands.
    pub state: CycleState,
    /// Its customers.
    pub counts: Counts,
    /// Who decided about it when it had been missed, and when.
    pub decided: Option<(String, DateTime<Utc>)>,
}

type Row = (
    OccurrenceId,
    Option<String>,
    NaiveDateTime,
    NaiveDateTime,
    (String, Option<String>),
    (Option<String>, Option<NaiveDateTime>),
);

/// A page of a company's cycles, newest first.
///
/// # Errors
/// The database's.
pub fn list(conn: &mut Conn, company: &CompanyId, turn: &Turn) -> DbResult<Slice<Cycle>> {
    let edge = match turn.edge() {
        Some(id) => find_row(conn, company, id)?,
        None => None,
    };
    let turn = if edge.is_some() {
        turn.clone()
    } else {
        Turn::First
    };
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut query = occurrences::table
        .left_join(schedules::table)
        .filter(occurrences::company_id.eq(company.as_str()))
        .select((
            occurrences::id,
            schedules::name.nullable(),
            occurrences::planned_at,
            occurrences::send_at,
            (occurrences::state, occurrences::waits_for),
            (occurrences::decided_by, occurrences::decided_at),
        ))
        .limit(limit)
        .into_boxed();
    if let Some((id, _, at, ..)) = edge {
        let same = occurrences::planned_at.eq(at);
        query = if turn.is_backward() {
            query.filter(
                occurrences::planned_at
                    .gt(at)
                    .or(same.and(occurrences::id.gt(id))),
            )
        } else {
            query.filter(
                occurrences::planned_at
                    .lt(at)
                    .or(same.and(occurrences::id.lt(id))),
            )
        };
    }
    query = if turn.is_backward() {
        query.order((occurrences::planned_at.asc(), occurrences::id.asc()))
    } else {
        query.order((occurrences::planned_at.desc(), occurrences::id.desc()))
    };
    let rows: Vec<Row> = query.load(conn)?;
    let cycles = with_counts(conn, rows)?;
    Ok(Slice::cut(cycles, PAGE, &turn, |cycle| cycle.id.as_str()))
}

/// One cycle of a company; another company's is not there.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Cycle>> {
    let row = find_row(conn, company, id)?;
    Ok(with_counts(conn, row.into_iter().collect())?.pop())
}

fn find_row(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Row>> {
    Ok(occurrences::table
        .left_join(schedules::table)
        .filter(occurrences::company_id.eq(company))
        .filter(occurrences::id.eq(id))
        .select((
            occurrences::id,
            schedules::name.nullable(),
            occurrences::planned_at,
            occurrences::send_at,
            (occurrences::state, occurrences::waits_for),
            (occurrences::decided_by, occurrences::decided_at),
        ))
        .first(conn)
        .optional()?)
}

/// The occurrence behind a cycle, for verbs.
///
/// # Errors
/// The database's.
pub fn occurrence(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Occurrence>> {
    Ok(occurrences::table
        .filter(occurrences::company_id.eq(company))
        .filter(occurrences::id.eq(id))
        .select(Occurrence::as_select())
        .first(conn)
        .optional()?)
}

/// Why customers of a cycle got no mail, most frequent first.
///
/// # Errors
/// The database's.
pub fn reasons(conn: &mut Conn, id: &OccurrenceId) -> DbResult<Vec<(SkipReason, i64)>> {
    let rows: Vec<(Option<SkipReason>, i64)> = notices::table
        .filter(notices::occurrence_id.eq(id))
        .filter(notices::outbox_id.is_null())
        .group_by(notices::reason)
        .select((notices::reason, count_star()))
        .load(conn)?;
    let mut found: Vec<_> = rows
        .into_iter()
        .filter_map(|(reason, count)| Some((reason?, count)))
        .collect();
    found.sort_by_key(|(reason, count)| (-count, reason.as_str()));
    Ok(found)
}

fn with_counts(conn: &mut Conn, rows: Vec<Row>) -> DbResult<Vec<Cycle>> {
    let ids: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
    let counts = counts(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(
            |(id, schedule, planned_at, send_at, (state, waits), (by, at))| Cycle {
                schedule,
                planned_at: planned_at.and_utc(),
                send_at: send_at.and_utc(),
                state: CycleState::parse(&state, waits.as_deref()),
                counts: counts.get(&id).copied().unwrap_or_default(),
                decided: by.zip(at.map(|at| at.and_utc())),
                id,
            },
        )
        .collect())
}

fn counts(conn: &mut Conn, ids: &[&str]) -> DbResult<HashMap<OccurrenceId, Counts>> {
    let mut found: HashMap<OccurrenceId, Counts> = HashMap::new();
    let mails: Vec<(Option<OccurrenceId>, String, i64)> = outbox::table
        .filter(outbox::occurrence_id.eq_any(ids))
        .group_by((outbox::occurrence_id, outbox::state))
        .select((outbox::occurrence_id, outbox::state, count_star()))
        .load(conn)?;
    for (id, state, count) in mails {
        if let Some(id) = id {
            found.entry(id).or_default().add(&state, count);
        }
    }
    let lines: Vec<(OccurrenceId, i64)> = notices::table
        .filter(notices::occurrence_id.eq_any(ids))
        .group_by(notices::occurrence_id)
        .select((notices::occurrence_id, count_star()))
        .load(conn)?;
    for (id, all) in lines {
        let counts = found.entry(id).or_default();
        // Every line without a mail has a reason instead.
        counts.skipped = (all - counts.total()).max(0);
    }
    Ok(found)
}
