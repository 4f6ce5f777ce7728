//! Mail of every company, and of none, that did not arrive or perhaps not.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::delivery::{Resolution, resolve};
use crate::domain::invitations;
use crate::platform::db::schema::{companies, outbox, outbox_recipients};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, OutboxId};

/// A mail in the list.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
struct Stored {
    id: OutboxId,
    kind: String,
    company_id: Option<CompanyId>,
    state: String,
    recipient: Option<String>,
    attempts: i32,
    available_at: NaiveDateTime,
    answer: Option<String>,
    created_at: NaiveDateTime,
    sealed: Option<Vec<u8>>,
}

impl Stored {
    /// A notice is written anew, a letter goes while its text is kept. An invitation never does:
    /// its link may be dead by now, and its company sends it with a new one.
    fn can_go_again(&self) -> bool {
        self.kind == "notice" || (self.kind != invitations::KIND && self.sealed.is_some())
    }
}

/// A mail that did not arrive, or perhaps not, or that is tried again later.
#[derive(Clone, Debug)]
pub struct MailRow {
    /// Identity.
    pub id: OutboxId,
    /// What kind of mail, as a stable code.
    pub kind: String,
    /// Name of the company it belongs to, if any.
    pub company: Option<String>,
    /// `unknown`, `failed`, or `queued` for another attempt.
    pub state: String,
    /// Who gets it.
    pub to: Vec<String>,
    /// Attempts so far.
    pub attempts: i32,
    /// When it is tried next, UTC, while queued.
    pub next_at: DateTime<Utc>,
    /// When it was written, UTC.
    pub created_at: DateTime<Utc>,
    /// What the server said last.
    pub answer: String,
    /// It can be sent again: a notice is written anew, a letter only while its text is kept, an
    /// invitation never.
    pub resendable: bool,
}

/// At most `limit` mails older than `before` (empty: the newest), the newest first.
///
/// # Errors
/// The database's.
pub fn undelivered(conn: &mut Conn, before: &str, limit: i64) -> DbResult<Vec<MailRow>> {
    let given_up = outbox::state
        .eq_any(["unknown", "failed"])
        .and(outbox::settled_at.is_null());
    let delayed = outbox::state.eq("queued").and(outbox::attempts.gt(0));
    let mut query = outbox::table.filter(given_up.or(delayed)).into_boxed();
    if !before.is_empty() {
        query = query.filter(outbox::id.lt(before));
    }
    let found: Vec<Stored> = query
        .order(outbox::id.desc())
        .limit(limit)
        .select(Stored::as_select())
        .load(conn)?;
    let ids: Vec<&OutboxId> = found.iter().map(|mail| &mail.id).collect();
    let to: Vec<(OutboxId, String)> = outbox_recipients::table
        .filter(outbox_recipients::outbox_id.eq_any(ids))
        .order(outbox_recipients::address)
        .select((outbox_recipients::outbox_id, outbox_recipients::address))
        .load(conn)?;
    let of: Vec<&CompanyId> = found
        .iter()
        .filter_map(|one| one.company_id.as_ref())
        .collect();
    let names: Vec<(CompanyId, String)> = companies::table
        .filter(companies::id.eq_any(of))
        .select((companies::id, companies::name))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|mail| row(mail, &to, &names))
        .collect())
}

fn row(mail: Stored, to: &[(OutboxId, String)], names: &[(CompanyId, String)]) -> MailRow {
    let mut addresses: Vec<String> = to
        .iter()
        .filter(|(id, _)| *id == mail.id)
        .map(|(_, address)| address.clone())
        .collect();
    if addresses.is_empty() {
        addresses.extend(mail.recipient.clone());
    }
    let company = names
        .iter()
        .find(|(id, _)| Some(id) == mail.company_id.as_ref())
        .map(|(_, name)| name.clone());
    let resendable = mail.state != "queued" && mail.can_go_again();
    MailRow {
        company,
        to: addresses,
        next_at: mail.available_at.and_utc(),
        created_at: mail.created_at.and_utc(),
        answer: mail.answer.unwrap_or_default(),
        resendable,
        id: mail.id,
        kind: mail.kind,
        state: mail.state,
        attempts: mail.attempts,
    }
}

/// Carries a decision of the operator out. `false`: it was settled already, or cannot be sent
/// again because its text is gone or has the link of an invitation.
///
/// # Errors
/// The database's.
pub fn settle(
    conn: &mut Conn,
    actor: &Actor,
    id: &str,
    resolution: Resolution,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let found: Option<Stored> = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::state.eq_any(["unknown", "failed"]))
        .select(Stored::as_select())
        .first(conn)
        .optional()?;
    let Some(mail) = found else { return Ok(false) };
    if resolution == Resolution::SendAgain && !mail.can_go_again() {
        return Ok(false);
    }
    match &mail.company_id {
        Some(company) => resolve(conn, actor, company, &mail.id, resolution),
        None => settle_letter(conn, actor, &mail, resolution, now),
    }
}

/// A letter of the service itself, which belongs to no company.
fn settle_letter(
    conn: &mut Conn,
    actor: &Actor,
    mail: &Stored,
    resolution: Resolution,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let settled = (
        outbox::settled_by.eq(&actor.name),
        outbox::settled_at.eq(now.naive_utc()),
        outbox::worker_id.eq(None::<String>),
    );
    let row = diesel::update(
        outbox::table
            .find(&mail.id)
            .filter(outbox::state.eq_any(["unknown", "failed"])),
    );
    let (changed, action) = match resolution {
        Resolution::TreatAsSent => {
            let changed = row
                .set((
                    settled,
                    outbox::state.eq("sent"),
                    outbox::sent_at.eq(now.naive_utc()),
                    outbox::sealed.eq(None::<Vec<u8>>),
                ))
                .execute(conn)?;
            (changed, "letter.treated_as_sent")
        }
        Resolution::SendAgain => {
            let changed = row
                .set((
                    settled,
                    outbox::state.eq("queued"),
                    outbox::available_at.eq(now.naive_utc()),
                    outbox::first_attempt_at.eq(None::<NaiveDateTime>),
                ))
                .execute(conn)?;
            (changed, "letter.sent_again")
        }
    };
    if changed == 0 {
        return Ok(false);
    }
    let entry = Entry {
        company: None,
        action,
        subject: Some(&format!("outbox:{}", mail.id)),
        detail: mail.recipient.as_deref(),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}
