//! The queries behind the list: a filter, an order, a place.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::helper_types::IntoBoxed;
use diesel::prelude::*;

use super::{Filter, ListedCustomer, PAGE, Place, Show, Sort};
use crate::platform::db::schema::{customer_addresses, customers};
use crate::platform::db::text::holding;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::CompanyId;
use crate::platform::values::text::fold;

type Boxed<'a> = IntoBoxed<'a, customers::table, MultiBackend>;

/// A company's customers through a filter, as they stand on a day.
pub(super) struct Ask<'a> {
    pub(super) company: &'a CompanyId,
    pub(super) filter: &'a Filter,
    pub(super) today: NaiveDate,
}

impl<'a> Ask<'a> {
    /// One row more than a page; from a place before, in reverse.
    pub(super) fn rows(
        &self,
        conn: &mut Conn,
        sort: Sort,
        place: &Place,
    ) -> DbResult<Vec<ListedCustomer>> {
        match sort {
            Sort::Name => load(conn, self.by_name(place), PAGE + 1),
            Sort::OldestDue => self.by_due(conn, place),
        }
    }

    /// All of them, in no order.
    pub(super) fn filtered(&self) -> Boxed<'a> {
        let filter = self.filter;
        let mut query = customers::table
            .filter(
                customers::company_id
                    .eq(self.company)
                    .and(customers::removed_at.is_null()),
            )
            .into_boxed();
        query = match filter.show {
            Show::Open => query.filter(customers::open_invoices.gt(0)),
            Show::Overdue => query.filter(customers::oldest_due_on.lt(self.today)),
            Show::All => query,
        };
        if let Some(on) = filter.automation {
            query = query.filter(customers::automation.eq(on));
        }
        if filter.held {
            query = query.filter(customers::held_until.ge(self.today));
        }
        if filter.without_address {
            query = query.filter(not(exists(
                customer_addresses::table
                    .filter(customer_addresses::customer_id.eq(customers::id))
                    .filter(
                        customer_addresses::removed_at
                            .is_null()
                            .and(customer_addresses::refused_at.is_null()),
                    ),
            )));
        }
        for word in fold(&filter.search).split_whitespace() {
            query = query.filter(customers::search_folded.like(holding(word)).escape('\\'));
        }
        query
    }

    fn by_name(&self, place: &Place) -> Boxed<'a> {
        let query = self.filtered();
        let (key, id) = (customers::name_folded, customers::id);
        // The first condition lets an index find the place, the second one is exact.
        match place.clone() {
            Place::Start => query.order((key.asc(), id.asc())),
            Place::After(at) => query
                .filter(key.ge(at.key.clone()))
                .filter(key.gt(at.key).or(id.gt(at.id)))
                .order((key.asc(), id.asc())),
            Place::Before(at) => query
                .filter(key.le(at.key.clone()))
                .filter(key.lt(at.key).or(id.lt(at.id)))
                .order((key.desc(), id.desc())),
        }
    }

    /// First those with a due day, then those without; backwards the other way round.
    fn by_due(&self, conn: &mut Conn, place: &Place) -> DbResult<Vec<ListedCustomer>> {
        let backward = matches!(place, Place::Before(_));
        let (dated, undated) = match place.clone() {
            Place::Start => (Some(None), Some(None)),
            Place::After(at) => match at.key.parse::<NaiveDate>() {
                Ok(day) => (Some(Some((day, at.id))), Some(None)),
                Err(_) => (None, Some(Some(at.id))),
            },
            Place::Before(at) => match at.key.parse::<NaiveDate>() {
                Ok(day) => (Some(Some((day, at.id))), None),
                Err(_) => (Some(None), Some(Some(at.id))),
            },
        };
        let mut parts: Vec<Boxed<'a>> = Vec::with_capacity(2);
        parts.extend(dated.map(|at| self.dated(at, backward)));
        parts.extend(undated.map(|at| self.undated(at, backward)));
        if backward {
            parts.reverse();
        }
        let mut rows = Vec::new();
        for part in parts {
            let missing = PAGE + 1 - rows.len();
            if missing > 0 {
                rows.extend(load(conn, part, missing)?);
            }
        }
        Ok(rows)
    }

    fn dated(&self, at: Option<(NaiveDate, String)>, backward: bool) -> Boxed<'a> {
        let query = self
            .filtered()
            .filter(customers::oldest_due_on.is_not_null());
        let (key, id) = (customers::oldest_due_on, customers::id);
        match (at, backward) {
            (None, false) => query.order((key.asc(), id.asc())),
            (None, true) => query.order((key.desc(), id.desc())),
            (Some((day, row)), false) => query
                .filter(key.ge(day))
                .filter(key.gt(day).assume_not_null().or(id.gt(row)))
                .order((key.asc(), id.asc())),
            (Some((day, row)), true) => query
                .filter(key.le(day))
                .filter(key.lt(day).assume_not_null().or(id.lt(row)))
                .order((key.desc(), id.desc())),
        }
    }

    fn undated(&self, at: Option<String>, backward: bool) -> Boxed<'a> {
        let query = self.filtered().filter(customers::oldest_due_on.is_null());
        let id = customers::id;
        match (at, backward) {
            (None, false) => query.order(id.asc()),
            (None, true) => query.order(id.desc()),
            (Some(row), false) => query.filter(id.gt(row)).order(id.asc()),
            (Some(row), true) => query.filter(id.lt(row)).order(id.desc()),
        }
    }
}

fn load(conn: &mut Conn, query: Boxed<'_>, limit: usize) -> DbResult<Vec<ListedCustomer>> {
    Ok(query
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select(ListedCustomer::as_select())
        .load(conn)?)
}
