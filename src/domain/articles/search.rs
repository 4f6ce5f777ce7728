//! Finding articles: by the exact SKU, code or bar code first, then by words.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::platform::db::schema::articles;
use crate::platform::db::text::holding;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{ArticleId, CompanyId};
use crate::platform::values::text::fold;

/// Articles of a page.
pub const PAGE: usize = 40;
/// Longest text that is looked for, characters.
const LONGEST: usize = 120;
/// Parts the sort key from the id in a place's text; ids never hold it.
const MARK: char = '~';

/// An article as lists and its page show it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = articles, check_for_backend(MultiBackend))]
pub struct ArticleView {
    /// Its id.
    pub id: ArticleId,
    /// Id in the ERP.
    pub external_id: String,
    /// The company's own code; may be empty.
    pub code: String,
    /// Stock-keeping unit or bar code; may be empty.
    pub sku: String,
    /// Name.
    pub name: String,
    /// Name as it is sorted.
    pub name_folded: String,
    /// Unit of measure; may be empty.
    pub unit: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The one article that has exactly this SKU or code.
    One(ArticleId),
    /// A page of articles.
    Many {
        /// At most [`PAGE`].
        rows: Vec<ArticleView>,
        /// The text of the place where the next page begins.
        next: Option<String>,
    },
}

/// Looks among a company's articles. Several with the exact code come as a list; without any, each
/// word must occur in name, SKU or code, letter case and accents aside.
///
/// # Errors
/// The database's.
pub fn search(
    conn: &mut Conn,
    company: &CompanyId,
    text: &str,
    after: Option<&str>,
) -> DbResult<Found> {
    let text: String = text.trim().chars().take(LONGEST).collect();
    if !text.is_empty() && after.is_none() {
        let mut exact = with_code(conn, company, &text)?;
        if exact.len() > 1 {
            return Ok(Found::Many {
                rows: exact,
                next: None,
            });
        }
        if let Some(one) = exact.pop() {
            return Ok(Found::One(one.id));
        }
    }
    by_words(conn, company, &text, after)
}

/// One article of a company; articles that the ERP has dropped are found too, for the log.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> DbResult<Option<ArticleView>> {
    Ok(articles::table
        .find(id)
        .filter(articles::company_id.eq(company))
        .select(ArticleView::as_select())
        .first(conn)
        .optional()?)
}

/// Whether the company has any article at all.
///
/// # Errors
/// The database's.
pub fn has_any(conn: &mut Conn, company: &CompanyId) -> DbResult<bool> {
    let any = articles::table
        .filter(articles::company_id.eq(company))
        .filter(articles::removed_at.is_null());
    Ok(diesel::select(exists(any)).get_result(conn)?)
}

fn with_code(conn: &mut Conn, company: &CompanyId, text: &str) -> DbResult<Vec<ArticleView>> {
    let spellings = [text.to_owned(), text.to_uppercase(), text.to_lowercase()];
    Ok(articles::table
        .filter(articles::company_id.eq(company))
        .filter(articles::removed_at.is_null())
        .filter(
            articles::sku
                .eq_any(spellings.clone())
                .or(articles::code.eq_any(spellings)),
        )
        .order((articles::name_folded, articles::id))
        .limit(limit(PAGE))
        .select(ArticleView::as_select())
        .load(conn)?)
}

fn by_words(
    conn: &mut Conn,
    company: &CompanyId,
    text: &str,
    after: Option<&str>,
) -> DbResult<Found> {
    let mut query = articles::table
        .filter(articles::company_id.eq(company))
        .filter(articles::removed_at.is_null())
        .into_boxed();
    for word in fold(text).split_whitespace() {
        query = query.filter(articles::search_folded.like(holding(word)).escape('\\'));
    }
    if let Some((name, id)) = after.and_then(|place| place.rsplit_once(MARK)) {
        // The first condition lets an index find the place, the second one is exact.
        query = query
            .filter(articles::name_folded.ge(name.to_owned()))
            .filter(
                articles::name_folded
                    .gt(name.to_owned())
                    .or(articles::id.gt(id.to_owned())),
            );
    }
    let mut rows: Vec<ArticleView> = query
        .order((articles::name_folded.asc(), articles::id.asc()))
        .limit(limit(PAGE + 1))
        .select(ArticleView::as_select())
        .load(conn)?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("{}{MARK}{}", row.name_folded, row.id));
    Ok(Found::Many { rows, next })
}

fn limit(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
