//! The list of customers: filters, two orders, and pages that begin beside a row instead of at a
//! number, so that a long list costs no more than a short one.

mod ask;
mod cursor;

use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::platform::db::schema::customers;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, CustomerId, ScheduleId};

use ask::Ask;
pub use cursor::{Cursor, Place};

/// Rows of a page.
pub const PAGE: usize = 50;

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
