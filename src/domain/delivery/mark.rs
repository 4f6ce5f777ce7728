//! Writing *sending* down, durably, before a server sees anything; and giving back what was not
//! offered after all.

use std::collections::HashSet;

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use super::parcel::Parcel;
use crate::platform::clock;
use crate::platform::db::dialect::insert_all;
use crate::platform::db::schema::{
    occurrences, outbox, outbox_copies, outbox_recipients, statement_links,
};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, CustomerId, OutboxId, WorkerId};

/// How long a statement link opens.
const LINK_LIFETIME: Duration = Duration::days(30);

#[derive(Insertable)]
#[diesel(table_name = outbox_recipients)]
struct NewRecipient {
    outbox_id: OutboxId,
    address: String,
    state: &'static str,
}

#[derive(Insertable)]
#[diesel(table_name = outbox_copies)]
struct NewCopy {
    outbox_id: OutboxId,
    attempt: i32,
    made_at: chrono::NaiveDateTime,
    sha256: String,
    mime_zstd: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = statement_links)]
struct NewLink {
    hash: String,
    company_id: CompanyId,
    customer_id: CustomerId,
    outbox_id: OutboxId,
    created_at: chrono::NaiveDateTime,
    expires_at: chrono::NaiveDateTime,
}

/// Marks parcels *sending* and returns the ids of those that are still this worker's; the others
/// must not be offered. Doing it again for the same parcels changes nothing.
pub(super) fn mark(
    conn: &mut Conn,
    worker: &WorkerId,
    parcels: &[Parcel],
    now: DateTime<Utc>,
) -> DbResult<HashSet<OutboxId>> {
    let ids: Vec<&OutboxId> = parcels.iter().map(|parcel| &parcel.id).collect();
    let mine = || {
        outbox::id
            .eq_any(&ids)
            .and(outbox::worker_id.eq(worker.as_str()))
    };
    diesel::update(outbox::table.filter(mine().and(outbox::state.eq("claimed"))))
        .set((
            outbox::state.eq("sending"),
            outbox::attempts.eq(outbox::attempts + 1),
        ))
        .execute(conn)?;
    diesel::update(outbox::table.filter(mine().and(outbox::first_attempt_at.is_null())))
        .set(outbox::first_attempt_at.eq(now.naive_utc()))
        .execute(conn)?;
    let marked: Vec<OutboxId> = outbox::table
        .filter(mine().and(outbox::state.eq("sending")))
        .select(outbox::id)
        .load(conn)?;
    let marked: HashSet<OutboxId> = marked.into_iter().collect();
    let parcels: Vec<&Parcel> = parcels
        .iter()
        .filter(|parcel| marked.contains(&parcel.id))
        .collect();
    write_evidence(conn, &parcels, now)?;
    Ok(marked)
}

/// Who is served, what they are sent, and the link that opens their statement.
fn write_evidence(conn: &mut Conn, parcels: &[&Parcel], now: DateTime<Utc>) -> DbResult<()> {
    clear_evidence(conn, parcels)?;
    let recipients: Vec<NewRecipient> = parcels
        .iter()
        .flat_map(|parcel| recipients(parcel))
        .collect();
    insert_all!(conn, outbox_recipients::table, recipients)?;
    let copies: Vec<NewCopy> = parcels
        .iter()
        .filter_map(|parcel| copy(parcel, now))
        .collect();
    insert_all!(conn, outbox_copies::table, copies)?;
    let links: Vec<NewLink> = parcels
        .iter()
        .filter_map(|parcel| link(parcel, now))
        .collect();
    insert_all!(conn, statement_links::table, links)?;
    Ok(())
}

/// What an attempt that did not happen, or whose note was not confirmed, may have left behind.
fn clear_evidence(conn: &mut Conn, parcels: &[&Parcel]) -> DbResult<()> {
    let ids: Vec<&OutboxId> = parcels.iter().map(|parcel| &parcel.id).collect();
    let links: Vec<&str> = parcels
        .iter()
        .filter_map(|parcel| Some(parcel.notice.as_ref()?.link_hash.as_str()))
        .collect();
    diesel::delete(outbox_recipients::table.filter(outbox_recipients::outbox_id.eq_any(&ids)))
        .filter(outbox_recipients::state.ne_all(["accepted", "refused"]))
        .execute(conn)?;
    diesel::delete(statement_links::table.filter(statement_links::hash.eq_any(links)))
        .execute(conn)?;
    let attempts = parcels
        .iter()
        .map(|parcel| parcel.attempts)
        .min()
        .unwrap_or(0);
    if attempts == 0 {
        // First attempts have no earlier copy; those of retries are kept.
        let first: Vec<&OutboxId> = parcels
            .iter()
            .filter(|parcel| parcel.attempts == 0)
            .map(|parcel| &parcel.id)
            .collect();
        diesel::delete(outbox_copies::table.filter(outbox_copies::outbox_id.eq_any(first)))
            .execute(conn)?;
    }
    for parcel in parcels.iter().filter(|parcel| parcel.attempts > 0) {
        diesel::delete(outbox_copies::table.find((&parcel.id, parcel.attempts + 1)))
            .execute(conn)?;
    }
    Ok(())
}

fn recipients(parcel: &Parcel) -> impl Iterator<Item = NewRecipient> {
    parcel.recipients.iter().map(|address| NewRecipient {
        outbox_id: parcel.id.clone(),
        address: address.clone(),
        state: "waiting",
    })
}

fn copy(parcel: &Parcel, now: DateTime<Utc>) -> Option<NewCopy> {
    let notice = parcel.notice.as_ref()?;
    Some(NewCopy {
        outbox_id: parcel.id.clone(),
        attempt: parcel.attempts + 1,
        made_at: now.naive_utc(),
        sha256: notice.sha256.clone(),
        mime_zstd: notice.copy.clone(),
    })
}

fn link(parcel: &Parcel, now: DateTime<Utc>) -> Option<NewLink> {
    let notice = parcel.notice.as_ref()?;
    Some(NewLink {
        hash: notice.link_hash.clone(),
        company_id: notice.company.clone(),
        customer_id: notice.customer.clone(),
        outbox_id: parcel.id.clone(),
        created_at: now.naive_utc(),
        expires_at: (now + LINK_LIFETIME).naive_utc(),
    })
}

/// A row that was marked and never offered, because the server could not be reached: it returns to
/// the queue as if nothing had happened, and its retries are not counted.
pub(super) fn not_offered(conn: &mut Conn, parcel: &Parcel) -> DbResult<()> {
    let mine = outbox::worker_id.eq(parcel.worker.as_str());
    let returned = diesel::update(outbox::table.find(&parcel.id).filter(mine))
        .filter(outbox::state.eq_any(["sending", "unknown"]))
        .set((
            outbox::state.eq("queued"),
            outbox::worker_id.eq(None::<String>),
            outbox::attempts.eq(parcel.attempts),
            outbox::first_attempt_at.eq(parcel.first_attempt_at.map(|at| at.naive_utc())),
            outbox::available_at.eq(clock::wall().naive_utc()),
        ))
        .execute(conn)?;
    if returned == 1 {
        clear_evidence(conn, &[parcel])?;
        reopen_occurrence(conn, parcel)?;
    }
    Ok(())
}

/// The occurrence of a mail that is in the queue again runs, even if it had been closed meanwhile.
pub(super) fn reopen_occurrence(conn: &mut Conn, parcel: &Parcel) -> DbResult<()> {
    let Some(id) = parcel
        .notice
        .as_ref()
        .and_then(|notice| notice.occurrence.as_ref())
    else {
        return Ok(());
    };
    diesel::update(
        occurrences::table
            .find(id)
            .filter(occurrences::state.eq("done")),
    )
    .set(occurrences::state.eq("running"))
    .execute(conn)?;
    Ok(())
}
