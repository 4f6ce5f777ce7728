//! The task of a company some of whose mails failed or are of unknown fate: one, however many mails
//! there are. It closes itself when a person has settled the last.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::tasks::{self, NewTask, Scope, TaskKind};
use crate::platform::db::schema::outbox;
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::outbox::DeliveryState;
use crate::platform::values::ids::{CompanyId, OutboxId};
use crate::platform::workers::{self, Reaped};

/// The task is about all of them.
const SUBJECT: &str = "mails";
/// Where they are settled.
const PLACE: &str = "/credit/settlements";
/// What waits for a person.
const UNSETTLED: [&str; 2] = [
    DeliveryState::Failed.as_str(),
    DeliveryState::Unknown.as_str(),
];

/// Opens or closes the tasks of the companies of these mails.
pub(super) fn note(conn: &mut Conn, mails: &[&OutboxId], now: DateTime<Utc>) -> DbResult<()> {
    let owners: Vec<Option<String>> = outbox::table
        .filter(outbox::id.eq_any(mails))
        .select(outbox::company_id)
        .load(conn)?;
    // In one order everywhere, so that two workers do not wait for each other.
    let owners: BTreeSet<String> = owners.into_iter().flatten().collect();
    for owner in owners {
        note_company(conn, &CompanyId::from(owner), now)?;
    }
    Ok(())
}

/// Opens or closes the task of a company.
pub(super) fn note_company(
    conn: &mut Conn,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let waiting = outbox::table
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::state.eq_any(UNSETTLED));
    let scope = Scope::Company(company);
    if !diesel::select(diesel::dsl::exists(waiting)).get_result(conn)? {
        return tasks::close(conn, scope, TaskKind::MailUnsettled, SUBJECT, now);
    }
    let task = NewTask {
        scope,
        kind: TaskKind::MailUnsettled,
        subject: SUBJECT,
        facts: "",
        place: PLACE,
        assignee: None,
        due_on: None,
    };
    tasks::open(conn, &task, now).map(drop)
}

/// Takes back what dead workers held; mails of unknown fate wait for a person.
///
/// # Errors
/// The database's.
pub fn reap(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Reaped> {
    let reaped = workers::reap(conn, now)?;
    if !reaped.unknown.is_empty() {
        let mails: Vec<&OutboxId> = reaped.unknown.iter().collect();
        note(conn, &mails, now)?;
    }
    Ok(reaped)
}
