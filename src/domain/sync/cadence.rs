//! How often a list is read, so that a day of passes stays within the budget of calls.
//!
//! Every pass reads the profile, the users, the catalogues, what is new and what is open: short
//! lists. Clients, articles and stock are read whole with every pass while that costs no more than
//! their share of a day's calls, else every so many hours that it does not. Where even the open
//! invoices are too many, the passes themselves come more seldom. What is left is for single
//! readings; see `allowance`.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::budget;
use crate::platform::clock;
use crate::platform::db::schema::sync_lists;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::CompanyId;

/// Rows of a page.
const PAGE: i64 = 100;
/// A pass that begins a little earlier than the hour is full counts as the next one.
const EARLY: Duration = Duration::minutes(30);
/// Calls of a pass for what is not counted as a list: profile, users, currencies, what is new.
const FIXED: i64 = 6;

/// A list of the ERP and how it was last read.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sync_lists, check_for_backend(MultiBackend))]
pub struct ListView {
    /// Its code; see `list_words`.
    pub list: String,
    /// When it was last read to its end.
    pub read_at: Option<NaiveDateTime>,
    /// Since when it is to be read with the next pass, whenever it was read last.
    pub wanted_at: Option<NaiveDateTime>,
    /// Rows that it had then.
    pub rows_read: i64,
    /// Calls that it took.
    pub pages: i64,
    /// Code of what went wrong since; see `explain`.
    pub error: Option<String>,
}

/// The lists of a company, as far as they were ever asked for.
///
/// # Errors
/// The database's.
pub fn lists(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<ListView>> {
    Ok(sync_lists::table
        .filter(sync_lists::company_id.eq(company))
        .order(sync_lists::list)
        .select(ListView::as_select())
        .load(conn)?)
}

/// Hours between two readings of a list, with `limit` calls in a day.
#[must_use]
pub fn hours(list: &ListView, limit: i32) -> i64 {
    interval(list.pages, share(&list.list, i64::from(limit)))
}

/// The part of a day's calls that a list may take, of `limit`.
fn share(list: &str, limit: i64) -> i64 {
    match list {
        "open" => limit * 45 / 100,
        "clients" | "products" => limit / 10,
        "stock" => limit * 15 / 100,
        _ => limit / 100,
    }
}

/// Whole hours after which a list of `pages` calls may be read again without taking more than
/// `share` calls in a day.
fn interval(pages: i64, share: i64) -> i64 {
    let share = share.max(1);
    ((pages * 24 + share - 1) / share).max(1)
}

/// Whether a list is to be read with this pass.
pub(super) fn is_due(
    conn: &mut Conn,
    company: &CompanyId,
    list: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let held = find(conn, company, list)?;
    let limit = budget::limit(conn)?;
    let Some(held) = held else { return Ok(true) };
    let hours = hours(&held, limit);
    let next = held
        .read_at
        .map(|at| at.and_utc() + Duration::hours(hours) - EARLY);
    Ok(held.wanted_at.is_some() || hours == 1 || next.is_none_or(|next| next <= now))
}

/// Calls of the lists of one pass, on average.
pub(super) fn calls_of_pass(conn: &mut Conn, company: &CompanyId) -> DbResult<i64> {
    let limit = budget::limit(conn)?;
    let held = lists(conn, company)?;
    let each = held.iter().map(|list| {
        let hours = hours(list, limit);
        (list.pages + hours - 1) / hours
    });
    Ok(FIXED + each.sum::<i64>())
}

/// A list of `rows` rows was read to its end in `parts` parts, each with a first page of its own.
pub(super) fn record(
    conn: &mut Conn,
    company: &CompanyId,
    list: &str,
    (rows, parts): (i64, i64),
    now: DateTime<Utc>,
) -> DbResult<()> {
    let pages = (rows / PAGE + parts).max(1);
    put(conn, company, list, |row| {
        row.read_at = Some(now.naive_utc());
        (row.rows_read, row.pages, row.error) = (rows, pages, None);
    })
}

/// Whoever asked for a list before `began` has got it. Who asks while it is read wants it read
/// once more.
pub(super) fn satisfy(
    conn: &mut Conn,
    company: &CompanyId,
    list: &str,
    began: DateTime<Utc>,
) -> DbResult<()> {
    let asked = sync_lists::table
        .find((company, list))
        .filter(sync_lists::wanted_at.le(began.naive_utc()));
    diesel::update(asked)
        .set(sync_lists::wanted_at.eq(None::<NaiveDateTime>))
        .execute(conn)?;
    Ok(())
}

/// A list could not be read, or a part of it.
pub(super) fn fail(conn: &mut Conn, company: &CompanyId, list: &str, code: &str) -> DbResult<()> {
    put(conn, company, list, |row| row.error = Some(code.to_owned()))
}

/// Lets the long lists be read with the next pass, whenever they were read last: a person asks.
/// Not when half of the day's calls are spent.
pub(super) fn hasten(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<()> {
    let (spent, limit) = budget::spent(conn, company, now.date_naive())?;
    if spent > limit / 2 {
        return Ok(());
    }
    want(conn, company, &["clients", "products", "stock"], now)
}

/// Lets stock be read with the next pass: the company has chosen other warehouses.
///
/// # Errors
/// The database's.
pub(crate) fn read_stock_soon(conn: &mut Conn, company: &CompanyId) -> DbResult<()> {
    want(conn, company, &["stock"], clock::wall())
}

fn want(conn: &mut Conn, company: &CompanyId, names: &[&str], now: DateTime<Utc>) -> DbResult<()> {
    let held = sync_lists::table
        .filter(sync_lists::company_id.eq(company))
        .filter(sync_lists::list.eq_any(names));
    diesel::update(held)
        .set(sync_lists::wanted_at.eq(now.naive_utc()))
        .execute(conn)?;
    Ok(())
}

fn find(conn: &mut Conn, company: &CompanyId, list: &str) -> DbResult<Option<ListView>> {
    Ok(sync_lists::table
        .find((company, list))
        .select(ListView::as_select())
        .first(conn)
        .optional()?)
}

/// Only the one run of a company writes these columns, so that nobody inserts in between.
fn put(
    conn: &mut Conn,
    company: &CompanyId,
    list: &str,
    change: impl FnOnce(&mut ListView),
) -> DbResult<()> {
    let held = find(conn, company, list)?;
    let is_new = held.is_none();
    let mut row = held.unwrap_or(ListView {
        list: list.to_owned(),
        read_at: None,
        wanted_at: None,
        rows_read: 0,
        pages: 1,
        error: None,
    });
    change(&mut row);
    let columns = (
        sync_lists::read_at.eq(row.read_at),
        sync_lists::rows_read.eq(row.rows_read),
        sync_lists::pages.eq(row.pages),
        sync_lists::error.eq(row.error),
    );
    if is_new {
        diesel::insert_into(sync_lists::table)
            .values((
                sync_lists::company_id.eq(company),
                sync_lists::list.eq(list),
                columns,
            ))
            .execute(conn)?;
    } else {
        diesel::update(sync_lists::table.find((company, list)))
            .set(columns)
            .execute(conn)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_lists_come_with_every_pass_and_long_ones_more_seldom() {
        assert_eq!(
            [0, 1, 41, 42, 83, 84].map(|p| interval(p, 1_000)),
            [1, 1, 1, 2, 2, 3]
        );
        assert_eq!(interval(200, 1_000), 5, "20,000 clients");
        assert_eq!(interval(10, 0), 240, "without calls, hardly ever");
    }

    proptest! {
        #[test]
        fn a_day_of_readings_stays_within_the_share(pages in 0_i64..3_000, share in 1_i64..10_000) {
            let hours = interval(pages, share);
            prop_assert!(hours >= 1);
            // On average over as many days as the interval needs.
            prop_assert!(pages * 24 <= share * hours);
        }

        #[test]
        fn the_shares_leave_room(limit in 1_000_i64..20_000) {
            let lists = ["open", "clients", "products", "stock", "users", "currencies",
                "price_lists", "locations", "warehouses", "categories", "bank_accounts"];
            let all: i64 = lists.iter().map(|list| share(list, limit)).sum();
            prop_assert!(all <= limit * 9 / 10);
        }
    }
}
