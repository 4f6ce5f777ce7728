//! Real time and hourly: two keys of one company against the simulator over real HTTP.

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;
use mostrador::domain::erp::bind::simulator::{
    ClientChange, DeliveryRules, Fault, FaultKind, NewClient, NewInvoice, NewProduct, Simulator,
};
use mostrador::domain::hooks::Event;
use mostrador::domain::sync;
use mostrador::domain::work::{self, Taking};
use mostrador::platform::clock;
use mostrador::platform::db::Conn;
use mostrador::platform::db::schema::{
    articles, customer_terms, customers, erp_events, integration_keys, invoices, jobs, payments,
};
use mostrador::platform::values::Token;
use mostrador::platform::workers;

use crate::support::{PARAMO, PLACE, Registered, Reply, TestApp, small_erp};

fn sim() -> Simulator {
    Simulator::start("127.0.0.1:0", &small_erp()).unwrap()
}

/// Pedro's and Mario's keys are registered and subscribed; Rosa has none.
async fn stage(sim: &Simulator) -> Registered {
    let stage = Registered::start(sim).await;
    let mario = sim.key_for("mario", PARAMO).unwrap();
    let attached = stage.attach(mario.expose()).await;
    assert_eq!(attached.status, 303, "{}", attached.body);
    stage.subscribe().await;
    stage
}

fn client(name: &str) -> NewClient {
    NewClient {
        name: name.to_owned(),
        email: Some("pagos@cliente.test".to_owned()),
        credit_days: 30,
        ..NewClient::default()
    }
}

fn invoice(client: &str, total: f64) -> NewInvoice {
    NewInvoice {
        client: client.to_owned(),
        total,
        ..NewInvoice::default()
    }
}

async fn customers_named(app: &TestApp, name: &'static str) -> i64 {
    app.db(move |conn| {
        let named = customers::table.filter(customers::name.eq(name));
        Ok(named.count().get_result(conn)?)
    })
    .await
}

async fn invoices_with(app: &TestApp, id: &str) -> Vec<(i64, i64, i64, String)> {
    let id = id.to_owned();
    app.db(move |conn| {
        Ok(invoices::table
            .filter(invoices::external_id.eq(id))
            .select((
                invoices::total,
                invoices::paid,
                invoices::balance,
                invoices::status,
            ))
            .load(conn)?)
    })
    .await
}

type Hint = (String, String, i32, i32);

async fn hints(app: &TestApp) -> Vec<Hint> {
    app.db(|conn| {
        Ok(erp_events::table
            .order(erp_events::id)
            .select((
                erp_events::noun,
                erp_events::state,
                erp_events::repeats,
                erp_events::attempts,
            ))
            .load(conn)?)
    })
    .await
}

/// Somebody calls an address of ours as the ERP would: no cookies, no origin.
async fn call(url: &str, body: impl Into<reqwest::Body>) -> Reply {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let reply = client.post(url).body(body).send().await.unwrap();
    Reply {
        status: reply.status().as_u16(),
        headers: reply.headers().clone(),
        body: reply.text().await.unwrap(),
    }
}

fn address(sim: &Simulator, who: &str, event: &str) -> String {
    let all = sim.world().hooks_of(who, PARAMO);
    let found = all.into_iter().find(|(name, _)| *name == event);
    found.unwrap().1
}

#[tokio::test]
async fn users_with_a_key_are_heard_at_once_and_the_others_with_the_hourly_pass() {
    let sim = sim();
    let stage = stage(&sim).await;
    for who in ["pedro", "mario"] {
        let subscribed = sim.world().hooks_of(who, PARAMO);
        assert_eq!(subscribed.len(), Event::ALL.len(), "{who}: {subscribed:?}");
    }
    assert!(sim.world().hooks_of("rosa", PARAMO).is_empty());
    let known = sim
        .world()
        .by("pedro")
        .add_client(PARAMO, client("Abarrotes Nuevos"));
    let known = known.unwrap();
    let sold = sim
        .world()
        .by("mario")
        .add_invoice(PARAMO, invoice(&known, 1160.0));
    let sold = sold.unwrap();
    let unheard = sim
        .world()
        .by("rosa")
        .add_client(PARAMO, client("Papelería Rosa"));
    unheard.unwrap();
    sim.delivered().await;
    assert!(
        sim.world()
            .deliveries()
            .iter()
            .all(|one| one.status == Some(200))
    );
    assert_eq!(customers_named(&stage.app, "Abarrotes Nuevos").await, 0);
    assert_eq!(stage.app.run_jobs().await, 1, "one job handles all hints");
    assert_eq!(customers_named(&stage.app, "Abarrotes Nuevos").await, 1);
    let held = invoices_with(&stage.app, &sold).await;
    assert_eq!(held, [(116_000, 0, 116_000, "open".to_owned())]);
    assert_eq!(customers_named(&stage.app, "Papelería Rosa").await, 0);
    stage.hourly().await;
    assert_eq!(customers_named(&stage.app, "Papelería Rosa").await, 1);
    let list = stage.pedro.get(&format!("{PLACE}/settings/keys")).await;
    list.says("Activo").says("Último evento").says("retraso");
    stage
        .pedro
        .get(&format!("{PLACE}/sync"))
        .await
        .says("Tiempo real por clave")
        .says("Mario Ríos");
    stage.app.finish().await;
}

#[tokio::test]
async fn the_same_events_five_times_and_backwards_are_one_customer_and_one_invoice() {
    let sim = sim();
    let stage = stage(&sim).await;
    let rules = DeliveryRules {
        times: 5,
        hold: true,
        ..DeliveryRules::default()
    };
    sim.world().deliver_by(rules);
    let known = sim
        .world()
        .by("mario")
        .add_client(PARAMO, client("Cinco Veces"));
    let known = known.unwrap();
    let sold = sim
        .world()
        .by("mario")
        .add_invoice(PARAMO, invoice(&known, 500.0));
    let sold = sold.unwrap();
    sim.world().by("mario").pay(PARAMO, &sold, 200.0).unwrap();
    sim.world().deliver_by(DeliveryRules::default());
    sim.delivered().await;
    assert_eq!(sim.world().deliveries().len(), 15);
    let waiting = hints(&stage.app).await;
    let expected = [("invoice", 9), ("customer", 4)]
        .map(|(noun, repeats)| (noun.to_owned(), "waiting".to_owned(), repeats, 0));
    assert_eq!(waiting, expected, "one hint waits per thing");
    assert_eq!(stage.app.run_jobs().await, 1);
    // Late repeats of what was handled already.
    for (event, id) in [("Add_Client", &known), ("Add_Invoice", &sold)] {
        let url = address(&sim, "mario", event);
        let body = format!("{{\"ID\":\"{id}\"}}");
        assert_eq!(call(&url, body).await.status, 200);
    }
    stage.app.run_jobs().await;
    assert_eq!(customers_named(&stage.app, "Cinco Veces").await, 1);
    let held = invoices_with(&stage.app, &sold).await;
    assert_eq!(held, [(50_000, 20_000, 30_000, "open".to_owned())]);
    let paid: Vec<i64> = stage
        .app
        .db(move |conn| {
            Ok(payments::table
                .inner_join(invoices::table)
                .filter(invoices::external_id.eq(sold))
                .select(payments::amount)
                .load(conn)?)
        })
        .await;
    assert_eq!(paid, [20_000]);
    let left = hints(&stage.app).await;
    assert!(left.iter().all(|hint| hint.1 == "handled"), "{left:?}");
    stage.app.finish().await;
}

/// What a company holds from the ERP, without what is of this database alone: ids and moments.
fn dump(conn: &mut Conn) -> Vec<String> {
    let mut lines = Vec::new();
    type Customer = (
        String,
        String,
        String,
        String,
        String,
        String,
        String,
        String,
        i32,
        Option<NaiveDateTime>,
    );
    let rows: Vec<Customer> = customers::table
        .select((
            customers::external_id,
            customers::number,
            customers::name,
            customers::legal_name,
            customers::tax_id,
            customers::phone,
            customers::email_raw,
            customers::fingerprint,
            customers::open_invoices,
            customers::removed_at,
        ))
        .load(conn)
        .unwrap();
    lines.extend(rows.iter().map(|row| format!("customer {row:?}")));
    type Invoice = (
        (String, String, String, Option<String>, Option<String>),
        (chrono::NaiveDate, chrono::NaiveDate, String),
        (i64, i64, i64, i64, String, String, Option<i64>),
    );
    let rows: Vec<Invoice> = invoices::table
        .inner_join(customers::table)
        .select((
            (
                invoices::external_id,
                customers::external_id,
                invoices::folio,
                invoices::fiscal_id,
                invoices::purchase_order,
            ),
            (invoices::issued_on, invoices::due_on, invoices::currency),
            (
                invoices::total,
                invoices::paid,
                invoices::credited,
                invoices::balance,
                invoices::status,
                customers::fingerprint,
                invoices::payments_read_for,
            ),
        ))
        .load(conn)
        .unwrap();
    lines.extend(rows.iter().map(|row| format!("invoice {row:?}")));
    let rows: Vec<(String, String, chrono::NaiveDate, i64, bool, String)> = payments::table
        .inner_join(invoices::table)
        .select((
            payments::external_id,
            invoices::external_id,
            payments::applied_on,
            payments::amount,
            payments::cancelled,
            payments::account,
        ))
        .load(conn)
        .unwrap();
    lines.extend(rows.iter().map(|row| format!("payment {row:?}")));
    let rows: Vec<(String, String, String, String, String, String)> = articles::table
        .select((
            articles::external_id,
            articles::code,
            articles::sku,
            articles::name,
            articles::unit,
            articles::search_folded,
        ))
        .load(conn)
        .unwrap();
    lines.extend(rows.iter().map(|row| format!("article {row:?}")));
    let rows: Vec<(String, i32, i64, String, String)> = customer_terms::table
        .inner_join(customers::table)
        .select((
            customers::external_id,
            customer_terms::credit_days,
            customer_terms::credit_limit,
            customer_terms::city,
            customer_terms::region,
        ))
        .load(conn)
        .unwrap();
    lines.extend(rows.iter().map(|row| format!("terms {row:?}")));
    lines.sort_unstable();
    lines
}

#[tokio::test]
async fn the_hourly_pass_alone_ends_in_the_same_state_as_the_events() {
    let sim = sim();
    let by_events = stage(&sim).await;
    let by_the_hour = Registered::start(&sim).await;
    let old: (String, String) = by_events
        .app
        .db(|conn| {
            Ok(invoices::table
                .inner_join(customers::table)
                .filter(invoices::balance.gt(1000))
                .filter(invoices::currency.eq("MXN"))
                .order(invoices::external_id)
                .select((invoices::external_id, customers::external_id))
                .first(conn)?)
        })
        .await;
    let known = sim
        .world()
        .by("mario")
        .add_client(PARAMO, client("Dos Caminos"));
    let known = known.unwrap();
    let change = ClientChange {
        name: Some("Dos Caminos del Norte".to_owned()),
        email: Some("nuevo@cliente.test".to_owned()),
        credit_days: Some(45),
    };
    sim.world()
        .by("pedro")
        .change_client(PARAMO, &known, change)
        .unwrap();
    let sold = sim
        .world()
        .by("mario")
        .add_invoice(PARAMO, invoice(&known, 800.0));
    let paid = sim
        .world()
        .by("pedro")
        .add_invoice(PARAMO, invoice(&old.1, 300.0));
    let (sold, paid) = (sold.unwrap(), paid.unwrap());
    sim.world().by("mario").pay(PARAMO, &sold, 100.0).unwrap();
    sim.world().by("pedro").pay(PARAMO, &paid, 300.0).unwrap();
    sim.world().by("mario").pay(PARAMO, &old.0, 5.0).unwrap();
    let product = NewProduct {
        code: "NUEVO-1".to_owned(),
        title: "Artículo nuevo".to_owned(),
        sku: Some("7501234567893".to_owned()),
    };
    sim.world()
        .by("mario")
        .add_product(PARAMO, product)
        .unwrap();
    sim.delivered().await;
    by_events.app.run_jobs().await;
    let left = hints(&by_events.app).await;
    assert!(left.iter().all(|hint| hint.1 == "handled"), "{left:?}");
    // Articles are listed once a day: another day begins for the second company.
    by_the_hour
        .app
        .db(|conn| {
            use mostrador::platform::db::schema::sync_lists;
            Ok(diesel::delete(sync_lists::table).execute(conn)?)
        })
        .await;
    by_the_hour.hourly().await;
    let (one, other) = (
        by_events.app.db(|conn| Ok(dump(conn))).await,
        by_the_hour.app.db(|conn| Ok(dump(conn))).await,
    );
    let only = |here: &[String], there: &[String]| -> Vec<String> {
        let missing = here.iter().filter(|line| !there.contains(line));
        missing.cloned().collect()
    };
    assert_eq!(
        (only(&one, &other), only(&other, &one)),
        (Vec::new(), Vec::new())
    );
    assert!(one.len() > 100);
    by_events.app.finish().await;
    by_the_hour.app.finish().await;
}

#[tokio::test]
async fn nonsense_changes_nothing_and_unknown_addresses_are_not_there() {
    let sim = sim();
    let stage = stage(&sim).await;
    let good = address(&sim, "mario", "Add_Client");
    let bare = good.split('?').next().unwrap();
    let base = &stage.app.base;
    let big = format!("{{\"ID\":\"{}\"}}", "a".repeat(70_000));
    let odd = "{\"ID\":\"../../etc\"}".to_owned();
    for (url, body, status) in [
        (good.clone(), String::new(), 200),
        (good.clone(), "{".to_owned(), 200),
        (good.clone(), "[1,2]".to_owned(), 200),
        (good.clone(), "{\"ID\":7}".to_owned(), 200),
        (good.clone(), odd, 200),
        (bare.to_owned(), "{\"ID\":\"a-1\"}".to_owned(), 200),
        (
            format!("{bare}?event=Drop_All"),
            "{\"ID\":\"a\"}".to_owned(),
            200,
        ),
        (
            format!("{bare}?event=%FF%"),
            "{\"ID\":\"a\"}".to_owned(),
            200,
        ),
        (good.clone(), big, 413),
        (
            format!("{base}/hooks/bind/x"),
            "{\"ID\":\"a\"}".to_owned(),
            404,
        ),
    ] {
        let reply = call(&url, body.clone()).await;
        assert_eq!(reply.status, status, "{url} {body:.40}");
    }
    assert!(hints(&stage.app).await.is_empty());
    assert_eq!(stage.app.run_jobs().await, 0);
    let nobody = Token::generate();
    let unknown = format!("{base}/hooks/bind/{}?event=Add_Client", nobody.expose());
    let unknown = call(&unknown, "{\"ID\":\"a\"}").await;
    let mario: String = stage
        .app
        .db(|conn| {
            let mario = integration_keys::table.filter(integration_keys::erp_name.eq("Mario Ríos"));
            Ok(mario.select(integration_keys::id).first(conn)?)
        })
        .await;
    let page = format!("{PLACE}/settings/keys/{mario}/revocation");
    assert_eq!(stage.pedro.post(&page, &[]).await.status, 303);
    let dead = call(&good, "{\"ID\":\"a\"}").await;
    assert_eq!((unknown.status, dead.status), (404, 404), "dead at once");
    assert_eq!(dead.body.len(), unknown.body.len(), "one shape");
    assert!(hints(&stage.app).await.is_empty());
    stage.subscribe().await;
    assert!(
        sim.world().hooks_of("mario", PARAMO).is_empty(),
        "taken back"
    );
    let kept: Vec<(Vec<u8>, Option<String>)> = stage
        .app
        .db(move |conn| {
            let row = integration_keys::table.find(mario);
            let secrets = (integration_keys::sealed, integration_keys::hook_hash);
            Ok(row.select(secrets).load(conn)?)
        })
        .await;
    assert_eq!(kept, [(Vec::new(), None)], "the secret is forgotten");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_replaced_key_has_a_new_address_and_the_old_one_is_dead() {
    let sim = sim();
    let stage = stage(&sim).await;
    let old = address(&sim, "mario", "Add_Client");
    let newer = sim.world().key_made("mario", PARAMO, 2).unwrap();
    let new = format!("{PLACE}/settings/keys/new");
    let sent = [("integration_key", newer.expose())];
    let verified = stage.pedro.post(&new, &sent).await;
    let place = format!("{}/replacement", verified.location());
    assert_eq!(stage.pedro.post(&place, &[]).await.status, 303);
    assert_eq!(call(&old, "{\"ID\":\"a\"}").await.status, 404);
    stage.subscribe().await;
    let subscribed = sim.world().hooks_of("mario", PARAMO);
    assert_eq!(subscribed.len(), Event::ALL.len(), "{subscribed:?}");
    assert_ne!(address(&sim, "mario", "Add_Client"), old);
    stage.subscribe().await;
    let again = sim.world().hooks_of("mario", PARAMO);
    assert_eq!(again, subscribed, "looking again changes nothing");
    stage.app.finish().await;
}

#[tokio::test]
async fn a_synchronisation_under_way_follows_the_hints_itself() {
    let sim = sim();
    let stage = stage(&sim).await;
    let company = stage.company.clone();
    stage
        .app
        .db(move |conn| sync::request(conn, &company, clock::wall()))
        .await;
    sim.world()
        .by("pedro")
        .add_client(PARAMO, client("Pasa Primero"))
        .unwrap();
    sim.delivered().await;
    let (services, company) = (&stage.app.services, stage.company.clone());
    let worker = stage
        .app
        .db(|conn| workers::register(conn, clock::wall()))
        .await;
    assert!(work::run_pending(services, &worker, Taking::Everything).await);
    let pass = stage
        .app
        .db(move |conn| Ok(mostrador::platform::jobs::latest(conn, &company, "sync")?.unwrap()))
        .await;
    assert_eq!((pass.state.as_str(), pass.attempts), ("done", 1));
    assert_eq!(hints(&stage.app).await.remove(0).1, "handled");
    assert_eq!(customers_named(&stage.app, "Pasa Primero").await, 1);
    assert_eq!(
        stage.app.run_jobs().await,
        1,
        "nothing is left for their job"
    );
    stage.app.finish().await;
}

/// Marks Mario's first key, revoked now, as one whose subscriptions stand like this.
async fn revoked(stage: &Registered, hooks: &'static str) {
    stage
        .app
        .db(move |conn| {
            use mostrador::platform::db::schema::integration_keys as keys;
            let marios = keys::table.filter(keys::erp_name.like("Mario%"));
            let first: String = marios.order(keys::id).select(keys::id).first(conn)?;
            diesel::update(keys::table.find(first))
                .set((
                    keys::revoked_at.eq(clock::wall().naive_utc()),
                    keys::hook_state.eq(hooks),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn taking_a_revoked_key_back_spares_the_key_registered_since() {
    let sim = sim();
    let stage = stage(&sim).await;
    revoked(&stage, "active").await;
    let newer = sim.world().key_made("mario", PARAMO, 2).unwrap();
    assert_eq!(stage.attach(newer.expose()).await.status, 303);
    stage.subscribe().await;
    let alive = sim.world().hooks_of("mario", PARAMO);
    assert_eq!(alive.len(), Event::ALL.len(), "{alive:?}");
    revoked(&stage, "ending").await;
    stage.subscribe().await;
    assert_eq!(sim.world().hooks_of("mario", PARAMO), alive);
    stage.app.finish().await;
}

#[tokio::test]
async fn hints_wait_while_a_synchronisation_runs_and_the_other_way_round() {
    let sim = sim();
    let stage = stage(&sim).await;
    let company = stage.company.clone();
    let other = stage
        .app
        .db(move |conn| {
            let now = clock::wall();
            sync::request(conn, &company, now)?;
            let worker = workers::register(conn, now)?;
            let job = mostrador::platform::jobs::claim(conn, &worker, None, now)?;
            Ok(job.unwrap())
        })
        .await;
    assert_eq!(other.kind, "sync");
    sim.world()
        .by("pedro")
        .add_client(PARAMO, client("Espera Turno"))
        .unwrap();
    sim.delivered().await;
    assert_eq!(stage.app.run_jobs().await, 0, "the lane is taken");
    assert_eq!(hints(&stage.app).await[0].1, "waiting");
    let id = other.id.clone();
    stage
        .app
        .db(move |conn| mostrador::platform::jobs::finish(conn, &id, clock::wall()))
        .await;
    let taken = stage
        .app
        .db(|conn| {
            let now = clock::wall();
            let worker = workers::register(conn, now)?;
            Ok(mostrador::platform::jobs::claim(conn, &worker, None, now)?.unwrap())
        })
        .await;
    assert_eq!(taken.kind, "events");
    let company = stage.company.clone();
    stage
        .app
        .db(move |conn| sync::request(conn, &company, clock::wall()))
        .await;
    assert_eq!(stage.app.run_jobs().await, 0, "the pass waits too");
    stage
        .app
        .db(move |conn| {
            let until = clock::wall() - Duration::seconds(1);
            mostrador::platform::jobs::postpone(conn, &taken.id, "test", until)
        })
        .await;
    assert_eq!(stage.app.run_jobs().await, 2);
    assert_eq!(customers_named(&stage.app, "Espera Turno").await, 1);
    stage.app.finish().await;
}

#[tokio::test]
async fn a_passing_trouble_of_the_erp_is_waited_for() {
    let sim = sim();
    let stage = stage(&sim).await;
    sim.world()
        .by("pedro")
        .add_client(PARAMO, client("Con Paciencia"))
        .unwrap();
    sim.delivered().await;
    let busy = FaultKind::RateLimited {
        retry_after: Some(3600),
    };
    sim.world().fault(Fault::once(busy));
    stage.app.run_jobs().await;
    let waiting = ("customer".to_owned(), "waiting".to_owned(), 0, 1);
    assert_eq!(hints(&stage.app).await, [waiting]);
    let at: NaiveDateTime = stage
        .app
        .db(|conn| {
            let queued = jobs::table.filter(jobs::kind.eq("events"));
            let queued = queued.filter(jobs::state.eq("queued"));
            let at = queued.select(jobs::run_at).first(conn)?;
            diesel::update(jobs::table.filter(jobs::state.eq("queued")))
                .set(jobs::run_at.eq(clock::wall().naive_utc()))
                .execute(conn)?;
            Ok(at)
        })
        .await;
    assert!(
        at > clock::wall().naive_utc() + Duration::minutes(50),
        "{at}"
    );
    assert_eq!(stage.app.run_jobs().await, 1);
    assert_eq!(customers_named(&stage.app, "Con Paciencia").await, 1);
    stage.app.finish().await;
}
