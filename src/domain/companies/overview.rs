//! What an administrator sees of a company at a glance.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::{Company, CompanyState, load};
use crate::domain::subscriptions::{self, Availability, Extension};
use crate::domain::{collections, integration_keys, sync};
use crate::platform::clock;
use crate::platform::db::schema::{company_totals, invoices, outbox};
use crate::platform::db::{Conn, DbResult};
use crate::platform::jobs::JobView;
use crate::platform::values::ids::CompanyId;
use crate::platform::values::{Currency, Money};

/// A company with its state.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Its row.
    pub company: Company,
    /// Whether its subscription is in force.
    pub subscribed: bool,
    /// Whether it has a subscription, in force or not.
    pub has_subscription: bool,
    /// Automatic collection notices.
    pub collections: Availability,
    /// Every extension and how it stands.
    pub extensions: Vec<(Extension, Availability)>,
    /// Whether automatic collection notices are switched on.
    pub collecting: bool,
    /// Its newest synchronisation.
    pub job: Option<JobView>,
    /// Code of why its data are not brought up to date although its key works.
    pub trouble: Option<String>,
    /// Mails that wait for a person.
    pub attention: i64,
    /// When the first of its keys runs out, and whose it is.
    pub key_ends: Option<(DateTime<Utc>, String)>,
}

/// What is owed to a company in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// All open invoices.
    pub balance: Money,
    /// Those past their day.
    pub overdue: Money,
}

/// A company at a glance; `None` when it is gone.
///
/// # Errors
/// The database's.
pub fn overview(conn: &mut Conn, id: &CompanyId) -> DbResult<Option<Overview>> {
    let Some(company) = load(conn, id)? else {
        return Ok(None);
    };
    let now = clock::wall();
    let subscribed = subscriptions::in_force(conn, id, now)?.is_some();
    let keys = integration_keys::of_company(conn, id)?;
    let settings = collections::settings::load(conn, id, company.locale())?;
    Ok(Some(Overview {
        subscribed,
        has_subscription: subscribed || subscriptions::of_company(conn, id)?.is_some(),
        collections: subscriptions::availability(conn, id, Extension::Collections, now)?,
        extensions: subscriptions::catalogue(conn, id, now)?,
        collecting: settings.active,
        job: sync::latest_job(conn, id)?,
        trouble: match company.state() {
            CompanyState::KeyFailing => None,
            _ => sync::trouble(conn, id, company.last_good_sync_at, now)?,
        },
        attention: attention(conn, id)?,
        key_ends: keys
            .into_iter()
            .filter_map(|key| Some((key.expires_at?.and_utc(), key.erp_name)))
            .min(),
        company,
    }))
}

fn attention(conn: &mut Conn, company: &CompanyId) -> DbResult<i64> {
    Ok(outbox::table
        .filter(outbox::company_id.eq(company))
        .filter(outbox::state.eq_any(["failed", "unknown"]))
        .filter(outbox::settled_at.is_null())
        .count()
        .get_result(conn)?)
}

/// What is owed on `today` by currency, the largest balance first. Reads the totals that were kept
/// for that day, else the invoices.
///
/// # Errors
/// The database's.
pub fn figures(conn: &mut Conn, company: &CompanyId, today: NaiveDate) -> DbResult<Vec<Figure>> {
    let mut rows = kept(conn, company, today)?;
    if rows.is_empty() {
        rows = summed(conn, company, today)?;
    }
    rows.sort_by_key(|(_, balance, _)| std::cmp::Reverse(*balance));
    Ok(rows
        .into_iter()
        .filter(|(_, balance, _)| *balance != 0)
        .filter_map(|(code, balance, overdue)| {
            let currency = Currency::parse(&code)?;
            Some(Figure {
                balance: Money::new(balance, currency),
                overdue: Money::new(overdue, currency),
            })
        })
        .collect())
}

type Sums = Vec<(String, i64, i64)>;

fn kept(conn: &mut Conn, company: &CompanyId, today: NaiveDate) -> DbResult<Sums> {
    type Sums = (String, i64, (i64, i64, i64, i64));
    let rows: Vec<Sums> = company_totals::table
        .filter(company_totals::company_id.eq(company))
        .filter(company_totals::as_of.eq(today))
        .select((
            company_totals::currency,
            company_totals::not_due,
            (
                company_totals::days_1_30,
                company_totals::days_31_60,
                company_totals::days_61_90,
                company_totals::days_91,
            ),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(currency, not_due, (a, b, c, d))| {
            let overdue = a + b + c + d;
            (currency, not_due + overdue, overdue)
        })
        .collect())
}

fn summed(conn: &mut Conn, company: &CompanyId, today: NaiveDate) -> DbResult<Sums> {
    let sum = || sql::<BigInt>("CAST(SUM(balance) AS BIGINT)");
    let all: Vec<(String, i64)> = invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(invoices::balance.gt(0))
        .group_by(invoices::currency)
        .select((invoices::currency, sum()))
        .load(conn)?;
    let late: Vec<(String, i64)> = invoices::table
        .filter(invoices::company_id.eq(company))
        .filter(invoices::balance.gt(0))
        .filter(invoices::due_on.lt(today))
        .group_by(invoices::currency)
        .select((invoices::currency, sum()))
        .load(conn)?;
    let overdue = |currency: &str| {
        late.iter()
            .find(|(other, _)| other == currency)
            .map_or(0, |(_, minor)| *minor)
    };
    Ok(all
        .into_iter()
        .map(|(currency, balance)| {
            let late = overdue(&currency);
            (currency, balance, late)
        })
        .collect())
}
