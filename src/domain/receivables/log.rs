//! What became of the notices to a customer.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use crate::domain::collections::reason::SkipReason;
use crate::platform::db::schema::{notices, occurrences, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::outbox::DeliveryState;
use crate::platform::values::ids::{CompanyId, CustomerId, NoticeId, ScheduleId};

/// Where a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeState {
    /// It has a mail, which stands here.
    Mail(DeliveryState),
    /// It has none, for this reason.
    Skipped(SkipReason),
}

/// One notice in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    /// Its id.
    pub id: NoticeId,
    /// The occurrence's instant.
    pub planned_at: DateTime<Utc>,
    /// Where it stands.
    pub state: NoticeState,
    /// Until when, by whom, on which day.
    pub detail: Option<String>,
    /// Somebody sent it; no schedule did.
    pub by_hand: bool,
    /// When the mail server took it.
    pub sent_at: Option<DateTime<Utc>>,
}

/// The latest notice of each of these customers.
///
/// # Errors
/// The database's.
pub fn latest(
    conn: &mut Conn,
    company: &CompanyId,
    customers: &[CustomerId],
) -> DbResult<HashMap<CustomerId, NoticeLine>> {
    let newest: Vec<Option<NoticeId>> = notices::table
        .filter(notices::customer_id.eq_any(customers))
        .group_by(notices::customer_id)
        .select(max(notices::id))
        .load(conn)?;
    let newest: Vec<NoticeId> = newest.into_iter().flatten().collect();
    let rows: Vec<(CustomerId, Row)> = notices::table
        .inner_join(occurrences::table)
        .left_join(outbox::table)
        .filter(notices::id.eq_any(newest))
        .filter(notices::company_id.eq(company.as_str()))
        .select((notices::customer_id, columns()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(customer, row)| (customer, line(row)))
        .collect())
}

/// The notices of a customer, newest first, at most `limit` older than `older_than`.
///
/// # Errors
/// The database's.
pub fn of_customer(
    conn: &mut Conn,
    company: &CompanyId,
    customer: &CustomerId,
    older_than: Option<&str>,
    limit: i64,
) -> DbResult<Vec<NoticeLine>> {
    let mut query = notices::table
        .inner_join(occurrences::table)
        .left_join(outbox::table)
        .filter(notices::customer_id.eq(customer))
        .filter(notices::company_id.eq(company.as_str()))
        .order(notices::id.desc())
        .limit(limit)
        .select(columns())
        .into_boxed();
    if let Some(older_than) = older_than {
        query = query.filter(notices::id.lt(older_than.to_owned()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().map(line).collect())
}

type Row = (
    NoticeId,
    NaiveDateTime,
    Option<ScheduleId>,
    Option<SkipReason>,
    Option<String>,
    Option<String>,
    Option<NaiveDateTime>,
);

type Columns = (
    notices::id,
    occurrences::planned_at,
    occurrences::schedule_id,
    notices::reason,
    notices::detail,
    diesel::dsl::Nullable<outbox::state>,
    diesel::dsl::Nullable<outbox::sent_at>,
);

fn columns() -> Columns {
    (
        notices::id,
        occurrences::planned_at,
        occurrences::schedule_id,
        notices::reason,
        notices::detail,
        outbox::state.nullable(),
        outbox::sent_at.nullable(),
    )
}

fn line((id, planned_at, schedule, reason, detail, state, sent_at): Row) -> NoticeLine {
    let mail = state.as_deref().and_then(DeliveryState::parse);
    let state = match (mail, reason) {
        (Some(mail), _) => NoticeState::Mail(mail),
        (None, Some(reason)) => NoticeState::Skipped(reason),
        (None, None) => NoticeState::Mail(DeliveryState::Sent),
    };
    NoticeLine {
        id,
        planned_at: planned_at.and_utc(),
        state,
        detail,
        by_hand: schedule.is_none(),
        sent_at: sent_at.map(|at| at.and_utc()),
    }
}
