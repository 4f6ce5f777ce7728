//! What holds for every route alike: nothing is done for other sites.

use std::collections::BTreeSet;

use mostrador::access::Who;
use reqwest::Method;

use crate::access_matrix::matrix;
use crate::support::TestApp;

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
