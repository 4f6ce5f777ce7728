//! A person settles what the program cannot know.

use diesel::prelude::*;

use super::unsettled;
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::gate;
use crate::platform::clock;
use crate::platform::db::schema::{customers, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::{CompanyId, OutboxId};

/// What a person decides about a mail that is *unknown* or *failed*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// It arrived, or nothing more is to be done about it.
    TreatAsSent,
    /// Send it again, under the same Message-ID, with the figures of then.
    SendAgain,
}

/// Carries a decision out. `false`: it was settled already, or is not this company's.
///
/// # Errors
/// The database's.
pub fn resolve(
    conn: &mut Conn,
    actor: &Actor,
    company: &CompanyId,
    id: &OutboxId,
    resolution: Resolution,
) -> DbResult<bool> {
    let now = clock::wall();
    let row = outbox::table
        .find(id)
        .filter(outbox::company_id.eq(company.as_str()))
        .filter(outbox::state.eq_any(["unknown", "failed"]));
    let settled = (
        outbox::settled_by.eq(&actor.name),
        outbox::settled_at.eq(now.naive_utc()),
        outbox::worker_id.eq(None::<String>),
    );
    let changed = match resolution {
        Resolution::TreatAsSent => diesel::update(row)
            .set((
                settled,
                outbox::state.eq("sent"),
                outbox::sent_at.eq(now.naive_utc()),
                outbox::sealed.eq(None::<Vec<u8>>),
            ))
            .execute(conn)?,
        Resolution::SendAgain => diesel::update(row)
            .set((
                settled,
                outbox::state.eq("queued"),
                outbox::available_at.eq(now.naive_utc()),
                outbox::first_attempt_at.eq(None::<chrono::NaiveDateTime>),
            ))
            .execute(conn)?,
    };
    if changed == 0 {
        return Ok(false);
    }
    if resolution == Resolution::TreatAsSent {
        note_contact(conn, company, id)?;
    } else {
        reopen(conn, id)?;
    }
    let subject = format!("outbox:{id}");
    let action = match resolution {
        Resolution::TreatAsSent => "notice.treated_as_sent",
        Resolution::SendAgain => "notice.sent_again",
    };
    let entry = Entry {
        company: Some(company),
        action,
        subject: Some(&subject),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)?;
    unsettled::note_company(conn, company, now)?;
    Ok(true)
}

/// The day of the attempt, in the company's zone and by its clock, counts as the day of contact,
/// unless a later one is known.
fn note_contact(conn: &mut Conn, company: &CompanyId, id: &OutboxId) -> DbResult<()> {
    let (customer, attempt): (Option<String>, Option<chrono::NaiveDateTime>) = outbox::table
        .find(id)
        .select((outbox::customer_id, outbox::first_attempt_at))
        .first(conn)?;
    let (Some(customer), Some(attempt)) = (customer, attempt) else {
        return Ok(());
    };
    let ahead = clock::business(conn)? - clock::wall();
    let day = gate::rules(conn, company)?.day(attempt.and_utc() + ahead);
    let earlier = customers::last_contacted_on
        .is_null()
        .or(customers::last_contacted_on.lt(day));
    diesel::update(customers::table.find(customer).filter(earlier))
        .set(customers::last_contacted_on.eq(day))
        .execute(conn)?;
    Ok(())
}

/// The occurrence of a mail that goes out again runs again, and recipients of an unknown or failed
/// attempt are free for the next one.
fn reopen(conn: &mut Conn, id: &OutboxId) -> DbResult<()> {
    use crate::platform::db::schema::{occurrences, outbox_recipients};
    let occurrence: Option<String> = outbox::table
        .find(id)
        .select(outbox::occurrence_id)
        .first(conn)?;
    if let Some(occurrence) = occurrence {
        let business = clock::business(conn)?;
        // A missed cycle waits for its own decision; one of its mails does not release the others.
        diesel::update(
            occurrences::table
                .find(occurrence)
                .filter(occurrences::state.ne("missed")),
        )
        .set((
            occurrences::state.eq("running"),
            occurrences::send_at.eq(business.naive_utc()),
        ))
        .execute(conn)?;
    }
    diesel::delete(outbox_recipients::table.filter(outbox_recipients::outbox_id.eq(id)))
        .filter(outbox_recipients::state.ne("accepted"))
        .execute(conn)?;
    Ok(())
}
