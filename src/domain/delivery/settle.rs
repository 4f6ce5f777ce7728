//! Writing down what the server said.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::backoff;
use super::mark::reopen_occurrence;
use super::parcel::Parcel;
use crate::platform::db::schema::{customer_addresses, customers, outbox, outbox_recipients};
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::smtp::{Delivery, Outcome, RecipientAnswer, Verdict};

/// Where a mail goes after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Sent,
    Failed,
    Unknown,
    Again(DateTime<Utc>),
}

/// Writes the result of one attempt: the row, its recipients, the day of contact, and the mark on
/// addresses that the server refused for good.
/// Says whether a person must settle the rest.
pub(super) fn settle(
    conn: &mut Conn,
    parcel: &Parcel,
    delivery: &Delivery,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let next = next(parcel, delivery, now);
    if !write_row(conn, parcel, delivery, next, now)? {
        return Ok(false);
    }
    if matches!(next, Next::Again(_)) {
        reopen_occurrence(conn, parcel)?;
    }
    for recipient in &delivery.recipients {
        write_recipient(conn, parcel, recipient, next)?;
    }
    let accepted = delivery
        .recipients
        .iter()
        .any(|recipient| recipient.verdict == Verdict::Accepted);
    if let (Some(notice), true) = (&parcel.notice, accepted) {
        diesel::update(customers::table.find(&notice.customer))
            .set(customers::last_contacted_on.eq(notice.today))
            .execute(conn)?;
    }
    mark_refused(conn, parcel, delivery, now)?;
    Ok(matches!(next, Next::Failed | Next::Unknown))
}

fn next(parcel: &Parcel, delivery: &Delivery, now: DateTime<Utc>) -> Next {
    let any = |verdict| {
        delivery
            .recipients
            .iter()
            .any(|recipient| recipient.verdict == verdict)
    };
    let accepted = parcel.partly_accepted || any(Verdict::Accepted);
    let given_up = if accepted { Next::Sent } else { Next::Failed };
    match &delivery.outcome {
        Outcome::Unknown { .. } => Next::Unknown,
        Outcome::Failed { .. } => given_up,
        _ if any(Verdict::Deferred) => again(parcel, now).unwrap_or(given_up),
        _ => given_up,
    }
}

fn again(parcel: &Parcel, now: DateTime<Utc>) -> Option<Next> {
    let first = parcel.first_attempt_at.unwrap_or(now);
    let jitter = rand::random::<f64>();
    // After «send again» the count begins anew, as the day of retries does.
    let tries = if parcel.first_attempt_at.is_none() {
        1
    } else {
        parcel.attempts + 1
    };
    backoff::next_attempt(tries, first, now, jitter).map(Next::Again)
}

fn write_row(
    conn: &mut Conn,
    parcel: &Parcel,
    delivery: &Delivery,
    next: Next,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let (code, answer) = words(delivery);
    let answered = (
        outbox::code.eq(code),
        outbox::answer.eq(answer),
        outbox::worker_id.eq(None::<String>),
    );
    // A reaper may have called it unknown meanwhile; the one who knows corrects it.
    let row = outbox::table
        .find(&parcel.id)
        .filter(outbox::worker_id.eq(parcel.worker.as_str()))
        .filter(outbox::state.eq_any(["sending", "unknown"]));
    let target = diesel::update(row);
    let changed = match next {
        Next::Sent => target
            .set((
                answered,
                outbox::state.eq("sent"),
                outbox::sent_at.eq(now.naive_utc()),
                outbox::sealed.eq(None::<Vec<u8>>),
            ))
            .execute(conn)?,
        Next::Failed => target
            .set((
                answered,
                outbox::state.eq("failed"),
                outbox::sealed.eq(None::<Vec<u8>>),
            ))
            .execute(conn)?,
        Next::Unknown => target
            .set((answered, outbox::state.eq("unknown")))
            .execute(conn)?,
        Next::Again(at) => target
            .set((
                answered,
                outbox::state.eq("queued"),
                outbox::available_at.eq(at.naive_utc()),
            ))
            .execute(conn)?,
    };
    Ok(changed == 1)
}

/// The reply that decided, for the row.
fn words(delivery: &Delivery) -> (Option<i16>, String) {
    let decisive = |verdict| {
        delivery
            .recipients
            .iter()
            .find(|recipient| recipient.verdict == verdict)
    };
    let text = match &delivery.outcome {
        Outcome::Accepted { answer }
        | Outcome::Deferred { answer }
        | Outcome::Failed { answer }
        | Outcome::Unknown { answer } => answer.clone(),
        Outcome::NoRecipients => decisive(Verdict::Deferred)
            .or_else(|| decisive(Verdict::Refused))
            .map_or_else(String::new, |recipient| recipient.answer.clone()),
    };
    let code = delivery
        .recipients
        .first()
        .and_then(|recipient| recipient.code);
    (
        code.and_then(|code| i16::try_from(code).ok()),
        bounded(&text),
    )
}

fn bounded(text: &str) -> String {
    text.chars().take(500).collect()
}

fn write_recipient(
    conn: &mut Conn,
    parcel: &Parcel,
    recipient: &RecipientAnswer,
    next: Next,
) -> DbResult<()> {
    let state = match recipient.verdict {
        Verdict::Accepted => "accepted",
        // A message that is turned down says nothing final about an address if it goes out again.
        Verdict::Refused => "refused",
        Verdict::Unknown => "unknown",
        Verdict::Deferred if matches!(next, Next::Again(_)) => "deferred",
        Verdict::Deferred => "refused",
    };
    diesel::update(outbox_recipients::table.find((&parcel.id, &recipient.address)))
        .set((
            outbox_recipients::state.eq(state),
            outbox_recipients::code.eq(recipient.code.and_then(|code| i16::try_from(code).ok())),
            outbox_recipients::answer.eq(bounded(&recipient.answer)),
        ))
        .execute(conn)?;
    Ok(())
}

/// An address that its own RCPT refused for good is marked until a person confirms it.
fn mark_refused(
    conn: &mut Conn,
    parcel: &Parcel,
    delivery: &Delivery,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let Some(notice) = &parcel.notice else {
        return Ok(());
    };
    for recipient in delivery
        .recipients
        .iter()
        .filter(|r| r.own && r.verdict == Verdict::Refused)
    {
        diesel::update(customer_addresses::table)
            .filter(customer_addresses::customer_id.eq(&notice.customer))
            .filter(customer_addresses::email.eq(&recipient.address))
            .set((
                customer_addresses::refused_at.eq(now.naive_utc()),
                customer_addresses::refused_answer.eq(bounded(&recipient.answer)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
