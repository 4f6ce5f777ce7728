//! The log: who adjusted what, when, where, and how it stands.

use chrono::{DateTime, Utc};
use diesel::helper_types::IntoBoxed;
use diesel::prelude::*;

use super::{Adjustment, State};
use crate::platform::db::schema::{articles, catalogue_entries, stock_adjustments};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{ArticleId, CompanyId};

/// Lines of a page.
pub const PAGE: usize = 50;
/// Movements of one article that its page shows.
const RECENT: i64 = 8;

/// What the viewer asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only in this warehouse, by its id.
    pub warehouse: Option<String>,
    /// Only those of this person, by the account's id.
    pub person: Option<String>,
    /// Only those made at this moment or later.
    pub from: Option<DateTime<Utc>>,
    /// Only those made before this moment.
    pub before: Option<DateTime<Utc>>,
    /// Only those that wait for a person.
    pub unsettled: bool,
    /// Only those older than this one, by its id.
    pub older_than: Option<String>,
}

/// A line of the log.
#[derive(Clone, Debug)]
pub struct Line {
    /// The adjustment.
    pub adjustment: Adjustment,
    /// The article's name.
    pub article: String,
    /// The article's SKU or code.
    pub sku: String,
    /// The article's unit.
    pub unit: String,
    /// The warehouse's name.
    pub warehouse: String,
}

/// A page of the log, the newest first.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Lines.
    pub lines: Vec<Line>,
    /// The id after which the next page begins.
    pub next: Option<String>,
}

/// People by the account's id, with the name that they had.
pub type People = Vec<(String, String)>;

/// At most `rows` lines of a company's log.
///
/// # Errors
/// The database's.
pub fn list(
    conn: &mut Conn,
    company: &CompanyId,
    wanted: &Wanted,
    rows: usize,
) -> DbResult<Listing> {
    let limit = i64::try_from(rows + 1).unwrap_or(i64::MAX);
    let mut lines = load(conn, asked(company, wanted), limit)?;
    let more = lines.len() > rows;
    lines.truncate(rows);
    let next = lines
        .last()
        .filter(|_| more)
        .map(|line| line.adjustment.id.to_string());
    Ok(Listing { lines, next })
}

/// The newest adjustments of one article.
///
/// # Errors
/// The database's.
pub fn of_article(
    conn: &mut Conn,
    company: &CompanyId,
    article: &ArticleId,
) -> DbResult<Vec<Line>> {
    let of_it = asked(company, &Wanted::default())
        .filter(stock_adjustments::article_id.eq(article.as_str().to_owned()));
    load(conn, of_it, RECENT)
}

/// One adjustment as a line of the log.
///
/// # Errors
/// The database's.
pub fn find_line(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<Line>> {
    let one = asked(company, &Wanted::default()).filter(stock_adjustments::id.eq(id.to_owned()));
    Ok(load(conn, one, 1)?.pop())
}

/// Everybody who has adjusted stock of a company, by name.
///
/// # Errors
/// The database's.
pub fn people(conn: &mut Conn, company: &CompanyId) -> DbResult<People> {
    let rows: Vec<(Option<String>, String)> = stock_adjustments::table
        .filter(stock_adjustments::company_id.eq(company))
        .filter(stock_adjustments::user_id.is_not_null())
        .select((stock_adjustments::user_id, stock_adjustments::user_name))
        .distinct()
        .order(stock_adjustments::user_name)
        .load(conn)?;
    let mut people = People::new();
    for (id, name) in rows {
        if let Some(id) = id
            && !people.iter().any(|(known, _)| *known == id)
        {
            people.push((id, name));
        }
    }
    Ok(people)
}

type Boxed<'a> = IntoBoxed<'a, stock_adjustments::table, MultiBackend>;

fn asked<'a>(company: &CompanyId, wanted: &Wanted) -> Boxed<'a> {
    let mut query = stock_adjustments::table
        .filter(stock_adjustments::company_id.eq(company.as_str().to_owned()))
        .into_boxed();
    if let Some(warehouse) = wanted.warehouse.clone() {
        query = query.filter(stock_adjustments::warehouse_id.eq(warehouse));
    }
    if let Some(person) = wanted.person.clone() {
        query = query.filter(stock_adjustments::user_id.eq(person));
    }
    if let Some(from) = wanted.from {
        query = query.filter(stock_adjustments::created_at.ge(from.naive_utc()));
    }
    if let Some(before) = wanted.before {
        query = query.filter(stock_adjustments::created_at.lt(before.naive_utc()));
    }
    if wanted.unsettled {
        let unsettled = State::UNSETTLED.map(State::code);
        query = query.filter(stock_adjustments::state.eq_any(unsettled));
    }
    if let Some(id) = wanted.older_than.clone() {
        query = query.filter(stock_adjustments::id.lt(id));
    }
    query
}

fn load(conn: &mut Conn, query: Boxed<'_>, limit: i64) -> DbResult<Vec<Line>> {
    let adjustments: Vec<Adjustment> = query
        .order(stock_adjustments::id.desc())
        .limit(limit)
        .select(Adjustment::as_select())
        .load(conn)?;
    let ids: Vec<&str> = adjustments
        .iter()
        .map(|one| one.article_id.as_str())
        .collect();
    let things: Vec<(ArticleId, String, String, String, String)> = articles::table
        .filter(articles::id.eq_any(ids))
        .select((
            articles::id,
            articles::name,
            articles::sku,
            articles::code,
            articles::unit,
        ))
        .load(conn)?;
    let ids: Vec<&str> = adjustments
        .iter()
        .map(|one| one.warehouse_id.as_str())
        .collect();
    let houses: Vec<(String, String)> = catalogue_entries::table
        .filter(catalogue_entries::id.eq_any(ids))
        .select((catalogue_entries::id, catalogue_entries::name))
        .load(conn)?;
    Ok(adjustments
        .into_iter()
        .map(|adjustment| line(adjustment, &things, &houses))
        .collect())
}

fn line(
    adjustment: Adjustment,
    things: &[(ArticleId, String, String, String, String)],
    houses: &[(String, String)],
) -> Line {
    let thing = things.iter().find(|(id, ..)| *id == adjustment.article_id);
    let house = houses
        .iter()
        .find(|(id, _)| *id == adjustment.warehouse_id.as_str());
    let (article, sku, unit) = thing.map_or_else(Default::default, |(_, name, sku, code, unit)| {
        let sku = if sku.is_empty() { code } else { sku };
        (name.clone(), sku.clone(), unit.clone())
    });
    Line {
        adjustment,
        article,
        sku,
        unit,
        warehouse: house.map(|(_, name)| name.clone()).unwrap_or_default(),
    }
}
