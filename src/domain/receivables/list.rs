//! The list of customers: filters, two orders, and pages that begin beside a row instead of at a
//! number, so that a long list costs no more than a short one.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::helper_types::IntoBoxed;
use diesel::prelude::*;

use crate::platform::db::schema::{customer_addresses, customers};
use crate::platform::db::text::holding;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, ScheduleId};
use crate::platform::values::text::fold;

/// Rows of a page.
pub const PAGE: usize = 50;
/// Parts the sort key from the id in a cursor's text; ids never hold it.
const MARK: char = '~';

/// Which customers, by what they owe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Those with open documents.
    #[default]
    Open,
    /// Those with a document past its due day.
    Overdue,
    /// All of them.
    All,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name, accents and case aside.
    #[default]
    Name,
    /// By the due day of the oldest open document; who owes nothing comes last.
    OldestDue,
}

/// What the viewer asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur in name, legal name, tax id or number.
    pub search: String,
    /// By what they owe.
    pub show: Show,
    /// Only with the toggle on, or only off.
    pub automation: Option<bool>,
    /// Only those on hold.
    pub held: bool,
    /// Only those without a usable address.
    pub without_address: bool,
}

/// The place beside a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The folded name, or the due day; empty for none.
    key: String,
    id: String,
}

impl Cursor {
    /// Reads what [`Cursor::text`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (key, id) = text.rsplit_once(MARK)?;
        Some(Self {
            key: key.to_owned(),
            id: id.to_owned(),
        })
    }

    /// The cursor in an address.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{MARK}{}", self.key, self.id)
    }

    fn of(row: &ListedCustomer, sort: Sort) -> Self {
        let key = match sort {
            Sort::Name => row.name_folded.clone(),
            Sort::OldestDue => row
                .oldest_due_on
                .map_or_else(String::new, |day| day.to_string()),
        };
        Self {
            key,
            id: row.id.to_string(),
        }
    }
}

/// Where a page begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// At the first row.
    #[default]
    Start,
    /// After a row.
    After(Cursor),
    /// So that it ends before a row.
    Before(Cursor),
}

/// A customer as the list reads it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = customers, check_for_backend(MultiBackend))]
pub struct ListedCustomer {
    /// Its id.
    pub id: CustomerId,
    /// Number in the ERP, empty when it has none.
    pub number: String,
    /// Name.
    pub name: String,
    /// Name as it is sorted.
    pub name_folded: String,
    /// Due day of the oldest open document.
    pub oldest_due_on: Option<NaiveDate>,
    /// The toggle.
    pub automation: bool,
    /// Its schedule.
    pub schedule_id: Option<ScheduleId>,
    /// On hold through this day.
    pub held_until: Option<NaiveDate>,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct ListPage {
    /// At most [`PAGE`] rows.
    pub rows: Vec<ListedCustomer>,
    /// Where the page before ends.
    pub previous: Option<Cursor>,
    /// Where the page after begins.
    pub next: Option<Cursor>,
}

/// A page of a company's customers. A place whose rows are gone leads to the start.
///
/// # Errors
/// The database's.
pub fn page(
    conn: &mut Conn,
    company: &CompanyId,
    filter: &Filter,
    sort: Sort,
    place: &Place,
    today: NaiveDate,
) -> DbResult<ListPage> {
    let ask = Ask {
        company,
        filter,
        today,
    };
    let mut rows = ask.rows(conn, sort, place)?;
    let full = rows.len() > PAGE;
    let astray = match place {
        Place::Start => false,
        Place::After(_) => rows.is_empty(),
        Place::Before(_) => !full,
    };
    if astray {
        return page(conn, company, filter, sort, &Place::Start, today);
    }
    let backward = matches!(place, Place::Before(_));
    rows.truncate(PAGE);
    if backward {
        rows.reverse();
    }
    let first = rows.first().map(|row| Cursor::of(row, sort));
    let last = rows.last().map(|row| Cursor::of(row, sort));
    Ok(ListPage {
        previous: first.filter(|_| {
            if backward {
                full
            } else {
                *place != Place::Start
            }
        }),
        next: last.filter(|_| backward || full),
        rows,
    })
}

/// How many customers all pages have together.
///
/// # Errors
/// The database's.
pub fn count(
    conn: &mut Conn,
    company: &CompanyId,
    filter: &Filter,
    today: NaiveDate,
) -> DbResult<i64> {
    let ask = Ask {
        company,
        filter,
        today,
    };
    Ok(ask.filtered().count().get_result(conn)?)
}

/// Whether the company has any customer at all.
///
/// # Errors
/// The database's.
pub fn has_any(conn: &mut Conn, company: &CompanyId) -> DbResult<bool> {
    let any = customers::table.filter(
        customers::company_id
            .eq(company)
            .and(customers::removed_at.is_null()),
    );
    Ok(diesel::select(exists(any)).get_result(conn)?)
}

type Boxed<'a> = IntoBoxed<'a, customers::table, MultiBackend>;

struct Ask<'a> {
    company: &'a CompanyId,
    filter: &'a Filter,
    today: NaiveDate,
}

impl<'a> Ask<'a> {
    /// One row more than a page; from a place before, in reverse.
    fn rows(&self, conn: &mut Conn, sort: Sort, place: &Place) -> DbResult<Vec<ListedCustomer>> {
        match sort {
            Sort::Name => load(conn, self.by_name(place), PAGE + 1),
            Sort::OldestDue => self.by_due(conn, place),
        }
    }

    fn filtered(&self) -> Boxed<'a> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_whatever_the_name_holds() {
        for key in ["", "pena ~ hijos", "2026-01-31", "a/b?c=d&e"] {
            let cursor = Cursor {
                key: key.to_owned(),
                id: "0193".to_owned(),
            };
            assert_eq!(Cursor::parse(&cursor.text()), Some(cursor));
        }
        assert_eq!(Cursor::parse("nothing"), None);
    }
}
