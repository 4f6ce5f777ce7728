//! Every notice and what became of it, for commands.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::reason::SkipReason;
use crate::platform::db::schema::{customers, notices, occurrences, outbox, outbox_recipients};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::OutboxId;

/// One notice in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoticeLine {
    /// Id of the notice; not printed.
    #[serde(skip)]
    pub id: String,
    /// Id of the occurrence.
    pub occurrence: String,
    /// The planned instant, RFC 3339.
    pub planned_at: String,
    /// Id of the customer.
    pub customer: String,
    /// The customer's name.
    pub customer_name: String,
    /// Addresses it was offered to.
    pub recipients: Vec<String>,
    /// `queued`, `claimed`, `sending`, `sent`, `failed`, `unknown` or `skipped`.
    pub state: String,
    /// Code of the reason when it was skipped.
    pub reason: Option<String>,
    /// How often it was offered.
    pub attempts: i32,
    /// Its Message-ID.
    pub message_id: Option<String>,
    /// What the server said last.
    pub answer: Option<String>,
}

impl NoticeLine {
    /// Names of the CSV columns.
    pub const HEADER: [&'static str; 10] = [
        "occurrence",
        "planned_at",
        "customer",
        "customer_name",
        "recipients",
        "state",
        "reason",
        "attempts",
        "message_id",
        "answer",
    ];

    /// The CSV columns; recipients are parted by spaces.
    #[must_use]
    pub fn record(&self) -> [String; 10] {
        [
            self.occurrence.clone(),
            self.planned_at.clone(),
            self.customer.clone(),
            self.customer_name.clone(),
            self.recipients.join(" "),
            self.state.clone(),
            self.reason.clone().unwrap_or_default(),
            self.attempts.to_string(),
            self.message_id.clone().unwrap_or_default(),
            self.answer.clone().unwrap_or_default(),
        ]
    }
}

type Row = (
    String,
    String,
    chrono::NaiveDateTime,
    String,
    String,
    Option<SkipReason>,
    Option<(OutboxId, String, i32, String, Option<String>)>,
);

/// The next notices of all companies after the one with id `after`.
///
/// # Errors
/// The database's.
pub fn lines(conn: &mut Conn, after: Option<&str>, limit: i64) -> DbResult<Vec<NoticeLine>> {
    let rows: Vec<Row> = notices::table
        .inner_join(occurrences::table)
        .inner_join(customers::table)
        .left_join(outbox::table)
        .filter(notices::id.gt(after.unwrap_or("")))
        .order(notices::id)
        .limit(limit)
        .select((
            notices::id,
            occurrences::id,
            occurrences::planned_at,
            customers::id,
            customers::name,
            notices::reason,
            (
                outbox::id,
                outbox::state,
                outbox::attempts,
                outbox::message_id,
                outbox::answer,
            )
                .nullable(),
        ))
        .load(conn)?;
    let ids: Vec<OutboxId> = rows
        .iter()
        .filter_map(|row| row.6.as_ref().map(|mail| mail.0.clone()))
        .collect();
    let mut recipients = recipients(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|row| line(row, &mut recipients))
        .collect())
}

fn recipients(conn: &mut Conn, ids: &[OutboxId]) -> DbResult<HashMap<OutboxId, Vec<String>>> {
    let mut found: HashMap<OutboxId, Vec<String>> = HashMap::new();
    for part in ids.chunks(500) {
        let rows: Vec<(OutboxId, String)> = outbox_recipients::table
            .filter(outbox_recipients::outbox_id.eq_any(part))
            .order(outbox_recipients::address)
            .select((outbox_recipients::outbox_id, outbox_recipients::address))
            .load(conn)?;
        for (id, address) in rows {
            found.entry(id).or_default().push(address);
        }
    }
    Ok(found)
}

fn line(row: Row, recipients: &mut HashMap<OutboxId, Vec<String>>) -> NoticeLine {
    let (id, occurrence, planned_at, customer, customer_name, reason, mail) = row;
    let (state, attempts, message_id, answer, to) = match mail {
        Some((id, state, attempts, message_id, answer)) => {
            let to = recipients.remove(&id).unwrap_or_default();
            (state, attempts, Some(message_id), answer, to)
        }
        None => ("skipped".to_owned(), 0, None, None, Vec::new()),
    };
    NoticeLine {
        id,
        occurrence,
        planned_at: planned_at
            .and_utc()
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        customer,
        customer_name,
        recipients: to,
        state,
        reason: reason.map(|reason| reason.as_str().to_owned()),
        attempts,
        message_id,
        answer,
    }
}
