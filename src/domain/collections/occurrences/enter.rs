//! A line per customer: with a place in the outbox, or with the reason why there is none.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{ALL, Occurrence, Step, set_state};
use crate::domain::collections::reason::SkipReason;
use crate::platform::clock;
use crate::platform::db::dialect::insert_all;
use crate::platform::db::schema::{customers, notices, occurrences, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::outbox::{PRIORITY_NOTICE, message_id};
use crate::platform::values::ids::{
    CompanyId, CustomerId, NoticeId, OccurrenceId, OutboxId, ScheduleId,
};

/// Customers entered in one transaction.
const BATCH: i64 = 500;

/// Enters the next batch of customers; when all have a line, the occurrence runs.
pub(super) fn enter_customers(conn: &mut Conn, domain: &str, found: &Occurrence) -> DbResult<Step> {
    let Some(schedule) = &found.schedule_id else {
        set_state(conn, &found.id, "planned", "running")?;
        return Ok(Step::Moved);
    };
    if found.is_entered() {
        set_state(conn, &found.id, "planned", "running")?;
        return Ok(Step::Moved);
    }
    let batch = next_customers(conn, schedule, found.enqueued_to.as_deref())?;
    let position = batch
        .last()
        .map_or_else(|| ALL.to_owned(), |id| id.as_str().to_owned());
    if !advance(conn, found, &position)? {
        return Ok(Step::Moved);
    }
    if batch.is_empty() {
        set_state(conn, &found.id, "planned", "running")?;
    } else {
        enter(conn, domain, found, &batch, None)?;
    }
    Ok(Step::Moved)
}

/// Makes an occurrence for one customer by hand; it runs at once, within the permitted hours.
///
/// # Errors
/// The database's.
pub fn by_hand(
    conn: &mut Conn,
    domain: &str,
    company: &CompanyId,
    customer: &CustomerId,
    business: DateTime<Utc>,
) -> DbResult<OccurrenceId> {
    let occurrence = Occurrence {
        id: OccurrenceId::new(),
        schedule_id: None,
        company_id: company.clone(),
        planned_at: business.naive_utc(),
        send_at: business.naive_utc(),
        state: "running".to_owned(),
        waits_for: None,
        enqueued_to: Some(ALL.to_owned()),
    };
    diesel::insert_into(occurrences::table)
        .values((
            occurrences::id.eq(&occurrence.id),
            occurrences::company_id.eq(company),
            occurrences::planned_at.eq(occurrence.planned_at),
            occurrences::send_at.eq(occurrence.send_at),
            occurrences::state.eq(&occurrence.state),
            occurrences::enqueued_to.eq(ALL),
            occurrences::created_at.eq(clock::wall().naive_utc()),
        ))
        .execute(conn)?;
    enter(
        conn,
        domain,
        &occurrence,
        std::slice::from_ref(customer),
        None,
    )?;
    Ok(occurrence.id)
}

/// Writes a line per customer: with a place in the outbox, or with the reason why there is none.
pub(super) fn enter(
    conn: &mut Conn,
    domain: &str,
    found: &Occurrence,
    batch: &[CustomerId],
    reason: Option<SkipReason>,
) -> DbResult<()> {
    let now = clock::wall().naive_utc();
    let mut mails = Vec::with_capacity(batch.len());
    let mut lines = Vec::with_capacity(batch.len());
    for customer in batch {
        let outbox_id = reason.is_none().then(OutboxId::new);
        if let Some(id) = &outbox_id {
            mails.push(NewOutbox {
                id: id.clone(),
                kind: "notice",
                company_id: found.company_id.clone(),
                occurrence_id: found.id.clone(),
                customer_id: customer.clone(),
                priority: PRIORITY_NOTICE,
                state: "queued",
                message_id: message_id(id, domain),
                available_at: now,
                attempts: 0,
                created_at: now,
            });
        }
        lines.push(NewNotice {
            id: NoticeId::new(),
            occurrence_id: found.id.clone(),
            company_id: found.company_id.clone(),
            customer_id: customer.clone(),
            outbox_id,
            reason,
            created_at: now,
        });
    }
    insert_all!(conn, outbox::table, mails)?;
    insert_all!(conn, notices::table, lines)?;
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = outbox)]
struct NewOutbox {
    id: OutboxId,
    kind: &'static str,
    company_id: CompanyId,
    occurrence_id: OccurrenceId,
    customer_id: CustomerId,
    priority: i16,
    state: &'static str,
    message_id: String,
    available_at: chrono::NaiveDateTime,
    attempts: i32,
    created_at: chrono::NaiveDateTime,
}

#[derive(Insertable)]
#[diesel(table_name = notices)]
struct NewNotice {
    id: NoticeId,
    occurrence_id: OccurrenceId,
    company_id: CompanyId,
    customer_id: CustomerId,
    outbox_id: Option<OutboxId>,
    reason: Option<SkipReason>,
    created_at: chrono::NaiveDateTime,
}

pub(super) fn next_customers(
    conn: &mut Conn,
    schedule: &ScheduleId,
    after: Option<&str>,
) -> DbResult<Vec<CustomerId>> {
    let mut query = customers::table
        .filter(
            customers::schedule_id
                .eq(schedule.as_str())
                .and(customers::removed_at.is_null()),
        )
        .order(customers::id)
        .limit(BATCH)
        .select(customers::id)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(customers::id.gt(after.to_owned()));
    }
    Ok(query.load(conn)?)
}

fn advance(conn: &mut Conn, found: &Occurrence, position: &str) -> DbResult<bool> {
    let row = occurrences::table
        .find(&found.id)
        .filter(occurrences::state.eq(&found.state));
    let changed = match &found.enqueued_to {
        Some(old) => diesel::update(row.filter(occurrences::enqueued_to.eq(old)))
            .set(occurrences::enqueued_to.eq(position))
            .execute(conn)?,
        None => diesel::update(row.filter(occurrences::enqueued_to.is_null()))
            .set(occurrences::enqueued_to.eq(position))
            .execute(conn)?,
    };
    Ok(changed == 1)
}
