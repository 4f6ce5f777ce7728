//! Mails that failed or whose fate nobody knows, until a person settles them.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::domain::audit::Actor;
use crate::domain::collections::cycles::{Fate, Recipient, Slice, Turn, recipients};
use crate::domain::delivery::{Resolution, resolve};
use crate::platform::db::schema::{customers, notices, occurrences, outbox, outbox_copies};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, NoticeId, OccurrenceId, OutboxId};

/// Mails on a page.
const PAGE: usize = 50;

/// A mail that waits for a person.
#[derive(Clone, Debug)]
pub struct Unsettled {
    /// The mail.
    pub id: OutboxId,
    /// Failed or unknown.
    pub fate: Fate,
    /// The notice, and its customer with the name.
    pub notice: Option<(NoticeId, CustomerId, String)>,
    /// Whom it was offered to.
    pub recipients: Vec<Recipient>,
    /// When it was offered last.
    pub at: DateTime<Utc>,
    /// What the server said.
    pub answer: String,
    /// How often it was offered.
    pub attempts: i32,
    /// Its cycle was missed and waits for a decision of its own, which comes first.
    pub cycle_waits: bool,
    /// Its text is still there to be sent.
    pub can_go_again: bool,
}

/// How many wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Nobody knows.
    pub unknown: i64,
    /// Given up.
    pub failed: i64,
}

/// Counts what waits.
///
/// # Errors
/// The database's.
pub fn tally(conn: &mut Conn, company: &CompanyId) -> DbResult<Tally> {
    let rows: Vec<(String, i64)> = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::state.eq_any(["failed", "unknown"]))
        .group_by(outbox::state)
        .select((outbox::state, count_star()))
        .load(conn)?;
    let of = |state: &str| {
        rows.iter()
            .find(|row| row.0 == state)
            .map_or(0, |row| row.1)
    };
    Ok(Tally {
        unknown: of("unknown"),
        failed: of("failed"),
    })
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
struct Row {
    id: OutboxId,
    state: String,
    occurrence_id: Option<OccurrenceId>,
    customer_id: Option<CustomerId>,
    recipient: Option<String>,
    sealed: Option<Vec<u8>>,
    attempts: i32,
    code: Option<i16>,
    answer: Option<String>,
    first_attempt_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
}

/// A page of what waits, latest first; `fate` narrows it down.
///
/// # Errors
/// The database's.
pub fn unsettled(
    conn: &mut Conn,
    company: &CompanyId,
    fate: Option<Fate>,
    turn: &Turn,
) -> DbResult<Slice<Unsettled>> {
    let states: &[&str] = match fate {
        Some(Fate::Failed) => &["failed"],
        Some(Fate::Unknown) => &["unknown"],
        _ => &["failed", "unknown"],
    };
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut query = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::state.eq_any(states))
        .select(Row::as_select())
        .limit(limit)
        .into_boxed();
    // Ids of later mails sort later.
    query = match turn {
        Turn::First => query.order(outbox::id.desc()),
        Turn::After(id) => query
            .filter(outbox::id.lt(id.as_str()))
            .order(outbox::id.desc()),
        Turn::Before(id) => query
            .filter(outbox::id.gt(id.as_str()))
            .order(outbox::id.asc()),
    };
    let rows: Vec<Row> = query.load(conn)?;
    let rows = with_company(conn, rows)?;
    Ok(Slice::cut(rows, PAGE, turn, |mail| mail.id.as_str()))
}

/// Adds names, addresses and moments to rows.
fn with_company(conn: &mut Conn, rows: Vec<Row>) -> DbResult<Vec<Unsettled>> {
    let ids: Vec<OutboxId> = rows.iter().map(|row| row.id.clone()).collect();
    let mut served = recipients(conn, &ids)?;
    let mut notices = notices_of(conn, &ids)?;
    let offered = last_offered(conn, &ids)?;
    let missed = missed_cycles(conn, &rows)?;
    Ok(rows
        .into_iter()
        .map(|row| Unsettled {
            fate: Fate::of_mail(&row.state),
            notice: notices.remove(&row.id),
            recipients: addressed(&row, served.remove(&row.id).unwrap_or_default()),
            at: offered
                .get(&row.id)
                .copied()
                .or(row.first_attempt_at)
                .unwrap_or(row.created_at)
                .and_utc(),
            answer: row.answer.unwrap_or_default(),
            attempts: row.attempts,
            cycle_waits: row
                .occurrence_id
                .as_ref()
                .is_some_and(|id| missed.contains(id)),
            can_go_again: row.customer_id.is_some() || row.sealed.is_some(),
            id: row.id,
        })
        .collect())
}

/// A letter has one address, which stands in its row.
fn addressed(row: &Row, served: Vec<Recipient>) -> Vec<Recipient> {
    match (&row.recipient, served.is_empty()) {
        (Some(address), true) => vec![Recipient {
            address: address.clone(),
            state: row.state.clone(),
            code: row.code,
            answer: row.answer.clone(),
        }],
        _ => served,
    }
}

type NoticeOf = (NoticeId, CustomerId, String);

fn notices_of(conn: &mut Conn, ids: &[OutboxId]) -> DbResult<HashMap<OutboxId, NoticeOf>> {
    let rows: Vec<(Option<OutboxId>, NoticeOf)> = notices::table
        .inner_join(customers::table)
        .filter(notices::outbox_id.eq_any(ids))
        .select((
            notices::outbox_id,
            (notices::id, customers::id, customers::name),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, notice)| Some((id?, notice)))
        .collect())
}

fn last_offered(conn: &mut Conn, ids: &[OutboxId]) -> DbResult<HashMap<OutboxId, NaiveDateTime>> {
    let rows: Vec<(OutboxId, NaiveDateTime)> = outbox_copies::table
        .filter(outbox_copies::outbox_id.eq_any(ids))
        .order(outbox_copies::attempt)
        .select((outbox_copies::outbox_id, outbox_copies::made_at))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn missed_cycles(conn: &mut Conn, rows: &[Row]) -> DbResult<HashSet<OccurrenceId>> {
    let ids: HashSet<&OccurrenceId> = rows
        .iter()
        .filter_map(|row| row.occurrence_id.as_ref())
        .collect();
    let found: Vec<OccurrenceId> = occurrences::table
        .filter(occurrences::id.eq_any(ids))
        .filter(occurrences::state.eq("missed"))
        .select(occurrences::id)
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// What became of an attempt to settle a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is settled.
    Done,
    /// Somebody had settled it before.
    Already,
    /// Its cycle was missed; that is decided first.
    CycleWaits,
    /// There is no text left that could be sent.
    NoText,
    /// The company has no such mail.
    NotHere,
}

/// Settles one mail of the company.
///
/// # Errors
/// The database's.
pub fn settle(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    id: &str,
    resolution: Resolution,
) -> DbResult<Settled> {
    let row: Option<Row> = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::id.eq(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let Some(mail) = with_company(conn, row.into_iter().collect())?.pop() else {
        return Ok(Settled::NotHere);
    };
    if resolution == Resolution::SendAgain {
        if mail.cycle_waits {
            return Ok(Settled::CycleWaits);
        }
        if !mail.can_go_again {
            return Ok(Settled::NoText);
        }
    }
    let done = resolve(conn, actor, company, &mail.id, resolution)?;
    Ok(if done {
        Settled::Done
    } else {
        Settled::Already
    })
}
