//! What a company sets up for its notices.

use diesel::prelude::*;
use mostrador::domain::collections::settings;
use mostrador::platform::db::schema::{audit_log, bank_details, closures, companies};
use mostrador::platform::i18n::Locale;
use mostrador::platform::values::ids::CompanyId;

use crate::schedules::{contract, debtor};
use crate::support::{Browser, TestApp};

const PAGE: &str = "/manager/paramo/credit/settings";
const OFFER: &str = "/manager/paramo/credit/offer";

async fn start() -> (TestApp, CompanyId, Browser) {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    contract(&app, &cast.paramo, &cast.pedro.id).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    (app, cast.paramo, pedro)
}

async fn kept(app: &TestApp, company: &CompanyId) -> settings::CollectionSettings {
    let company = company.clone();
    app.db(move |conn| settings::load(conn, &company, Locale::Es))
        .await
}

/// Sends a section and gives back where it leads.
async fn saves(browser: &Browser, section: &str, fields: &[(&str, &str)]) {
    let reply = browser.post(&format!("{PAGE}/{section}"), fields).await;
    assert_eq!(reply.status, 303, "{section}: {}", reply.body);
}

async fn refuses(browser: &Browser, section: &str, fields: &[(&str, &str)], said: &str) {
    let reply = browser.post(&format!("{PAGE}/{section}"), fields).await;
    assert_eq!(reply.status, 422, "{section} {fields:?}");
    reply.says(said);
    for (name, value) in fields.iter().filter(|(name, _)| *name != "body") {
        if !value.contains(['<', '\n', '{']) {
            reply.says(&format!("name=\"{name}\""));
        }
    }
}

#[tokio::test]
async fn every_section_is_kept_and_noted() {
    let (app, company, pedro) = start().await;
    pedro
        .get(PAGE)
        .await
        .says("Configuración de cobranza")
        .says("id=\"tone\"");
    saves(&pedro, "activation", &[("on", "true")]).await;
    saves(
        &pedro,
        "message",
        &[
            ("subject", "Su estado de cuenta\r\nBcc: otro@malo.test"),
            ("greeting", "Hola {cliente}:"),
            ("body", "Debe {saldo}."),
            ("reply_to", "cobranza@paramo.test"),
        ],
    )
    .await;
    saves(
        &pedro,
        "hours",
        &[("opens_at", "08:00"), ("closes_at", "20:00")],
    )
    .await;
    saves(
        &pedro,
        "limits",
        &[("minimum_days", "3"), ("minimum_amount", "$1,500.00")],
    )
    .await;
    let row = kept(&app, &company).await;
    assert!(row.active && !row.business_days_only && !row.skip_holidays);
    assert_eq!(row.subject, "Su estado de cuenta Bcc: otro@malo.test");
    assert_eq!(row.reply_to.as_deref(), Some("cobranza@paramo.test"));
    assert_eq!(row.opens_at.to_string(), "08:00:00");
    assert_eq!((row.minimum_days, row.minimum_minor), (3, 150_000));
    let actions: Vec<String> = app
        .db(|conn| {
            Ok(audit_log::table
                .filter(audit_log::company_id.is_not_null())
                .order(audit_log::id)
                .select(audit_log::action)
                .load(conn)?)
        })
        .await;
    assert_eq!(
        actions,
        [
            "extension.installed",
            "collections.activated",
            "message.changed",
            "hours.changed",
            "limits.changed"
        ]
    );
    saves(&pedro, "activation", &[("on", "false")]).await;
    assert!(!kept(&app, &company).await.active);
    app.finish().await;
}

#[tokio::test]
async fn the_profile_tells_when_nothing_is_sent() {
    let (app, _, pedro) = start().await;
    let profile = "/manager/paramo/settings";
    pedro
        .get(profile)
        .await
        .says("09:00–19:00")
        .says("De lunes a viernes")
        .says("No se envía")
        .says("Ninguno");
    saves(
        &pedro,
        "hours",
        &[("opens_at", "08:00"), ("closes_at", "20:30")],
    )
    .await;
    for (name, from, until) in [
        ("Inventario anual", "2999-01-02", "2999-01-05"),
        ("Mudanza", "2999-03-09", ""),
    ] {
        let fields = [
            ("closure_name", name),
            ("starts_on", from),
            ("ends_on", until),
        ];
        saves(&pedro, "closures", &fields).await;
    }
    pedro
        .get(profile)
        .await
        .says("08:00–20:30")
        .says("Todos los días")
        .says("Se envía como cualquier día")
        .says("Inventario anual · <span class=\"nums\">02/01/2999 – 05/01/2999<")
        .says("Mudanza · <span class=\"nums\">09/03/2999<")
        .says("href=\"/manager/paramo/credit/settings#hours\"");
    app.finish().await;
}

#[tokio::test]
async fn a_bad_message_is_refused_beside_its_field_with_what_was_typed() {
    let (app, company, pedro) = start().await;
    let with = |name: &'static str, value: &'static str| {
        let mut fields = vec![
            ("subject", "S"),
            ("greeting", ""),
            ("body", "B"),
            ("reply_to", ""),
        ];
        fields.retain(|(known, _)| *known != name);
        fields.push((name, value));
        fields
    };
    refuses(
        &pedro,
        "message",
        &with("body", "Hola {nombre}"),
        "{nombre} no es una variable",
    )
    .await;
    refuses(&pedro, "message", &with("body", " "), "id=\"f-body-error\"").await;
    refuses(
        &pedro,
        "message",
        &with("subject", "Debe {saldo}"),
        "sin abrir el correo: quite",
    )
    .await;
    refuses(
        &pedro,
        "message",
        &with("greeting", "{Cliente}"),
        "id=\"f-greeting-error\"",
    )
    .await;
    refuses(
        &pedro,
        "message",
        &with("reply_to", "cobranza"),
        "value=\"cobranza\"",
    )
    .await;
    let before = kept(&app, &company).await;
    assert_eq!(before.subject, "Estado de cuenta de {empresa}");
    app.finish().await;
}

#[tokio::test]
async fn an_account_needs_right_digits_for_its_currency() {
    let (app, _, pedro) = start().await;
    let with = |currency: &'static str, account: &'static str| {
        [
            ("currency", currency),
            ("account", account),
            ("holder", "Comercializadora Páramo"),
            ("bank", ""),
            ("reference", ""),
        ]
    };
    refuses(
        &pedro,
        "banks",
        &with("MXN", "012180026050783859"),
        "dígito verificador de la CLABE",
    )
    .await;
    refuses(
        &pedro,
        "banks",
        &with("MXN", "0121"),
        "La CLABE tiene 18 dígitos",
    )
    .await;
    refuses(
        &pedro,
        "banks",
        &with("EUR", "ES9121000418450200051333"),
        "dígitos de control del IBAN",
    )
    .await;
    refuses(
        &pedro,
        "banks",
        &with("pesos", "1"),
        "id=\"f-currency-error\"",
    )
    .await;
    refuses(
        &pedro,
        "banks",
        &with("USD", "000123456789"),
        "id=\"f-bank-error\"",
    )
    .await;
    saves(&pedro, "banks", &with("mxn", "012 180 02605078385 8")).await;
    let page = pedro.get(PAGE).await;
    page.says("012 180 02605078385 8").says("BBVA");
    let stored: String = app
        .db(|conn| {
            Ok(bank_details::table
                .select(bank_details::account)
                .first(conn)?)
        })
        .await;
    assert_eq!(stored, "012180026050783858");
    pedro
        .get(&format!("{PAGE}?currency=MXN"))
        .await
        .says("value=\"012 180 02605078385 8\"");
    saves(&pedro, "banks/removal", &[("currency", "MXN")]).await;
    let left: i64 = app
        .db(|conn| Ok(bank_details::table.count().get_result(conn)?))
        .await;
    assert_eq!(left, 0);
    app.finish().await;
}

#[tokio::test]
async fn hours_stay_between_seven_and_twenty_two() {
    let (app, company, pedro) = start().await;
    let at = |opens, closes| [("opens_at", opens), ("closes_at", closes)];
    refuses(
        &pedro,
        "hours",
        &at("06:59", "19:00"),
        "id=\"f-opens_at-error\"",
    )
    .await;
    refuses(
        &pedro,
        "hours",
        &at("09:00", "22:01"),
        "id=\"f-closes_at-error\"",
    )
    .await;
    refuses(
        &pedro,
        "hours",
        &at("19:00", "09:00"),
        "Debe terminar después de empezar",
    )
    .await;
    refuses(&pedro, "hours", &at("nueve", "19:00"), "value=\"nueve\"").await;
    saves(&pedro, "hours", &at("07:00", "22:00")).await;
    assert_eq!(kept(&app, &company).await.closes_at.to_string(), "22:00:00");
    app.finish().await;
}

#[tokio::test]
async fn limits_are_sensible_and_new_customers_go_only_to_an_own_schedule() {
    let (app, _, pedro) = start().await;
    let with = |days, amount, schedule| {
        [
            ("minimum_days", days),
            ("minimum_amount", amount),
            ("new_customers", schedule),
        ]
    };
    refuses(
        &pedro,
        "limits",
        &with("-1", "", ""),
        "id=\"f-minimum_days-error\"",
    )
    .await;
    refuses(
        &pedro,
        "limits",
        &with("91", "", ""),
        "id=\"f-minimum_days-error\"",
    )
    .await;
    refuses(&pedro, "limits", &with("1", "mucho", ""), "value=\"mucho\"").await;
    refuses(
        &pedro,
        "limits",
        &with("1", "-5", ""),
        "id=\"f-minimum_amount-error\"",
    )
    .await;
    refuses(
        &pedro,
        "limits",
        &with("1", "", "otra"),
        "Esa programación ya no existe",
    )
    .await;
    app.finish().await;
}

#[tokio::test]
async fn closed_days_are_added_and_removed() {
    let (app, _, pedro) = start().await;
    let with = |from, until, name| {
        [
            ("starts_on", from),
            ("ends_on", until),
            ("closure_name", name),
        ]
    };
    refuses(
        &pedro,
        "closures",
        &with("2026-12-24", "2026-12-20", "x"),
        "antes de empezar",
    )
    .await;
    refuses(
        &pedro,
        "closures",
        &with("", "", "x"),
        "id=\"f-starts_on-error\"",
    )
    .await;
    refuses(
        &pedro,
        "closures",
        &with("2026-12-24", "", ""),
        "id=\"f-closure_name-error\"",
    )
    .await;
    saves(&pedro, "closures", &with("2026-12-24", "", "Nochebuena")).await;
    pedro.get(PAGE).await.says("Nochebuena").says("24/12/2026");
    let id: String = app
        .db(|conn| Ok(closures::table.select(closures::id).first(conn)?))
        .await;
    let olga = app.signed_in("olga@valle.test").await;
    let foreign = format!("/manager/valle/credit/settings/closures/{id}/removal");
    assert_eq!(olga.post(&foreign, &[]).await.status, 404);
    saves(&pedro, &format!("closures/{id}/removal"), &[]).await;
    let log = pedro.get("/manager/paramo/settings/audit").await;
    let told = log.body.matches("24/12/2026 Nochebuena").count();
    assert_eq!(told, 2, "added and removed: {}", log.body);
    assert!(!log.body.contains(&id), "{}", log.body);
    let left: i64 = app
        .db(|conn| Ok(closures::table.count().get_result(conn)?))
        .await;
    assert_eq!(left, 0);
    app.finish().await;
}

#[tokio::test]
async fn closed_days_are_led_to_from_the_profile_without_the_add_on() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let profile = "/manager/paramo/settings";
    pedro
        .get(profile)
        .await
        .says("Cambiar días de cierre")
        .says(&format!("href=\"{PAGE}#closures\""));
    let place = pedro.get(PAGE).await;
    assert_eq!(place.status, 200);
    place
        .says("id=\"closures\"")
        .says(&format!("action=\"{PAGE}/closures\""))
        .says("/manager/paramo/credit/offer");
    let fields = [
        ("starts_on", "2999-12-24"),
        ("ends_on", "2999-12-26"),
        ("closure_name", "Navidad"),
    ];
    saves(&pedro, "closures", &fields).await;
    pedro
        .get(profile)
        .await
        .says("Navidad")
        .says("24/12/2999 – 26/12/2999");
    app.finish().await;
}

#[tokio::test]
async fn the_tone_is_one_of_twelve_and_colours_the_page() {
    let (app, _, pedro) = start().await;
    saves(&pedro, "tone", &[("tone", "terracotta")]).await;
    pedro.get(PAGE).await.says("data-tone=\"terracotta\"");
    let reply = pedro
        .post(&format!("{PAGE}/tone"), &[("tone", "\"><script>")])
        .await;
    assert_eq!(reply.status, 400);
    app.finish().await;
}

async fn paused(app: &TestApp, company: &CompanyId) -> bool {
    let company = company.clone();
    app.db(move |conn| {
        Ok(companies::table
            .find(company)
            .select(companies::paused_at.is_not_null())
            .first(conn)?)
    })
    .await
}

#[tokio::test]
async fn a_pause_stops_the_company_with_a_banner_until_it_is_lifted() {
    let (app, company, pedro) = start().await;
    let reply = pedro.post("/manager/paramo/credit/pause", &[]).await;
    pedro
        .follow(&reply)
        .await
        .says("class=\"banner mood\"")
        .says("Reanudar los envíos");
    assert!(paused(&app, &company).await);
    let back = [("next", "/manager/paramo/credit/schedules")];
    let reply = pedro.post("/manager/paramo/credit/resume", &back).await;
    assert_eq!(reply.location(), "/manager/paramo/credit/schedules");
    assert!(!paused(&app, &company).await);
    let away = [("next", "//malo.test")];
    let reply = pedro.post("/manager/paramo/credit/pause", &away).await;
    assert!(reply.location().starts_with(PAGE));
    app.finish().await;
}

#[tokio::test]
async fn without_the_add_on_every_switch_leads_to_the_offer_and_changes_nothing() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let reply = pedro
        .post(&format!("{PAGE}/activation"), &[("on", "true")])
        .await;
    assert_eq!(reply.location(), OFFER);
    assert!(!kept(&app, &cast.paramo).await.active);
    let new = "/manager/paramo/credit/schedules/new";
    assert_eq!(pedro.get(new).await.location(), OFFER);
    let customer = debtor(&app, &cast.paramo, "Comala", "a@comala.test", 100).await;
    let reply = pedro.post(new, &[("customer", customer.as_str())]).await;
    assert_eq!(reply.location(), OFFER);
    pedro
        .get(OFFER)
        .await
        .says("Solicitar")
        .says("plan Profesional o superior");
    let asked = pedro.post(OFFER, &[]).await;
    pedro
        .follow(&asked)
        .await
        .says("Recibimos su solicitud")
        .says("soporte@mostrador.test");
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1, "the operator is told");
    assert_eq!(letters[0].to, "oscar@mostrador.test");
    // The add-on is what this extension needs: the same wish in other words.
    let requests = "/manager/paramo/settings/subscription/requests";
    pedro.post(requests, &[("what", "addon:collections")]).await;
    assert!(app.letters().await.is_empty(), "it was asked for already");
    let actions: Vec<String> = app
        .db(|conn| {
            Ok(audit_log::table
                .filter(audit_log::company_id.is_not_null())
                .select(audit_log::action)
                .load(conn)?)
        })
        .await;
    assert_eq!(actions, ["subscription.requested"]);
    app.finish().await;
}

#[tokio::test]
async fn members_and_strangers_are_refused() {
    let (app, company, _) = start().await;
    let before = kept(&app, &company).await;
    for (who, status) in [("monica@paramo.test", 403), ("olga@valle.test", 404)] {
        let browser = app.signed_in(who).await;
        assert_eq!(browser.get(PAGE).await.status, status);
        for section in [
            "activation",
            "message",
            "banks",
            "hours",
            "limits",
            "closures",
            "tone",
        ] {
            let fields = [
                ("on", "true"),
                ("tone", "red"),
                ("subject", "x"),
                ("body", "x"),
            ];
            let reply = browser.post(&format!("{PAGE}/{section}"), &fields).await;
            assert_eq!(reply.status, status, "{who} {section}");
        }
        assert_eq!(
            browser
                .post("/manager/paramo/credit/pause", &[])
                .await
                .status,
            status
        );
    }
    assert_eq!(kept(&app, &company).await.active, before.active);
    app.finish().await;
}
