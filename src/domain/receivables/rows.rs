//! What stands beside each name in the list; a few queries for a whole page.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::list::ListedCustomer;
use super::log::{self, NoticeLine};
use crate::domain::collections::schedules::{self, Schedule};
use crate::domain::statements::Ageing;
use crate::domain::statements::build::{blocks, open_invoices};
use crate::platform::db::schema::customer_addresses;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Currency;
use crate::platform::values::ids::{CompanyId, CustomerId};

/// A customer with all that its line shows.
#[derive(Clone, Debug)]
pub struct Row {
    /// Who it is.
    pub customer: ListedCustomer,
    /// What it owes, by currency code; empty when nothing.
    pub debts: Vec<(Currency, Ageing)>,
    /// The latest notice.
    pub last: Option<NoticeLine>,
    /// When the next one is due; none while anything is off.
    pub next: Option<DateTime<Utc>>,
    /// Mail can reach it.
    pub reachable: bool,
    /// On hold on the day of the list.
    pub held: bool,
}

/// Completes a page of customers. `sending` is the company's master toggle.
///
/// # Errors
/// The database's.
pub fn complete(
    conn: &mut Conn,
    company: &CompanyId,
    page: Vec<ListedCustomer>,
    sending: bool,
    today: NaiveDate,
) -> DbResult<Vec<Row>> {
    let ids: Vec<CustomerId> = page.iter().map(|row| row.id.clone()).collect();
    let open = open_invoices(conn, &ids)?;
    let mut last = log::latest(conn, company, &ids)?;
    let reachable = reachable(conn, &ids)?;
    let schedules: HashMap<String, Schedule> = schedules::list(conn, company)?
        .into_iter()
        .map(|schedule| (schedule.id.to_string(), schedule))
        .collect();
    Ok(page
        .into_iter()
        .map(|customer| Row {
            debts: blocks(open.get(&customer.id).into_iter().flatten(), today)
                .into_iter()
                .map(|block| (block.currency, block.ageing))
                .collect(),
            last: last.remove(&customer.id),
            next: customer
                .schedule_id
                .as_ref()
                .filter(|_| sending && customer.automation)
                .and_then(|id| schedules.get(id.as_str()))
                .and_then(Schedule::next),
            reachable: reachable.contains(&customer.id),
            held: customer.held_until.is_some_and(|until| until >= today),
            customer,
        })
        .collect())
}

fn reachable(conn: &mut Conn, ids: &[CustomerId]) -> DbResult<HashSet<CustomerId>> {
    let rows: Vec<CustomerId> = customer_addresses::table
        .filter(customer_addresses::customer_id.eq_any(ids))
        .filter(
            customer_addresses::removed_at
                .is_null()
                .and(customer_addresses::refused_at.is_null()),
        )
        .select(customer_addresses::customer_id)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().collect())
}
