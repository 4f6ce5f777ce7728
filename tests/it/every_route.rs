//! What holds for every route alike: nothing is done for other sites, looking changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use mostrador::access::Who;
use mostrador::platform::db::{DbError, portable};
use reqwest::Method;

use crate::access_matrix::{Real, matrix};
use crate::support::{Browser, TestApp};

/// What machines call with a secret of their own.
const MACHINES: [(&str, &str); 2] = [("GET", "/metrics"), ("POST", "/hooks/bind/{token}")];

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
    let cast = app.cast().await;
    let real = Real::of(&app, &cast).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    // The browser's word comes before an origin that is ours.
    let headers = [
        ("sec-fetch-site", "cross-site"),
        ("origin", app.base.as_str()),
    ];
    let (mut tried, mut wrong) = (0, Vec::new());
    for row in matrix() {
        if row.0 != "POST" || MACHINES.contains(&(row.0, row.1)) {
            continue;
        }
        let address = real.address(row);
        let reply = pedro
            .send(Method::POST, &address, Some(&[]), &headers)
            .await;
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
const EXPORTS: [&str; 5] = [
    "\"audit.exported\"",
    "\"notice.exported\"",
    "\"occurrence.exported\"",
    "\"statement.exported\"",
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

/// One person in an installation of their own.
struct Visit {
    app: TestApp,
    browser: Browser,
    /// Where every page and file is.
    pages: Vec<String>,
}

impl Visit {
    async fn of(person: Option<&str>) -> Self {
        let app = TestApp::start().await;
        let cast = app.cast().await;
        let real = Real::of(&app, &cast).await;
        let browser = match person {
            Some(email) => app.signed_in(email).await,
            None => app.browser(),
        };
        let pages = matrix()
            .filter(|row| row.0 == "GET")
            .map(|row| real.address(row))
            .collect();
        Self {
            app,
            browser,
            pages,
        }
    }

    async fn look(&self, page: &str) {
        for method in [Method::GET, Method::HEAD] {
            self.browser.send(method, page, None, &[]).await;
        }
    }
}

/// Asks for one page after the other, and tells which changed what.
async fn culprits(person: Option<&str>) -> Vec<String> {
    let visit = Visit::of(person).await;
    let mut found = Vec::new();
    let mut before = contents(&visit.app).await;
    for page in &visit.pages {
        visit.look(page).await;
        let after = contents(&visit.app).await;
        if after != before {
            found.push(format!("{page} changes {:?}", changed(&before, &after)));
        }
        before = after;
    }
    visit.app.finish().await;
    found
}

#[tokio::test]
async fn looking_changes_nothing() {
    for person in [
        None,
        Some("monica@paramo.test"),
        Some("pedro@paramo.test"),
        Some("oscar@mostrador.test"),
    ] {
        let visit = Visit::of(person).await;
        let before = contents(&visit.app).await;
        assert!(before["users"].len() > 4 && before.contains_key("audit_log"));
        for page in &visit.pages {
            visit.look(page).await;
        }
        let after = contents(&visit.app).await;
        visit.app.finish().await;
        if after != before {
            let found = culprits(person).await;
            panic!("{person:?}: {:?} {found:#?}", changed(&before, &after));
        }
    }
}
