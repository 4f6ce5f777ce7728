//! The side navigation offers what one may open, and nothing else.

use mostrador::domain::audit::Actor;
use mostrador::domain::subscriptions::{self, Extension};
use mostrador::platform::clock;

use crate::home::subscribe;
use crate::support::{Browser, Reply, TestApp};

/// The places in the side navigation of a page, and in its menu on a phone.
fn places(page: &Reply) -> Vec<String> {
    let rail = page.body.split("<aside class=\"rail\"").nth(1);
    let rail = rail.and_then(|rest| rest.split("</aside>").next());
    rail.unwrap_or_default()
        .split("<a ")
        .skip(1)
        .filter_map(|link| link.split("href=\"").nth(1)?.split('"').next())
        // The mark leads home, wherever that is.
        .filter(|place| *place != "/")
        .map(str::to_owned)
        .collect()
}

/// Opens every place that the navigation of `at` offers, and gives them.
async fn all_open(browser: &Browser, at: &str) -> Vec<String> {
    let page = browser.get(at).await;
    assert_eq!(page.status, 200, "{at}");
    let places = places(&page);
    for place in &places {
        let reply = browser.get(place).await;
        assert_eq!(reply.status, 200, "{place} in the navigation of {at}");
    }
    places
}

#[tokio::test]
async fn everybody_may_open_what_the_navigation_offers() {
    let app = TestApp::start().await;
    app.cast().await;
    for (person, pages) in [
        ("nadie@nadie.test", &["/manager"][..]),
        ("monica@paramo.test", &["/manager", "/manager/paramo"][..]),
        (
            "pedro@paramo.test",
            &["/manager", "/manager/paramo", "/manager/paramo/settings"][..],
        ),
        ("oscar@mostrador.test", &["/manager", "/operator"][..]),
    ] {
        let browser = app.signed_in(person).await;
        for page in pages {
            let places = all_open(&browser, page).await;
            assert!(places.len() >= 4, "{page} of {person}: {places:?}");
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn an_extension_brings_its_place_to_everybody_of_the_company() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.grant(&cast.pedro).await;
    subscribe(&app, &cast.paramo).await;
    let company = cast.paramo.clone();
    app.db(move |conn| {
        let (actor, now) = (Actor::system(), clock::wall());
        subscriptions::install(conn, &company, Extension::Inventory, &actor, now).map(drop)
    })
    .await;
    for person in ["monica@paramo.test", "pedro@paramo.test"] {
        let browser = app.signed_in(person).await;
        let places = all_open(&browser, "/manager/paramo").await;
        let there = places.iter().any(|place| place.ends_with("/inventory"));
        assert!(there, "{person}: {places:?}");
    }
    app.finish().await;
}
