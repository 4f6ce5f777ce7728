//! `$filter`, `$orderby`, `$top` and `$skip` over a table, in Bind's envelope.

use std::cmp::Ordering;
use std::sync::Arc;

use serde::Serialize;

use super::model::Company;
use super::odata::{self, BadQuery, Table};
use super::reply::Reply;
use super::rows::{Row, Rows};

/// Rows of a page, and the most that may be asked for.
const PAGE: usize = 100;
/// Selections that a company keeps.
const KEPT: usize = 32;

/// A list's parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    filter: Option<String>,
    order: Option<String>,
    top: Option<usize>,
    skip: usize,
    /// Parameters of no meaning here, kept in `nextLink`.
    others: Vec<(String, String)>,
}

impl Question {
    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, BadQuery> {
        let mut question = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "$filter" => question.filter = Some(value.into_owned()),
                "$orderby" => question.order = Some(value.into_owned()),
                "$top" => question.top = Some(number("$top", &value, PAGE)?),
                "$skip" => question.skip = number("$skip", &value, usize::MAX)?,
                name if name.starts_with('$') => {
                    return Err(BadQuery(format!("{name} is not supported")));
                }
                name => question.others.push((name.to_owned(), value.into_owned())),
            }
        }
        Ok(question)
    }

    /// A parameter that is not one of all lists, letter case aside.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self
            .others
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The query string of the page that begins at `skip`.
    fn link(&self, skip: usize, forgetful: bool) -> String {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        if !forgetful {
            let named = [("$filter", &self.filter), ("$orderby", &self.order)];
            for (name, value) in named
                .into_iter()
                .filter_map(|(n, v)| Some((n, v.as_ref()?)))
            {
                pairs.append_pair(name, value);
            }
            if let Some(top) = self.top {
                pairs.append_pair("$top", &top.to_string());
            }
            for (name, value) in &self.others {
                pairs.append_pair(name, value);
            }
        }
        pairs.append_pair("$skip", &skip.to_string());
        pairs.finish()
    }
}

fn number(name: &str, text: &str, most: usize) -> Result<usize, BadQuery> {
    let number = text.parse::<usize>().ok().filter(|number| *number <= most);
    number.ok_or_else(|| BadQuery(format!("{name}={text} is not allowed")))
}

/// The rows that match, in order; without an order, by id.
pub fn select(table: &dyn Table, question: &Question) -> Result<Vec<u32>, BadQuery> {
    let filter = question
        .filter
        .as_deref()
        .map(|text| odata::filter(text, table))
        .transpose()?;
    let order = odata::order(question.order.as_deref().unwrap_or("ID"), table)?;
    let mut rows: Vec<u32> = (0..u32::try_from(table.rows()).unwrap_or(u32::MAX))
        .filter(|row| {
            filter
                .as_ref()
                .is_none_or(|f| odata::holds(f, table, *row as usize))
        })
        .collect();
    rows.sort_by(|a, b| {
        order
            .iter()
            .fold(Ordering::Equal, |so_far, (field, descending)| {
                so_far.then_with(|| {
                    let (a, b) = (
                        table.value(*a as usize, *field),
                        table.value(*b as usize, *field),
                    );
                    let order = odata::compare(&a, &b);
                    if *descending { order.reverse() } else { order }
                })
            })
    });
    Ok(rows)
}

/// The selection's key among those that a company keeps.
pub fn selection_key(resource: &str, question: &Question) -> String {
    let Question {
        filter,
        order,
        others,
        ..
    } = question;
    format!("{resource}\n{filter:?}\n{order:?}\n{others:?}")
}

/// The selection that is kept for the present version, if any.
pub fn kept(company: &Company, key: &str) -> Option<Arc<[u32]>> {
    let (version, rows) = company.selections.get(key)?;
    (*version == company.version).then(|| Arc::clone(rows))
}

/// Keeps a selection for the pages that follow.
pub fn keep(company: &mut Company, key: String, rows: Arc<[u32]>) {
    if company.selections.len() >= KEPT {
        company.selections.clear();
    }
    company.selections.insert(key, (company.version, rows));
}

/// Bind's envelope.
#[derive(Serialize)]
struct Envelope<T> {
    value: Vec<T>,
    #[serde(rename = "nextLink")]
    next_link: Option<String>,
    count: usize,
}

/// The page that begins at `$skip`; `address` is the list's own without a query.
pub fn page<R>(
    table: &Rows<'_, R>,
    selected: &[u32],
    question: &Question,
    address: &str,
    forgetful: bool,
) -> Reply {
    let size = question.top.unwrap_or(PAGE);
    let end = question.skip.saturating_add(size);
    let shown = selected.iter().skip(question.skip).take(size);
    let (company, columns) = (table.company, table.columns);
    let row = |at: &u32| Row {
        company,
        row: &table.rows[*at as usize],
        columns,
    };
    let more = size > 0 && end < selected.len();
    let next_link = more.then(|| format!("{address}?{}", question.link(end, forgetful)));
    let envelope = Envelope {
        value: shown.map(row).collect(),
        next_link,
        count: selected.len(),
    };
    Reply::json(200, &envelope)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn the_next_link_keeps_the_other_parameters() {
        let query = "$filter=Status+eq+0&%24orderby=Date&$top=7&$skip=14&x=%26";
        let question = Question::parse(query).unwrap();
        let link = question.link(21, false);
        let again = Question::parse(&link).unwrap();
        assert_eq!(
            again,
            Question {
                skip: 21,
                ..question.clone()
            }
        );
        assert_eq!(question.link(21, true), "%24skip=21");
    }

    #[test]
    fn parameters_out_of_range_or_unknown_are_refused() {
        for query in [
            "$top=101",
            "$top=-1",
            "$top=x",
            "$skip=-1",
            "$skip=1.5",
            "$select=ID",
        ] {
            assert!(Question::parse(query).is_err(), "{query}");
        }
        assert!(Question::parse("$top=0&$skip=0&page=3").is_ok());
    }
}
