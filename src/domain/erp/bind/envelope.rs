//! A list's envelope: `value`, `nextLink`, `count`, or a bare array.

use serde_json::Value;
use url::Url;

use super::call::nonsense;
use super::settings::BindSettings;
use crate::domain::erp::{Cursor, ErpError, Page, RejectedRow};

/// Reads a list; a row that `read` cannot read is set apart with its reason.
pub(super) fn page<T>(
    body: Value,
    asked: &Url,
    settings: &BindSettings,
    read: impl Fn(&Value) -> Result<T, String>,
) -> Result<Page<T>, ErpError> {
    let (values, next, total) = open(body, asked, settings)?;
    let total = total.unwrap_or(i64::try_from(values.len()).unwrap_or(i64::MAX));
    let mut page = Page {
        rows: Vec::with_capacity(values.len()),
        rejected: Vec::new(),
        next,
        total,
    };
    for value in &values {
        match read(value) {
            Ok(row) => page.rows.push(row),
            Err(why) => page.rejected.push(RejectedRow {
                external_id: id_of(value),
                why,
            }),
        }
    }
    Ok(page)
}

type Opened = (Vec<Value>, Option<Cursor>, Option<i64>);

fn open(body: Value, asked: &Url, settings: &BindSettings) -> Result<Opened, ErpError> {
    let mut envelope = match body {
        Value::Array(values) => return Ok((values, None, None)),
        Value::Object(envelope) => envelope,
        _ => return Err(nonsense("neither a list nor an envelope".to_owned())),
    };
    let Some(Value::Array(values)) = envelope.remove("value") else {
        return Err(nonsense("an envelope without value".to_owned()));
    };
    let next = match envelope.get("nextLink") {
        None | Some(Value::Null) => None,
        Some(Value::String(link)) if link.trim().is_empty() => None,
        Some(Value::String(link)) => Some(cursor(link, asked, settings)?),
        Some(_) => return Err(nonsense("nextLink is not a text".to_owned())),
    };
    if next.is_some() && values.is_empty() {
        return Err(nonsense("an empty page with a nextLink".to_owned()));
    }
    Ok((values, next, envelope.get("count").and_then(Value::as_i64)))
}

/// What a `nextLink` adds to the question. Filter, order, size and parameters stay ours, so a
/// server that forgets them in its link changes nothing.
fn cursor(link: &str, asked: &Url, settings: &BindSettings) -> Result<Cursor, ErpError> {
    let link = asked
        .join(link)
        .map_err(|_| nonsense("nextLink is not an address".to_owned()))?;
    if !same_server(&link, settings) {
        return Err(nonsense("nextLink leads to another server".to_owned()));
    }
    if resource(&link) != resource(asked) {
        return Err(nonsense("nextLink leads to another list".to_owned()));
    }
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in link.query_pairs() {
        if !matches!(name.as_ref(), "$filter" | "$orderby" | "$top") && !asks(asked, &name) {
            pairs.append_pair(&name, &value);
        }
    }
    if position(&link) <= position(asked) {
        return Err(nonsense("nextLink does not lead on".to_owned()));
    }
    Ok(Cursor::from(pairs.finish()))
}

/// Whether the question has a parameter of its own by this name, letter case aside.
fn asks(question: &Url, name: &str) -> bool {
    question
        .query_pairs()
        .any(|(ours, _)| !ours.starts_with('$') && ours.eq_ignore_ascii_case(name))
}

/// Where the page begins by `$skip`. A server that pages in another way is not Bind.
fn position(url: &Url) -> u64 {
    let mut pairs = url.query_pairs();
    let skip = pairs.find(|(name, _)| name == "$skip");
    skip.and_then(|(_, value)| value.parse().ok())
        .unwrap_or_default()
}

/// The link names our server, or the name that the server has for itself. With the same host the
/// scheme may differ behind a proxy; the key goes to our own address in any case.
fn same_server(link: &Url, settings: &BindSettings) -> bool {
    let base = &settings.base;
    let ours = link.host() == base.host()
        && (link.port_or_known_default() == base.port_or_known_default()
            || link.scheme() != base.scheme() && link.port().is_none());
    let public = link.host_str() == Some(settings.public_host.as_str());
    matches!(link.scheme(), "http" | "https") && (ours || public)
}

/// The path from `/api/` on, letter case aside.
fn resource(url: &Url) -> String {
    let path = url.path().to_ascii_lowercase();
    let from = path.find("/api/").unwrap_or_default();
    path[from..].trim_end_matches('/').to_owned()
}

fn id_of(value: &Value) -> String {
    value
        .get("ID")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;
    use serde_json::json;

    fn next(base: &str, asked: &str, link: &str) -> Result<Option<Cursor>, ErpError> {
        let settings = BindSettings::parse(base).unwrap();
        let body = json!({"value": [1], "nextLink": link, "count": 9});
        page(body, &Url::parse(asked).unwrap(), &settings, |_| Ok(())).map(|page| page.next)
    }

    fn text(result: Result<Option<Cursor>, ErpError>) -> String {
        result.unwrap().unwrap().as_str().to_owned()
    }

    #[test]
    fn a_link_to_our_server_or_its_public_name_gives_its_position_only() {
        let asked = "http://127.0.0.1:81/x/api/Clients?%24filter=a";
        let base = "http://127.0.0.1:81/x";
        for link in [
            "http://127.0.0.1:81/x/api/Clients?$skip=100&$filter=b&$top=5",
            "https://api.bind.com.mx/api/Clients?$skip=100",
            "https://127.0.0.1/api/clients?$skip=100",
            "/x/api/Clients?$skip=100",
        ] {
            assert_eq!(text(next(base, asked, link)), "%24skip=100", "{link}");
        }
    }

    #[test]
    fn a_parameter_of_the_question_is_not_asked_twice() {
        let asked = "https://bind.test/api/Inventory?warehouseID=w";
        let link = "https://bind.test/api/Inventory?WarehouseId=w&$skip=100&mark=7";
        let next = text(next("https://bind.test", asked, link));
        assert_eq!(next, "%24skip=100&mark=7");
    }

    #[test]
    fn a_link_to_elsewhere_is_nonsense() {
        let asked = "https://bind.test/api/Clients?%24skip=100";
        for link in [
            "https://evil.test/api/Clients?$skip=200",
            "https://bind.test:444/api/Clients?$skip=200",
            "https://bind.test@evil.test/api/Clients?$skip=200",
            "//evil.test/api/Clients?$skip=200",
            "ftp://bind.test/api/Clients?$skip=200",
            "file:///api/Clients?$skip=200",
            "https://bind.test/api/Users?$skip=200",
            "https://bind.test/api/Clients?$skip=100",
            "https://bind.test/api/Clients?$skip=99",
            "https://bind.test/api/Clients?$skip=soon",
            "https://bind.test/api/Clients",
            "http://[",
        ] {
            let result = next("https://bind.test", asked, link);
            assert!(
                matches!(result, Err(ErpError::Nonsense { .. })),
                "{link}: {result:?}"
            );
        }
    }

    #[test]
    fn a_bare_array_is_a_whole_list() {
        let settings = BindSettings::parse("https://bind.test").unwrap();
        let asked = Url::parse("https://bind.test/api/Users").unwrap();
        let page = page(json!([1, 2, "x"]), &asked, &settings, |row| {
            row.as_i64().ok_or_else(|| "not a number".to_owned())
        });
        let page = page.unwrap();
        assert_eq!(
            (page.rows, page.rejected.len(), page.total),
            (vec![1, 2], 1, 3)
        );
        assert_eq!(page.next, None);
    }

    #[test]
    fn what_is_no_list_is_nonsense() {
        for body in [
            json!(1),
            json!({}),
            json!({"value": 1}),
            json!({"value": [1], "nextLink": 1}),
        ] {
            let settings = BindSettings::parse("https://bind.test").unwrap();
            let asked = Url::parse("https://bind.test/api/Users").unwrap();
            let result = page(body.clone(), &asked, &settings, |_| Ok(()));
            assert!(matches!(result, Err(ErpError::Nonsense { .. })), "{body}");
        }
    }
}
