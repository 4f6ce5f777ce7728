//! The task of a company some of whose mails failed or are of unknown fate: one, however many mails
//! there are. It closes itself when a person has settled the last.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::tasks::{self, NewTask, Scope, TaskKind};
use crate::platform::clock;
use crate::platform::db::schema::{companies, outbox, tasks as rows};
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::outbox::DeliveryState;
use crate::platform::values::ids::{CompanyId, OutboxId};

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
    tasks::open(conn, &task, now)
}

/// Does the same for every company, after mails changed where their company was not at hand: what
/// dead workers left became *unknown*, or a late answer settled it.
///
/// # Errors
/// The database's.
pub fn note_all(conn: &mut Conn) -> DbResult<()> {
    let waiting: Vec<Option<String>> = outbox::table
        .filter(outbox::state.eq_any(UNSETTLED))
        .filter(outbox::company_id.is_not_null())
        .select(outbox::company_id)
        .distinct()
        .load(conn)?;
    let open: Vec<String> = rows::table
        .filter(rows::kind.eq(TaskKind::MailUnsettled.code()))
        .filter(rows::closed_at.is_null())
        .select(rows::scope)
        .load(conn)?;
    let mut companies_of: BTreeSet<String> = open.into_iter().collect();
    companies_of.extend(waiting.into_iter().flatten());
    let now = clock::wall();
    for owner in companies_of {
        let known = companies::table
            .find(&owner)
            .filter(companies::released_at.is_null());
        if diesel::select(diesel::dsl::exists(known)).get_result(conn)? {
            note_company(conn, &CompanyId::from(owner), now)?;
        }
    }
    Ok(())
}
