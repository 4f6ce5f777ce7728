//! Occurrences: one planned instant of a schedule, or one sending by hand.
//!
//! `planned` → `running` → `done`; older than the age limit: `missed`, until a person decides
//! (`planned` or `running` again, or `skipped`).

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::gate::{self, AGE_LIMIT, Gate};
use super::reason::SkipReason;
use crate::platform::clock;
use crate::platform::db::dialect::insert_all;
use crate::platform::db::schema::{customers, notices, occurrences, outbox, outbox_recipients};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::mail::outbox::{PRIORITY_NOTICE, message_id};
use crate::platform::values::ids::{
    CompanyId, CustomerId, NoticeId, OccurrenceId, OutboxId, ScheduleId,
};

/// Customers entered in one transaction.
const BATCH: i64 = 500;
/// `enqueued_to` when every customer has its line.
const ALL: &str = "~";

/// The row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = occurrences, check_for_backend(MultiBackend))]
pub struct Occurrence {
    /// Its id.
    pub id: OccurrenceId,
    /// The schedule, or none for a sending by hand.
    pub schedule_id: Option<ScheduleId>,
    /// Whose.
    pub company_id: CompanyId,
    /// The schedule's instant, UTC.
    pub planned_at: chrono::NaiveDateTime,
    /// The permitted moment it moved to, UTC.
    pub send_at: chrono::NaiveDateTime,
    /// Code of the state.
    pub state: String,
    /// What it waits for: `data`, `pause`, `hours`.
    pub waits_for: Option<String>,
    /// How far the customers have been entered.
    pub enqueued_to: Option<String>,
}

impl Occurrence {
    fn is_entered(&self) -> bool {
        self.enqueued_to.as_deref() == Some(ALL)
    }
}

/// What a look at a planned occurrence led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is nothing to do at this moment.
    Idle,
    /// Something was done; ask again.
    Moved,
    /// The company's data is too old; a sync should run.
    NeedsSync(CompanyId),
}

/// Looks at the planned occurrences that are due, one after the other beyond `after`, and starts,
/// moves or shelves the first one. Returns where it looked.
///
/// # Errors
/// The database's.
pub fn start_next(
    conn: &mut Conn,
    domain: &str,
    after: Option<&OccurrenceId>,
    business: DateTime<Utc>,
) -> DbResult<(Option<OccurrenceId>, Step)> {
    let mut query = occurrences::table
        .filter(
            occurrences::state
                .eq("planned")
                .and(occurrences::send_at.le(business.naive_utc())),
        )
        .order(occurrences::id)
        .select(Occurrence::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(occurrences::id.gt(after.as_str()));
    }
    let Some(found) = query.first(conn).optional()? else {
        return Ok((None, Step::Idle));
    };
    let step = start(conn, domain, &found, business)?;
    Ok((Some(found.id), step))
}

fn start(
    conn: &mut Conn,
    domain: &str,
    found: &Occurrence,
    business: DateTime<Utc>,
) -> DbResult<Step> {
    let rules = gate::rules(conn, &found.company_id)?;
    if business - found.send_at.and_utc() > AGE_LIMIT {
        set_state(conn, &found.id, "planned", "missed")?;
        return Ok(Step::Moved);
    }
    match rules.gate(clock::wall(), business) {
        Gate::Open => enter_customers(conn, domain, found),
        Gate::Paused => wait(conn, found, "pause").map(|()| Step::Idle),
        Gate::Stale => {
            wait(conn, found, "data")?;
            Ok(Step::NeedsSync(found.company_id.clone()))
        }
        Gate::OutsideHours(next) => {
            postpone(conn, found, next)?;
            Ok(Step::Idle)
        }
    }
}

fn wait(conn: &mut Conn, found: &Occurrence, what: &str) -> DbResult<()> {
    if found.waits_for.as_deref() != Some(what) {
        diesel::update(occurrences::table.find(&found.id))
            .set(occurrences::waits_for.eq(what))
            .execute(conn)?;
    }
    Ok(())
}

fn postpone(conn: &mut Conn, found: &Occurrence, next: Option<DateTime<Utc>>) -> DbResult<()> {
    match next {
        Some(next) => {
            diesel::update(occurrences::table.find(&found.id))
                .set((
                    occurrences::send_at.eq(next.naive_utc()),
                    occurrences::waits_for.eq("hours"),
                ))
                .execute(conn)?;
            Ok(())
        }
        None => set_state(conn, &found.id, "planned", "missed").map(drop),
    }
}

/// Moves an occurrence from one state to another by compare-and-set.
///
/// # Errors
/// The database's.
pub fn set_state(conn: &mut Conn, id: &OccurrenceId, from: &str, to: &str) -> DbResult<bool> {
    let changed = diesel::update(
        occurrences::table
            .find(id)
            .filter(occurrences::state.eq(from)),
    )
    .set((
        occurrences::state.eq(to),
        occurrences::waits_for.eq(None::<String>),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// Enters the next batch of customers; when all have a line, the occurrence runs.
fn enter_customers(conn: &mut Conn, domain: &str, found: &Occurrence) -> DbResult<Step> {
    let Some(schedule) = &found.schedule_id else {
        set_state(conn, &found.id, "planned", "running")?;
        return Ok(Step::Moved);
    };
    if found.is_entered() {
        set_state(conn, &found.id, "planned", "running")?;
        return Ok(Step::Moved);
    }
    let batch = next_customers(conn, schedule, found.enqueued_to.as_deref())?;
    let position = batch
        .last()
        .map_or_else(|| ALL.to_owned(), |id| id.as_str().to_owned());
    if !advance(conn, found, &position)? {
        return Ok(Step::Moved);
    }
    if batch.is_empty() {
        set_state(conn, &found.id, "planned", "running")?;
    } else {
        enter(conn, domain, found, &batch, None)?;
    }
    Ok(Step::Moved)
}

fn next_customers(
    conn: &mut Conn,
    schedule: &ScheduleId,
    after: Option<&str>,
) -> DbResult<Vec<CustomerId>> {
    let mut query = customers::table
        .filter(
            customers::schedule_id
                .eq(schedule.as_str())
                .and(customers::removed_at.is_null()),
        )
        .order(customers::id)
        .limit(BATCH)
        .select(customers::id)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(customers::id.gt(after.to_owned()));
    }
    Ok(query.load(conn)?)
}

fn advance(conn: &mut Conn, found: &Occurrence, position: &str) -> DbResult<bool> {
    let row = occurrences::table
        .find(&found.id)
        .filter(occurrences::state.eq(&found.state));
    let changed = match &found.enqueued_to {
        Some(old) => diesel::update(row.filter(occurrences::enqueued_to.eq(old)))
            .set(occurrences::enqueued_to.eq(position))
            .execute(conn)?,
        None => diesel::update(row.filter(occurrences::enqueued_to.is_null()))
            .set(occurrences::enqueued_to.eq(position))
            .execute(conn)?,
    };
    Ok(changed == 1)
}

#[derive(Insertable)]
#[diesel(table_name = outbox)]
struct NewOutbox {
    id: OutboxId,
    kind: &'static str,
    company_id: CompanyId,
    occurrence_id: OccurrenceId,
    customer_id: CustomerId,
    priority: i16,
    state: &'static str,
    message_id: String,
    available_at: chrono::NaiveDateTime,
    attempts: i32,
    created_at: chrono::NaiveDateTime,
}

#[derive(Insertable)]
#[diesel(table_name = notices)]
struct NewNotice {
    id: NoticeId,
    occurrence_id: OccurrenceId,
    company_id: CompanyId,
    customer_id: CustomerId,
    outbox_id: Option<OutboxId>,
    reason: Option<SkipReason>,
    created_at: chrono::NaiveDateTime,
}

/// Writes a line per customer: with a place in the outbox, or with the reason why there is none.
fn enter(
    conn: &mut Conn,
    domain: &str,
    found: &Occurrence,
    batch: &[CustomerId],
    reason: Option<SkipReason>,
) -> DbResult<()> {
    let now = clock::wall().naive_utc();
    let mut mails = Vec::with_capacity(batch.len());
    let mut lines = Vec::with_capacity(batch.len());
    for customer in batch {
        let outbox_id = reason.is_none().then(OutboxId::new);
        if let Some(id) = &outbox_id {
            mails.push(NewOutbox {
                id: id.clone(),
                kind: "notice",
                company_id: found.company_id.clone(),
                occurrence_id: found.id.clone(),
                customer_id: customer.clone(),
                priority: PRIORITY_NOTICE,
                state: "queued",
                message_id: message_id(id, domain),
                available_at: now,
                attempts: 0,
                created_at: now,
            });
        }
        lines.push(NewNotice {
            id: NoticeId::new(),
            occurrence_id: found.id.clone(),
            company_id: found.company_id.clone(),
            customer_id: customer.clone(),
            outbox_id,
            reason,
            created_at: now,
        });
    }
    insert_all!(conn, outbox::table, mails)?;
    insert_all!(conn, notices::table, lines)?;
    Ok(())
}

/// Makes an occurrence for one customer by hand; it runs at once, within the permitted hours.
///
/// # Errors
/// The database's.
pub fn by_hand(
    conn: &mut Conn,
    domain: &str,
    company: &CompanyId,
    customer: &CustomerId,
    business: DateTime<Utc>,
) -> DbResult<OccurrenceId> {
    let occurrence = Occurrence {
        id: OccurrenceId::new(),
        schedule_id: None,
        company_id: company.clone(),
        planned_at: business.naive_utc(),
        send_at: business.naive_utc(),
        state: "running".to_owned(),
        waits_for: None,
        enqueued_to: Some(ALL.to_owned()),
    };
    diesel::insert_into(occurrences::table)
        .values((
            occurrences::id.eq(&occurrence.id),
            occurrences::company_id.eq(company),
            occurrences::planned_at.eq(occurrence.planned_at),
            occurrences::send_at.eq(occurrence.send_at),
            occurrences::state.eq(&occurrence.state),
            occurrences::enqueued_to.eq(ALL),
            occurrences::created_at.eq(clock::wall().naive_utc()),
        ))
        .execute(conn)?;
    enter(
        conn,
        domain,
        &occurrence,
        std::slice::from_ref(customer),
        None,
    )?;
    Ok(occurrence.id)
}

/// Shelves running occurrences that never got going within the age limit, and closes those that
/// have nothing left to deliver.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, business: DateTime<Utc>) -> DbResult<()> {
    let running: Vec<Occurrence> = occurrences::table
        .filter(occurrences::state.eq("running"))
        .select(Occurrence::as_select())
        .order(occurrences::id)
        .load(conn)?;
    for found in running {
        if has_live_mail(conn, &found.id, false)? {
            keep_or_shelve(conn, &found, business)?;
        } else {
            set_state(conn, &found.id, "running", "done")?;
        }
    }
    Ok(())
}

/// Closed hours move the moment on; what else keeps a running occurrence from its first mail for
/// longer than the age limit makes it a person's business.
fn keep_or_shelve(conn: &mut Conn, found: &Occurrence, business: DateTime<Utc>) -> DbResult<()> {
    let send_at = found.send_at.and_utc();
    match gate::rules(conn, &found.company_id)?.gate(clock::wall(), business) {
        Gate::OutsideHours(Some(next)) if next > send_at => {
            diesel::update(occurrences::table.find(&found.id))
                .set(occurrences::send_at.eq(next.naive_utc()))
                .execute(conn)?;
            Ok(())
        }
        _ if business - send_at > AGE_LIMIT && has_live_mail(conn, &found.id, true)? => {
            set_state(conn, &found.id, "running", "missed").map(drop)
        }
        _ => Ok(()),
    }
}

fn has_live_mail(conn: &mut Conn, id: &OccurrenceId, only_untouched: bool) -> DbResult<bool> {
    let of_this = outbox::occurrence_id.eq(id.as_str());
    let exists = if only_untouched {
        diesel::select(diesel::dsl::exists(
            outbox::table.filter(
                of_this
                    .and(outbox::state.eq("queued"))
                    .and(outbox::attempts.eq(0)),
            ),
        ))
        .get_result(conn)?
    } else {
        diesel::select(diesel::dsl::exists(outbox::table.filter(
            of_this.and(outbox::state.eq_any(["queued", "claimed", "sending"])),
        )))
        .get_result(conn)?
    };
    Ok(exists)
}

/// What a person decides about a missed occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// As soon as the hours permit.
    SendNow,
    /// At the next opening of the window.
    NextWindow,
    /// Not at all.
    Skip,
}

/// Carries out a decision about a missed occurrence. `false`: it was decided already.
///
/// # Errors
/// The database's.
pub fn decide(
    conn: &mut Conn,
    occurrence: &Occurrence,
    decision: Decision,
    by: &str,
    business: DateTime<Utc>,
) -> DbResult<bool> {
    let to = match decision {
        Decision::Skip => "skipped",
        _ if occurrence.is_entered() => "running",
        _ => "planned",
    };
    if !set_state(conn, &occurrence.id, "missed", to)? {
        return Ok(false);
    }
    let send_at = moment(conn, occurrence, decision, business)?;
    diesel::update(occurrences::table.find(&occurrence.id))
        .set((
            occurrences::decided_by.eq(by),
            occurrences::decided_at.eq(clock::wall().naive_utc()),
            occurrences::send_at.eq(send_at.naive_utc()),
        ))
        .execute(conn)?;
    if decision == Decision::Skip {
        skip_all(conn, occurrence)?;
    }
    Ok(true)
}

fn moment(
    conn: &mut Conn,
    occurrence: &Occurrence,
    decision: Decision,
    business: DateTime<Utc>,
) -> DbResult<DateTime<Utc>> {
    let window = gate::rules(conn, &occurrence.company_id)?.window;
    let at = match decision {
        Decision::SendNow => window.next_permitted(business),
        Decision::NextWindow => gate::next_opening(&window, business),
        Decision::Skip => None,
    };
    Ok(at.unwrap_or(business))
}

/// Gives every customer of a skipped occurrence its line.
fn skip_all(conn: &mut Conn, occurrence: &Occurrence) -> DbResult<()> {
    skip_entered(conn, &occurrence.id)?;
    let (Some(schedule), false) = (&occurrence.schedule_id, occurrence.is_entered()) else {
        return Ok(());
    };
    let mut after = occurrence.enqueued_to.clone();
    loop {
        let batch = next_customers(conn, schedule, after.as_deref())?;
        let Some(last) = batch.last() else { break };
        after = Some(last.as_str().to_owned());
        enter(
            conn,
            "",
            occurrence,
            &batch,
            Some(SkipReason::SkippedByPerson),
        )?;
    }
    diesel::update(occurrences::table.find(&occurrence.id))
        .set(occurrences::enqueued_to.eq(ALL))
        .execute(conn)?;
    Ok(())
}

fn skip_entered(conn: &mut Conn, id: &OccurrenceId) -> DbResult<()> {
    let waiting: Vec<OutboxId> = outbox::table
        .filter(
            outbox::occurrence_id
                .eq(id.as_str())
                .and(outbox::state.eq("queued")),
        )
        .select(outbox::id)
        .load(conn)?;
    for part in waiting.chunks(500) {
        withdraw(conn, part, SkipReason::SkippedByPerson)?;
    }
    Ok(())
}

/// Takes queued or claimed mails back, with the reason on their notices. What somebody has had
/// counts as sent; what was of unknown fate once keeps its row and its copy, as failed.
///
/// # Errors
/// The database's.
pub fn withdraw(conn: &mut Conn, ids: &[OutboxId], reason: SkipReason) -> DbResult<()> {
    let accepted: Vec<OutboxId> = outbox_recipients::table
        .filter(
            outbox_recipients::outbox_id
                .eq_any(ids)
                .and(outbox_recipients::state.eq("accepted")),
        )
        .select(outbox_recipients::outbox_id)
        .distinct()
        .load(conn)?;
    let doubtful: Vec<OutboxId> = outbox::table
        .filter(outbox::id.eq_any(ids).and(outbox::settled_at.is_not_null()))
        .filter(outbox::id.ne_all(&accepted))
        .select(outbox::id)
        .load(conn)?;
    let nobody_has: Vec<OutboxId> = ids
        .iter()
        .filter(|id| !accepted.contains(id) && !doubtful.contains(id))
        .cloned()
        .collect();
    close(conn, &accepted, "sent")?;
    close(conn, &doubtful, "failed")?;
    diesel::update(notices::table.filter(notices::outbox_id.eq_any(&doubtful)))
        .set(notices::reason.eq(reason))
        .execute(conn)?;
    drop_mails(conn, &nobody_has, reason)
}

fn close(conn: &mut Conn, ids: &[OutboxId], state: &str) -> DbResult<()> {
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids)))
        .set((
            outbox::state.eq(state),
            outbox::worker_id.eq(None::<String>),
        ))
        .execute(conn)?;
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids).and(outbox::sent_at.is_null())))
        .filter(outbox::state.eq("sent"))
        .set(outbox::sent_at.eq(clock::wall().naive_utc()))
        .execute(conn)?;
    Ok(())
}

/// Takes mails that nobody has had out of the outbox and writes the reason on their notices.
fn drop_mails(conn: &mut Conn, ids: &[OutboxId], reason: SkipReason) -> DbResult<()> {
    diesel::update(notices::table.filter(notices::outbox_id.eq_any(ids)))
        .set((
            notices::reason.eq(reason),
            notices::outbox_id.eq(None::<OutboxId>),
        ))
        .execute(conn)?;
    diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(conn)?;
    Ok(())
}
