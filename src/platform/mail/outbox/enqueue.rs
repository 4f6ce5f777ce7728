//! Putting mail in the outbox.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Letter, PRIORITY_PERSON};
use crate::platform::db::schema::outbox;
use crate::platform::db::{Conn, DbError};
use crate::platform::values::ids::{CompanyId, OutboxId};
use crate::platform::vault::{Vault, VaultError};

/// The Message-ID of an outbox row: fixed by the row's id, in the domain of the sender.
#[must_use]
pub fn message_id(id: &OutboxId, domain: &str) -> String {
    format!("<{id}@{domain}>")
}

/// Puts a finished letter in the outbox; call it in the transaction of its cause.
///
/// # Errors
/// The database's.
pub fn enqueue(
    conn: &mut Conn,
    vault: &Vault,
    domain: &str,
    (kind, company): (&str, Option<&CompanyId>),
    letter: &Letter,
    now: DateTime<Utc>,
) -> Result<OutboxId, VaultError> {
    let id = OutboxId::new();
    let sealed = letter.seal(vault, &id)?;
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(&id),
            outbox::kind.eq(kind),
            outbox::company_id.eq(company),
            outbox::priority.eq(PRIORITY_PERSON),
            outbox::state.eq("queued"),
            outbox::message_id.eq(message_id(&id, domain)),
            outbox::recipient.eq(&letter.to),
            outbox::sealed.eq(sealed),
            outbox::available_at.eq(now.naive_utc()),
            outbox::attempts.eq(0),
            outbox::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)
        .map_err(DbError::from)?;
    Ok(id)
}
