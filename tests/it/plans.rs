//! Extensions, requests, subscription and audit of a company.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use mostrador::domain::audit::{self, Actor, Entry};
use mostrador::domain::collections::settings;
use mostrador::domain::companies::FIRST_ZONE;
use mostrador::domain::subscriptions::{self, Extension, Plan, Terms, remind_endings};
use mostrador::domain::tasks::{self, Scope, Sight};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{audit_log, collection_settings, subscriptions as rows};
use mostrador::platform::i18n::Locale;
use mostrador::platform::values::ids::CompanyId;

use crate::support::{Cast, TestApp};

const CATALOGUE: &str = "/manager/paramo/integrations";
const SUBSCRIPTION: &str = "/manager/paramo/settings/subscription";
const AUDIT: &str = "/manager/paramo/settings/audit";

/// Páramo with a subscription of these terms; gives its id.
async fn subscribed(
    app: &TestApp,
    cast: &Cast,
    (plan, addons, until): (&str, &str, Option<NaiveDate>),
) -> String {
    app.grant(&cast.pedro).await;
    let (paramo, plan, addons) = (cast.paramo.clone(), plan.to_owned(), addons.to_owned());
    app.db(move |conn| {
        diesel::update(rows::table)
            .set((
                rows::company_id.eq(paramo),
                rows::plan.eq(plan),
                rows::addons.eq(addons),
                rows::ends_on.eq(until),
            ))
            .execute(conn)?;
        Ok(rows::table.select(rows::id).first(conn)?)
    })
    .await
}

async fn waiting(app: &TestApp) -> i64 {
    app.db(|conn| tasks::pending(conn, Scope::Operator, &Sight::All))
        .await
}

#[tokio::test]
async fn an_extension_is_installed_taken_away_and_found_again() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    subscribed(&app, &cast, ("profesional", "collections", None)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(CATALOGUE)
        .await
        .says("Inventario móvil")
        .says("Disponible")
        .says("En preparación")
        .says("Centro de Clientes ABCC");
    let monica = app.signed_in("monica@paramo.test").await;
    monica
        .get("/manager/paramo")
        .await
        .says("Aún no hay extensiones");

    let install = [("extension", "collections")];
    let done = pedro.post("/manager/paramo/extensions", &install).await;
    assert_eq!(done.location(), "/manager/paramo/credit");
    monica
        .get("/manager/paramo")
        .await
        .says("Notificaciones Automatizadas");
    let paramo = cast.paramo.clone();
    app.db(move |conn| {
        let mut row = settings::load(conn, &paramo, Locale::Es)?;
        row.active = true;
        settings::save(conn, &row)
    })
    .await;

    let removal = format!("{CATALOGUE}/collections/removal");
    pedro
        .get(&removal)
        .await
        .says("ya no sale ninguno")
        .says("Los datos se conservan");
    let gone = pedro.post(&removal, &[]).await;
    pedro.follow(&gone).await.says("quedó desinstalada");
    let (active, kept): (bool, i64) = app
        .db(|conn| {
            let all = collection_settings::table;
            let active = all.select(collection_settings::active).first(conn)?;
            Ok((active, all.count().get_result(conn)?))
        })
        .await;
    assert_eq!((active, kept), (false, 1), "off, and what was set is kept");
    pedro.post("/manager/paramo/extensions", &install).await;
    pedro.get(CATALOGUE).await.says("Instalada");
    app.finish().await;
}

#[tokio::test]
async fn a_subscription_begins_on_the_day_of_the_companys_zone() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    subscribed(&app, &cast, ("negocios", "", None)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for (starts_on, says) in [("2025-11-23", "22/11/2025"), ("2025-11-01", "01/11/2025")] {
        app.db(move |conn| {
            let granted: NaiveDateTime = "2025-11-23T02:14:00".parse().unwrap();
            let first: NaiveDate = starts_on.parse().unwrap();
            diesel::update(rows::table)
                .set((rows::created_at.eq(granted), rows::starts_on.eq(first)))
                .execute(conn)?;
            Ok(())
        })
        .await;
        pedro.get(SUBSCRIPTION).await.says(says);
    }
    app.finish().await;
}

#[tokio::test]
async fn what_is_being_prepared_cannot_be_installed_or_asked_for() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    subscribed(&app, &cast, ("negocios", "collections", None)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for extension in Extension::ALL {
        let page = pedro
            .get(&format!("{CATALOGUE}/{}", extension.code()))
            .await;
        if extension == Extension::Collections {
            assert_eq!(page.location(), "/manager/paramo/credit/offer");
            continue;
        }
        assert_eq!(page.status, 200);
        if extension.is_built() {
            continue;
        }
        page.says("En preparación");
        assert!(!page.body.contains("Solicitar") && !page.body.contains("Instalar"));
        let wish = [("extension", extension.code())];
        pedro.post("/manager/paramo/extensions", &wish).await;
        let ask = format!("{CATALOGUE}/{}/request", extension.code());
        assert_eq!(pedro.post(&ask, &[]).await.status, 404);
        let paramo = cast.paramo.clone();
        let there = app
            .db(move |conn| subscriptions::installed(conn, &paramo, extension))
            .await;
        assert!(!there, "{extension:?}");
    }
    assert_eq!(pedro.get(&format!("{CATALOGUE}/gold")).await.status, 404);
    pedro
        .get("/manager/paramo/settings/customer-centre")
        .await
        .says("En preparación")
        .says("/integrations/customer_centre");
    app.finish().await;
}

#[tokio::test]
async fn a_request_is_said_once_and_closes_itself_when_it_is_granted() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let id = subscribed(&app, &cast, ("starter", "", None)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get(SUBSCRIPTION).await;
    page.says("Starter").says("1 / 2").says("Plan Profesional");
    let wish = [("what", "plan:profesional")];
    let asks = format!("{SUBSCRIPTION}/requests");
    let asked = pedro.post(&asks, &wish).await;
    pedro
        .follow(&asked)
        .await
        .says("Recibimos su solicitud")
        .says("Ya solicitado el");
    let again = pedro.post(&asks, &wish).await;
    pedro
        .follow(&again)
        .await
        .says("la solicitud sigue en espera");
    let held = pedro.post(&asks, &[("what", "plan:starter")]).await;
    pedro.follow(&held).await.says("ya lo incluye");
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1, "one mail to the one operator");
    assert_eq!(letters[0].to, "oscar@mostrador.test");
    assert!(letters[0].text.contains("Comercializadora Páramo"));
    assert_eq!(waiting(&app).await, 1);
    assert_eq!(
        pedro.post(&asks, &[("what", "plan:gold")]).await.status,
        404
    );

    let oscar = app.signed_in("oscar@mostrador.test").await;
    oscar
        .get("/operator")
        .await
        .says("Solicitud de suscripción")
        .says("Comercializadora Páramo · Plan Profesional");
    let terms = [("plan", "profesional"), ("until", "")];
    oscar
        .post(&format!("/operator/subscriptions/{id}"), &terms)
        .await;
    assert_eq!(waiting(&app).await, 0, "it closed itself");
    pedro
        .get(SUBSCRIPTION)
        .await
        .says("Profesional")
        .says("1 / 5");
    app.finish().await;
}

#[tokio::test]
async fn a_request_is_told_in_the_language_of_who_reads_it() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    subscribed(&app, &cast, ("profesional", "", None)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let wish = [("what", "addon:collections")];
    pedro.post(&format!("{SUBSCRIPTION}/requests"), &wish).await;
    assert_eq!(app.letters().await.len(), 1);
    let oscar = app.signed_in("oscar@mostrador.test").await;
    for (locale, what) in [
        ("es", "Notificaciones Automatizadas de Cobranza"),
        ("en", "Automated Collection Notices"),
        ("ru", "Автоматические уведомления о задолженности"),
    ] {
        oscar.post("/language", &[("locale", locale)]).await;
        for page in ["/operator", "/operator/tasks"] {
            let told = format!("Comercializadora Páramo · {what}");
            oscar.get(page).await.says(&told);
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn a_lapsed_subscription_says_what_still_works() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let today = clock::wall().with_timezone(&FIRST_ZONE).date_naive();
    let soon = Some(today + Duration::days(5));
    let id = subscribed(&app, &cast, ("negocios", "collections", soon)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro.get(SUBSCRIPTION).await.says("Vence en 5 días");
    app.db(|conn| remind_endings(conn, clock::wall())).await;
    app.db(|conn| remind_endings(conn, clock::wall())).await;
    assert_eq!(waiting(&app).await, 1, "told once");
    let paramo = cast.paramo.clone();
    let may = app
        .db(move |conn| {
            subscriptions::may_collect(conn, &paramo, clock::wall() + Duration::days(6))
        })
        .await;
    assert!(!may, "notices stop with it");
    let (renewed, now) = (id.clone(), clock::wall());
    app.db(move |conn| {
        let terms = Terms {
            plan: Plan::Negocios,
            addons: Vec::new(),
            until: Some(today + Duration::days(400)),
        };
        subscriptions::change(conn, &renewed, &terms, &Actor::system(), now)
    })
    .await;
    assert_eq!(waiting(&app).await, 0, "prolonged");
    pedro.get(SUBSCRIPTION).await.says("Vigente");
    app.db(move |conn| subscriptions::end(conn, &id, &Actor::system(), now))
        .await;
    pedro
        .get(SUBSCRIPTION)
        .await
        .says("La suscripción venció")
        .says("Sigue funcionando")
        .says("Plan Negocios");
    app.finish().await;
}

#[tokio::test]
async fn what_a_lapsed_subscription_includes_asks_for_its_renewal_not_for_another_plan() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let yesterday = clock::wall()
        .with_timezone(&FIRST_ZONE)
        .date_naive()
        .pred_opt();
    subscribed(&app, &cast, ("negocios", "collections", yesterday)).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let renewal = format!("href=\"{SUBSCRIPTION}\"");
    for place in [
        CATALOGUE,
        "/manager/paramo/integrations/inventory",
        "/manager/paramo/credit/offer",
        "/manager/paramo/credit/settings",
    ] {
        let page = pedro.get(place).await;
        page.says("La suscripción que lo incluye está vencida")
            .says(&renewal);
        for wrong in [
            "Requiere otro plan",
            "Este complemento aún no está contratado",
        ] {
            assert!(!page.body.contains(wrong), "{place}: {wrong}");
        }
    }
    pedro.get(CATALOGUE).await.says("Suscripción vencida");
    app.finish().await;
}

#[tokio::test]
async fn seats_are_the_operators_numbers() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    subscribed(&app, &cast, ("negocios", "", None)).await;
    let oscar = app.signed_in("oscar@mostrador.test").await;
    let seats = [("plan", "negocios"), ("seats", "40")];
    assert_eq!(oscar.post("/operator/plans", &seats).await.status, 303);
    let none = [("plan", "negocios"), ("seats", "0")];
    assert_eq!(oscar.post("/operator/plans", &none).await.status, 422);
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(SUBSCRIPTION)
        .await
        .says("1 / 40")
        .says("Quedan 39 lugares");
    app.finish().await;
}

/// Writes lines into the log of a company.
async fn happened(app: &TestApp, company: &CompanyId, lines: &'static [(&str, &str, &str)]) {
    let company = company.clone();
    app.db(move |conn| {
        for (who, action, detail) in lines {
            let actor = Actor {
                name: (*who).to_owned(),
                address: Some("192.0.2.7".to_owned()),
                ..Actor::default()
            };
            let entry = Entry {
                company: Some(&company),
                action,
                subject: None,
                detail: Some(detail),
            };
            audit::record(conn, &actor, &entry, clock::wall())?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_audit_tells_in_words_filters_and_hides_other_companies() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let own = &[
        ("Pedro", "schedule.armed", "Mensual"),
        ("Juan", "key.revoked", "•••• 1234"),
        ("Pedro", "invitation.sent", "olga@sierra.test: member"),
    ];
    happened(&app, &cast.paramo, own).await;
    happened(&app, &cast.valle, &[("Olga", "company.paused", "Secreto")]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get(AUDIT).await;
    page.says("Programación activada")
        .says("Clave de integración revocada")
        .says("olga@sierra.test: Miembro")
        .says("192.0.2.7");
    let file = pedro.get(&format!("{AUDIT}.csv")).await;
    file.says("olga@sierra.test: Miembro");
    let oscar = app.signed_in("oscar@mostrador.test").await;
    oscar
        .get("/operator/audit")
        .await
        .says("olga@sierra.test: Miembro");
    assert!(!page.body.contains("Secreto"));
    let page = pedro.get(&format!("{AUDIT}?group=erp")).await;
    assert!(!page.body.contains("Mensual") && page.body.contains("1234"));
    let page = pedro.get(&format!("{AUDIT}?who=Pedro")).await;
    assert!(page.body.contains("Mensual") && !page.body.contains("1234"));
    let page = pedro.get(&format!("{AUDIT}?until=2020-01-01")).await;
    page.says("Nada por mostrar");
    let page = pedro
        .get(&format!("{AUDIT}?from=nonsense&group=gold"))
        .await;
    page.says("Mensual");
    app.finish().await;
}

#[tokio::test]
async fn the_audit_is_paged_both_ways() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let paramo = cast.paramo.clone();
    app.db(move |conn| {
        for number in 0..120 {
            let entry = Entry {
                company: Some(&paramo),
                action: "sync.requested",
                subject: None,
                detail: Some(&format!("número {number:03}")),
            };
            audit::record(conn, &Actor::system(), &entry, clock::wall())?;
        }
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let link = |body: &str, rel: &str| {
        let at = body
            .split(&format!("rel=\"{rel}\" href=\""))
            .nth(1)
            .unwrap();
        at.split('"').next().unwrap().replace("&#38;", "&")
    };
    let first = pedro.get(AUDIT).await;
    first.says("número 119").says("número 070");
    let second = pedro.get(&link(&first.body, "next")).await;
    second.says("número 069").says("número 020");
    let third = pedro.get(&link(&second.body, "next")).await;
    third.says("número 019").says("número 000");
    assert!(!third.body.contains("rel=\"next\""));
    pedro
        .get(&link(&third.body, "prev"))
        .await
        .says("número 069")
        .says("número 020");
    app.finish().await;
}

#[tokio::test]
async fn the_export_of_the_audit_is_neutral_and_audited() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    happened(
        &app,
        &cast.paramo,
        &[("=1+1", "company.updated", "@SUM(A1)")],
    )
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let file = pedro.get(&format!("{AUDIT}.csv")).await;
    assert!(file.header("content-type").starts_with("text/csv"));
    file.says("Perfil de la empresa cambiado")
        .says("'=1+1")
        .says("'@SUM(A1)");
    let exported: i64 = app
        .db(|conn| {
            let lines = audit_log::table.filter(audit_log::action.eq("audit.exported"));
            Ok(lines.count().get_result(conn)?)
        })
        .await;
    assert_eq!(exported, 1);
    app.finish().await;
}

#[tokio::test]
async fn others_are_refused() {
    let app = TestApp::start().await;
    app.cast().await;
    for (who, status) in [("monica@paramo.test", 403), ("olga@valle.test", 404)] {
        let browser = app.signed_in(who).await;
        for place in [CATALOGUE, SUBSCRIPTION, AUDIT] {
            assert_eq!(browser.get(place).await.status, status, "{who} {place}");
        }
        let ask = format!("{CATALOGUE}/inventory/request");
        assert_eq!(browser.post(&ask, &[]).await.status, status);
    }
    assert_eq!(waiting(&app).await, 0);
    app.finish().await;
}
