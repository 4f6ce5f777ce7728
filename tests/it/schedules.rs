//! From a choice of customers to an armed schedule.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    audit_log, companies, customer_addresses, customers, invoices, outbox, schedule_choices,
    schedules, subscriptions,
};
use mostrador::platform::values::ids::{
    AddressId, CompanyId, CustomerId, InvoiceId, SubscriptionId, UserId,
};

use crate::support::{Browser, Reply, TestApp};

const LIST: &str = "/manager/paramo/credit/schedules";
const NEW: &str = "/manager/paramo/credit/schedules/new";

/// Gives the company the plan and the add-on.
pub async fn contract(app: &TestApp, company: &CompanyId, user: &UserId) {
    let (company, user) = (company.clone(), user.clone());
    app.db(move |conn| {
        let now = clock::wall();
        diesel::insert_into(subscriptions::table)
            .values((
                subscriptions::id.eq(SubscriptionId::new()),
                subscriptions::user_id.eq(user),
                subscriptions::plan.eq("profesional"),
                subscriptions::addons.eq("collections"),
                subscriptions::starts_on.eq(now.date_naive()),
                subscriptions::company_id.eq(company),
                subscriptions::created_at.eq(now.naive_utc()),
            ))
            .execute(conn)?;
        Ok(())
    })
    .await;
}

/// A customer who owes `balance` pesos cents, long overdue, with one address; "" for none.
pub async fn debtor(
    app: &TestApp,
    company: &CompanyId,
    name: &str,
    email: &str,
    balance: i64,
) -> CustomerId {
    let id = CustomerId::new();
    let (row, company) = (id.clone(), company.clone());
    let (name, email) = (name.to_owned(), email.to_owned());
    app.db(move |conn| {
        let now = clock::wall().naive_utc();
        let due = NaiveDate::from_ymd_opt(2020, 1, 31).unwrap();
        diesel::insert_into(customers::table)
            .values((
                customers::id.eq(&row),
                customers::company_id.eq(&company),
                customers::external_id.eq(row.as_str()),
                customers::number.eq("7"),
                customers::name.eq(&name),
                customers::legal_name.eq(&name),
                customers::tax_id.eq("XAXX010101000"),
                customers::phone.eq(""),
                customers::email_raw.eq(&email),
                customers::name_folded.eq(name.to_lowercase()),
                customers::search_folded.eq(name.to_lowercase()),
                customers::fingerprint.eq(""),
                customers::automation.eq(false),
                customers::open_invoices.eq(i32::from(balance > 0)),
                customers::oldest_due_on.eq((balance > 0).then_some(due)),
                customers::created_at.eq(now),
                customers::updated_at.eq(now),
            ))
            .execute(conn)?;
        if !email.is_empty() {
            diesel::insert_into(customer_addresses::table)
                .values((
                    customer_addresses::id.eq(AddressId::new()),
                    customer_addresses::customer_id.eq(&row),
                    customer_addresses::email.eq(&email),
                    customer_addresses::origin.eq("erp"),
                    customer_addresses::position.eq(0),
                ))
                .execute(conn)?;
        }
        if balance > 0 {
            diesel::insert_into(invoices::table)
                .values((
                    invoices::id.eq(InvoiceId::new()),
                    invoices::company_id.eq(&company),
                    invoices::customer_id.eq(&row),
                    invoices::external_id.eq(row.as_str()),
                    invoices::folio.eq("FAC-158"),
                    invoices::issued_on.eq(due),
                    invoices::due_on.eq(due),
                    invoices::currency.eq("MXN"),
                    invoices::total.eq(balance),
                    invoices::paid.eq(0),
                    invoices::credited.eq(0),
                    invoices::balance.eq(balance),
                    invoices::status.eq("open"),
                    invoices::fingerprint.eq(""),
                    invoices::updated_at.eq(now),
                ))
                .execute(conn)?;
        }
        Ok(())
    })
    .await;
    id
}

/// Noon of a Wednesday in winter, in Tijuana (UTC−8).
fn wednesday() -> DateTime<Utc> {
    "2026-12-02T20:00:00Z".parse().unwrap()
}

struct Stage {
    app: TestApp,
    paramo: CompanyId,
    pedro: Browser,
    comala: CustomerId,
}

/// Páramo in Tijuana with the add-on, on a Wednesday, with one debtor.
async fn stage() -> Stage {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.set_business(wednesday()).await;
    contract(&app, &cast.paramo, &cast.pedro.id).await;
    let company = cast.paramo.clone();
    app.db(move |conn| {
        diesel::update(companies::table.find(&company))
            .set(companies::time_zone.eq("America/Tijuana"))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let comala = debtor(
        &app,
        &cast.paramo,
        "Abarrotes Comala",
        "pagos@comala.test",
        125_050,
    )
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    Stage {
        app,
        paramo: cast.paramo,
        pedro,
        comala,
    }
}

fn form<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("name", "Quincena"),
        ("period", "fortnightly"),
        ("interval_days", ""),
        ("first_on", "2026-12-03"),
        ("at", "10:30"),
        ("group", "overdue"),
    ];
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

/// Writes a schedule and gives its address.
async fn written(stage: &Stage, changes: &[(&str, &str)]) -> String {
    let reply = stage.pedro.post(NEW, &form(changes)).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    reply
        .location()
        .strip_suffix("/summary")
        .unwrap()
        .to_owned()
}

async fn refused(stage: &Stage, changes: &[(&str, &str)], text: &str) -> Reply {
    let reply = stage.pedro.post(NEW, &form(changes)).await;
    assert_eq!(reply.status, 422, "{changes:?}: {}", reply.location());
    reply.says(text);
    reply
}

async fn row(app: &TestApp) -> (String, Option<DateTime<Utc>>, i32) {
    let (state, next, index): (String, Option<chrono::NaiveDateTime>, i32) = app
        .db(|conn| {
            Ok(schedules::table
                .select((schedules::state, schedules::next_at, schedules::next_index))
                .first(conn)?)
        })
        .await;
    (state, next.map(|at| at.and_utc()), index)
}

async fn audited(app: &TestApp, action: &'static str) -> i64 {
    app.db(move |conn| {
        Ok(audit_log::table
            .filter(audit_log::action.eq(action))
            .count()
            .get_result(conn)?)
    })
    .await
}

#[tokio::test]
async fn from_the_form_to_an_armed_schedule_that_is_armed_once() {
    let stage = stage().await;
    let base = written(&stage, &[]).await;
    let summary = stage.pedro.get(&format!("{base}/summary")).await;
    summary
        .says("Abarrotes Comala")
        .says("pagos@comala.test")
        .says("$1,250.50 MXN")
        .says(&format!("/credit/customers/{}/preview", stage.comala));
    let confirmation = stage.pedro.get(&format!("{base}/confirmation")).await;
    confirmation
        .says("jueves 03/12/2026, 10:30")
        .says("America/Tijuana")
        .says("1 cliente")
        .says("Encender también");
    for _ in 0..2 {
        let confirm = format!("{base}/confirmation");
        let reply = stage.pedro.post(&confirm, &[("activate", "true")]).await;
        assert_eq!(reply.location(), base);
    }
    let (state, next, index) = row(&stage.app).await;
    assert_eq!(state, "armed");
    assert_eq!(next, Some("2026-12-03T18:30:00Z".parse().unwrap()));
    assert_eq!(index, 0);
    assert_eq!(audited(&stage.app, "schedule.armed").await, 1);
    assert_eq!(audited(&stage.app, "collections.activated").await, 1);
    stage
        .pedro
        .get(&base)
        .await
        .says("Activa")
        .says("viernes 18/12/2026, 10:30");
    stage.pedro.get(LIST).await.says("Quincenal (cada 15 días)");
    let off = stage
        .pedro
        .post(&format!("{base}/switch"), &[("on", "false")])
        .await;
    assert_eq!(off.location(), base);
    assert_eq!(row(&stage.app).await.0, "off");
    let on = stage
        .pedro
        .post(&format!("{base}/switch"), &[("on", "true")])
        .await;
    assert_eq!(on.location(), format!("{base}/confirmation"));
    stage.app.finish().await;
}

#[tokio::test]
async fn the_form_refuses_beside_the_field_and_keeps_what_was_typed() {
    let stage = stage().await;
    let reply = refused(
        &stage,
        &[("at", "23:15")],
        "El horario permitido es 09:00–19:00",
    )
    .await;
    reply
        .says("id=\"f-at-error\"")
        .says("value=\"23:15\"")
        .says("value=\"Quincena\"");
    refused(&stage, &[("at", "19:00")], "id=\"f-at-error\"").await;
    refused(&stage, &[("first_on", "2026-12-02")], "Ese momento ya pasó").await;
    refused(&stage, &[("first_on", "mañana")], "id=\"f-first_on-error\"").await;
    refused(&stage, &[("name", " ")], "Póngale un nombre").await;
    refused(&stage, &[("period", "yearly")], "Elija la periodicidad").await;
    for days in ["", "0", "367", "x"] {
        let wrong = [("period", "custom"), ("interval_days", days)];
        refused(&stage, &wrong, "id=\"f-interval_days-error\"").await;
    }
    written(&stage, &[]).await;
    refused(&stage, &[], "Ya hay una programación con ese nombre").await;
    stage.app.finish().await;
}

#[tokio::test]
async fn a_choice_from_the_list_is_kept_as_a_draft_that_links_lead_back_to() {
    let stage = stage().await;
    let chosen = stage.comala.to_string();
    let foreign = "0193f2c4-0000-7000-8000-000000000000";
    let reply = stage
        .pedro
        .post(NEW, &[("customer", &chosen), ("customer", foreign)])
        .await;
    let edit = reply.location().to_owned();
    assert!(edit.ends_with("/edit"), "{edit}");
    stage
        .pedro
        .get(&edit)
        .await
        .says("1 cliente elegido")
        .says("value=\"2026-12-03\"");
    let saved = stage.pedro.post(&edit, &form(&[("group", "nobody")])).await;
    let base = edit.strip_suffix("/edit").unwrap();
    assert_eq!(saved.location(), format!("{base}/summary"));
    stage
        .pedro
        .get(&format!("{base}/summary"))
        .await
        .says("Abarrotes Comala");
    let asked = stage
        .pedro
        .get(&format!("{NEW}?customer={chosen}&customer={foreign}"))
        .await;
    asked
        .says("1 cliente elegido")
        .says(&format!("name=\"customer\" value=\"{chosen}\""));
    assert!(!asked.body.contains(foreign));
    let gone = stage.pedro.post(&format!("{base}/removal"), &[]).await;
    assert_eq!(gone.location(), LIST);
    assert_eq!(stage.pedro.get(base).await.status, 404);
    let left: i64 = stage
        .app
        .db(|conn| Ok(schedule_choices::table.count().get_result(conn)?))
        .await;
    assert_eq!(left, 0);
    stage.app.finish().await;
}

#[tokio::test]
async fn addresses_are_corrected_in_the_summary_and_stay_corrected() {
    let stage = stage().await;
    let base = written(&stage, &[]).await;
    let (summary, add) = (
        format!("{base}/summary"),
        format!("{base}/summary/addresses"),
    );
    let id = stage.comala.to_string();
    let added = stage
        .pedro
        .post(
            &add,
            &[("customer", &id), ("email", " Ana <ana@comala.test>")],
        )
        .await;
    assert_eq!(added.location(), format!("{summary}?page=1#c-{id}"));
    stage
        .pedro
        .get(&summary)
        .await
        .says("<span>ana@comala.test</span>");
    for (wrong, said) in [
        ("no es correo", "Escriba una dirección válida"),
        ("no@no.com", "Escriba una dirección válida"),
        ("a@b.test, c@d.test", "Escriba una dirección válida"),
        ("ANA@comala.test", "Esa dirección ya está"),
    ] {
        let reply = stage
            .pedro
            .post(&add, &[("customer", &id), ("email", wrong)])
            .await;
        assert_eq!(reply.status, 422, "{wrong}");
        reply.says(said).says(&format!("value=\"{wrong}\""));
        reply.says(&format!("id=\"f-email-{id}-error\""));
    }
    let erp: String = stage
        .app
        .db(|conn| {
            Ok(customer_addresses::table
                .filter(customer_addresses::email.eq("pagos@comala.test"))
                .select(customer_addresses::id)
                .first(conn)?)
        })
        .await;
    let remove = format!("{base}/summary/addresses/removal");
    let removed = stage
        .pedro
        .post(&remove, &[("address", &erp), ("customer", &id)])
        .await;
    assert_eq!(removed.status, 303);
    let page = stage.pedro.get(&summary).await;
    assert!(
        !page.body.contains("<span>pagos@comala.test"),
        "it is gone from the list"
    );
    let kept: bool = stage
        .app
        .db(move |conn| {
            Ok(customer_addresses::table
                .find(AddressId::from(erp))
                .select(customer_addresses::removed_at.is_not_null())
                .first(conn)?)
        })
        .await;
    assert!(kept, "a sync must not bring it back");
    stage.app.finish().await;
}

#[tokio::test]
async fn who_gets_nothing_is_told_with_the_reason_and_may_be_taken_out() {
    let stage = stage().await;
    let silent = debtor(&stage.app, &stage.paramo, "Sin Correo SA", "", 5_000).await;
    let paid = debtor(
        &stage.app,
        &stage.paramo,
        "Al Corriente SA",
        "ok@corriente.test",
        0,
    )
    .await;
    stage
        .app
        .db(|conn| {
            diesel::update(customer_addresses::table)
                .filter(customer_addresses::email.eq("pagos@comala.test"))
                .set((
                    customer_addresses::refused_at.eq(clock::wall().naive_utc()),
                    customer_addresses::refused_answer.eq("550 no such user"),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
    let ids = [&stage.comala, &silent, &paid].map(ToString::to_string);
    let mut fields = form(&[]);
    fields.extend(ids.iter().map(|id| ("customer", id.as_str())));
    let reply = stage.pedro.post(NEW, &fields).await;
    let summary = stage.pedro.follow(&reply).await;
    summary
        .says("Sin dirección de correo válida")
        .says("Sin saldo por cobrar")
        .says("rechazada: 550 no such user");
    let base = reply.location().strip_suffix("/summary").unwrap();
    stage
        .pedro
        .get(&format!("{base}/confirmation"))
        .await
        .says("3 no recibirán");
    let out = format!("{base}/summary/removals");
    stage.pedro.post(&out, &[("customer", paid.as_str())]).await;
    let summary = stage.pedro.get(&format!("{base}/summary")).await;
    assert!(!summary.body.contains("Al Corriente SA"));
    stage.app.finish().await;
}

#[tokio::test]
async fn a_test_goes_to_oneself_and_says_that_it_is_one() {
    let stage = stage().await;
    let base = written(&stage, &[]).await;
    let id = stage.comala.to_string();
    let sent = stage
        .pedro
        .post(&format!("{base}/test"), &[("customer", &id)])
        .await;
    assert_eq!(sent.status, 303);
    let kind: String = stage
        .app
        .db(|conn| Ok(outbox::table.select(outbox::kind).first(conn)?))
        .await;
    assert_eq!(kind, "notice_test");
    let letters = stage.app.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "pedro@paramo.test");
    assert!(
        letters[0].subject.starts_with("[Prueba] "),
        "{}",
        letters[0].subject
    );
    assert!(letters[0].text.contains("$1,250.50 MXN"));
    assert!(
        !letters[0].text.contains("/s/"),
        "no debtor's page is opened by a test"
    );
    let foreign = debtor(
        &stage.app,
        &valle(&stage.app).await,
        "Ajeno",
        "a@ajeno.test",
        9,
    )
    .await;
    let reply = stage
        .pedro
        .post(&format!("{base}/test"), &[("customer", foreign.as_str())])
        .await;
    assert_eq!(reply.status, 404);
    stage.app.finish().await;
}

async fn valle(app: &TestApp) -> CompanyId {
    app.db(|conn| {
        Ok(companies::table
            .filter(companies::slug.eq("valle"))
            .select(companies::id)
            .first(conn)?)
    })
    .await
}

#[tokio::test]
async fn the_eye_shows_the_mail_in_a_frame_and_escapes_what_people_wrote() {
    let stage = stage().await;
    let evil = debtor(
        &stage.app,
        &stage.paramo,
        "<script>alert(1)</script>",
        "x@x.test",
        700,
    )
    .await;
    let path = format!("/manager/paramo/credit/customers/{evil}/preview");
    let page = stage.pedro.get(&path).await;
    page.says("x@x.test")
        .says(&format!("src=\"{path}/mail\""))
        .says("sandbox=");
    assert!(!page.body.contains("<script>alert"));
    let mail = stage.pedro.get(&format!("{path}/mail")).await;
    assert_eq!(mail.status, 200);
    assert!(!mail.body.contains("<script>alert"));
    mail.says("$7.00 MXN");
    let policy = mail.header("content-security-policy");
    assert!(
        policy.contains("sandbox") && !policy.contains("script-src"),
        "{policy}"
    );
    let foreign = debtor(
        &stage.app,
        &valle(&stage.app).await,
        "Ajeno",
        "a@ajeno.test",
        9,
    )
    .await;
    for rest in ["", "/mail"] {
        let path = format!("/manager/paramo/credit/customers/{foreign}/preview{rest}");
        assert_eq!(stage.pedro.get(&path).await.status, 404);
    }
    stage.app.finish().await;
}

#[tokio::test]
async fn thousands_are_shown_by_pages_with_totals_of_all() {
    let stage = stage().await;
    for number in 0..55 {
        let (name, email) = (format!("Cliente {number:03}"), format!("c{number}@c.test"));
        debtor(&stage.app, &stage.paramo, &name, &email, 100).await;
    }
    let base = written(&stage, &[("group", "open")]).await;
    let first = stage.pedro.get(&format!("{base}/summary")).await;
    first
        .says("<div class=\"bulk stays\"><span class=\"nums\"><b>56</b> de 56 clientes elegidos")
        .says("1–50 de 56")
        .says("$1,305.50 MXN")
        .says("Cliente 048");
    assert!(!first.body.contains("Cliente 049"));
    stage
        .pedro
        .get(&format!("{base}/summary?page=2"))
        .await
        .says("Cliente 054")
        .says("51–56 de 56");
    stage
        .pedro
        .get(&format!("{base}/summary?page=99"))
        .await
        .says("51–56 de 56");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_holiday_moves_the_send_and_the_confirmation_says_so() {
    let stage = stage().await;
    let base = written(&stage, &[("first_on", "2026-12-25")]).await;
    stage
        .pedro
        .get(&format!("{base}/confirmation"))
        .await
        .says("lunes 28/12/2026, 09:00")
        .says("el viernes 25/12/2026, 10:30 no se permite enviar");
    stage.app.finish().await;
}

#[tokio::test]
async fn nothing_is_armed_without_a_customer() {
    let stage = stage().await;
    let base = written(&stage, &[("group", "nobody")]).await;
    let reply = stage.pedro.post(&format!("{base}/confirmation"), &[]).await;
    assert_eq!(reply.status, 422);
    assert_eq!(row(&stage.app).await.0, "draft");
    stage.app.finish().await;
}

#[tokio::test]
async fn members_look_but_change_nothing_and_a_foreign_schedule_is_not_there() {
    let stage = stage().await;
    let base = written(&stage, &[]).await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let olga = stage.app.signed_in("olga@valle.test").await;
    let list = monica.get(LIST).await;
    list.says("Quincena");
    assert!(!list.body.contains("/removal") && !list.body.contains(NEW));
    assert!(!monica.get(&base).await.body.contains("/summary"));
    let own = base.replace("/paramo/", "/valle/");
    for page in ["/edit", "/summary", "/confirmation"] {
        assert_eq!(monica.get(&format!("{base}{page}")).await.status, 403);
        assert_eq!(olga.get(&format!("{base}{page}")).await.status, 404);
        assert_eq!(olga.get(&format!("{own}{page}")).await.status, 404);
    }
    for action in [
        "/confirmation",
        "/switch",
        "/removal",
        "/test",
        "/summary/addresses",
    ] {
        assert_eq!(
            monica.post(&format!("{base}{action}"), &[]).await.status,
            403
        );
        assert_eq!(olga.post(&format!("{own}{action}"), &[]).await.status, 404);
    }
    assert_eq!(row(&stage.app).await.0, "draft");
    stage.app.finish().await;
}

#[tokio::test]
#[ignore = "serves an invented company until it is stopped, to look at the pages"]
async fn pages_to_look_at() {
    let stage = stage().await;
    for number in 0..12 {
        let name = [
            "Ferretería El Tornillo",
            "Papelería Tinta",
            "Hotel Media Luna",
        ][number % 3];
        let email = if number % 5 == 4 {
            String::new()
        } else {
            format!("pagos{number}@c.test")
        };
        let balance = [125_000, 48_030, 0, 99_999_999][number % 4];
        let (company, name) = (&stage.paramo, format!("{name} {number}"));
        debtor(&stage.app, company, &name, &email, balance).await;
    }
    let base = written(&stage, &[("group", "open")]).await;
    std::fs::write(
        std::env::var("ADDRESS_FILE").unwrap(),
        format!("{}\n{base}\n{}", stage.app.base, stage.comala),
    )
    .unwrap();
    std::future::pending::<()>().await;
}
