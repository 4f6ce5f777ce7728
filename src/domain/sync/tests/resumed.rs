//! Runs that were stopped half way.

use std::sync::Arc;

use diesel::prelude::*;

use super::stage::{PARAMO, Stage, small};
use crate::domain::erp::bind::simulator::{Fault, FaultKind, SimulatorConfig};
use crate::platform::db::schema::{articles, catalogue_entries, invoices, stock};
use crate::platform::values::ids::CompanyId;
use crate::platform::{clock, jobs};

async fn balances(stage: &Stage, company: &CompanyId) -> Vec<(String, i64, String)> {
    let company = company.clone();
    stage
        .with(move |conn| {
            Ok(invoices::table
                .filter(invoices::company_id.eq(&company))
                .order(invoices::external_id)
                .select((invoices::external_id, invoices::balance, invoices::status))
                .load(conn)?)
        })
        .await
}

/// What an undisturbed first run brings over.
async fn undisturbed(config: &SimulatorConfig) -> Vec<(String, i64, String)> {
    let (stage, registered) = Stage::with_company(config).await;
    stage.run().await;
    balances(&stage, &registered.company).await
}

#[tokio::test]
async fn a_run_told_to_wait_goes_on_where_it_was() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    let wait = FaultKind::RateLimited {
        retry_after: Some(1800),
    };
    stage
        .sim
        .world()
        .fault(Fault::once(wait).on("/api/Invoices").after(2));
    let job = stage.run().await;
    assert_eq!(
        (job.state.as_str(), job.error.as_deref()),
        ("queued", Some("rate_limited"))
    );
    assert_eq!(job.step.as_deref(), Some("recent"));
    assert!(job.done > 0 && job.done < job.total);
    assert!(job.run_at > (clock::wall() + chrono::Duration::minutes(25)).naive_utc());
    assert_eq!(stage.last_run(company).await.state, "waiting");
    assert!(stage.company(company).await.last_good_sync_at.is_none());
    assert!(stage.claim().await.is_none(), "it is not due yet");

    stage.sim.world().clear_calls();
    stage.hurry(&job.id).await;
    assert_eq!(stage.run().await.state, "done");
    assert_eq!(stage.calls_of("/api/Clients"), 0);
    let run = stage.last_run(company).await;
    let rows = balances(&stage, company).await;
    let rest = stage.rest().await;
    assert_eq!(
        run.changed_rows, 1,
        "the registered name, and nothing twice"
    );
    assert_eq!(
        run.created_rows,
        i64::try_from(rows.len()).unwrap() + 33 + rest
    );
    assert_eq!(rows, undisturbed(&small()).await);
}

/// What a first run brings beside customers and invoices: articles and their stock, all of it.
async fn goods(stage: &Stage) -> Vec<(String, String, i64)> {
    stage
        .with(|conn| {
            Ok(stock::table
                .inner_join(articles::table)
                .inner_join(catalogue_entries::table)
                .order((articles::external_id, catalogue_entries::external_id))
                .select((
                    articles::external_id,
                    catalogue_entries::external_id,
                    stock::quantity,
                ))
                .load(conn)?)
        })
        .await
}

#[tokio::test]
async fn a_run_killed_among_articles_or_stock_goes_on_there() {
    let config = SimulatorConfig {
        products: 250,
        ..small()
    };
    let (whole, _) = Stage::with_company(&config).await;
    whole.run().await;
    let expected = goods(&whole).await;
    for (path, answers) in [("/api/Products", 2), ("/api/Inventory", 4)] {
        let (mut stage, registered) = Stage::with_company(&config).await;
        let slow = FaultKind::Slow { ms: 60_000 };
        let fault = Fault::once(slow).on(path).after(answers);
        stage.sim.world().fault(fault);
        let job = stage.claim().await.unwrap();
        let client = Arc::new(stage.client(&job).await);
        let asked = async {
            while stage.calls_of(path) <= u64::from(answers) {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            _ = stage.run_with(job, client) => panic!("it was to hang at {path}"),
            () = asked => {}
        }
        stage.bury().await;
        stage.sim.world().clear_calls();
        assert_eq!(stage.run().await.state, "done");
        assert_eq!(stage.calls_of("/api/Invoices"), 0, "{path}");
        let pages = stage.calls_of("/api/Products");
        assert!(pages <= 2, "{pages} pages of articles read again");
        assert_eq!(goods(&stage).await, expected, "{path}");
        let run = stage.sync(&registered.company).await;
        assert_eq!((run.created_rows, run.changed_rows), (0, 0));
    }
}

async fn asked_for_page(stage: &Stage, page: u64) {
    while stage.sim.world().calls_to("/api/Invoices") < page {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_killed_run_goes_on_with_another_worker() {
    let (mut stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    let slow = FaultKind::Slow { ms: 60_000 };
    stage
        .sim
        .world()
        .fault(Fault::once(slow).on("/api/Invoices").after(2));
    let job = stage.claim().await.unwrap();
    let client = Arc::new(stage.client(&job).await);
    tokio::select! {
        _ = stage.run_with(job, client) => panic!("it was to hang on the third page"),
        () = asked_for_page(&stage, 3) => {}
    }
    let held = balances(&stage, company).await.len();
    assert!(held > 0);

    stage.bury().await;
    assert_eq!(stage.run().await.state, "done");
    assert_eq!(balances(&stage, company).await, undisturbed(&small()).await);
}

#[tokio::test]
async fn a_run_that_was_given_away_writes_nothing_more() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let job = stage.claim().await.unwrap();
    let client = Arc::new(stage.client(&job).await);
    let id = job.id.clone();
    stage
        .with(move |conn| {
            use crate::platform::db::schema::jobs;
            diesel::update(jobs::table.find(&id))
                .set(jobs::worker_id.eq("other"))
                .execute(conn)?;
            Ok(())
        })
        .await;
    let after = stage.run_with(job, client).await;
    assert_eq!(after.state, "running");
    assert!(balances(&stage, &registered.company).await.is_empty());
}

#[tokio::test]
async fn a_cancelled_run_stops_at_its_next_page() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let job = stage.claim().await.unwrap();
    let id = job.id.clone();
    stage
        .with(move |conn| jobs::cancel(conn, &id, clock::wall()))
        .await;
    let client = Arc::new(stage.client(&job).await);
    assert_eq!(stage.run_with(job, client).await.state, "cancelled");
    assert!(balances(&stage, &registered.company).await.is_empty());
    assert_ne!(
        stage.request(&registered.company).await,
        registered.job.unwrap()
    );
    assert_eq!(stage.run().await.state, "done");
}

#[tokio::test]
async fn a_compared_open_set_begins_anew_after_a_stop() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = &registered.company;
    let rows = balances(&stage, company).await;
    let (paid, owed, _) = rows.iter().find(|row| row.1 > 100).unwrap();
    stage
        .sim
        .world()
        .pay(PARAMO, paid, *owed as f64 / 100.0)
        .unwrap();
    let job = stage.request(company).await;
    let wait = FaultKind::RateLimited {
        retry_after: Some(1800),
    };
    stage
        .sim
        .world()
        .fault(Fault::once(wait).on(&format!("/api/Invoices/{paid}")));
    let stopped = stage.run().await;
    assert_eq!(
        (stopped.state.as_str(), stopped.step.as_deref()),
        ("queued", Some("open"))
    );
    stage.hurry(&job).await;
    assert_eq!(stage.run().await.state, "done");
    let after = balances(&stage, company).await;
    assert!(after.contains(&(paid.clone(), 0, "paid".to_owned())));
}

#[tokio::test]
async fn a_waiting_run_is_cancelled_at_once() {
    use crate::domain::audit::Actor;
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    let wait = FaultKind::RateLimited {
        retry_after: Some(1800),
    };
    stage
        .sim
        .world()
        .fault(Fault::once(wait).on("/api/Clients"));
    assert_eq!(stage.run().await.state, "queued");
    let id = company.clone();
    let cancelled = stage
        .with(move |conn| {
            let first = crate::domain::sync::cancel(conn, &id, &Actor::system(), clock::wall())?;
            let again = crate::domain::sync::cancel(conn, &id, &Actor::system(), clock::wall())?;
            Ok((first, again))
        })
        .await;
    assert_eq!(cancelled, (true, false));
    assert_eq!(stage.job(company.clone()).await.state, "cancelled");
    assert_eq!(stage.last_run(company).await.state, "cancelled");
}

/// Runs the job that is due until the ERP is asked at `path`, whose answer takes a while; `then`
/// happens meanwhile.
async fn meanwhile(stage: &Stage, path: &str, then: impl Future<Output = ()>) -> jobs::JobView {
    let slow = FaultKind::Slow { ms: 1_500 };
    stage.sim.world().fault(Fault::once(slow).on(path));
    let before = stage.calls_of(path);
    let job = stage.claim().await.unwrap();
    let client = Arc::new(stage.client(&job).await);
    let asked = async {
        while stage.calls_of(path) == before {
            tokio::task::yield_now().await;
        }
        then.await;
    };
    let (ended, ()) = tokio::join!(stage.run_with(job, client), asked);
    ended
}

#[tokio::test]
async fn a_run_that_a_dead_worker_left_behind_is_cancelled_with_its_history() {
    let (mut stage, registered) = Stage::with_company(&small()).await;
    let slow = FaultKind::Slow { ms: 60_000 };
    stage
        .sim
        .world()
        .fault(Fault::once(slow).on("/api/Invoices"));
    let job = stage.claim().await.unwrap();
    let client = Arc::new(stage.client(&job).await);
    tokio::select! {
        _ = stage.run_with(job, client) => panic!("it was to hang"),
        () = asked_for_page(&stage, 1) => {}
    }
    stage.bury().await;
    let id = registered.company.clone();
    let actor = crate::domain::audit::Actor::system();
    let cancelled = stage
        .with(move |conn| crate::domain::sync::cancel(conn, &id, &actor, clock::wall()))
        .await;
    assert!(cancelled);
    let run = stage.last_run(&registered.company).await;
    assert_eq!(run.state, "cancelled");
}

#[tokio::test]
async fn a_run_ends_with_its_key_and_the_company_says_so() {
    use crate::domain::companies::CompanyState;
    use crate::domain::integration_keys;
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = registered.company.clone();
    let revoke = stage.with(move |conn| {
        let key = integration_keys::of_company(conn, &company)?.remove(0).id;
        let actor = crate::domain::audit::Actor::system();
        integration_keys::revoke(conn, &company, &key, &actor, clock::wall()).map(drop)
    });
    let job = meanwhile(&stage, "/api/Clients", revoke).await;
    assert_eq!(
        (job.state.as_str(), job.error.as_deref()),
        ("failed", Some("no_key"))
    );
    assert!(balances(&stage, &registered.company).await.is_empty());
    let company = stage.company(&registered.company).await;
    assert_eq!(company.state(), CompanyState::KeyFailing);
}

#[tokio::test]
async fn who_asks_for_a_list_while_it_is_read_gets_it_read_once_more() {
    use crate::domain::sync;
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company.clone();
    stage.request(&company).await;
    let ask = stage.with(move |conn| sync::read_stock_soon(conn, &company));
    assert_eq!(meanwhile(&stage, "/api/Inventory", ask).await.state, "done");
    let wanted = |company: CompanyId| {
        stage.with(move |conn| {
            let lists = sync::lists(conn, &company)?;
            Ok(lists
                .iter()
                .any(|list| list.list == "stock" && list.wanted_at.is_some()))
        })
    };
    assert!(wanted(registered.company.clone()).await);
    stage.sync(&registered.company).await;
    assert!(!wanted(registered.company.clone()).await);
}

/// A hint about a customer, or about something that nothing reads.
async fn hint(stage: &Stage, id: &'static str, noun: &'static str, company: CompanyId) {
    use crate::domain::integration_keys;
    use crate::platform::db::schema::{customers, erp_events};
    stage
        .with(move |conn| {
            let key = integration_keys::of_company(conn, &company)?.remove(0).id;
            let client: String = customers::table
                .select(customers::external_id)
                .first(conn)?;
            diesel::insert_into(erp_events::table)
                .values((
                    erp_events::id.eq(id),
                    erp_events::company_id.eq(&company),
                    erp_events::key_id.eq(&key),
                    erp_events::event.eq("Edit_Client"),
                    erp_events::noun.eq(noun),
                    erp_events::external_id.eq(client),
                    erp_events::state.eq("waiting"),
                    (erp_events::repeats.eq(0), erp_events::attempts.eq(0)),
                    erp_events::received_at.eq(clock::wall().naive_utc()),
                ))
                .execute(conn)?;
            Ok(())
        })
        .await;
}

async fn hints(stage: &Stage) -> Vec<String> {
    use crate::platform::db::schema::erp_events;
    stage
        .with(|conn| {
            let all = erp_events::table.order(erp_events::id);
            Ok(all.select(erp_events::state).load(conn)?)
        })
        .await
}

#[tokio::test]
async fn a_hint_that_comes_under_way_is_followed_before_the_next_page() {
    let config = SimulatorConfig {
        customers: 250,
        invoices_per_customer: 1,
        ..small()
    };
    let (stage, registered) = Stage::with_company(&config).await;
    stage.run().await;
    let company = registered.company.clone();
    stage.request(&company).await;
    stage.sim.world().clear_calls();
    let comes = hint(&stage, "a", "customer", company);
    assert_eq!(meanwhile(&stage, "/api/Clients", comes).await.state, "done");
    assert_eq!(hints(&stage).await, ["handled"]);
    assert_eq!(
        stage.calls_of("/api/Clients"),
        4,
        "three pages; the second, fetched before the hint was followed, is asked for again"
    );
}

#[tokio::test]
async fn a_hint_that_cannot_be_read_does_not_keep_the_others_waiting() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company.clone();
    hint(&stage, "a", "strange", company.clone()).await;
    hint(&stage, "b", "customer", company.clone()).await;
    stage.sync(&company).await;
    assert_eq!(hints(&stage).await, ["failed", "handled"]);
}

#[tokio::test]
async fn a_hint_that_the_erp_does_not_answer_waits_for_its_job() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let company = registered.company.clone();
    hint(&stage, "a", "customer", company.clone()).await;
    let away = Fault::once(FaultKind::Server);
    stage.sim.world().fault(away.on("/api/Clients/").times(999));
    stage.sync(&company).await;
    assert_eq!(hints(&stage).await, ["waiting"]);
}
