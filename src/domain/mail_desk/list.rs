//! The company's mails, latest first.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::domain::collections::cycles::{Fate, Recipient, Slice, Turn, recipients};
use crate::platform::db::schema::{customers, outbox, outbox_recipients};
use crate::platform::db::text::{containing, lower};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, OutboxId};

/// Mails on a page.
const PAGE: usize = 50;

/// Which mails are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those that fared so.
    pub fate: Option<Fate>,
    /// Only those of this kind.
    pub kind: Option<&'static str>,
    /// Only those in whose address this stands.
    pub search: String,
    /// Which page.
    pub turn: Turn,
}

/// One mail of the list.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The mail.
    pub id: OutboxId,
    /// Word of its area, such as `notice`.
    pub kind: String,
    /// How it fared.
    pub fate: Fate,
    /// Whom it is for.
    pub recipients: Vec<Recipient>,
    /// Name of its customer.
    pub customer: Option<String>,
    /// How often it was offered.
    pub attempts: i32,
    /// What the server said last.
    pub answer: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// When the server took it, or a person treated it so.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it is offered again.
    pub retry_at: Option<DateTime<Utc>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
struct Row {
    id: OutboxId,
    kind: String,
    state: String,
    recipient: Option<String>,
    customer_id: Option<CustomerId>,
    attempts: i32,
    code: Option<i16>,
    answer: Option<String>,
    available_at: NaiveDateTime,
    created_at: NaiveDateTime,
    sent_at: Option<NaiveDateTime>,
}

/// A page of the company's mails.
///
/// # Errors
/// The database's.
pub fn list(conn: &mut Conn, company: &CompanyId, wanted: &Wanted) -> DbResult<Slice<Letter>> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut query = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .select(Row::as_select())
        .limit(limit)
        .into_boxed();
    if let Some(fate) = wanted.fate {
        query = query.filter(outbox::state.eq_any(fate.states()));
    }
    if let Some(kind) = wanted.kind {
        query = query.filter(outbox::kind.eq(kind));
    }
    if !wanted.search.trim().is_empty() {
        let pattern = containing(&wanted.search);
        let served = outbox_recipients::table
            .filter(outbox_recipients::outbox_id.eq(outbox::id))
            .filter(
                lower(outbox_recipients::address.nullable())
                    .like(pattern.clone())
                    .escape('\\'),
            );
        query = query.filter(
            lower(outbox::recipient)
                .like(pattern)
                .escape('\\')
                .or(exists(served)),
        );
    }
    // Ids of later mails sort later.
    query = match &wanted.turn {
        Turn::First => query.order(outbox::id.desc()),
        Turn::After(id) => query
            .filter(outbox::id.lt(id.clone()))
            .order(outbox::id.desc()),
        Turn::Before(id) => query
            .filter(outbox::id.gt(id.clone()))
            .order(outbox::id.asc()),
    };
    let rows: Vec<Row> = query.load(conn)?;
    let letters = with_company(conn, rows)?;
    Ok(Slice::cut(letters, PAGE, &wanted.turn, |letter| {
        letter.id.as_str()
    }))
}

fn with_company(conn: &mut Conn, rows: Vec<Row>) -> DbResult<Vec<Letter>> {
    let ids: Vec<OutboxId> = rows.iter().map(|row| row.id.clone()).collect();
    let mut served = recipients(conn, &ids)?;
    let customers_of: Vec<&CustomerId> = rows
        .iter()
        .filter_map(|row| row.customer_id.as_ref())
        .collect();
    let names: Vec<(CustomerId, String)> = customers::table
        .filter(customers::id.eq_any(customers_of))
        .select((customers::id, customers::name))
        .load(conn)?;
    let names: HashMap<CustomerId, String> = names.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|row| Letter {
            recipients: addressed(&row, served.remove(&row.id).unwrap_or_default()),
            customer: row
                .customer_id
                .as_ref()
                .and_then(|id| names.get(id).cloned()),
            fate: Fate::of_mail(&row.state),
            retry_at: (row.state == "queued" && row.attempts > 0)
                .then(|| row.available_at.and_utc()),
            at: row.created_at.and_utc(),
            sent_at: row.sent_at.map(|at| at.and_utc()),
            answer: row.answer.unwrap_or_default(),
            attempts: row.attempts,
            kind: row.kind,
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
