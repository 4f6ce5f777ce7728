//! The audit log: who did what, when, from where. Lines are only ever added; the database refuses
//! to change or remove them.

mod group;
mod read;
mod words;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::audit_log;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{AuditId, CompanyId, UserId};

pub use group::Group;
pub use read::{Filter, Line, Slice, Turn, people, read};
pub use words::{CODES, words};

/// Who acts, and from where.
#[derive(Clone, Debug, Default)]
pub struct Actor {
    /// The account, when signed in.
    pub user: Option<UserId>,
    /// Name or address that stays readable when the account is gone.
    pub name: String,
    /// Network address.
    pub address: Option<String>,
    /// Id of the request.
    pub request_id: Option<String>,
}

impl Actor {
    /// The program itself: schedulers and commands.
    #[must_use]
    pub fn system() -> Self {
        Self {
            name: "mostrador".to_owned(),
            ..Self::default()
        }
    }
}

/// The two parts of an actor's name as it is kept, `Name <address>`; the address is empty where
/// there is none.
#[must_use]
pub fn name_and_address(actor: &str) -> (&str, &str) {
    actor
        .strip_suffix('>')
        .and_then(|text| text.rsplit_once(" <"))
        .unwrap_or((actor, ""))
}

/// What was done to what.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The tenant, if any.
    pub company: Option<&'a CompanyId>,
    /// Stable code such as `session.created`.
    pub action: &'a str,
    /// Kind and id of the thing, such as `schedule:…`.
    pub subject: Option<&'a str>,
    /// A short fact for people; never a secret.
    pub detail: Option<&'a str>,
}

/// Adds a line; call it in the transaction of what it tells.
///
/// # Errors
/// The database's.
pub fn record(
    conn: &mut Conn,
    actor: &Actor,
    entry: &Entry<'_>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    diesel::insert_into(audit_log::table)
        .values((
            audit_log::id.eq(AuditId::new()),
            audit_log::at.eq(now.naive_utc()),
            audit_log::company_id.eq(entry.company),
            audit_log::user_id.eq(actor.user.as_ref()),
            audit_log::actor.eq(&actor.name),
            audit_log::action.eq(entry.action),
            audit_log::subject.eq(entry.subject),
            audit_log::detail.eq(entry.detail),
            audit_log::address.eq(actor.address.as_deref()),
            audit_log::request_id.eq(actor.request_id.as_deref()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Tells that a company was changed, unless no row was: it stood so already. Says whether it was.
///
/// # Errors
/// The database's.
pub fn record_change(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    (rows, action): (usize, &str),
    now: DateTime<Utc>,
) -> DbResult<bool> {
    if rows == 0 {
        return Ok(false);
    }
    let entry = Entry {
        company: Some(company),
        action,
        subject: None,
        detail: None,
    };
    record(conn, actor, &entry, now)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use crate::platform::clock;
    use crate::platform::db::testing;

    #[tokio::test]
    async fn a_line_stays_as_it_was_written() {
        let fresh = testing::fresh();
        let written: DbResult<()> = fresh
            .db
            .write(|conn| {
                let entry = Entry {
                    company: None,
                    action: "session.created",
                    subject: None,
                    detail: None,
                };
                record(conn, &Actor::system(), &entry, clock::wall())
            })
            .await;
        written.unwrap();
        for sql in [
            "UPDATE audit_log SET actor = 'nobody'",
            "DELETE FROM audit_log",
        ] {
            let done: DbResult<usize> = fresh
                .db
                .write(move |conn| Ok(diesel::sql_query(sql).execute(conn)?))
                .await;
            let fault = done.unwrap_err().to_string();
            assert!(fault.contains("append-only"), "{fault}");
        }
        let actors: DbResult<Vec<String>> = fresh
            .db
            .read(|conn| Ok(audit_log::table.select(audit_log::actor).load(conn)?))
            .await;
        assert_eq!(actors.unwrap(), ["mostrador"]);
    }

    #[test]
    fn a_kept_name_comes_apart() {
        for (kept, parts) in [
            ("Ana Luna <ana@x.test>", ("Ana Luna", "ana@x.test")),
            ("A <b> C <ana@x.test>", ("A <b> C", "ana@x.test")),
            ("mostrador", ("mostrador", "")),
            ("Ana <", ("Ana <", "")),
            ("", ("", "")),
        ] {
            assert_eq!(name_and_address(kept), parts);
        }
    }
}
