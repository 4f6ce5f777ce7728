//! Questions in OData version 3.

use crate::domain::erp::{Cursor, InvoiceQuery};
use url::Url;

/// The order of clients.
pub(super) const CLIENTS_BY: &str = "Number,ID";
/// The order of invoices: new ones come last, so pages do not move while they are read.
pub(super) const INVOICES_BY: &str = "Date,ID";

/// The order of products: new ones come last.
pub(super) const PRODUCTS_BY: &str = "Number,ID";
/// The order of what a warehouse holds.
pub(super) const STOCK_BY: &str = "ID";

/// A list that is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Listing<'a> {
    /// Its path, such as `/api/Clients`.
    pub(super) path: &'a str,
    /// Only rows for which this holds.
    pub(super) filter: Option<&'a str>,
    /// In this order.
    pub(super) order: Option<&'a str>,
    /// A parameter of its own, by name and value.
    pub(super) parameter: Option<(&'a str, &'a str)>,
}

/// The filter for `query`; `None` when everything is wanted.
pub(super) fn filter(query: &InvoiceQuery) -> Option<String> {
    let mut all = Vec::new();
    if query.open_only {
        all.push("Status eq 0".to_owned());
    }
    if let Some(day) = query.since {
        all.push(format!("Date ge datetime'{day}T00:00:00'"));
    }
    if let Some(day) = query.before {
        all.push(format!("Date lt datetime'{day}T00:00:00'"));
    }
    if let Some(id) = &query.client_external_id {
        all.push(format!("ClientID eq guid'{}'", id.replace('\'', "''")));
    }
    (!all.is_empty()).then(|| all.join(" and "))
}

/// Puts parameter, filter, order and position into the address, with `%20` for spaces.
pub(super) fn ask(url: &mut Url, list: &Listing<'_>, page: Option<&Cursor>) {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    let own = list.parameter;
    let filter = list.filter.map(|filter| ("$filter", filter));
    let order = list.order.map(|order| ("$orderby", order));
    for (name, value) in [own, filter, order].into_iter().flatten() {
        pairs.append_pair(name, value);
    }
    let position = page
        .map(|page| page.as_str().as_bytes())
        .unwrap_or_default();
    for (name, value) in url::form_urlencoded::parse(position) {
        pairs.append_pair(&name, &value);
    }
    let query = pairs.finish().replace('+', "%20");
    url.set_query((!query.is_empty()).then_some(&query));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn all_conditions_hold_together() {
        assert_eq!(filter(&InvoiceQuery::default()), None);
        let query = InvoiceQuery {
            open_only: true,
            since: NaiveDate::from_ymd_opt(2026, 1, 19),
            before: NaiveDate::from_ymd_opt(2026, 2, 1),
            client_external_id: Some("a'b".to_owned()),
        };
        let expected = "Status eq 0 and Date ge datetime'2026-01-19T00:00:00' \
                        and Date lt datetime'2026-02-01T00:00:00' and ClientID eq guid'a''b'";
        assert_eq!(filter(&query).as_deref(), Some(expected));
    }

    #[test]
    fn the_position_comes_after_our_own_question() {
        let mut url = Url::parse("https://bind.test/api/Clients").unwrap();
        let page = Cursor::from("%24skip=100".to_owned());
        let list = Listing {
            filter: Some("a eq 'b+c'"),
            order: Some("ID"),
            parameter: Some(("of", "w")),
            ..Listing::default()
        };
        ask(&mut url, &list, Some(&page));
        let expected = "of=w&%24filter=a%20eq%20%27b%2Bc%27&%24orderby=ID&%24skip=100";
        assert_eq!(url.query(), Some(expected));
    }
}
