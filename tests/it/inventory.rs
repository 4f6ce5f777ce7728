//! Inventario móvil: looking stock up, adjusting it once, settling what is of unknown fate.

use diesel::prelude::*;
use mostrador::access::visibility::Role;
use mostrador::domain::audit::Actor;
use mostrador::domain::erp::bind::simulator::{Fault, FaultKind, Simulator, StockMove};
use mostrador::domain::subscriptions::{self, Extension};
use mostrador::domain::sync;
use mostrador::domain::work::{self, Taking};
use mostrador::platform::clock;
use mostrador::platform::db::schema::{
    articles, catalogue_entries, companies, jobs, stock, stock_adjustments, tasks,
};
use mostrador::platform::i18n::Locale;
use mostrador::platform::values::Quantity;
use mostrador::platform::values::ids::CompanyId;
use mostrador::platform::workers;

use crate::support::{Browser, PARAMO, Reply, TestApp, small_erp};

const BASE: &str = "/manager/comercializadora-paramo/inventory";
const ERP: &str = "/api/Inventory";
const READ_FIRST: &str = "Esta cifra es anterior al envío";

/// Páramo, synchronised, with the extension; Mónica works in the warehouse.
struct Stage {
    app: TestApp,
    sim: Simulator,
    company: CompanyId,
    /// An article with its warehouse and what is there.
    article: String,
    sku: String,
    name: String,
    warehouse: String,
    there: Quantity,
}

async fn stage() -> Stage {
    let sim = Simulator::start("127.0.0.1:0", &small_erp()).unwrap();
    let app = TestApp::with(&[("BIND_API_URL", &sim.url())]).await;
    let pedro = app.user("Pedro Páramo", "pedro@paramo.test", false).await;
    let monica = app.user("Mónica Luna", "monica@paramo.test", false).await;
    app.user("Olga Valle", "olga@valle.test", false).await;
    app.grant(&pedro).await;
    let browser = app.signed_in("pedro@paramo.test").await;
    let key = sim.key_for("admin", PARAMO).unwrap();
    let verified = browser
        .post("/manager/register", &[("integration_key", key.expose())])
        .await;
    assert_eq!(browser.post(verified.location(), &[]).await.status, 303);
    let company: CompanyId = app
        .db(|conn| Ok(companies::table.select(companies::id).first(conn)?))
        .await;
    app.join(&company, &monica, Role::Member).await;
    app.run_jobs().await;
    switch(&app, &company, true).await;
    let (article, sku, name, warehouse, there) = app
        .db(|conn| {
            Ok(stock::table
                .inner_join(articles::table)
                .filter(stock::quantity.gt(5000))
                .filter(articles::sku.ne(""))
                .order(articles::name_folded)
                .select((
                    articles::id,
                    articles::sku,
                    articles::name,
                    stock::warehouse_id,
                    stock::quantity,
                ))
                .first::<(String, String, String, String, i64)>(conn)?)
        })
        .await;
    Stage {
        app,
        sim,
        company,
        article,
        sku,
        name,
        warehouse,
        there: Quantity::from_thousandths(there),
    }
}

async fn switch(app: &TestApp, company: &CompanyId, on: bool) {
    let company = company.clone();
    app.db(move |conn| {
        let (actor, now) = (Actor::system(), clock::wall());
        if on {
            subscriptions::install(conn, &company, Extension::Inventory, &actor, now).map(drop)
        } else {
            subscriptions::uninstall(conn, &company, Extension::Inventory, &actor, now)
        }
    })
    .await;
}

fn hidden(page: &Reply, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = page.body.split(&start).nth(1).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

impl Stage {
    fn place(&self) -> String {
        format!("{BASE}/articles/{}", self.article)
    }

    /// The confirmation of an adjustment.
    async fn confirm(&self, browser: &Browser, mode: &str, quantity: &str) -> Reply {
        let address = format!(
            "{}/adjustment?warehouse={}&mode={mode}&quantity={quantity}&reason=count&note=Pasillo",
            self.place(),
            self.warehouse
        );
        browser.get(&address).await
    }

    /// Sends the form of a confirmation; `extra` stands for what the page had, or is added.
    async fn send(&self, browser: &Browser, page: &Reply, extra: &[(&str, &str)]) -> Reply {
        let names = [
            "key",
            "warehouse",
            "mode",
            "quantity",
            "reason",
            "note",
            "seen",
        ];
        let values: Vec<(&str, String)> = names
            .iter()
            .map(|name| (*name, hidden(page, name)))
            .collect();
        let given = |name: &str| extra.iter().any(|(other, _)| *other == name);
        let mut fields: Vec<(&str, &str)> = values
            .iter()
            .filter(|(name, _)| !given(name))
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        fields.extend_from_slice(extra);
        browser
            .post(&format!("{}/adjustments", self.place()), &fields)
            .await
    }

    async fn adjust(&self, browser: &Browser, mode: &str, quantity: &str) -> Reply {
        let page = self.confirm(browser, mode, quantity).await;
        assert_eq!(page.status, 200, "{}", page.body);
        self.send(browser, &page, &[]).await
    }

    /// State and id of every adjustment, oldest first.
    async fn adjustments(&self) -> Vec<(String, String)> {
        self.app
            .db(|conn| {
                Ok(stock_adjustments::table
                    .order(stock_adjustments::id)
                    .select((stock_adjustments::state, stock_adjustments::id))
                    .load(conn)?)
            })
            .await
    }

    fn in_erp(&self) -> usize {
        self.sim.world().adjustments().len()
    }

    async fn held(&self) -> i64 {
        let (article, warehouse) = (self.article.clone(), self.warehouse.clone());
        self.app
            .db(move |conn| {
                Ok(stock::table
                    .find((article, warehouse))
                    .select(stock::quantity)
                    .first(conn)?)
            })
            .await
    }

    async fn open_tasks(&self) -> i64 {
        self.app
            .db(|conn| {
                Ok(tasks::table
                    .filter(tasks::kind.eq("stock_unsettled"))
                    .filter(tasks::closed_at.is_null())
                    .count()
                    .get_result(conn)?)
            })
            .await
    }
}

#[tokio::test]
async fn stock_is_found_by_name_sku_and_code() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    monica
        .get(BASE)
        .await
        .says("<span class=\"hide\">Nombre, SKU o código de barras</span>")
        .says("placeholder=\"Nombre o código\" title=\"Nombre, SKU o código de barras\"");
    let scanned = monica.get(&format!("{BASE}?q={}", stage.sku)).await;
    assert_eq!(
        (scanned.status, scanned.location()),
        (303, stage.place().as_str())
    );
    let word = stage.name.split_whitespace().next().unwrap().to_uppercase();
    let found = monica.get(&format!("{BASE}?q={word}")).await;
    found.says(&stage.article);
    monica
        .get(&format!("{BASE}?q=nadavale%25"))
        .await
        .says("Ningún artículo coincide");
    monica
        .get(&stage.place())
        .await
        .says("Ajustar")
        .says(&stage.there.show(Locale::Es));
    let chosen = monica
        .post(
            &format!("{BASE}/warehouse"),
            &[("warehouse", &stage.warehouse)],
        )
        .await;
    assert_eq!(chosen.location(), BASE);
    monica.get(&stage.place()).await.says("name=\"seen\"");
    let foreign = monica
        .post(&format!("{BASE}/warehouse"), &[("warehouse", "ajeno")])
        .await;
    assert_eq!(foreign.status, 404);
    stage.app.finish().await;
}

#[tokio::test]
async fn an_adjustment_reaches_the_erp_once() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let page = stage.confirm(&monica, "add", "1,5").await;
    page.says("Enviar ajuste").says("+1.5");
    let (first, second, third) = tokio::join!(
        stage.send(&monica, &page, &[]),
        stage.send(&monica, &page, &[]),
        stage.send(&monica, &page, &[]),
    );
    let (fourth, fifth, sixth) = tokio::join!(
        stage.send(&monica, &page, &[]),
        stage.send(&monica, &page, &[]),
        stage.send(&monica, &page, &[]),
    );
    for reply in [first, second, third, fourth, fifth, sixth] {
        assert_eq!(reply.status, 303, "{}", reply.body);
        assert!(reply.location().starts_with(&stage.place()));
    }
    let before = monica.get(&stage.place()).await;
    before
        .says("Por enviar")
        .says(&(stage.there + Quantity::from_thousandths(1500)).show(Locale::Es));
    stage.app.run_jobs().await;
    assert_eq!(stage.in_erp(), 1);
    assert_eq!(stage.sim.world().calls_by("POST", ERP), 1);
    assert_eq!(stage.sim.world().adjustments()[0].delta, 1500);
    assert_eq!(stage.held().await, stage.there.thousandths() + 1500);
    let log = monica.get(&format!("{BASE}/log")).await;
    log.says("Mónica Luna").says("Enviado").says("Pasillo");
    log.says("<div>Mónica Luna<small class=\"anywhere\">monica@paramo.test</small>");
    let file = monica.get(&format!("{BASE}/log.csv")).await;
    file.says("Mónica Luna").says(",1.5,");
    assert_eq!(stage.open_tasks().await, 0);
    stage.app.finish().await;
}

#[tokio::test]
async fn what_a_synchronisation_may_have_told_already_is_not_counted_twice() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let (article, warehouse) = (stage.article.clone(), stage.warehouse.clone());
    stage
        .app
        .db(move |conn| {
            let younger = clock::wall() + chrono::Duration::minutes(1);
            diesel::update(stock::table.find((article, warehouse)))
                .set(stock::updated_at.eq(younger.naive_utc()))
                .execute(conn)?;
            Ok(())
        })
        .await;
    stage.adjust(&monica, "add", "2").await;
    stage.app.run_jobs().await;
    assert_eq!(stage.adjustments().await.remove(0).0, "sent");
    assert_eq!(stage.held().await, stage.there.thousandths());
    let company = stage.company.clone();
    let lists = stage.app.db(move |conn| sync::lists(conn, &company)).await;
    let of_stock = lists.iter().find(|list| list.list == "stock").unwrap();
    assert!(of_stock.wanted_at.is_some(), "the next pass tells");
    stage.app.finish().await;
}

impl Stage {
    /// What the ERP has told of stock was told an hour ago.
    async fn an_hour_passes(&self) {
        self.app
            .db(|conn| {
                let then = (clock::wall() - chrono::Duration::hours(1)).naive_utc();
                diesel::update(stock::table)
                    .set(stock::updated_at.eq(then))
                    .execute(conn)?;
                let read = catalogue_entries::stock_read_at;
                diesel::update(catalogue_entries::table.filter(read.is_not_null()))
                    .set(read.eq(then))
                    .execute(conn)?;
                Ok(())
            })
            .await;
    }
}

#[tokio::test]
async fn a_form_to_which_one_goes_back_is_not_sent_again() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let page = stage.confirm(&monica, "add", "7").await;
    assert_eq!(stage.send(&monica, &page, &[]).await.status, 303);
    let (place, key) = (stage.place(), hidden(&page, "key"));
    let address = |quantity: &str| {
        format!(
            "{place}/adjustment?warehouse={}&mode=add&quantity={quantity}&reason=count&key={key}",
            stage.warehouse
        )
    };
    let back = monica.get(&address("7")).await;
    assert_eq!(
        (back.status, back.location().starts_with(&place)),
        (303, true)
    );
    monica
        .follow(&back)
        .await
        .says("Este ajuste ya estaba guardado");
    let again = stage
        .send(
            &monica,
            &page,
            &[(
                "seen",
                &(stage.there + Quantity::from_thousandths(7000)).plain(),
            )],
        )
        .await;
    assert_eq!(again.status, 303, "whatever it shows as being there");
    let other = monica.get(&address("8")).await;
    assert_ne!(
        hidden(&other, "key"),
        key,
        "another quantity is another form"
    );
    let used = stage.send(&monica, &page, &[("quantity", "9")]).await;
    assert_eq!(used.status, 422);
    used.says("Este formulario ya se usó");
    assert_eq!(stage.adjustments().await.len(), 1);
    stage.app.run_jobs().await;
    assert_eq!(stage.in_erp(), 1);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_count_is_compared_with_what_the_erp_says_now() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let (article, warehouse) = (stage.article.clone(), stage.warehouse.clone());
    let (product, place): (String, String) = stage
        .app
        .db(move |conn| {
            let product = articles::table.find(article).select(articles::external_id);
            let place = catalogue_entries::table.find(warehouse);
            Ok((
                product.first(conn)?,
                place.select(catalogue_entries::external_id).first(conn)?,
            ))
        })
        .await;
    let sold = StockMove {
        warehouse: place,
        product,
        quantity: -2.0,
        comments: String::new(),
    };
    stage
        .sim
        .world()
        .by("admin")
        .adjust_stock(PARAMO, &sold)
        .unwrap();
    let held = stage.there.plain();
    let fresh = stage.confirm(&monica, "count", "99").await;
    assert_eq!(hidden(&fresh, "seen"), held, "it was told a moment ago");
    stage.an_hour_passes().await;
    monica.get(BASE).await.says("hace 1 hora");
    let moved = stage.confirm(&monica, "add", "1").await;
    assert_eq!(hidden(&moved, "seen"), held, "it does not matter there");
    stage
        .sim
        .world()
        .fault(Fault::once(FaultKind::SubscriptionInactive).on(ERP));
    let unanswered = stage.confirm(&monica, "count", "99").await;
    unanswered.says("Según Bind ERP hace 1 hora");
    let counted = stage.confirm(&monica, "count", "99").await;
    let now = Quantity::from_thousandths(stage.there.thousandths() - 2000);
    assert_eq!(hidden(&counted, "seen"), now.plain());
    assert!(!counted.body.contains("Según Bind ERP"));
    stage.app.finish().await;
}

#[tokio::test]
async fn what_is_sent_again_after_a_day_has_its_patience_again() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let refused = Fault::once(FaultKind::SubscriptionInactive);
    stage.sim.world().fault(refused.on(ERP).on_orders());
    stage.adjust(&monica, "add", "2").await;
    stage.app.run_jobs().await;
    let (state, id) = stage.adjustments().await.remove(0);
    assert_eq!(state, "failed");
    stage
        .app
        .db(|conn| {
            let made = clock::wall() - chrono::Duration::days(3);
            diesel::update(stock_adjustments::table)
                .set(stock_adjustments::created_at.eq(made.naive_utc()))
                .execute(conn)?;
            Ok(())
        })
        .await;
    let place = format!("{BASE}/adjustments/{id}");
    monica.post(&place, &[("resolution", "again")]).await;
    let Stage { app, sim, .. } = stage;
    drop(sim);
    app.run_jobs().await;
    let state: String = app
        .db(|conn| {
            let states = stock_adjustments::table.select(stock_adjustments::state);
            Ok(states.first(conn)?)
        })
        .await;
    assert_eq!(state, "queued", "the ERP is away, and it is waited for");
    app.db(|conn| {
        let waiting = jobs::table.filter(jobs::kind.eq("stock_adjustment"));
        Ok(diesel::delete(waiting).execute(conn)?)
    })
    .await;
    app.finish().await;
}

#[tokio::test]
async fn a_runner_of_short_work_leaves_the_long_work_to_others() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let company = stage.company.clone();
    stage
        .app
        .db(move |conn| sync::request(conn, &company, clock::wall()))
        .await;
    stage.adjust(&monica, "add", "2").await;
    let services = &stage.app.services;
    let worker = stage
        .app
        .db(|conn| workers::register(conn, clock::wall()))
        .await;
    assert!(work::run_pending(services, &worker, Taking::Short).await);
    assert_eq!(stage.adjustments().await.remove(0).0, "sent");
    assert!(!work::run_pending(services, &worker, Taking::Short).await);
    assert!(work::run_pending(services, &worker, Taking::Everything).await);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_changed_stock_is_asked_about_again() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let (one, two) = (
        stage.confirm(&monica, "take", "1").await,
        stage.confirm(&monica, "take", "1").await,
    );
    assert_eq!(stage.send(&monica, &one, &[]).await.status, 303);
    let stale = stage.send(&monica, &two, &[]).await;
    assert_eq!(stale.status, 422);
    stale.says("La existencia cambió");
    assert_eq!(stage.adjustments().await.len(), 1);
    let counted = stage.there.plain();
    let below = stage.confirm(&monica, "take", &counted).await;
    let refused = stage.send(&monica, &below, &[]).await;
    assert_eq!(refused.status, 422);
    refused.says("por debajo de cero");
    let agreed = stage.send(&monica, &below, &[("below_zero", "true")]).await;
    assert_eq!(agreed.status, 303);
    for (mode, quantity, says) in [
        ("count", "", "Escriba la cantidad."),
        ("count", "1,500", "de dos maneras"),
        ("add", "0", "mayor que cero"),
    ] {
        let reply = stage.confirm(&monica, mode, quantity).await;
        assert_eq!(reply.status, 422);
        reply.says(says).says("Pasillo");
    }
    stage.app.run_jobs().await;
    assert_eq!(stage.in_erp(), 2);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_lost_reply_is_settled_by_a_person() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    stage
        .sim
        .world()
        .fault(Fault::once(FaultKind::Lost).on(ERP).on_orders());
    stage.adjust(&monica, "add", "2").await;
    stage.app.run_jobs().await;
    let (state, id) = stage.adjustments().await.remove(0);
    assert_eq!((state.as_str(), stage.in_erp()), ("unknown", 1));
    assert_eq!(stage.open_tasks().await, 1);
    let place = format!("{BASE}/adjustments/{id}");
    monica
        .get(&place)
        .await
        .says("Resultado desconocido")
        .says("Ya está aplicado");
    monica.get(BASE).await.says("Un ajuste espera su decisión");
    // A pass that has not come to stock says nothing of it.
    stage
        .app
        .db(|conn| {
            let later = clock::wall() + chrono::Duration::hours(1);
            diesel::update(companies::table)
                .set(companies::last_good_sync_at.eq(later.naive_utc()))
                .execute(conn)?;
            Ok(())
        })
        .await;
    monica.get(&place).await.says(READ_FIRST);
    let read = monica.post(&format!("{place}/reading"), &[]).await;
    let told = monica.follow(&read).await;
    told.says("Bind ERP dice:");
    assert!(!told.body.contains(READ_FIRST));
    let settled = monica.post(&place, &[("resolution", "applied")]).await;
    assert_eq!(settled.status, 303);
    let late = monica.post(&place, &[("resolution", "again")]).await;
    monica.follow(&late).await.says("ya estaba resuelto");
    stage.app.run_jobs().await;
    assert_eq!((stage.in_erp(), stage.open_tasks().await), (1, 0));
    assert_eq!(stage.held().await, stage.there.thousandths() + 2000);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_killed_worker_leaves_the_fate_unknown() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    stage.adjust(&monica, "add", "2").await;
    stage
        .app
        .db(|conn| {
            diesel::update(stock_adjustments::table)
                .set((
                    stock_adjustments::state.eq("sending"),
                    stock_adjustments::worker_id.eq("killed"),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
    stage.app.run_jobs().await;
    let (state, id) = stage.adjustments().await.remove(0);
    assert_eq!((state.as_str(), stage.in_erp()), ("unknown", 0));
    assert_eq!(stage.open_tasks().await, 1);
    let place = format!("{BASE}/adjustments/{id}");
    monica.post(&place, &[("resolution", "again")]).await;
    stage.app.run_jobs().await;
    assert_eq!(stage.adjustments().await.remove(0).0, "sent");
    assert_eq!((stage.in_erp(), stage.open_tasks().await), (1, 0));
    stage.app.finish().await;
}

#[tokio::test]
async fn passing_troubles_wait_and_refusals_are_told() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    let wait = FaultKind::RateLimited {
        retry_after: Some(600),
    };
    stage
        .sim
        .world()
        .fault(Fault::once(wait).on(ERP).on_orders());
    stage.adjust(&monica, "add", "2").await;
    stage.app.run_jobs().await;
    assert_eq!(stage.adjustments().await.remove(0).0, "queued");
    assert_eq!((stage.in_erp(), stage.open_tasks().await), (0, 0));
    stage
        .app
        .db(|conn| {
            diesel::update(jobs::table.filter(jobs::kind.eq("stock_adjustment")))
                .set(jobs::run_at.eq(clock::wall().naive_utc()))
                .execute(conn)?;
            Ok(())
        })
        .await;
    stage.app.run_jobs().await;
    assert_eq!(stage.adjustments().await.remove(0).0, "sent");
    let inactive = Fault::once(FaultKind::SubscriptionInactive)
        .on(ERP)
        .on_orders();
    stage.sim.world().fault(inactive);
    stage.adjust(&monica, "add", "1").await;
    stage.app.run_jobs().await;
    let (state, id) = stage.adjustments().await.remove(1);
    assert_eq!((state.as_str(), stage.in_erp()), ("failed", 1));
    let place = format!("{BASE}/adjustments/{id}");
    monica
        .get(&place)
        .await
        .says("Rechazado")
        .says("suscripción");
    monica.post(&place, &[("resolution", "drop")]).await;
    assert_eq!(stage.open_tasks().await, 0);
    stage.app.finish().await;
}

#[tokio::test]
async fn it_hides_what_is_not_theirs() {
    let stage = stage().await;
    let monica = stage.app.signed_in("monica@paramo.test").await;
    stage.adjust(&monica, "add", "1").await;
    stage.app.run_jobs().await;
    let id = stage.adjustments().await.remove(0).1;
    let olga = stage.app.signed_in("olga@valle.test").await;
    for place in ["", "/log", "/log.csv", &format!("/adjustments/{id}")] {
        assert_eq!(olga.get(&format!("{BASE}{place}")).await.status, 404);
    }
    // Another company's warehouse is none of this one's.
    let foreign: CompanyId = stage.app.company("valle", "Ferretería del Valle").await;
    stage
        .app
        .db(move |conn| {
            diesel::insert_into(catalogue_entries::table)
                .values((
                    catalogue_entries::id.eq("ajeno"),
                    catalogue_entries::company_id.eq(foreign),
                    catalogue_entries::kind.eq("warehouse"),
                    catalogue_entries::external_id.eq("x"),
                    catalogue_entries::name.eq("Bodega ajena"),
                    catalogue_entries::used.eq(true),
                    catalogue_entries::fingerprint.eq(""),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
    let tricked = format!(
        "{}/adjustment?warehouse=ajeno&mode=add&quantity=1&reason=entry",
        stage.place()
    );
    assert_eq!(monica.get(&tricked).await.status, 422);
    let page = monica.get(BASE).await;
    assert!(!page.body.contains("Bodega ajena"));
    switch(&stage.app, &stage.company, false).await;
    assert_eq!(monica.get(BASE).await.status, 404);
    let pedro = stage.app.signed_in("pedro@paramo.test").await;
    let reply = pedro.get(BASE).await;
    assert!(reply.location().ends_with("/integrations/inventory"));
    stage.app.finish().await;
}
