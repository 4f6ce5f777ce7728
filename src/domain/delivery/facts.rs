//! Everything that a batch of notices needs, read in the claiming transaction.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

use crate::domain::collections::compose::{Letterhead, letterhead};
use crate::domain::collections::judge::Facts;
use crate::domain::collections::schedules::ScheduleState;
use crate::domain::statements::build::{OpenInvoice, open_invoices};
use crate::platform::clock;
use crate::platform::db::schema::{
    customer_addresses, customers, invoices, notices, occurrences, outbox, outbox_recipients,
    schedules,
};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, OccurrenceId, OutboxId, ScheduleId};

/// How long a mail of unknown fate keeps another one to the same customer back.
const UNKNOWN_BLOCKS: Duration = Duration::hours(24);

/// A claimed row of a notice.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox, check_for_backend(MultiBackend))]
pub(super) struct Claimed {
    pub id: OutboxId,
    pub company_id: Option<CompanyId>,
    pub occurrence_id: Option<OccurrenceId>,
    pub customer_id: Option<CustomerId>,
    pub message_id: String,
    pub attempts: i32,
    pub first_attempt_at: Option<NaiveDateTime>,
    pub sealed: Option<Vec<u8>>,
}

/// A debtor as a notice needs it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
pub(super) struct DebtorRow {
    pub id: CustomerId,
    pub number: String,
    pub name: String,
    pub legal_name: String,
    pub tax_id: String,
    pub language: Option<String>,
    pub automation: bool,
    pub schedule_id: Option<ScheduleId>,
    pub held_until: Option<NaiveDate>,
    pub held_by: Option<String>,
    pub last_contacted_on: Option<NaiveDate>,
    pub removed_at: Option<NaiveDateTime>,
}

/// The facts of a batch.
pub(super) struct Batch {
    pub companies: HashMap<CompanyId, Letterhead>,
    debtors: HashMap<CustomerId, DebtorRow>,
    addresses: HashMap<CustomerId, Vec<String>>,
    invoices: HashMap<CustomerId, Vec<OpenInvoice>>,
    served: HashMap<OutboxId, Vec<(String, String)>>,
    schedules: HashMap<OccurrenceId, (Option<ScheduleId>, bool)>,
    planned: HashMap<OutboxId, NaiveDateTime>,
    settled_at: HashMap<CustomerId, NaiveDateTime>,
    pending: HashSet<(CustomerId, OutboxId)>,
    /// The mails of this very batch.
    together: HashSet<OutboxId>,
}

/// One notice with all that its text needs.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub row: Claimed,
    pub company: CompanyId,
    pub debtor: DebtorRow,
    pub today: NaiveDate,
    pub open: Vec<OpenInvoice>,
    pub to: Vec<String>,
    pub partly_accepted: bool,
    pub facts: Facts,
}

pub(super) fn read(conn: &mut Conn, rows: &[Claimed]) -> DbResult<Batch> {
    let ids: Vec<OutboxId> = rows.iter().map(|row| row.id.clone()).collect();
    let customers: Vec<CustomerId> = rows
        .iter()
        .filter_map(|row| row.customer_id.clone())
        .collect();
    let mut companies = HashMap::new();
    for company in rows
        .iter()
        .filter_map(|row| row.company_id.clone())
        .collect::<HashSet<_>>()
    {
        let facts = letterhead(conn, &company)?;
        companies.insert(company, facts);
    }
    Ok(Batch {
        companies,
        debtors: debtors(conn, &customers)?,
        addresses: addresses(conn, &customers)?,
        invoices: open_invoices(conn, &customers)?,
        served: served(conn, &ids)?,
        schedules: schedule_states(conn, rows)?,
        planned: planned(conn, &ids)?,
        settled_at: settled_at(conn, &customers)?,
        pending: pending(conn, &customers)?,
        together: ids.into_iter().collect(),
    })
}

fn debtors(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<HashMap<CustomerId, DebtorRow>> {
    let rows: Vec<DebtorRow> = customers::table
        .filter(customers::id.eq_any(ids))
        .select(DebtorRow::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

fn addresses(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<HashMap<CustomerId, Vec<String>>> {
    let rows: Vec<(CustomerId, String)> = customer_addresses::table
        .filter(customer_addresses::customer_id.eq_any(ids))
        .filter(
            customer_addresses::removed_at
                .is_null()
                .and(customer_addresses::refused_at.is_null()),
        )
        .order((customer_addresses::position, customer_addresses::email))
        .select((customer_addresses::customer_id, customer_addresses::email))
        .load(conn)?;
    Ok(grouped(rows))
}

fn served(conn: &mut Conn, ids: &[OutboxId]) -> DbResult<HashMap<OutboxId, Vec<(String, String)>>> {
    let rows: Vec<(OutboxId, String, String)> = outbox_recipients::table
        .filter(outbox_recipients::outbox_id.eq_any(ids))
        .filter(outbox_recipients::state.eq_any(["accepted", "refused"]))
        .select((
            outbox_recipients::outbox_id,
            outbox_recipients::address,
            outbox_recipients::state,
        ))
        .load(conn)?;
    Ok(grouped(
        rows.into_iter()
            .map(|(id, address, state)| (id, (address, state)))
            .collect(),
    ))
}

fn grouped<K: std::hash::Hash + Eq, V>(rows: Vec<(K, V)>) -> HashMap<K, Vec<V>> {
    let mut map: HashMap<K, Vec<V>> = HashMap::new();
    for (key, value) in rows {
        map.entry(key).or_default().push(value);
    }
    map
}

type ScheduleStates = HashMap<OccurrenceId, (Option<ScheduleId>, bool)>;

fn schedule_states(conn: &mut Conn, rows: &[Claimed]) -> DbResult<ScheduleStates> {
    let ids: HashSet<OccurrenceId> = rows
        .iter()
        .filter_map(|row| row.occurrence_id.clone())
        .collect();
    let ids: Vec<OccurrenceId> = ids.into_iter().collect();
    let found: Vec<(OccurrenceId, Option<ScheduleId>, Option<String>)> = occurrences::table
        .left_join(schedules::table)
        .filter(occurrences::id.eq_any(&ids))
        .select((
            occurrences::id,
            occurrences::schedule_id,
            schedules::state.nullable(),
        ))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|(id, schedule, state)| {
            (
                id,
                (
                    schedule,
                    state.as_deref() == Some(ScheduleState::Armed.as_str()),
                ),
            )
        })
        .collect())
}

fn planned(conn: &mut Conn, ids: &[OutboxId]) -> DbResult<HashMap<OutboxId, NaiveDateTime>> {
    let rows: Vec<(Option<OutboxId>, NaiveDateTime)> = notices::table
        .filter(notices::outbox_id.eq_any(ids))
        .select((notices::outbox_id, notices::created_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, at)| Some((id?, at)))
        .collect())
}

/// When an invoice of a customer was last seen to be settled.
fn settled_at(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<HashMap<CustomerId, NaiveDateTime>> {
    let rows: Vec<(CustomerId, Option<NaiveDateTime>)> = invoices::table
        .filter(
            invoices::customer_id
                .eq_any(ids)
                .and(invoices::balance.le(0)),
        )
        .group_by(invoices::customer_id)
        .select((
            invoices::customer_id,
            diesel::dsl::max(invoices::updated_at),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, at)| Some((id, at?)))
        .collect())
}

/// Mails to these customers that are on their way, being retried, or of unknown fate.
fn pending(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<HashSet<(CustomerId, OutboxId)>> {
    let ids: Vec<&str> = ids.iter().map(CustomerId::as_str).collect();
    let since = (clock::wall() - UNKNOWN_BLOCKS).naive_utc();
    let under_way = outbox::state
        .eq_any(["claimed", "sending"])
        .or(outbox::state.eq("queued").and(outbox::attempts.gt(0)))
        .or(outbox::state
            .eq("unknown")
            .and(outbox::created_at.gt(since)));
    let rows: Vec<(Option<String>, OutboxId)> = outbox::table
        .filter(outbox::customer_id.eq_any(ids))
        .filter(under_way)
        .select((outbox::customer_id, outbox::id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(customer, id)| Some((CustomerId::from(customer?), id)))
        .collect())
}

impl Batch {
    /// One notice with its facts; `None` if its customer or company is not there any more.
    pub fn candidate(&self, row: &Claimed, business: DateTime<Utc>) -> Option<Candidate> {
        let company_id = row.company_id.clone()?;
        let company = self.companies.get(&company_id)?;
        let debtor = self.debtors.get(row.customer_id.as_ref()?)?.clone();
        let today = company.rules.day(business);
        let open: Vec<OpenInvoice> = self
            .invoices
            .get(&debtor.id)
            .into_iter()
            .flatten()
            .filter(|invoice| invoice.held_until.is_none_or(|until| until < today))
            .cloned()
            .collect();
        let served = self.served.get(&row.id).map_or(&[][..], Vec::as_slice);
        let partly_accepted = served.iter().any(|(_, state)| state == "accepted");
        let to: Vec<String> = self
            .addresses
            .get(&debtor.id)
            .into_iter()
            .flatten()
            .filter(|address| served.iter().all(|(done, _)| done != *address))
            .cloned()
            .collect();
        let facts = self.judgement(
            row,
            company,
            &debtor,
            today,
            &open,
            (to.len(), partly_accepted),
        );
        Some(Candidate {
            row: row.clone(),
            company: company_id,
            debtor,
            today,
            open,
            to,
            partly_accepted,
            facts,
        })
    }

    /// Of the mails of one batch the oldest goes first; any other mail under way goes before these.
    fn another_is_under_way(&self, customer: &CustomerId, mail: &OutboxId) -> bool {
        self.pending
            .iter()
            .filter(|(whose, id)| whose == customer && id != mail)
            .any(|(_, id)| id < mail || !self.together.contains(id))
    }

    fn judgement(
        &self,
        row: &Claimed,
        company: &Letterhead,
        debtor: &DebtorRow,
        today: NaiveDate,
        open: &[OpenInvoice],
        (addresses, partly_accepted): (usize, bool),
    ) -> Facts {
        let (schedule, armed) = row
            .occurrence_id
            .as_ref()
            .and_then(|id| self.schedules.get(id))
            .cloned()
            .unwrap_or((None, false));
        let planned = self.planned.get(&row.id);
        let settled = self.settled_at.get(&debtor.id);
        Facts {
            today,
            customer_gone: debtor.removed_at.is_some(),
            by_hand: schedule.is_none(),
            lapsed: company.lapsed,
            master_on: company.settings.active,
            schedule_on: armed,
            automation_on: debtor.automation && debtor.schedule_id == schedule,
            hold: debtor
                .held_until
                .map(|until| (until, debtor.held_by.clone().unwrap_or_default())),
            balances: balances(open),
            paid_since: planned
                .zip(settled)
                .is_some_and(|(planned, settled)| settled >= planned),
            minimum_minor: company.settings.minimum_minor,
            addresses,
            // An earlier part of this very mail is no other contact.
            contacted_on: debtor.last_contacted_on.filter(|_| !partly_accepted),
            minimum_days: i64::from(company.settings.minimum_days),
            earlier_pending: self.another_is_under_way(&debtor.id, &row.id),
        }
    }
}

/// Two workers that claim different mails of one customer at the same moment take turns, so that
/// the second one sees what the first one claimed.
pub(super) fn take_turns(conn: &mut Conn, rows: &[Claimed]) -> DbResult<()> {
    let ids: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.customer_id.as_ref().map(CustomerId::as_str))
        .collect();
    let several: Vec<Option<String>> = outbox::table
        .filter(outbox::customer_id.eq_any(ids))
        .filter(outbox::state.eq_any(["queued", "claimed", "sending"]))
        .group_by(outbox::customer_id)
        .having(diesel::dsl::count_star().gt(1))
        .order(outbox::customer_id)
        .select(outbox::customer_id)
        .load(conn)?;
    for customer in several.into_iter().flatten() {
        diesel::update(customers::table.find(customer))
            .set(customers::open_invoices.eq(customers::open_invoices))
            .execute(conn)?;
    }
    Ok(())
}

fn balances(open: &[OpenInvoice]) -> Vec<i64> {
    let mut by_currency = HashMap::new();
    for invoice in open {
        *by_currency.entry(invoice.currency).or_insert(0_i64) += invoice.balance;
    }
    by_currency.into_values().collect()
}
