//! The name of a page in the browser's tab: no two pages share one.

use std::collections::BTreeMap;

use actix_web::http::Method;
use mostrador::access::Who;

use crate::support::{Browser, Reply, TestApp};

/// What stands between the tags of `<title>`; `None` for what is no page.
fn title(reply: &Reply) -> Option<&str> {
    let (_, rest) = reply.body.split_once("<title>")?;
    Some(rest.split_once("</title>")?.0)
}

/// Addresses of pages that anybody of this kind can open without knowing an id.
fn addresses(wanted: &[Who]) -> Vec<String> {
    mostrador::routes::table()
        .listed()
        .iter()
        .filter(|line| line.method == Method::GET && wanted.contains(&line.who))
        .map(|line| line.path.replace("{company}", "paramo"))
        .filter(|path| !path.contains('{'))
        .collect()
}

/// The addresses that show a page, by its title.
async fn titles(browser: &Browser, addresses: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for address in addresses {
        let reply = browser.get(address).await;
        if let Some(title) = title(&reply).filter(|_| reply.status == 200) {
            found
                .entry(title.to_owned())
                .or_default()
                .push(address.clone());
        }
    }
    found
}

#[track_caller]
fn differ(found: &BTreeMap<String, Vec<String>>, at_least: usize) {
    let shared: Vec<_> = found
        .iter()
        .filter(|(_, addresses)| addresses.len() > 1)
        .collect();
    assert!(shared.is_empty(), "{shared:#?}");
    assert!(found.len() >= at_least, "{found:#?}");
}

#[tokio::test]
async fn no_two_pages_of_a_company_share_a_title() {
    let app = TestApp::start().await;
    app.cast().await;
    for language in ["es", "en", "ru"] {
        let pedro = app.browser().speaking(language);
        pedro
            .sign_in("pedro@paramo.test", crate::support::PASSWORD)
            .await;
        let mut places = addresses(&[Who::Member, Who::Manager]);
        for tab in ["finished", "all"] {
            places.push(format!("/manager/paramo/tasks?state={tab}"));
        }
        for tab in ["unknown", "failed"] {
            places.push(format!("/manager/paramo/credit/settlements?state={tab}"));
        }
        let found = titles(&pedro, &places).await;
        differ(&found, 20);
        for title in found.keys() {
            assert!(title.ends_with(" · Comercializadora Páramo"), "{title}");
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn no_two_pages_of_a_person_or_the_operator_share_a_title() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let mut found = titles(&pedro, &addresses(&[Who::SignedIn])).await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let mut places = addresses(&[Who::Operator]);
    places.push("/operator/tasks?state=all".to_owned());
    for (title, addresses) in titles(&oscar, &places).await {
        found.entry(title).or_default().extend(addresses);
    }
    differ(&found, 15);
    for title in found.keys() {
        assert!(title.ends_with(" · Mostrador"), "{title}");
    }
    app.finish().await;
}

#[tokio::test]
async fn pages_of_one_kind_say_which_one_they_are() {
    let app = TestApp::start().await;
    app.cast().await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let terms = [
        ("email", "nadie@nadie.test"),
        ("plan", "starter"),
        ("until", ""),
    ];
    let granted = oscar.post("/operator/subscriptions/new", &terms).await;
    assert_eq!(granted.status, 303, "{}", granted.body);
    let shown = oscar.follow(&granted).await;
    let named = title(&shown).unwrap();
    assert!(named.starts_with("Suscripción · "), "{named}");
    assert!(named.contains("nadie@nadie.test"), "{named}");
    let pedro = app.signed_in("pedro@paramo.test").await;
    let list = "/manager/paramo/tasks";
    let fields = [("text", "Contar cajas")];
    let written = pedro.post(list, &fields).await;
    assert_eq!(written.status, 303, "{}", written.body);
    let page = pedro.get(list).await;
    let link = page
        .body
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|href| href.starts_with("/manager/paramo/tasks/") && !href.ends_with("/new"))
        .unwrap()
        .to_owned();
    let task = pedro.get(&link).await;
    assert_eq!(title(&task), Some("Contar cajas · Comercializadora Páramo"));
    let visitor = app.browser();
    let name = visitor.get("/login").await;
    assert_eq!(title(&name), Some("Iniciar sesión · Mostrador"));
    let step = visitor
        .post("/login", &[("email", "pedro@paramo.test")])
        .await;
    let password = visitor.follow(&step).await;
    assert_eq!(
        title(&password),
        Some("Iniciar sesión · Contraseña · Mostrador")
    );
    app.finish().await;
}
