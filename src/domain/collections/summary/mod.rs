//! The summary before sending: whom a schedule will write to, about how much, and who is left out
//! and why.

pub mod addresses;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::judge::{Facts, Skip, judge};
use super::reason::SkipReason;
use super::schedules::{self, Schedule};
use super::settings::CollectionSettings;
use crate::domain::statements::build::{OpenInvoice, open_invoices};
use crate::platform::db::schema::{customer_addresses, customers};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CustomerId, ScheduleId};
use crate::platform::values::{Currency, Money};

/// Everyone who is chosen, by name.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The customers.
    pub people: Vec<Person>,
}

/// One chosen customer as the next sending would find them.
#[derive(Clone, Debug)]
pub struct Person {
    /// Identity.
    pub id: CustomerId,
    /// Number in the ERP.
    pub number: String,
    /// Name.
    pub name: String,
    /// Open balance by currency, invoices on hold left out, minor units.
    pub open: BTreeMap<Currency, i64>,
    /// How many invoices that is.
    pub invoices: usize,
    /// Why no notice would leave.
    pub skip: Option<Skip>,
    /// The other schedule that the customer would leave.
    pub elsewhere: Option<ScheduleId>,
}

impl Summary {
    /// How many would get a notice.
    #[must_use]
    pub fn receivers(&self) -> usize {
        self.people.iter().filter(|one| one.skip.is_none()).count()
    }

    /// How many would get none, by reason, the most frequent first.
    #[must_use]
    pub fn skipped(&self) -> Vec<(SkipReason, usize)> {
        let mut counts: HashMap<SkipReason, usize> = HashMap::new();
        for skip in self.people.iter().filter_map(|one| one.skip.as_ref()) {
            *counts.entry(skip.reason).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(reason, count)| (std::cmp::Reverse(*count), reason.as_str()));
        counts
    }

    /// What those who would get a notice owe, by currency.
    #[must_use]
    pub fn totals(&self) -> Vec<Money> {
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        for person in self.people.iter().filter(|one| one.skip.is_none()) {
            for (currency, minor) in &person.open {
                *sums.entry(*currency).or_default() += minor;
            }
        }
        sums.into_iter()
            .map(|(currency, minor)| Money::new(minor, currency))
            .collect()
    }

    /// How many invoices that is.
    #[must_use]
    pub fn invoices(&self) -> usize {
        let receivers = self.people.iter().filter(|one| one.skip.is_none());
        receivers.map(|one| one.invoices).sum()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
struct Row {
    id: CustomerId,
    number: String,
    name: String,
    name_folded: String,
    schedule_id: Option<ScheduleId>,
    held_until: Option<NaiveDate>,
    held_by: Option<String>,
    removed_at: Option<NaiveDateTime>,
}

/// Reads the summary for a sending on `day`, the company's civil day. How long ago a customer was
/// contacted is not asked: that is known only on the day.
///
/// # Errors
/// The database's.
pub fn summary(
    conn: &mut Conn,
    schedule: &Schedule,
    settings: &CollectionSettings,
    day: NaiveDate,
) -> DbResult<Summary> {
    let ids = schedules::chosen(conn, &schedule.id)?;
    let mut rows = rows(conn, &ids)?;
    rows.retain(|row| row.removed_at.is_none());
    rows.sort_by(|a, b| (&a.name_folded, &a.id).cmp(&(&b.name_folded, &b.id)));
    let mut open = open_invoices(conn, &ids)?;
    let reachable = reachable(conn, &ids)?;
    let people = rows
        .into_iter()
        .map(|row| {
            let open = open.remove(&row.id).unwrap_or_default();
            let addresses = usize::from(reachable.contains(&row.id));
            person(row, schedule, settings, day, &open, addresses)
        })
        .collect();
    Ok(Summary { people })
}

fn person(
    row: Row,
    schedule: &Schedule,
    settings: &CollectionSettings,
    day: NaiveDate,
    invoices: &[OpenInvoice],
    addresses: usize,
) -> Person {
    let mut open: BTreeMap<Currency, i64> = BTreeMap::new();
    let mut count = 0;
    let free = |invoice: &&OpenInvoice| invoice.held_until.is_none_or(|until| until < day);
    for invoice in invoices.iter().filter(free) {
        *open.entry(invoice.currency).or_default() += invoice.balance;
        count += 1;
    }
    let skip = judge(&Facts {
        today: day,
        master_on: true,
        schedule_on: true,
        automation_on: true,
        hold: row
            .held_until
            .map(|until| (until, row.held_by.unwrap_or_default())),
        balances: open.values().copied().collect(),
        minimum_minor: settings.minimum_minor,
        addresses,
        ..Facts::default()
    });
    Person {
        id: row.id,
        number: row.number,
        name: row.name,
        open,
        invoices: count,
        skip,
        elsewhere: row.schedule_id.filter(|other| *other != schedule.id),
    }
}

fn rows(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<Vec<Row>> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(500) {
        found.extend(
            customers::table
                .filter(customers::id.eq_any(part))
                .select(Row::as_select())
                .load::<Row>(conn)?,
        );
    }
    Ok(found)
}

fn reachable(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<HashSet<CustomerId>> {
    let mut found = HashSet::with_capacity(ids.len());
    for part in ids.chunks(500) {
        found.extend(
            customer_addresses::table
                .filter(customer_addresses::customer_id.eq_any(part))
                .filter(customer_addresses::removed_at.is_null())
                .filter(customer_addresses::refused_at.is_null())
                .select(customer_addresses::customer_id)
                .load::<CustomerId>(conn)?,
        );
    }
    Ok(found)
}
