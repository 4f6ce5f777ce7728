//! Claiming: a batch of mails is taken by compare-and-set; in the same transaction the facts of
//! every notice are read again and those that may not leave are taken out with their reason.
//! The texts are written after the commit, from what was read in it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::compose;
use super::facts::{self, Batch, Candidate, Claimed};
use super::parcel::Parcel;
use super::unsettled;
use crate::domain::collections::gate::{self, Gate};
use crate::domain::collections::judge::{Skip, judge};
use crate::domain::collections::occurrences::withdraw;
use crate::domain::collections::reason::SkipReason;
use crate::platform::clock;
use crate::platform::db::schema::{notices, occurrences, outbox};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::mail::outbox::Letter;
use crate::platform::values::ids::{CompanyId, OutboxId, WorkerId};
use crate::platform::workers;
use crate::services::Services;

/// What a claim brought.
pub(super) enum Taken {
    /// The worker's lease had ended.
    LeaseLost,
    /// Parcels ready to be offered; `more` says that the batch was full.
    Parcels { parcels: Vec<Parcel>, more: bool },
}

/// A mail and why its text cannot be written.
type Unwritten = (OutboxId, String);

struct Raw {
    letters: Vec<Claimed>,
    candidates: Vec<Candidate>,
    batch: Batch,
    more: bool,
}

/// Takes up to `limit` mails and writes their texts.
pub(super) async fn claim(
    services: &Services,
    worker: &WorkerId,
    limit: i64,
) -> Result<Taken, DbError> {
    let id = worker.clone();
    let raw = services
        .db
        .write(move |conn| take(conn, &id, limit))
        .await?;
    let Some(raw) = raw else {
        return Ok(Taken::LeaseLost);
    };
    let (writing, writer) = (services.clone(), worker.clone());
    let (taken, unwritten) =
        tokio::task::spawn_blocking(move || write_texts(&writing, &writer, raw))
            .await
            .map_err(|lost| DbError::Lost(lost.to_string()))?;
    if !unwritten.is_empty() {
        let worker = worker.clone();
        services
            .db
            .write(move |conn| fail_unwritten(conn, &worker, &unwritten))
            .await?;
    }
    Ok(taken)
}

fn take(conn: &mut Conn, worker: &WorkerId, limit: i64) -> DbResult<Option<Raw>> {
    let now = clock::wall();
    if !workers::renew(conn, worker, now)? {
        return Ok(None);
    }
    let business = clock::business(conn)?;
    let open = open_companies(conn, now, business)?;
    let ids = ready(conn, &open, now, limit)?;
    let more = i64::try_from(ids.len()).is_ok_and(|count| count == limit);
    let rows = mark_claimed(conn, worker, &ids)?;
    let (letters, rows): (Vec<Claimed>, Vec<Claimed>) = rows
        .into_iter()
        .partition(|row| row.occurrence_id.is_none());
    facts::take_turns(conn, &rows)?;
    let batch = facts::read(conn, &rows)?;
    let candidates = decide(conn, &batch, &rows, business)?;
    Ok(Some(Raw {
        letters,
        candidates,
        batch,
        more,
    }))
}

/// Companies with running occurrences whose gate is open at this moment.
pub(super) fn open_companies(
    conn: &mut Conn,
    now: DateTime<Utc>,
    business: DateTime<Utc>,
) -> DbResult<Vec<CompanyId>> {
    let with_work: Vec<CompanyId> = occurrences::table
        .filter(occurrences::state.eq("running"))
        .select(occurrences::company_id)
        .distinct()
        .load(conn)?;
    let mut open = Vec::new();
    for company in with_work {
        if gate::rules(conn, &company)?.gate(now, business) == Gate::Open {
            open.push(company);
        }
    }
    Ok(open)
}

/// Ids of what may be claimed: letters first, then notices of open companies.
fn ready(
    conn: &mut Conn,
    open: &[CompanyId],
    now: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<OutboxId>> {
    let waiting = outbox::state
        .eq("queued")
        .and(outbox::available_at.le(now.naive_utc()));
    let mut ids: Vec<OutboxId> = outbox::table
        .filter(waiting.and(outbox::occurrence_id.is_null()))
        .order((outbox::priority, outbox::available_at, outbox::id))
        .limit(limit)
        .select(outbox::id)
        .load(conn)?;
    let rest = limit - i64::try_from(ids.len()).unwrap_or(limit);
    if rest > 0 && !open.is_empty() {
        let running: Vec<String> = occurrences::table
            .filter(
                occurrences::state
                    .eq("running")
                    .and(occurrences::company_id.eq_any(open)),
            )
            .select(occurrences::id)
            .load(conn)?;
        let notices: Vec<OutboxId> = outbox::table
            .filter(waiting.and(outbox::occurrence_id.eq_any(running)))
            .order((outbox::priority, outbox::available_at, outbox::id))
            .limit(rest)
            .select(outbox::id)
            .load(conn)?;
        ids.extend(notices);
    }
    Ok(ids)
}

fn mark_claimed(conn: &mut Conn, worker: &WorkerId, ids: &[OutboxId]) -> DbResult<Vec<Claimed>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids).and(outbox::state.eq("queued"))))
        .set((
            outbox::state.eq("claimed"),
            outbox::worker_id.eq(worker.as_str()),
        ))
        .execute(conn)?;
    Ok(outbox::table
        .filter(outbox::id.eq_any(ids))
        .filter(
            outbox::state
                .eq("claimed")
                .and(outbox::worker_id.eq(worker.as_str())),
        )
        .order((outbox::priority, outbox::available_at, outbox::id))
        .select(Claimed::as_select())
        .load(conn)?)
}

/// Sorts the sendable from the others, and takes the others out.
fn decide(
    conn: &mut Conn,
    batch: &Batch,
    rows: &[Claimed],
    business: DateTime<Utc>,
) -> DbResult<Vec<Candidate>> {
    let mut sendable = Vec::with_capacity(rows.len());
    let mut skipped: HashMap<SkipReason, Vec<OutboxId>> = HashMap::new();
    for row in rows {
        let Some(candidate) = batch.candidate(row, business) else {
            skipped
                .entry(SkipReason::CustomerGone)
                .or_default()
                .push(row.id.clone());
            continue;
        };
        match judge(&candidate.facts) {
            None => sendable.push(candidate),
            Some(Skip { reason, detail }) => {
                if detail.is_some() {
                    note_detail(conn, &row.id, detail)?;
                }
                skipped.entry(reason).or_default().push(row.id.clone());
            }
        }
    }
    for (reason, ids) in skipped {
        withdraw(conn, &ids, reason)?;
    }
    Ok(sendable)
}

fn note_detail(conn: &mut Conn, id: &OutboxId, detail: Option<String>) -> DbResult<()> {
    diesel::update(notices::table.filter(notices::outbox_id.eq(id)))
        .set(notices::detail.eq(detail))
        .execute(conn)?;
    Ok(())
}

fn write_texts(services: &Services, worker: &WorkerId, raw: Raw) -> (Taken, Vec<Unwritten>) {
    let mut parcels = Vec::with_capacity(raw.letters.len() + raw.candidates.len());
    let mut unwritten = Vec::new();
    let mut keep = |id: &OutboxId, written: Result<Parcel, String>| match written {
        Ok(parcel) => parcels.push(parcel),
        Err(words) => unwritten.push((id.clone(), words)),
    };
    for row in &raw.letters {
        keep(&row.id, letter_parcel(services, worker, row));
    }
    for candidate in &raw.candidates {
        if let Some(company) = raw.batch.companies.get(&candidate.company) {
            keep(
                &candidate.row.id,
                compose::notice(services, worker, company, candidate),
            );
        }
    }
    (
        Taken::Parcels {
            parcels,
            more: raw.more,
        },
        unwritten,
    )
}

/// A mail whose text cannot be written fails where a person sees it.
fn fail_unwritten(conn: &mut Conn, worker: &WorkerId, unwritten: &[Unwritten]) -> DbResult<()> {
    for (id, words) in unwritten {
        tracing::error!(outbox = %id, words, "a mail cannot be written");
        diesel::update(outbox::table.find(id))
            .filter(
                outbox::state
                    .eq("claimed")
                    .and(outbox::worker_id.eq(worker.as_str())),
            )
            .set((
                outbox::state.eq("failed"),
                outbox::worker_id.eq(None::<String>),
                outbox::answer.eq(words),
            ))
            .execute(conn)?;
    }
    let ids: Vec<&OutboxId> = unwritten.iter().map(|(id, _)| id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    unsettled::note(conn, &ids, clock::wall())
}

fn letter_parcel(services: &Services, worker: &WorkerId, row: &Claimed) -> Result<Parcel, String> {
    let sealed = row.sealed.as_deref().ok_or("the letter has no text")?;
    let letter =
        Letter::open(&services.vault, &row.id, sealed).map_err(|fault| fault.to_string())?;
    let mime = compose::letter(services, &row.message_id, &letter)?;
    Ok(Parcel {
        id: row.id.clone(),
        worker: worker.clone(),
        attempts: row.attempts,
        first_attempt_at: row.first_attempt_at.map(|at| at.and_utc()),
        partly_accepted: false,
        claimed_at: tokio::time::Instant::now(),
        recipients: vec![letter.to],
        mime: Arc::new(mime),
        notice: None,
    })
}
