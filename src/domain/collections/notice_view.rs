//! One notice with all that is known about it: evidence.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::cycles::{Fate, Recipient, recipients};
use super::reason::SkipReason;
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::{
    customers, notices, occurrences, outbox, outbox_copies, schedules,
};
use crate::platform::db::{Conn, DbError, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, NoticeId, OccurrenceId, OutboxId};

/// No archived mail is larger than this once unpacked, bytes.
const LARGEST: usize = 8 * 1024 * 1024;

/// A notice.
#[derive(Clone, Debug)]
pub struct NoticeView {
    /// Its id.
    pub id: NoticeId,
    /// Its customer.
    pub customer: CustomerId,
    /// The customer's name.
    pub name: String,
    /// Its cycle.
    pub cycle: OccurrenceId,
    /// The schedule's name; none for a sending by hand.
    pub schedule: Option<String>,
    /// The cycle's instant.
    pub planned_at: DateTime<Utc>,
    /// When its line was written.
    pub entered_at: DateTime<Utc>,
    /// How it fared.
    pub fate: Fate,
    /// Why there was no mail.
    pub reason: Option<SkipReason>,
    /// Until when, by whom, on which day.
    pub detail: Option<String>,
    /// The mail.
    pub mail: Option<MailView>,
}

/// The mail of a notice.
#[derive(Clone, Debug)]
pub struct MailView {
    /// Its id.
    pub id: OutboxId,
    /// `queued`, `claimed`, `sending`, `sent`, `failed` or `unknown`.
    pub state: String,
    /// Its Message-ID.
    pub message_id: String,
    /// How often it was offered.
    pub attempts: i32,
    /// When it is offered again, while it waits for that.
    pub retry_at: Option<DateTime<Utc>>,
    /// When it was accepted, or treated as such.
    pub sent_at: Option<DateTime<Utc>>,
    /// What the server said last.
    pub answer: Option<String>,
    /// What a person decided last.
    pub settlement: Option<Settlement>,
    /// Whom it was offered to.
    pub recipients: Vec<Recipient>,
    /// What was offered, attempt by attempt.
    pub copies: Vec<CopyView>,
}

/// A person's decision about a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// It counts as sent; otherwise it went out again.
    pub as_sent: bool,
}

/// An archived copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyView {
    /// Number of the attempt, from 1.
    pub attempt: i32,
    /// When it was offered.
    pub made_at: DateTime<Utc>,
    /// SHA-256 of the bytes that were offered, hexadecimal.
    pub sha256: String,
}

/// A copy with its bytes.
#[derive(Clone, Debug)]
pub struct Archived {
    /// Whom it was sent to.
    pub customer: CustomerId,
    /// Number of the attempt, from 1.
    pub attempt: i32,
    /// The message; every character of the link's token is masked.
    pub mime: Vec<u8>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = notices, check_for_backend(MultiBackend))]
struct NoticeRow {
    id: NoticeId,
    occurrence_id: OccurrenceId,
    outbox_id: Option<OutboxId>,
    reason: Option<SkipReason>,
    detail: Option<String>,
    created_at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
struct MailRow {
    id: OutboxId,
    state: String,
    message_id: String,
    attempts: i32,
    available_at: NaiveDateTime,
    sent_at: Option<NaiveDateTime>,
    answer: Option<String>,
    settled_by: Option<String>,
    settled_at: Option<NaiveDateTime>,
}

/// One notice of a company; another company's is not there.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<NoticeView>> {
    type Row = (
        NoticeRow,
        (CustomerId, String),
        NaiveDateTime,
        Option<String>,
    );
    let row: Option<Row> = notices::table
        .inner_join(customers::table)
        .inner_join(occurrences::table.left_join(schedules::table))
        .filter(notices::id.eq(id))
        .filter(notices::company_id.eq(company))
        .select((
            NoticeRow::as_select(),
            (customers::id, customers::name),
            occurrences::planned_at,
            schedules::name.nullable(),
        ))
        .first(conn)
        .optional()?;
    let Some((notice, (customer, name), planned_at, schedule)) = row else {
        return Ok(None);
    };
    let mail = match &notice.outbox_id {
        Some(id) => mail(conn, id)?,
        None => None,
    };
    Ok(Some(NoticeView {
        id: notice.id,
        customer,
        name,
        cycle: notice.occurrence_id,
        schedule,
        planned_at: planned_at.and_utc(),
        entered_at: notice.created_at.and_utc(),
        fate: mail
            .as_ref()
            .map_or(Fate::Skipped, |mail| Fate::of_mail(&mail.state)),
        reason: notice.reason,
        detail: notice.detail,
        mail,
    }))
}

/// What happened to a mail, whosever it is: the caller has checked that.
///
/// # Errors
/// The database's.
pub(crate) fn mail(conn: &mut Conn, id: &OutboxId) -> DbResult<Option<MailView>> {
    let row: Option<MailRow> = outbox::table
        .find(id)
        .select(MailRow::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else {
        return Ok(None);
    };
    let copies: Vec<(i32, NaiveDateTime, String)> = outbox_copies::table
        .filter(outbox_copies::outbox_id.eq(id))
        .order(outbox_copies::attempt)
        .select((
            outbox_copies::attempt,
            outbox_copies::made_at,
            outbox_copies::sha256,
        ))
        .load(conn)?;
    let mut served = recipients(conn, std::slice::from_ref(id))?;
    let again = row.state == "queued" && row.attempts > 0;
    let as_sent = row.state == "sent" && row.settled_at == row.sent_at;
    Ok(Some(MailView {
        recipients: served.remove(id).unwrap_or_default(),
        retry_at: again.then(|| row.available_at.and_utc()),
        sent_at: row.sent_at.map(|at| at.and_utc()),
        answer: row.answer.filter(|words| !words.is_empty()),
        settlement: row
            .settled_by
            .zip(row.settled_at)
            .map(|(by, at)| Settlement {
                by,
                at: at.and_utc(),
                as_sent,
            }),
        copies: copies
            .into_iter()
            .map(|(attempt, made_at, sha256)| CopyView {
                attempt,
                made_at: made_at.and_utc(),
                sha256,
            })
            .collect(),
        id: row.id,
        state: row.state,
        message_id: row.message_id,
        attempts: row.attempts,
    }))
}

/// The archived copy of an attempt, or of the last one.
///
/// # Errors
/// The database's; a copy that cannot be unpacked.
pub fn archived(
    conn: &mut Conn,
    company: &CompanyId,
    id: &str,
    attempt: Option<i32>,
) -> DbResult<Option<Archived>> {
    let mut query = notices::table
        .inner_join(
            outbox_copies::table.on(notices::outbox_id.eq(outbox_copies::outbox_id.nullable())),
        )
        .filter(notices::id.eq(id))
        .filter(notices::company_id.eq(company.as_str()))
        .order(outbox_copies::attempt.desc())
        .select((
            notices::customer_id,
            outbox_copies::attempt,
            outbox_copies::mime_zstd,
        ))
        .into_boxed();
    if let Some(attempt) = attempt {
        query = query.filter(outbox_copies::attempt.eq(attempt));
    }
    let found: Option<(CustomerId, i32, Vec<u8>)> = query.first(conn).optional()?;
    let Some((customer, attempt, packed)) = found else {
        return Ok(None);
    };
    let mime = zstd::bulk::decompress(&packed, LARGEST)
        .map_err(|fault| DbError::Value(format!("archived mail: {fault}")))?;
    Ok(Some(Archived {
        customer,
        attempt,
        mime,
    }))
}

/// Tells that a person of the company took the mail of a notice as a file.
///
/// # Errors
/// The database's.
pub fn exported(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    customer: &CustomerId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let subject = format!("customer:{customer}");
    let entry = Entry {
        company: Some(company),
        action: "notice.exported",
        subject: Some(&subject),
        detail: Some("eml"),
    };
    audit::record(conn, actor, &entry, now)
}
