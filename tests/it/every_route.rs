//! What holds for every route alike: nothing is done for other sites, looking changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use mostrador::access::Who;
use mostrador::platform::db::{DbError, portable};
use reqwest::Method;

use crate::access_matrix::matrix;
use crate::support::{Browser, TestApp};

/// What machines call with a secret of their own.
const MACHINES: [(&str, &str); 2] = [("GET", "/metrics"), ("POST", "/hooks/bind/{token}")];

/// Method, path and a concrete address of every route.
fn routes() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    matrix().map(|(method, path, address, _)| {
        let address = if address.is_empty() { path } else { address };
        (*method, *path, *address)
    })
}

#[test]
fn few_doors_are_open_to_machines() {
    let table = mostrador::routes::table();
    let open: BTreeSet<(&str, &str)> = table
        .listed()
        .iter()
        .filter(|line| line.who == Who::Hook)
        .map(|line| (line.method.as_str(), line.path))
        .collect();
    assert_eq!(open, BTreeSet::from(MACHINES));
}

#[tokio::test]
async fn no_action_is_done_for_another_site() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    // The browser's word comes before an origin that is ours.
    let headers = [
        ("sec-fetch-site", "cross-site"),
        ("origin", app.base.as_str()),
    ];
    let (mut tried, mut wrong) = (0, Vec::new());
    for (method, path, address) in routes() {
        if method != "POST" || MACHINES.contains(&(method, path)) {
            continue;
        }
        let reply = pedro.send(Method::POST, address, Some(&[]), &headers).await;
        tried += 1;
        if reply.status != 403 || !reply.body.contains(&app.base) {
            wrong.push(format!("{address}: {} {}", reply.status, reply.body));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried > 90, "only {tried} actions");
    assert!(pedro.is_signed_in().await);
    app.finish().await;
}

/// Where looking may leave a trace: who was here, how often somebody asked, sums kept for lists.
const BOOKKEEPING: [&str; 3] = ["sessions", "throttles", "company_totals"];
/// Taking a list along is told in the audit log, by its code in quotes.
const EXPORTS: [&str; 3] = [
    "\"audit.exported\"",
    "\"occurrence.exported\"",
    "\"stock.log_exported\"",
];

/// The rows of every table, as a backup writes them, sorted.
type Contents = BTreeMap<String, Vec<String>>;

async fn contents(app: &TestApp) -> Contents {
    let read = app.services.db.read(|conn| {
        let mut all = Contents::new();
        for table in portable::tables(conn)? {
            if BOOKKEEPING.contains(&table.name.as_str()) {
                continue;
            }
            let mut rows = Vec::new();
            portable::each_row(conn, &table, |row| -> Result<(), DbError> {
                let export = EXPORTS.iter().any(|code| row.contains(code));
                if !(export && table.name == "audit_log") {
                    rows.push(row.to_owned());
                }
                Ok(())
            })?;
            rows.sort_unstable();
            all.insert(table.name, rows);
        }
        Ok::<_, DbError>(all)
    });
    read.await.unwrap()
}

/// The tables that differ.
fn changed(before: &Contents, after: &Contents) -> Vec<String> {
    before
        .iter()
        .filter(|(name, rows)| after.get(*name) != Some(*rows))
        .map(|(name, _)| name.clone())
        .collect()
}

/// An installation with the cast, and the browser of one person in it.
async fn visit(person: Option<&str>) -> (TestApp, Browser) {
    let app = TestApp::start().await;
    app.cast().await;
    let browser = match person {
        Some(email) => app.signed_in(email).await,
        None => app.browser(),
    };
    (app, browser)
}

async fn look(browser: &Browser, address: &str) {
    for method in [Method::GET, Method::HEAD] {
        browser.send(method, address, None, &[]).await;
    }
}

/// Asks one page after the other, and tells which changed what.
async fn culprits(person: Option<&str>, pages: &[&str]) -> Vec<String> {
    let (app, browser) = visit(person).await;
    let mut found = Vec::new();
    let mut before = contents(&app).await;
    for page in pages {
        look(&browser, page).await;
        let after = contents(&app).await;
        if after != before {
            found.push(format!("{page} changes {:?}", changed(&before, &after)));
        }
        before = after;
    }
    app.finish().await;
    found
}

#[tokio::test]
async fn looking_changes_nothing() {
    let pages: Vec<&str> = routes()
        .filter(|(method, ..)| *method == "GET")
        .map(|(_, _, address)| address)
        .collect();
    for person in [
        None,
        Some("monica@paramo.test"),
        Some("pedro@paramo.test"),
        Some("oscar@mostrador.test"),
    ] {
        let (app, browser) = visit(person).await;
        let before = contents(&app).await;
        assert!(before["users"].len() > 4 && before.contains_key("audit_log"));
        for page in &pages {
            look(&browser, page).await;
        }
        let after = contents(&app).await;
        app.finish().await;
        if after != before {
            let found = culprits(person, &pages).await;
            panic!("{person:?}: {:?} {found:#?}", changed(&before, &after));
        }
    }
}
