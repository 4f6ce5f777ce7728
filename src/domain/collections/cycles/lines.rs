//! Every customer of a cycle, each with one line.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::fate::Fate;
use super::next::{CustomerRow, Next, Plans, next, plans};
use super::turn::{Slice, Turn};
use crate::domain::collections::reason::SkipReason;
use crate::platform::db::schema::{customers, notices, outbox, outbox_recipients};
use crate::platform::db::text::holding;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, NoticeId, OccurrenceId, OutboxId};
use crate::platform::values::text;

/// An address that a mail was offered to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub address: String,
    /// `waiting`, `accepted`, `refused`, `deferred` or `unknown`.
    pub state: String,
    /// The reply's code.
    pub code: Option<i16>,
    /// The reply's words.
    pub answer: Option<String>,
}

/// One customer of a cycle.
#[derive(Clone, Debug)]
pub struct Line {
    /// The notice.
    pub id: NoticeId,
    /// The customer.
    pub customer: CustomerId,
    /// The customer's number in the ERP.
    pub number: String,
    /// The customer's name.
    pub name: String,
    /// How it fared.
    pub fate: Fate,
    /// Why there was no mail.
    pub reason: Option<SkipReason>,
    /// Until when, by whom, on which day.
    pub detail: Option<String>,
    /// Whom it was offered to.
    pub recipients: Vec<Recipient>,
    /// When the server took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it is offered again.
    pub retry_at: Option<DateTime<Utc>>,
    /// How often it was offered.
    pub attempts: i32,
    /// What the server said last.
    pub answer: Option<String>,
    /// Its Message-ID.
    pub message_id: Option<String>,
    /// Who settled what the program could not know.
    pub settled_by: Option<String>,
    /// The next notice.
    pub next: Next,
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those that fared so.
    pub fate: Option<Fate>,
    /// Only customers in whose name, number or address these words stand.
    pub search: String,
    /// Which page.
    pub turn: Turn,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = notices, check_for_backend(MultiBackend))]
struct NoticeRow {
    id: NoticeId,
    reason: Option<SkipReason>,
    detail: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
struct MailRow {
    id: OutboxId,
    state: String,
    attempts: i32,
    available_at: NaiveDateTime,
    sent_at: Option<NaiveDateTime>,
    answer: Option<String>,
    message_id: String,
    settled_by: Option<String>,
}

type Row = (NoticeRow, CustomerRow, Option<MailRow>);

/// A page of up to `limit` lines of one cycle of a company, by the customers' names.
///
/// # Errors
/// The database's.
pub fn lines(
    conn: &mut Conn,
    company: &CompanyId,
    cycle: &OccurrenceId,
    wanted: &Wanted,
    limit: usize,
) -> DbResult<Slice<Line>> {
    let edge = match wanted.turn.edge() {
        Some(notice) => edge(conn, cycle, notice)?,
        None => None,
    };
    let turn = if edge.is_some() {
        wanted.turn.clone()
    } else {
        Turn::First
    };
    let rows = rows(conn, company, cycle, wanted, edge, limit)?;
    let ids: Vec<OutboxId> = rows
        .iter()
        .filter_map(|(_, _, mail)| mail.as_ref().map(|mail| mail.id.clone()))
        .collect();
    let mut served = recipients(conn, &ids)?;
    let plans = plans(conn, company)?;
    let lines = rows
        .into_iter()
        .map(|row| line(row, &mut served, &plans))
        .collect();
    Ok(Slice::cut(lines, limit, &turn, |line: &Line| {
        line.id.as_str()
    }))
}

fn edge(
    conn: &mut Conn,
    cycle: &OccurrenceId,
    notice: &str,
) -> DbResult<Option<(String, CustomerId)>> {
    Ok(notices::table
        .inner_join(customers::table)
        .filter(notices::id.eq(notice).and(notices::occurrence_id.eq(cycle)))
        .select((customers::name_folded, customers::id))
        .first(conn)
        .optional()?)
}

fn rows(
    conn: &mut Conn,
    company: &CompanyId,
    cycle: &OccurrenceId,
    wanted: &Wanted,
    edge: Option<(String, CustomerId)>,
    limit: usize,
) -> DbResult<Vec<Row>> {
    let mut query = notices::table
        .inner_join(customers::table)
        .left_join(outbox::table)
        .filter(notices::occurrence_id.eq(cycle.as_str()))
        .filter(customers::company_id.eq(company.as_str()))
        .select((
            NoticeRow::as_select(),
            CustomerRow::as_select(),
            Option::<MailRow>::as_select(),
        ))
        .limit(i64::try_from(limit + 1).unwrap_or(i64::MAX))
        .into_boxed();
    match wanted.fate {
        Some(Fate::Skipped) => query = query.filter(notices::outbox_id.is_null()),
        Some(fate) => query = query.filter(outbox::state.eq_any(fate.states())),
        None => {}
    }
    let words = text::fold(&wanted.search);
    if !words.is_empty() {
        query = query.filter(customers::search_folded.like(holding(&words)).escape('\\'));
    }
    let backward = wanted.turn.is_backward() && edge.is_some();
    if let Some((name, id)) = edge {
        let same = customers::name_folded.eq(name.clone());
        query = if backward {
            query.filter(
                customers::name_folded
                    .lt(name)
                    .or(same.and(customers::id.lt(id))),
            )
        } else {
            query.filter(
                customers::name_folded
                    .gt(name)
                    .or(same.and(customers::id.gt(id))),
            )
        };
    }
    query = if backward {
        query.order((customers::name_folded.desc(), customers::id.desc()))
    } else {
        query.order((customers::name_folded.asc(), customers::id.asc()))
    };
    Ok(query.load(conn)?)
}

/// Whom these mails were offered to, by address.
pub(crate) fn recipients(
    conn: &mut Conn,
    ids: &[OutboxId],
) -> DbResult<HashMap<OutboxId, Vec<Recipient>>> {
    type Row = (OutboxId, String, String, Option<i16>, Option<String>);
    let mut found: HashMap<OutboxId, Vec<Recipient>> = HashMap::new();
    for part in ids.chunks(500) {
        let rows: Vec<Row> = outbox_recipients::table
            .filter(outbox_recipients::outbox_id.eq_any(part))
            .order(outbox_recipients::address)
            .select((
                outbox_recipients::outbox_id,
                outbox_recipients::address,
                outbox_recipients::state,
                outbox_recipients::code,
                outbox_recipients::answer,
            ))
            .load(conn)?;
        for (id, address, state, code, answer) in rows {
            found.entry(id).or_default().push(Recipient {
                address,
                state,
                code,
                answer,
            });
        }
    }
    Ok(found)
}

fn line(
    (notice, customer, mail): Row,
    served: &mut HashMap<OutboxId, Vec<Recipient>>,
    plans: &Plans,
) -> Line {
    let next = next(&customer, plans);
    let mut line = Line {
        id: notice.id,
        customer: customer.id,
        number: customer.number,
        name: customer.name,
        fate: Fate::Skipped,
        reason: notice.reason,
        detail: notice.detail,
        recipients: Vec::new(),
        sent_at: None,
        retry_at: None,
        attempts: 0,
        answer: None,
        message_id: None,
        settled_by: None,
        next,
    };
    if let Some(mail) = mail {
        line.fate = Fate::of_mail(&mail.state);
        line.recipients = served.remove(&mail.id).unwrap_or_default();
        line.sent_at = mail.sent_at.map(|at| at.and_utc());
        let again = mail.state == "queued" && mail.attempts > 0;
        line.retry_at = again.then(|| mail.available_at.and_utc());
        line.attempts = mail.attempts;
        line.answer = mail.answer.filter(|words| !words.is_empty());
        line.message_id = Some(mail.message_id);
        line.settled_by = mail.settled_by;
    }
    line
}
