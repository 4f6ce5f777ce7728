//! Every route as every kind of visitor. A route without a row here fails the test.

use std::collections::BTreeSet;

use crate::support::TestApp;

/// Who knocks, in the order of the columns: a visitor; Nadie, who belongs to no company; Mónica,
/// member of Páramo; Pedro, its administrator; Olga, administrator elsewhere; Óscar, operator.
const PEOPLE: [Option<&str>; 6] = [
    None,
    Some("nadie@nadie.test"),
    Some("monica@paramo.test"),
    Some("pedro@paramo.test"),
    Some("olga@valle.test"),
    Some("oscar@mostrador.test"),
];

/// Method, path, a concrete address (`""`: the path itself), statuses. Actions are sent without
/// fields: 422 means that the person was let in and the form was not good.
type Row = (&'static str, &'static str, &'static str, [u16; 6]);

const MATRIX: &[Row] = &[
    ("GET", "/", "", [303; 6]),
    // These exist in the demo only.
    ("GET", "/demo", "", [404; 6]),
    ("GET", "/demo/ui", "", [404; 6]),
    ("GET", "/demo/mail", "", [404; 6]),
    ("GET", "/demo/mail/{id}", "/demo/mail/x", [404; 6]),
    ("GET", "/demo/mail/{id}/body", "/demo/mail/x/body", [404; 6]),
    (
        "GET",
        "/demo/mail/{id}/source",
        "/demo/mail/x/source",
        [404; 6],
    ),
    ("GET", "/demo/clock", "", [404; 6]),
    ("POST", "/demo/clock", "", [404; 6]),
    ("POST", "/demo/clock/occurrences", "", [404; 6]),
    ("POST", "/demo/clock/steps", "", [404; 6]),
    ("POST", "/demo/clock/real", "", [404; 6]),
    ("GET", "/login", "", [200, 303, 303, 303, 303, 303]),
    ("POST", "/login", "", [422; 6]),
    ("GET", "/login/password", "", [303; 6]),
    ("POST", "/login/password", "", [303; 6]),
    ("POST", "/logout", "", [303; 6]),
    ("GET", "/password/forgot", "", [200; 6]),
    ("POST", "/password/forgot", "", [422; 6]),
    ("GET", "/password/sent", "", [303; 6]),
    (
        "GET",
        "/password/reset/{token}",
        "/password/reset/x",
        [410; 6],
    ),
    (
        "POST",
        "/password/reset/{token}",
        "/password/reset/x",
        [410; 6],
    ),
    (
        "GET",
        "/password/change",
        "",
        [303, 200, 200, 200, 200, 200],
    ),
    (
        "POST",
        "/password/change",
        "",
        [303, 422, 422, 422, 422, 422],
    ),
    ("POST", "/language", "", [400; 6]),
    (
        "GET",
        "/manager/{company}/credit/settings",
        "/manager/paramo/credit/settings",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/activation",
        "/manager/paramo/credit/settings/activation",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/message",
        "/manager/paramo/credit/settings/message",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/banks",
        "/manager/paramo/credit/settings/banks",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/banks/removal",
        "/manager/paramo/credit/settings/banks/removal",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/hours",
        "/manager/paramo/credit/settings/hours",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/limits",
        "/manager/paramo/credit/settings/limits",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/closures",
        "/manager/paramo/credit/settings/closures",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/closures/{closure}/removal",
        "/manager/paramo/credit/settings/closures/none/removal",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settings/tone",
        "/manager/paramo/credit/settings/tone",
        [303, 404, 403, 400, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/pause",
        "/manager/paramo/credit/pause",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/resume",
        "/manager/paramo/credit/resume",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/offer",
        "/manager/paramo/credit/offer",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/offer",
        "/manager/paramo/credit/offer",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/offer/requested",
        "/manager/paramo/credit/offer/requested",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{customer}/preview",
        "/manager/paramo/credit/customers/none/preview",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{customer}/preview/mail",
        "/manager/paramo/credit/customers/none/preview/mail",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/schedules",
        "/manager/paramo/credit/schedules",
        [303, 404, 200, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/schedules/new",
        "/manager/paramo/credit/schedules/new",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/new",
        "/manager/paramo/credit/schedules/new",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/schedules/{schedule}",
        "/manager/paramo/credit/schedules/none",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/schedules/{schedule}/edit",
        "/manager/paramo/credit/schedules/none/edit",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/edit",
        "/manager/paramo/credit/schedules/none/edit",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/switch",
        "/manager/paramo/credit/schedules/none/switch",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/removal",
        "/manager/paramo/credit/schedules/none/removal",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/schedules/{schedule}/summary",
        "/manager/paramo/credit/schedules/none/summary",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/summary/addresses",
        "/manager/paramo/credit/schedules/none/summary/addresses",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/summary/addresses/removal",
        "/manager/paramo/credit/schedules/none/summary/addresses/removal",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/summary/removals",
        "/manager/paramo/credit/schedules/none/summary/removals",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/test",
        "/manager/paramo/credit/schedules/none/test",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/schedules/{schedule}/confirmation",
        "/manager/paramo/credit/schedules/none/confirmation",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/schedules/{schedule}/confirmation",
        "/manager/paramo/credit/schedules/none/confirmation",
        [303, 404, 403, 404, 404, 404],
    ),
    ("GET", "/manager", "", [303, 200, 200, 200, 200, 200]),
    (
        "GET",
        "/manager/register",
        "",
        [303, 200, 200, 200, 200, 200],
    ),
    (
        "POST",
        "/manager/register",
        "",
        [303, 422, 422, 422, 422, 422],
    ),
    (
        "GET",
        "/manager/register/{pending}",
        "/manager/register/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/register/{pending}",
        "/manager/register/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}",
        "/manager/paramo",
        [303, 404, 200, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/extensions",
        "/manager/paramo/extensions",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/sync",
        "/manager/paramo/sync",
        [303, 404, 200, 200, 404, 404],
    ),
    // The next row but one takes back what this one asks for.
    (
        "POST",
        "/manager/{company}/sync",
        "/manager/paramo/sync",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/sync/progress",
        "/manager/paramo/sync/progress",
        [303, 404, 200, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/sync/cancellation",
        "/manager/paramo/sync/cancellation",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/settings",
        "/manager/paramo/settings",
        [303, 404, 403, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings",
        "/manager/paramo/settings",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/logo",
        "/manager/paramo/settings/logo",
        [303, 404, 403, 422, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/settings/logo/removal",
        "/manager/paramo/settings/logo/removal",
        [303, 404, 403, 303, 404, 404],
    ),
    ("GET", "/logo/{file}", "/logo/x", [404; 6]),
    (
        "GET",
        "/manager/{company}/credit",
        "/manager/paramo/credit",
        [303, 404, 200, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/toggles",
        "/manager/paramo/credit/toggles",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/holds/new",
        "/manager/paramo/credit/holds/new",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/holds",
        "/manager/paramo/credit/holds",
        [303, 404, 403, 303, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{id}",
        "/manager/paramo/credit/customers/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{id}/statement",
        "/manager/paramo/credit/customers/x/statement",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{id}/statement.pdf",
        "/manager/paramo/credit/customers/x/statement.pdf",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{id}/statement.xlsx",
        "/manager/paramo/credit/customers/x/statement.xlsx",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{id}/automation",
        "/manager/paramo/credit/customers/x/automation",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/customers/{id}/send",
        "/manager/paramo/credit/customers/x/send",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/language",
        "/manager/paramo/credit/customers/x/language",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/automation",
        "/manager/paramo/credit/customers/x/automation",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/hold",
        "/manager/paramo/credit/customers/x/hold",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/hold/release",
        "/manager/paramo/credit/customers/x/hold/release",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/documents/{document}/hold",
        "/manager/paramo/credit/customers/x/documents/x/hold",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/addresses",
        "/manager/paramo/credit/customers/x/addresses",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/addresses/{address}/removal",
        "/manager/paramo/credit/customers/x/addresses/x/removal",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/addresses/{address}/confirmation",
        "/manager/paramo/credit/customers/x/addresses/x/confirmation",
        [303, 404, 403, 404, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/customers/{id}/send",
        "/manager/paramo/credit/customers/x/send",
        [303, 404, 403, 404, 404, 404],
    ),
    ("GET", "/s/{token}", "/s/x", [404, 404, 404, 404, 404, 404]),
    (
        "GET",
        "/s/{token}/statement.pdf",
        "/s/x/statement.pdf",
        [404, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/s/{token}/statement.xlsx",
        "/s/x/statement.xlsx",
        [404, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/cycles",
        "/manager/paramo/credit/cycles",
        [303, 404, 200, 200, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/cycles/{id}",
        "/manager/paramo/credit/cycles/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/cycles/{id}/progress",
        "/manager/paramo/credit/cycles/x/progress",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/cycles/{id}/notices.csv",
        "/manager/paramo/credit/cycles/x/notices.csv",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/missed",
        "/manager/paramo/credit/missed",
        [303, 404, 303, 303, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/missed/{id}",
        "/manager/paramo/credit/missed/x",
        [303, 404, 403, 400, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/settlements",
        "/manager/paramo/credit/settlements",
        [303, 404, 200, 200, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settlements",
        "/manager/paramo/credit/settlements",
        [303, 404, 403, 400, 404, 404],
    ),
    (
        "POST",
        "/manager/{company}/credit/settlements/{id}",
        "/manager/paramo/credit/settlements/x",
        [303, 404, 403, 400, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/notices/{id}",
        "/manager/paramo/credit/notices/x",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/notices/{id}/mail",
        "/manager/paramo/credit/notices/x/mail",
        [303, 404, 404, 404, 404, 404],
    ),
    (
        "GET",
        "/manager/{company}/credit/notices/{id}/mail.eml",
        "/manager/paramo/credit/notices/x/mail.eml",
        [303, 404, 404, 404, 404, 404],
    ),
];

#[test]
fn every_route_has_a_row() {
    let table = mostrador::routes::table();
    let routes: BTreeSet<_> = table
        .listed()
        .iter()
        .map(|line| (line.method.to_string(), line.path.to_owned()))
        .collect();
    let rows: BTreeSet<_> = MATRIX
        .iter()
        .map(|(method, path, ..)| ((*method).to_owned(), (*path).to_owned()))
        .collect();
    assert_eq!(
        routes.len(),
        table.listed().len(),
        "a route is listed twice"
    );
    let missing: Vec<_> = routes.difference(&rows).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
    let stale: Vec<_> = rows.difference(&routes).collect();
    assert!(stale.is_empty(), "no route for {stale:?}");
}

#[tokio::test]
async fn everybody_gets_what_the_matrix_says() {
    let app = TestApp::start().await;
    app.cast().await;
    let mut wrong = Vec::new();
    for (column, person) in PEOPLE.iter().enumerate() {
        for (method, path, address, statuses) in MATRIX {
            let browser = match person {
                Some(email) => app.signed_in(email).await,
                None => app.browser(),
            };
            let address = if address.is_empty() { path } else { address };
            let reply = match *method {
                "GET" => browser.get(address).await,
                _ => browser.post(address, &[]).await,
            };
            if reply.status != statuses[column] {
                wrong.push(format!(
                    "{method} {address} as {}: {} instead of {}",
                    person.unwrap_or("visitor"),
                    reply.status,
                    statuses[column]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    app.finish().await;
}
