//! Every route as every kind of visitor. A route without a row here fails the test.

mod catalogues;
mod documents;
mod ground;
mod headers;
mod inventory;
mod keys;
mod mail_desk;
mod operator;
mod plans;
mod profile;
mod real;
mod tasks;
mod team;

use std::collections::BTreeSet;

pub use real::Real;

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

/// Method, path, a concrete address (`""`: the path itself; words in capitals: see [`Real`]),
/// statuses. Actions are sent without fields: 422 means that the person was let in and the form was
/// not good.
pub type Row = (&'static str, &'static str, &'static str, [u16; 6]);

/// Every row, one file of rows per file of routes.
pub fn matrix() -> impl Iterator<Item = &'static Row> {
    [
        ground::ROWS,
        keys::ROWS,
        team::ROWS,
        plans::ROWS,
        operator::ROWS,
        tasks::ROWS,
        profile::ROWS,
        mail_desk::ROWS,
        inventory::ROWS,
        documents::ROWS,
        catalogues::ROWS,
    ]
    .into_iter()
    .flatten()
}

#[test]
fn every_route_has_a_row() {
    let table = mostrador::routes::table();
    let routes: BTreeSet<_> = table
        .listed()
        .iter()
        .map(|line| (line.method.to_string(), line.path.to_owned()))
        .collect();
    let rows: BTreeSet<_> = matrix()
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
    let cast = app.cast().await;
    let real = Real::of(&app, &cast).await;
    let mut wrong = Vec::new();
    for (column, person) in PEOPLE.iter().enumerate() {
        for row in matrix() {
            let browser = match person {
                Some(email) => app.signed_in(email).await,
                None => app.browser(),
            };
            let (method, _, _, statuses) = row;
            let address = real.address(row);
            let reply = match *method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[]).await,
            };
            let who = person.unwrap_or("visitor");
            if reply.status != statuses[column] {
                wrong.push(format!(
                    "{method} {address} as {who}: {} instead of {}",
                    reply.status, statuses[column]
                ));
            }
            for fault in headers::faults(&reply) {
                wrong.push(format!("{method} {address} as {who}: {fault}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Some of the actions write to people.
    app.letters().await;
    app.finish().await;
}
