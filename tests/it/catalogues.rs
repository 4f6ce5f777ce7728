//! Which catalogues of the ERP a company uses.

use diesel::prelude::*;
use mostrador::domain::catalogues::CatalogueKind;
use mostrador::platform::db::schema::{audit_log, catalogue_entries};
use mostrador::platform::values::ids::{CatalogueId, CompanyId};

use crate::support::TestApp;

const PAGE: &str = "/manager/paramo/settings/catalogues";

async fn entry(
    app: &TestApp,
    company: &CompanyId,
    kind: CatalogueKind,
    name: &'static str,
) -> String {
    child(app, company, kind, (name, None)).await
}

async fn child(
    app: &TestApp,
    company: &CompanyId,
    kind: CatalogueKind,
    (name, parent): (&'static str, Option<&'static str>),
) -> String {
    let (id, company) = (CatalogueId::new(), company.clone());
    let row = id.clone();
    app.db(move |conn| {
        diesel::insert_into(catalogue_entries::table)
            .values((
                catalogue_entries::id.eq(row),
                catalogue_entries::company_id.eq(company),
                catalogue_entries::kind.eq(kind.code()),
                catalogue_entries::external_id.eq(name),
                catalogue_entries::name.eq(name),
                catalogue_entries::parent_external_id.eq(parent),
                catalogue_entries::used.eq(true),
                catalogue_entries::fingerprint.eq(""),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
    id.to_string()
}

async fn used(app: &TestApp) -> Vec<(String, bool)> {
    app.db(|conn| {
        Ok(catalogue_entries::table
            .order(catalogue_entries::name)
            .select((catalogue_entries::name, catalogue_entries::used))
            .load(conn)?)
    })
    .await
}

#[tokio::test]
async fn an_administrator_chooses_what_is_used() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro.get(PAGE).await.says("Aún no hay catálogos");
    let north = entry(&app, &cast.paramo, CatalogueKind::Warehouse, "Norte").await;
    let south = entry(&app, &cast.paramo, CatalogueKind::Warehouse, "Sur").await;
    let page = pedro.get(PAGE).await;
    page.says("2 de 2 en uso")
        .says("Almacenes")
        .says("El ERP no tiene listas de precios.")
        .says("Todavía ningún cliente tiene vendedor.");
    assert_eq!(page.body.matches(" checked").count(), 2);
    // What came after the page was shown keeps what it has.
    entry(&app, &cast.paramo, CatalogueKind::Warehouse, "Tardío").await;
    let form = [("seen", south.as_str()), ("used", north.as_str())];
    let saved = pedro.post(PAGE, &form).await;
    assert_eq!((saved.status, saved.location()), (303, PAGE));
    let after = pedro.follow(&saved).await;
    after.says("Se guardó 1 cambio.").says("2 de 3 en uso");
    let row = |name: &str, used| (name.to_owned(), used);
    assert_eq!(
        used(&app).await,
        [row("Norte", true), row("Sur", false), row("Tardío", true)]
    );
    let same = pedro.post(PAGE, &form).await;
    pedro.follow(&same).await.says("No había nada que cambiar.");
    let audited: Vec<(String, Option<String>)> = app
        .db(|conn| {
            Ok(audit_log::table
                .filter(audit_log::action.like("catalogue.%"))
                .select((audit_log::action, audit_log::detail))
                .load(conn)?)
        })
        .await;
    assert_eq!(
        audited,
        [("catalogue.left_out".to_owned(), Some("Sur".to_owned()))]
    );
    app.finish().await;
}

#[tokio::test]
async fn categories_stand_under_their_parent() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let kind = CatalogueKind::Category;
    child(&app, &cast.paramo, kind, ("Clavos", Some("Ferretería"))).await;
    child(&app, &cast.paramo, kind, ("Ferretería", None)).await;
    child(&app, &cast.paramo, kind, ("Abarrotes", None)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get(PAGE).await;
    let at = |text: &str| page.body.find(text).unwrap();
    assert!(at(">Abarrotes") < at(">Ferretería") && at(">Ferretería") < at(">Clavos"));
    assert_eq!(page.body.matches("data-depth=\"1\"").count(), 1);
    app.finish().await;
}

#[tokio::test]
async fn a_companys_choice_is_its_own() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let foreign = entry(&app, &cast.valle, CatalogueKind::PriceList, "Ajena").await;
    let own = entry(&app, &cast.paramo, CatalogueKind::PriceList, "Propia").await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get(PAGE).await;
    assert!(page.body.contains("Propia") && !page.body.contains("Ajena"));
    let last = own.clone().max(foreign.clone());
    pedro.post(PAGE, &[("seen", &last)]).await;
    let row = |name: &str, used| (name.to_owned(), used);
    assert_eq!(used(&app).await, [row("Ajena", true), row("Propia", false)]);
    app.finish().await;
}

#[tokio::test]
async fn members_and_strangers_are_refused_and_an_incomplete_form_is_shown_again() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let id = entry(&app, &cast.paramo, CatalogueKind::Seller, "Inés Muñoz").await;
    for (who, status) in [("monica@paramo.test", 403), ("olga@valle.test", 404)] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get(PAGE).await.status, status, "{who}");
        let post = browser.post(PAGE, &[("seen", &id)]).await;
        assert_eq!(post.status, status, "{who}");
    }
    let pedro = app.signed_in("pedro@paramo.test").await;
    let refused = pedro.post(PAGE, &[]).await;
    assert_eq!(refused.status, 422);
    refused
        .says("El formulario llegó incompleto")
        .says("0 de 1 en uso");
    assert_eq!(used(&app).await, [("Inés Muñoz".to_owned(), true)]);
    app.finish().await;
}
