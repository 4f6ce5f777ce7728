//! One mail with all that is known about it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::collections::cycles::{Fate, Recipient};
use crate::domain::collections::notice_view::{self, MailView};
use crate::domain::invitations;
use crate::platform::db::schema::{customers, notices, occurrences, outbox};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, NoticeId, OccurrenceId, OutboxId};

/// A mail.
#[derive(Clone, Debug)]
pub struct Message {
    /// Word of its area, such as `notice`.
    pub kind: String,
    /// How it fared.
    pub fate: Fate,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// When it was offered first.
    pub first_attempt_at: Option<DateTime<Utc>>,
    /// What happened to it.
    pub mail: MailView,
    /// The notice, and its customer with the name.
    pub notice: Option<(NoticeId, CustomerId, String)>,
    /// Its text is still there to be sent.
    pub can_go_again: bool,
    /// Its cycle was missed and is decided first.
    pub cycle_waits: bool,
    /// It carries an invitation that is still open.
    pub open_invitation: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
struct Row {
    id: OutboxId,
    kind: String,
    state: String,
    occurrence_id: Option<OccurrenceId>,
    customer_id: Option<CustomerId>,
    recipient: Option<String>,
    sealed: Option<Vec<u8>>,
    code: Option<i16>,
    first_attempt_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
}

/// One mail of the company; another company's is not there.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Message>> {
    let row: Option<Row> = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::id.eq(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else {
        return Ok(None);
    };
    let Some(mut mail) = notice_view::mail(conn, &row.id)? else {
        return Ok(None);
    };
    if let (Some(address), true) = (&row.recipient, mail.recipients.is_empty()) {
        mail.recipients.push(Recipient {
            address: address.clone(),
            state: row.state.clone(),
            code: row.code,
            answer: mail.answer.clone(),
        });
    }
    let notice: Option<(NoticeId, CustomerId, String)> = notices::table
        .inner_join(customers::table)
        .filter(notices::outbox_id.eq(&row.id))
        .select((notices::id, customers::id, customers::name))
        .first(conn)
        .optional()?;
    let cycle_waits = match &row.occurrence_id {
        Some(id) => is_missed(conn, id)?,
        None => false,
    };
    let open_invitation = match &row.recipient {
        Some(address) if row.kind == invitations::KIND => {
            invitations::is_open(conn, company, address)?
        }
        _ => false,
    };
    Ok(Some(Message {
        fate: Fate::of_mail(&row.state),
        at: row.created_at.and_utc(),
        first_attempt_at: row.first_attempt_at.map(|at| at.and_utc()),
        can_go_again: row.customer_id.is_some() || row.sealed.is_some(),
        kind: row.kind,
        mail,
        notice,
        cycle_waits,
        open_invitation,
    }))
}

fn is_missed(conn: &mut Conn, id: &OccurrenceId) -> DbResult<bool> {
    let missed = occurrences::table
        .find(id)
        .filter(occurrences::state.eq("missed"));
    Ok(diesel::select(diesel::dsl::exists(missed)).get_result(conn)?)
}
