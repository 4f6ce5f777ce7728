//! What customers owe: the list, a customer's page, and what administrators decide there.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use mostrador::domain::subscriptions::{Addon, Plan};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    audit_log, companies, company_totals, customer_addresses, customers, invoices, notices,
    occurrences, outbox, schedules, subscriptions as plans,
};
use mostrador::platform::values::Currency;
use mostrador::platform::values::ids::{
    AddressId, CompanyId, CustomerId, InvoiceId, ScheduleId, SubscriptionId, UserId,
};
use mostrador::platform::values::text::fold;

use crate::support::{Browser, TestApp};

const LIST: &str = "/manager/paramo/credit";

/// Tuesday, 10:00 in Monterrey.
pub fn now() -> DateTime<Utc> {
    "2026-03-10T16:00:00Z".parse().unwrap()
}

/// The company's day at [`now`].
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 10).unwrap()
}

/// A document: currency, days past its due day, open amount.
pub type Debt = (Currency, i64, i64);

impl TestApp {
    /// A customer with an address of its own and these open documents.
    pub async fn debtor(&self, company: &CompanyId, name: &str, debts: &[Debt]) -> CustomerId {
        let id = CustomerId::new();
        let (row, company, name, debts) =
            (id.clone(), company.clone(), name.to_owned(), debts.to_vec());
        self.db(move |conn| {
            let due = |days: i64| today() - chrono::Duration::days(days);
            let at = clock::wall().naive_utc();
            diesel::insert_into(customers::table)
                .values((
                    (
                        customers::id.eq(&row),
                        customers::company_id.eq(&company),
                        customers::external_id.eq(row.as_str()),
                        customers::number.eq("7"),
                        customers::name.eq(&name),
                        customers::legal_name.eq(&name),
                        customers::tax_id.eq("XAXX010101000"),
                        customers::phone.eq(""),
                        customers::email_raw.eq(""),
                        customers::name_folded.eq(fold(&name)),
                        customers::search_folded.eq(fold(&name)),
                    ),
                    (
                        customers::fingerprint.eq(""),
                        customers::automation.eq(false),
                        customers::open_invoices.eq(i32::try_from(debts.len()).unwrap()),
                        customers::oldest_due_on.eq(debts.iter().map(|debt| due(debt.1)).min()),
                        customers::created_at.eq(at),
                        customers::updated_at.eq(at),
                    ),
                ))
                .execute(conn)?;
            diesel::insert_into(customer_addresses::table)
                .values((
                    customer_addresses::id.eq(AddressId::new()),
                    customer_addresses::customer_id.eq(&row),
                    customer_addresses::email.eq(format!("pagos@{}.test", row.as_str())),
                    customer_addresses::origin.eq("erp"),
                    customer_addresses::position.eq(0),
                ))
                .execute(conn)?;
            for (nth, (currency, days, balance)) in debts.iter().enumerate() {
                diesel::insert_into(invoices::table)
                    .values((
                        invoices::id.eq(InvoiceId::new()),
                        invoices::company_id.eq(&company),
                        invoices::customer_id.eq(&row),
                        invoices::external_id.eq(format!("{}-{nth}", row.as_str())),
                        invoices::folio.eq(format!("FAC-{nth}")),
                        invoices::issued_on.eq(due(days + 30)),
                        invoices::due_on.eq(due(*days)),
                        invoices::currency.eq(currency),
                        invoices::total.eq(balance + 5_000),
                        invoices::paid.eq(3_000),
                        invoices::credited.eq(2_000),
                        invoices::balance.eq(balance),
                        invoices::status.eq("open"),
                        invoices::fingerprint.eq(""),
                        invoices::updated_at.eq(at),
                    ))
                    .execute(conn)?;
            }
            Ok(())
        })
        .await;
        id
    }

    /// Fresh data, and the business clock at [`now`].
    pub async fn ready(&self) {
        self.set_business(now()).await;
        self.db(|conn| {
            diesel::update(companies::table)
                .set(companies::last_good_sync_at.eq(clock::wall().naive_utc()))
                .execute(conn)?;
            Ok(())
        })
        .await;
    }

    async fn contract(&self, company: &CompanyId, user: &UserId) {
        let (company, user) = (company.clone(), user.clone());
        self.db(move |conn| {
            diesel::insert_into(plans::table)
                .values((
                    plans::id.eq(SubscriptionId::new()),
                    plans::user_id.eq(user),
                    plans::plan.eq(Plan::Profesional.code()),
                    plans::addons.eq(Addon::Collections.code()),
                    plans::starts_on.eq(today() - Days::new(30)),
                    plans::company_id.eq(&company),
                    plans::created_at.eq(clock::wall().naive_utc()),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
    }

    async fn armed(&self, company: &CompanyId, name: &str) -> ScheduleId {
        let id = ScheduleId::new();
        let (row, company, name) = (id.clone(), company.clone(), name.to_owned());
        self.db(move |conn| {
            diesel::insert_into(schedules::table)
                .values((
                    schedules::id.eq(row),
                    schedules::company_id.eq(company),
                    schedules::name.eq(name),
                    schedules::period.eq("monthly"),
                    schedules::interval_days.eq(0),
                    schedules::first_on.eq(today()),
                    schedules::at_time.eq(chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap()),
                    schedules::state.eq("armed"),
                    schedules::next_index.eq(0),
                    schedules::next_at.eq((now() + chrono::Duration::hours(2)).naive_utc()),
                    schedules::created_at.eq(clock::wall().naive_utc()),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
        id
    }

    async fn actions(&self) -> Vec<String> {
        self.db(|conn| {
            Ok(audit_log::table
                .filter(audit_log::subject.like("customer:%"))
                .order(audit_log::id)
                .select(audit_log::action)
                .load(conn)?)
        })
        .await
    }

    async fn automation(&self, id: &CustomerId) -> (bool, Option<String>) {
        let id = id.clone();
        self.db(move |conn| {
            Ok(customers::table
                .find(id)
                .select((customers::automation, customers::schedule_id))
                .first(conn)?)
        })
        .await
    }
}

fn page_of(id: &CustomerId) -> String {
    format!("{LIST}/customers/{id}")
}

/// The customers of a page of the list, in order.
fn names(body: &str) -> Vec<String> {
    body.split("class=\"row-link\"")
        .skip(1)
        .map(|rest| {
            rest.split_once('>')
                .unwrap()
                .1
                .split_once('<')
                .unwrap()
                .0
                .to_owned()
        })
        .collect()
}

/// The ids of the customers of a page that an administrator sees.
fn ids(body: &str) -> Vec<String> {
    body.split("name=\"customer\" value=\"")
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0.to_owned())
        .collect()
}

/// Where the link with this relation leads.
fn rel(body: &str, relation: &str) -> Option<String> {
    let (_, rest) = body.split_once(&format!("rel=\"{relation}\" href=\""))?;
    Some(
        rest.split_once('"')?
            .0
            .replace("&#38;", "&")
            .replace("&amp;", "&"),
    )
}

#[tokio::test]
async fn the_list_shows_what_each_customer_owes_in_each_currency() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let debts = [(Currency::MXN, 10, 123_400), (Currency::USD, -5, 5_000)];
    app.debtor(&cast.paramo, "Abarrotes Núñez", &debts).await;
    app.debtor(&cast.paramo, "Sin Deuda", &[]).await;
    let monica = app.signed_in("monica@paramo.test").await;
    let page = monica.get(LIST).await;
    assert_eq!(page.status, 200);
    page.says("Abarrotes Núñez")
        .says("$1,234.00 MXN")
        .says("$50.00 USD")
        .says("Datos al ");
    assert_eq!(
        names(&page.body),
        ["Abarrotes Núñez"],
        "who owes nothing is left out at first"
    );
    assert_eq!(
        names(&monica.get(&format!("{LIST}?show=all")).await.body).len(),
        2
    );
    assert!(
        !page.body.contains("FAC-0") && !page.body.contains("switch-form"),
        "a member decides nothing"
    );
    app.finish().await;
}

#[tokio::test]
async fn the_list_hides_what_is_not_the_companys() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let debts = [(Currency::MXN, 10, 123_400)];
    let theirs = app.debtor(&cast.valle, "Cliente del Valle", &debts).await;
    app.debtor(&cast.paramo, "Cliente de Páramo", &debts).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let all = pedro.get(&format!("{LIST}?show=all")).await;
    assert_eq!(names(&all.body), ["Cliente de Páramo"]);
    let base = page_of(&theirs);
    for path in [
        "",
        "/statement",
        "/statement.pdf",
        "/statement.xlsx",
        "/send",
        "/automation",
    ] {
        assert_eq!(
            pedro.get(&format!("{base}{path}")).await.status,
            404,
            "{path}"
        );
    }
    for path in [
        "/hold",
        "/hold/release",
        "/language",
        "/send",
        "/automation",
        "/addresses",
    ] {
        let fields = [
            ("on", "true"),
            ("until", "2026-03-20"),
            ("email", "a@b.test"),
        ];
        assert_eq!(
            pedro.post(&format!("{base}{path}"), &fields).await.status,
            404,
            "{path}"
        );
    }
    let many = [("customer", theirs.as_str()), ("until", "2026-03-20")];
    pedro.post(&format!("{LIST}/holds"), &many).await;
    pedro.post(&format!("{LIST}/toggles"), &many).await;
    assert!(app.actions().await.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn a_member_looks_and_decides_nothing() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Abarrotes", &[(Currency::MXN, 10, 123_400)])
        .await;
    let monica = app.signed_in("monica@paramo.test").await;
    let base = page_of(&id);
    for path in ["", "/statement", "/statement.pdf", "/statement.xlsx"] {
        assert_eq!(
            monica.get(&format!("{base}{path}")).await.status,
            200,
            "{path}"
        );
    }
    for path in [
        "/automation",
        "/hold",
        "/hold/release",
        "/language",
        "/addresses",
        "/send",
    ] {
        assert_eq!(
            monica
                .post(&format!("{base}{path}"), &[("on", "true")])
                .await
                .status,
            403
        );
    }
    assert_eq!(
        monica.post(&format!("{LIST}/toggles"), &[]).await.status,
        403
    );
    let taken = ["statement.exported", "statement.exported"];
    assert_eq!(app.actions().await, taken);
    app.finish().await;
}

/// Follows the links of a relation from a page to the last one: the rows of each page, and where
/// the last one is.
async fn walk(browser: &Browser, start: &str, relation: &str) -> (Vec<Vec<String>>, String) {
    let (mut seen, mut path) = (Vec::new(), start.to_owned());
    loop {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        seen.push(ids(&page.body));
        match rel(&page.body, relation) {
            Some(further) => path = further,
            None => return (seen, path),
        }
    }
}

async fn order_in_database(app: &TestApp, by_due: bool) -> Vec<String> {
    app.db(move |conn| {
        type Row = (String, String, Option<NaiveDate>);
        let mut rows: Vec<Row> = customers::table
            .order((customers::name_folded, customers::id))
            .select((
                customers::id,
                customers::name_folded,
                customers::oldest_due_on,
            ))
            .load(conn)?;
        if by_due {
            rows.sort_by_key(|(id, _, due)| (due.is_none(), *due, id.clone()));
        }
        Ok(rows.into_iter().map(|row| row.0).collect())
    })
    .await
}

#[tokio::test]
async fn pages_cover_every_customer_exactly_once_in_both_orders_and_back() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    // Names and days that repeat, and customers who owe nothing.
    for nth in 0..120_i64 {
        let debts = [(Currency::MXN, nth % 11, 100 + nth)];
        let debts = if nth % 5 == 0 { &[][..] } else { &debts[..] };
        let name = format!(
            "{} & Cía ~{}",
            ["Ñandú", "Ábaco", "Zorro"][(nth % 3) as usize],
            nth / 6
        );
        app.debtor(&cast.paramo, &name, debts).await;
    }
    let pedro = app.signed_in("pedro@paramo.test").await;
    pedro
        .get(&format!("{LIST}?show=all"))
        .await
        .says("50 de 120 clientes");
    for query in ["show=all", "show=all&sort=due", "", "sort=due"] {
        let (forth, last) = walk(&pedro, &format!("{LIST}?{query}"), "next").await;
        let (mut back, _) = walk(&pedro, &last, "prev").await;
        back.reverse();
        assert_eq!(back.concat(), forth.concat(), "{query}");
        let once: BTreeSet<String> = forth.concat().into_iter().collect();
        let expected = if query.contains("all") { 120 } else { 96 };
        assert_eq!(
            (once.len(), forth.concat().len()),
            (expected, expected),
            "{query}"
        );
        let expected = order_in_database(&app, query.contains("due")).await;
        let expected: Vec<String> = expected
            .into_iter()
            .filter(|id| once.contains(id))
            .collect();
        assert_eq!(forth.concat(), expected, "{query}");
    }
    app.finish().await;
}

#[tokio::test]
async fn each_filter_keeps_its_own() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let late = app
        .debtor(&cast.paramo, "PEÑA Hermanos", &[(Currency::MXN, 1, 100)])
        .await;
    let due_today = app
        .debtor(&cast.paramo, "100% Algodón", &[(Currency::MXN, 0, 100)])
        .await;
    let gone = app
        .debtor(&cast.paramo, "Ya no está", &[(Currency::MXN, 9, 100)])
        .await;
    app.db(move |conn| {
        diesel::update(customers::table.find(&late))
            .set((
                customers::automation.eq(true),
                customers::held_until.eq(today()),
            ))
            .execute(conn)?;
        diesel::update(customers::table.find(&gone))
            .set(customers::removed_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        diesel::update(customer_addresses::table)
            .filter(customer_addresses::customer_id.eq(due_today))
            .set(customer_addresses::refused_at.eq(clock::wall().naive_utc()))
            .execute(conn)?;
        Ok(())
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for (query, expected) in [
        ("", &["100% Algodón", "PEÑA Hermanos"][..]),
        ("show=overdue", &["PEÑA Hermanos"]),
        ("auto=on", &["PEÑA Hermanos"]),
        ("auto=off", &["100% Algodón"]),
        ("state=held", &["PEÑA Hermanos"]),
        ("state=no-address", &["100% Algodón"]),
        ("q=pena", &["PEÑA Hermanos"]),
        ("q=hermanos+PE%C3%91A", &["PEÑA Hermanos"]),
        ("q=100%25", &["100% Algodón"]),
        ("q=%25", &["100% Algodón"]),
        ("q=_", &[]),
        ("q=nadie", &[]),
        (
            "after=strange&show=strange&sort=strange",
            &["100% Algodón", "PEÑA Hermanos"],
        ),
    ] {
        let page = pedro.get(&format!("{LIST}?{query}")).await;
        assert_eq!(page.status, 200);
        assert_eq!(names(&page.body), expected, "{query}");
    }
    pedro
        .get(&format!("{LIST}?q=nadie"))
        .await
        .says("Ningún cliente coincide");
    app.finish().await;
}

#[tokio::test]
async fn totals_agree_with_the_documents_and_follow_the_day() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let debts = [
        (Currency::MXN, 0, 1_000),
        (Currency::MXN, 30, 2_000),
        (Currency::USD, 31, 4_000),
    ];
    app.debtor(&cast.paramo, "Uno", &debts).await;
    app.debtor(&cast.paramo, "Dos", &[(Currency::MXN, 91, 8_000)])
        .await;
    let gone = app
        .debtor(&cast.paramo, "Ya no está", &[(Currency::MXN, 91, 16_000)])
        .await;
    app.debtor(&cast.valle, "De otra", &[(Currency::MXN, 1, 32_000)])
        .await;
    app.db(move |conn| {
        Ok(diesel::update(customers::table.find(gone))
            .set(customers::removed_at.eq(clock::wall().naive_utc()))
            .execute(conn)?)
    })
    .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    type Bands = (Currency, i64, i64, i64, i64, i64);
    let kept = async || -> Vec<Bands> {
        app.db(|conn| {
            use company_totals::dsl::{
                currency, days_1_30, days_31_60, days_61_90, days_91, not_due,
            };
            let columns = (
                currency, not_due, days_1_30, days_31_60, days_61_90, days_91,
            );
            Ok(company_totals::table
                .order(currency)
                .select(columns)
                .load(conn)?)
        })
        .await
    };
    pedro
        .get(LIST)
        .await
        .says("$110.00 MXN")
        .says("$100.00 MXN")
        .says("$40.00 USD");
    let first = [
        (Currency::MXN, 1_000, 2_000, 0, 0, 8_000),
        (Currency::USD, 0, 0, 4_000, 0, 0),
    ];
    assert_eq!(kept().await, first);
    app.set_business(now() + chrono::Duration::days(1)).await;
    pedro.get(LIST).await.says("$110.00 MXN");
    let next = [
        (Currency::MXN, 0, 1_000, 2_000, 0, 8_000),
        (Currency::USD, 0, 0, 4_000, 0, 0),
    ];
    assert_eq!(kept().await, next);
    app.finish().await;
}

#[tokio::test]
async fn a_hostile_name_is_only_text() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let name = "<script>alert(1)</script>\" onload=\"x";
    let id = app
        .debtor(&cast.paramo, name, &[(Currency::MXN, 1, 100)])
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    for path in ["", "/statement", "/send"] {
        let page = pedro.get(&format!("{}{path}", page_of(&id))).await;
        assert!(
            !page.body.contains("<script>alert") && !page.body.contains("\" onload"),
            "{path}"
        );
    }
    let list = pedro.get(LIST).await;
    assert!(!list.body.contains("<script>alert") && list.body.contains("alert(1)"));
    let file = pedro.get(&format!("{}/statement.pdf", page_of(&id))).await;
    let disposition = file.header("content-disposition");
    let name = "estado-de-cuenta-script-alert-1-script-onload-x-2026-03-10.pdf";
    assert_eq!(disposition, format!("attachment; filename=\"{name}\""));
    app.finish().await;
}

#[tokio::test]
async fn old_data_and_an_empty_company_say_so() {
    let app = TestApp::start().await;
    app.cast().await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let page = pedro.get(LIST).await;
    page.says("Aún no hay clientes")
        .says("Los datos no están al día")
        .says("/manager/paramo/sync");
    app.finish().await;
}

#[tokio::test]
async fn a_toggle_asks_for_the_contract_then_for_a_schedule() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Abarrotes", &[(Currency::MXN, 1, 100)])
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let toggle = format!(
        "{}/automation?next=%2Fmanager%2Fparamo%2Fcredit%3Fq%3Dabarrotes",
        page_of(&id)
    );
    let on = [("on", "true")];
    assert_eq!(
        pedro.post(&toggle, &on).await.location(),
        "/manager/paramo/credit/offer"
    );
    app.contract(&cast.paramo, &cast.pedro.id).await;
    let wizard = format!("/manager/paramo/credit/schedules/new?customer={id}");
    assert_eq!(pedro.post(&toggle, &on).await.location(), wizard);
    assert_eq!(app.automation(&id).await, (false, None));

    let monthly = app.armed(&cast.paramo, "Mensual").await;
    app.armed(&cast.valle, "De otra").await;
    let joined = pedro.post(&toggle, &on).await;
    assert_eq!(joined.location(), "/manager/paramo/credit?q=abarrotes");
    pedro
        .follow(&joined)
        .await
        .says("«Mensual»")
        .says("los envíos de la empresa están apagados");
    assert_eq!(app.automation(&id).await, (true, Some(monthly.to_string())));
    assert_eq!(app.actions().await, ["customer.automation_on"]);

    pedro.post(&toggle, &[("on", "false")]).await;
    assert_eq!(
        app.automation(&id).await,
        (false, Some(monthly.to_string()))
    );
    assert_eq!(
        app.actions().await.last().unwrap(),
        "customer.automation_off"
    );
    app.finish().await;
}

#[tokio::test]
async fn several_schedules_are_offered_and_a_strange_one_is_not_joined() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    app.contract(&cast.paramo, &cast.pedro.id).await;
    let id = app
        .debtor(&cast.paramo, "Abarrotes", &[(Currency::MXN, 1, 100)])
        .await;
    app.armed(&cast.paramo, "Mensual").await;
    let weekly = app.armed(&cast.paramo, "Semanal").await;
    let strange = app.armed(&cast.valle, "De otra").await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let toggle = format!("{}/automation", page_of(&id));
    let choose = pedro.post(&toggle, &[("on", "true")]).await;
    pedro
        .follow(&choose)
        .await
        .says("Mensual")
        .says("Semanal")
        .says("10/03/2026 12:00");
    pedro
        .post(&toggle, &[("on", "true"), ("schedule", strange.as_str())])
        .await;
    assert_eq!(app.automation(&id).await, (false, None));
    pedro
        .post(&toggle, &[("on", "true"), ("schedule", weekly.as_str())])
        .await;
    assert_eq!(app.automation(&id).await, (true, Some(weekly.to_string())));

    app.db(|conn| {
        use mostrador::domain::collections::settings::{self, CollectionSettings};
        use mostrador::platform::i18n::Locale;
        let company = companies::table
            .filter(companies::slug.eq("paramo"))
            .select(companies::id)
            .first(conn)?;
        let initial = CollectionSettings::initial(&company, Locale::Es);
        settings::save(
            conn,
            &CollectionSettings {
                active: true,
                ..initial
            },
        )
    })
    .await;
    pedro.get(LIST).await.says("10/03/2026 12:00");
    let many = [("customer", id.as_str())];
    let off = pedro.post(&format!("{LIST}/toggles"), &many).await;
    pedro.follow(&off).await.says("desactivados para 1 cliente");
    assert!(!pedro.get(LIST).await.body.contains("10/03/2026 12:00"));
    app.finish().await;
}

#[tokio::test]
async fn holds_last_through_their_day_and_can_be_ended() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let one = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 1, 100)])
        .await;
    let two = app
        .debtor(&cast.paramo, "Dos", &[(Currency::MXN, 1, 100)])
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let base = page_of(&one);
    let hold = format!("{base}/hold");
    let late = pedro
        .post(
            &hold,
            &[("until", "2026-03-09"), ("note", "Promesa de pago")],
        )
        .await;
    assert_eq!(late.status, 422);
    late.says("Elija hoy o un día posterior")
        .says("Promesa de pago")
        .says("2026-03-09");
    assert_eq!(pedro.post(&hold, &[("until", "mañana")]).await.status, 422);
    let long = "x".repeat(201);
    assert_eq!(
        pedro
            .post(&hold, &[("until", "2026-03-10"), ("note", &long)])
            .await
            .status,
        422
    );
    assert!(app.actions().await.is_empty());

    pedro
        .post(
            &hold,
            &[("until", "2026-03-10"), ("note", "Promesa\nde pago")],
        )
        .await;
    pedro
        .get(&base)
        .await
        .says("En pausa hasta el 10/03/2026")
        .says("Promesa de pago")
        .says("Pedro Páramo");
    pedro.post(&format!("{base}/hold/release"), &[]).await;
    assert!(
        !pedro
            .get(&base)
            .await
            .body
            .contains("En pausa hasta el 10/03/2026")
    );

    let new = format!("{LIST}/holds/new?customer={one}&customer={two}");
    pedro.get(&new).await.says("Uno").says("Dos");
    let both = [("customer", one.as_str()), ("customer", two.as_str())];
    let empty = pedro.post(&format!("{LIST}/holds"), &both).await;
    assert_eq!(empty.status, 422);
    empty.says("Elija un día.");
    let fields = [
        both[0],
        both[1],
        ("until", "2026-03-20"),
        ("next", "https://evil.test/"),
    ];
    let held = pedro.post(&format!("{LIST}/holds"), &fields).await;
    assert_eq!(held.location(), LIST);
    pedro.follow(&held).await.says("2 clientes en pausa");
    assert_eq!(
        names(&pedro.get(&format!("{LIST}?state=held")).await.body).len(),
        2
    );
    let told = [
        "customer.held",
        "customer.released",
        "customer.held",
        "customer.held",
    ];
    assert_eq!(app.actions().await, told);
    app.finish().await;
}

#[tokio::test]
async fn a_document_on_hold_leaves_the_statement_but_not_the_page() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let debts = [(Currency::MXN, 9, 70_000), (Currency::MXN, 1, 100)];
    let id = app.debtor(&cast.paramo, "Uno", &debts).await;
    let strange = app
        .debtor(&cast.paramo, "Dos", &[(Currency::MXN, 1, 100)])
        .await;
    let document = async |of: &CustomerId| -> String {
        let of = of.clone();
        app.db(move |conn| {
            Ok(invoices::table
                .filter(
                    invoices::customer_id
                        .eq(of)
                        .and(invoices::folio.eq("FAC-0")),
                )
                .select(invoices::id)
                .first::<InvoiceId>(conn)?
                .to_string())
        })
        .await
    };
    let pedro = app.signed_in("pedro@paramo.test").await;
    let base = page_of(&id);
    let hold = format!("{base}/documents/{}/hold", document(&id).await);
    assert_eq!(
        pedro.post(&hold, &[("until", "2026-03-09")]).await.status,
        422
    );
    pedro.post(&hold, &[("until", "2026-03-10")]).await;
    pedro
        .get(&base)
        .await
        .says("$701.00 MXN")
        .says("Hasta el 10/03/2026");
    let statement = pedro.get(&format!("{base}/statement")).await;
    statement.says("$1.00 MXN").says("1 documento en pausa");
    assert!(!statement.body.contains("$701.00 MXN"));
    pedro.post(&hold, &[]).await;
    pedro
        .get(&format!("{base}/statement"))
        .await
        .says("$701.00 MXN");
    let other = format!("{base}/documents/{}/hold", document(&strange).await);
    assert_eq!(
        pedro.post(&other, &[("until", "2026-03-20")]).await.status,
        404
    );
    app.finish().await;
}

#[tokio::test]
async fn addresses_are_checked_kept_and_brought_back() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 1, 100)])
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let base = page_of(&id);
    let add = format!("{base}/addresses");
    let wrong = pedro.post(&add, &[("email", "no es <correo>")]).await;
    assert_eq!(wrong.status, 422);
    wrong
        .says("no es &#60;correo&#62;")
        .says("Escriba una dirección");
    let erp = format!("PAGOS@{id}.test");
    assert_eq!(
        pedro.post(&add, &[("email", &erp)]).await.status,
        422,
        "the same in capitals"
    );
    let added = pedro.post(&add, &[("email", " dos@uno.test ")]).await;
    pedro
        .follow(&added)
        .await
        .says("dos@uno.test")
        .says("Agregada a mano");

    let rows = async || -> Vec<(AddressId, String, bool, bool)> {
        let id = id.clone();
        app.db(move |conn| {
            use customer_addresses::dsl::{customer_id, email, position, refused_at, removed_at};
            Ok(customer_addresses::table
                .filter(customer_id.eq(id))
                .order(position)
                .select((
                    customer_addresses::id,
                    email,
                    removed_at.is_not_null(),
                    refused_at.is_not_null(),
                ))
                .load(conn)?)
        })
        .await
    };
    let all = rows().await;
    for (address, ..) in &all {
        let removed = pedro.post(&format!("{add}/{address}/removal"), &[]).await;
        assert_eq!(removed.status, 303);
    }
    let left = rows().await;
    assert_eq!(left.len(), 1, "the ERP's stays as a removed row");
    assert!(left[0].2);
    pedro
        .get(&base)
        .await
        .says("Sin dirección de correo válida");
    assert_eq!(
        pedro
            .post(&format!("{add}/{}/removal", left[0].0), &[])
            .await
            .status,
        404
    );
    pedro.post(&add, &[("email", &erp)]).await;
    assert!(!rows().await[0].2, "brought back");

    app.db(|conn| {
        Ok(diesel::update(customer_addresses::table)
            .set((
                customer_addresses::refused_at.eq(clock::wall().naive_utc()),
                customer_addresses::refused_answer.eq("550 no such user"),
            ))
            .execute(conn)?)
    })
    .await;
    pedro
        .get(&base)
        .await
        .says("Rechazada por su servidor")
        .says("550 no such user");
    pedro
        .post(&format!("{add}/{}/confirmation", rows().await[0].0), &[])
        .await;
    assert!(!rows().await[0].3);
    app.finish().await;
}

#[tokio::test]
async fn a_statement_sent_by_hand_leaves_once_however_often_one_clicks() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 1, 100)])
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let send = format!("{}/send", page_of(&id));
    let confirm = pedro.get(&send).await;
    confirm
        .says("Saldrá en seguida")
        .says("pagos@")
        .says("$1.00 MXN");
    let seen = |body: &str| {
        let (_, rest) = body.split_once("name=\"seen\" value=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let first = seen(&confirm.body);
    let fields = [("seen", first.as_str())];
    let (one, two) = tokio::join!(pedro.post(&send, &fields), pedro.post(&send, &fields));
    assert_eq!((one.status, two.status), (303, 303));
    pedro.post(&send, &fields).await;
    let count: (i64, i64, i64) = app
        .db(|conn| {
            Ok((
                occurrences::table.count().get_result(conn)?,
                notices::table.count().get_result(conn)?,
                outbox::table
                    .filter(outbox::kind.eq("notice"))
                    .count()
                    .get_result(conn)?,
            ))
        })
        .await;
    assert_eq!(count, (1, 1, 1));
    pedro
        .get(&page_of(&id))
        .await
        .says("En cola")
        .says("enviado a mano");
    pedro.get(LIST).await.says("En cola");
    assert_eq!(app.actions().await, ["statement.sent_by_hand"]);
    // The next one, seen from a new page, is another wish.
    let again = seen(&pedro.get(&send).await.body);
    assert_ne!(again, first);
    app.db(|conn| {
        Ok(diesel::update(outbox::table)
            .set(outbox::state.eq("sent"))
            .execute(conn)?)
    })
    .await;
    app.finish().await;
}

#[tokio::test]
async fn the_confirmation_says_when_it_leaves_or_why_it_cannot() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 1, 100)])
        .await;
    let paid = app.debtor(&cast.paramo, "Dos", &[]).await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let send = format!("{}/send", page_of(&id));
    app.set_business("2026-03-11T02:00:00Z".parse().unwrap())
        .await;
    pedro.get(&send).await.says("Saldrá el 11/03/2026 09:00");
    app.db(|conn| {
        Ok(diesel::update(companies::table)
            .set(companies::last_good_sync_at.eq(None::<chrono::NaiveDateTime>))
            .execute(conn)?)
    })
    .await;
    pedro
        .get(&send)
        .await
        .says("Saldrá después de la próxima sincronización");
    let nothing = pedro.get(&format!("{}/send", page_of(&paid))).await;
    nothing.says("Sin saldo por cobrar").says("disabled");
    app.finish().await;
}

#[tokio::test]
async fn a_customers_language_is_that_of_its_files() {
    let app = TestApp::start().await;
    let cast = app.cast().await;
    app.ready().await;
    let id = app
        .debtor(&cast.paramo, "Uno", &[(Currency::MXN, 1, 100)])
        .await;
    let pedro = app.signed_in("pedro@paramo.test").await;
    let base = page_of(&id);
    assert_eq!(
        pedro
            .post(&format!("{base}/language"), &[("language", "xx")])
            .await
            .status,
        400
    );
    pedro
        .post(&format!("{base}/language"), &[("language", "en")])
        .await;
    let pdf = pedro.get(&format!("{base}/statement.pdf")).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(
        pdf.header("content-disposition")
            .contains("statement-of-account-uno"),
        "{:?}",
        pdf.headers
    );
    let xlsx = pedro.get(&format!("{base}/statement.xlsx")).await;
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    assert_eq!(xlsx.header("content-type"), media);
    assert!(xlsx.header("content-disposition").ends_with(".xlsx\""));
    assert_eq!(xlsx.header("cache-control"), "no-store");
    app.finish().await;
}
