//! Runs that the ERP breaks off: each with its own code, and the last good data stay.

use std::sync::Arc;

use diesel::prelude::*;

use super::stage::{PARAMO, Stage, small};
use crate::domain::companies::CompanyState;
use crate::domain::erp::bind::simulator::{Fault, FaultKind};
use crate::domain::integration_keys;
use crate::domain::sync::{self, DailyBudget, NoteReason, explain, note_words, step_words};
use crate::domain::tasks::{self, TaskKind};
use crate::domain::work;
use crate::platform::db::schema::erp_call_days;
use crate::platform::i18n::Locale;
use crate::platform::values::ids::CompanyId;
use crate::platform::{clock, settings};

async fn broken_off(stage: &Stage, company: &CompanyId, kind: FaultKind) -> String {
    stage.request(company).await;
    stage
        .sim
        .world()
        .fault(Fault::once(kind).times(9).on("/api/Invoices").after(1));
    let job = stage.run().await;
    stage.sim.world().clear_faults();
    let run = stage.last_run(company).await;
    assert_eq!(run.error, job.error);
    let told = match run.state.as_str() {
        "waiting" => "queued",
        other => other,
    };
    assert_eq!(job.state, told);
    format!("{told} {}", job.error.unwrap())
}

#[tokio::test]
async fn every_trouble_has_its_code_and_the_last_good_data_stay() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    stage.run().await;
    let good = stage.company(company).await.last_good_sync_at;
    for (kind, code) in [
        (FaultKind::Truncated, "queued truncated"),
        (FaultKind::Server, "queued server"),
        (FaultKind::Garbage, "failed nonsense"),
        (FaultKind::Redirect, "failed nonsense"),
        (
            FaultKind::SubscriptionInactive,
            "failed subscription_inactive",
        ),
    ] {
        assert_eq!(broken_off(&stage, company, kind).await, code);
        assert_eq!(stage.company(company).await.last_good_sync_at, good);
        assert_eq!(stage.company(company).await.state(), CompanyState::Active);
    }
    let run = stage.sync(company).await;
    assert_eq!((run.created_rows, run.changed_rows), (0, 0));
    assert!(stage.company(company).await.last_good_sync_at > good);
}

#[tokio::test]
async fn an_erp_that_is_away_is_asked_less_and_less_and_given_up_in_the_end() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    stage
        .sim
        .world()
        .fault(Fault::once(FaultKind::Server).times(99));
    for wait in [1, 5, 15, 60] {
        let before = clock::wall() + chrono::Duration::minutes(wait);
        let job = stage.run().await;
        let after = clock::wall() + chrono::Duration::minutes(wait);
        assert_eq!(job.state, "queued");
        let range = before.naive_utc()..=after.naive_utc();
        assert!(range.contains(&job.run_at), "{wait}: {}", job.run_at);
        assert!(stage.claim().await.is_none());
        stage.hurry(&job.id).await;
    }
    assert_eq!(stage.run().await.state, "failed");
    assert_eq!(stage.last_run(company).await.state, "failed");
}

#[tokio::test]
async fn a_person_does_not_wait_for_the_end_of_a_trouble_but_a_machine_does() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    stage
        .sim
        .world()
        .fault(Fault::once(FaultKind::Server).times(9));
    let job = stage.run().await;
    stage.sim.world().clear_faults();
    assert_eq!(job.state, "queued");
    let id = company.clone();
    let same = stage
        .with(move |conn| sync::request_if_quiet(conn, &id, clock::wall()))
        .await;
    assert_eq!(same, Some(job.id.clone()));
    assert!(stage.claim().await.is_none());
    assert_eq!(stage.request(company).await, job.id);
    assert_eq!(stage.run().await.state, "done");
}

#[tokio::test]
async fn after_a_failure_a_machine_rests_and_a_person_does_not() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    assert_eq!(
        broken_off(&stage, company, FaultKind::Garbage).await,
        "failed nonsense"
    );
    let ask = async |minutes: i64| {
        let id = company.clone();
        let at = clock::wall() + chrono::Duration::minutes(minutes);
        stage
            .with(move |conn| sync::request_if_quiet(conn, &id, at))
            .await
    };
    assert_eq!(ask(9).await, None);
    let wanted = stage.request(company).await;
    assert_eq!(ask(0).await, Some(wanted), "the one that is waiting");
    assert_eq!(
        broken_off(&stage, company, FaultKind::Garbage).await,
        "failed nonsense"
    );
    assert!(ask(11).await.is_some());
}

#[tokio::test]
async fn what_failed_for_good_is_a_trouble_until_a_run_succeeds() {
    use crate::platform::db::schema::tasks as rows;
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    stage.run().await;
    let trouble = async |hours: i64| {
        let good = stage.company(company).await.last_good_sync_at;
        let at = clock::wall() + chrono::Duration::hours(hours);
        let id = company.clone();
        stage
            .with(move |conn| sync::trouble(conn, &id, good, at))
            .await
    };
    assert_eq!(trouble(9).await, None, "nothing has failed");
    broken_off(&stage, company, FaultKind::Server).await;
    assert_eq!(trouble(9).await, None, "it is tried again");
    broken_off(&stage, company, FaultKind::Garbage).await;
    assert_eq!(trouble(0).await.as_deref(), Some("nonsense"));
    stage
        .with(|conn| {
            let now = clock::wall().naive_utc();
            diesel::update(rows::table)
                .set(rows::closed_at.eq(now))
                .execute(conn)?;
            Ok(())
        })
        .await;
    assert_eq!(trouble(0).await, None, "put aside while the data are fresh");
    assert_eq!(trouble(4).await.as_deref(), Some("nonsense"));
    stage.sync(company).await;
    assert_eq!(trouble(9).await, None);
}

#[tokio::test]
async fn a_hiccup_is_asked_again_within_the_run() {
    let (stage, _) = Stage::with_company(&small()).await;
    stage.sim.world().fault(
        Fault::once(FaultKind::Truncated)
            .on("/api/Invoices")
            .after(1),
    );
    stage
        .sim
        .world()
        .fault(Fault::once(FaultKind::Server).on("/api/Clients"));
    assert_eq!(stage.run().await.state, "done");
}

#[tokio::test]
async fn a_refused_key_is_told_and_a_new_one_heals() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    stage.run().await;
    let old = stage.key("admin", PARAMO);
    stage.sim.world().expire(old.expose());
    stage.request(company).await;
    let job = stage.run().await;
    assert_eq!(
        (job.state.as_str(), job.error.as_deref()),
        ("failed", Some("rejected"))
    );
    assert_eq!(
        stage.company(company).await.state(),
        CompanyState::KeyFailing
    );
    let id = company.clone();
    let keys = stage
        .with(move |conn| integration_keys::of_company(conn, &id))
        .await;
    assert_eq!(keys[0].health, "failing");

    let fresh = stage.sim.world().key_made("admin", PARAMO, 1).unwrap();
    let pending =
        integration_keys::verify_for(&stage.services, company, fresh.expose(), &stage.pedro)
            .await
            .unwrap();
    let (vault, pedro, id) = (
        Arc::clone(&stage.services.vault),
        stage.pedro.clone(),
        company.clone(),
    );
    let attached = stage
        .services
        .db
        .write(move |conn| {
            let actor = crate::domain::audit::Actor::system();
            integration_keys::attach(
                conn,
                &vault,
                (&id, &pending.id),
                &pedro,
                &actor,
                clock::wall(),
            )
        })
        .await
        .unwrap();
    assert!(attached.replaced);
    assert_eq!(
        stage.run().await.state,
        "done",
        "attaching has requested it"
    );
    assert_eq!(stage.company(company).await.state(), CompanyState::Active);
}

#[tokio::test]
async fn a_run_that_failed_for_good_is_a_task_until_one_is_good() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    let waiting = async || {
        let id = company.clone();
        let read = stage.with(move |conn| {
            let scope = tasks::Scope::Company(&id);
            tasks::first(
                conn,
                scope,
                &tasks::Sight::All,
                clock::wall().date_naive(),
                9,
            )
        });
        let told = read.await.into_iter().map(|task| (task.kind, task.facts));
        told.collect::<Vec<_>>()
    };
    assert_eq!(
        broken_off(&stage, company, FaultKind::Server).await,
        "queued server"
    );
    assert_eq!(waiting().await, [], "it is tried again");
    let why = (TaskKind::SyncFailed, "nonsense".to_owned());
    for _ in 0..2 {
        broken_off(&stage, company, FaultKind::Garbage).await;
        assert_eq!(waiting().await, std::slice::from_ref(&why));
    }
    stage.sync(company).await;
    assert_eq!(waiting().await, []);
}

#[tokio::test]
async fn first_synchronisations_do_not_keep_the_passes_of_others_waiting() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let runs = async |taking| work::run_pending(&stage.services, &stage.worker, taking).await;
    assert!(!runs(work::Taking::Short).await);
    assert!(!runs(work::Taking::Frequent).await, "the first one waits");
    assert!(runs(work::Taking::Everything).await);
    stage.request(&registered.company).await;
    assert!(!runs(work::Taking::Short).await);
    assert!(runs(work::Taking::Frequent).await);
    assert_eq!(stage.last_run(&registered.company).await.state, "done");
}

#[tokio::test]
async fn another_key_takes_over_from_a_refused_one() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = &registered.company;
    let second = stage.key("user", PARAMO);
    let pending =
        integration_keys::verify_for(&stage.services, company, second.expose(), &stage.pedro)
            .await
            .unwrap();
    let (vault, pedro, id) = (
        Arc::clone(&stage.services.vault),
        stage.pedro.clone(),
        company.clone(),
    );
    stage
        .services
        .db
        .write(move |conn| {
            let actor = crate::domain::audit::Actor::system();
            integration_keys::attach(
                conn,
                &vault,
                (&id, &pending.id),
                &pedro,
                &actor,
                clock::wall(),
            )
        })
        .await
        .unwrap();
    let first = stage.key("admin", PARAMO);
    stage.sim.world().expire(first.expose());
    assert_eq!(stage.run().await.state, "queued");
    assert_eq!(stage.run().await.state, "done");
    assert_eq!(stage.company(company).await.state(), CompanyState::Active);
}

#[tokio::test]
async fn a_company_without_a_key_is_told_to_register_one() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = registered.company.clone();
    stage
        .with(move |conn| {
            let key = integration_keys::of_company(conn, &company)?.remove(0);
            let actor = crate::domain::audit::Actor::system();
            integration_keys::revoke(conn, &company, &key.id, &actor, clock::wall())
        })
        .await;
    assert!(work::run_pending(&stage.services, &stage.worker, work::Taking::Everything).await);
    let job = stage.job(registered.company.clone()).await;
    assert_eq!(
        (job.state.as_str(), job.error.as_deref()),
        ("failed", Some("no_key"))
    );
    assert!(!work::run_pending(&stage.services, &stage.worker, work::Taking::Everything).await);
}

#[tokio::test]
async fn a_spent_budget_waits_for_tomorrow_and_every_call_is_counted() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage
        .with(|conn| settings::set(conn, "erp.daily_calls", "5"))
        .await;
    assert!(work::run_pending(&stage.services, &stage.worker, work::Taking::Everything).await);
    let job = stage.job(registered.company.clone()).await;
    assert_eq!(
        (job.state.as_str(), job.error.as_deref()),
        ("queued", Some("budget_spent"))
    );
    assert!(job.run_at.date() > clock::wall().date_naive());
    let company = registered.company.clone();
    let counted = move |stage: &Stage| {
        let company = company.clone();
        let day = clock::wall().date_naive();
        let db = stage.services.db.clone();
        async move {
            db.read(move |conn| -> crate::platform::db::DbResult<i32> {
                Ok(erp_call_days::table
                    .find((&company, day))
                    .select(erp_call_days::calls)
                    .first(conn)?)
            })
            .await
            .unwrap()
        }
    };
    assert_eq!(counted(&stage).await, 5);

    stage
        .with(|conn| settings::set(conn, "erp.daily_calls", "10000"))
        .await;
    stage.hurry(&job.id).await;
    stage.sim.world().clear_calls();
    assert!(work::run_pending(&stage.services, &stage.worker, work::Taking::Everything).await);
    assert_eq!(stage.job(registered.company).await.state, "done");
    let made = i32::try_from(stage.sim.world().calls_to("/")).unwrap();
    assert_eq!(counted(&stage).await, 5 + made);
}

#[tokio::test]
async fn two_nodes_share_one_budget() {
    use crate::domain::erp::bind::CallBudget as _;
    let (stage, registered) = Stage::with_company(&small()).await;
    stage
        .with(|conn| settings::set(conn, "erp.daily_calls", "50"))
        .await;
    let node = || DailyBudget::new(stage.services.db.clone(), registered.company.clone());
    let (one, two) = (node(), node());
    let mut taken = 0;
    loop {
        let (a, b) = tokio::join!(one.take(), two.take());
        taken += i32::from(a) + i32::from(b);
        if !a && !b {
            break;
        }
    }
    assert_eq!(taken, 50);
}

#[test]
fn every_code_has_words_of_its_own() {
    for locale in Locale::ALL {
        let internal = explain(locale, "internal");
        for code in [
            "rejected",
            "expired",
            "subscription_inactive",
            "rate_limited",
            "budget_spent",
            "unreachable",
            "timed_out",
            "truncated",
            "nonsense",
            "server",
            "refused",
            "no_key",
        ] {
            assert_ne!(explain(locale, code), internal, "{code}");
        }
        for step in [
            "profile",
            "users",
            "currencies",
            "clients",
            "recent",
            "open",
            "reread",
            "figures",
            "catalogues",
            "accounts",
            "products",
            "stock",
            "payments",
            "terms",
        ] {
            assert_ne!(step_words(locale, step), step_words(locale, ""), "{step}");
        }
        let words: std::collections::HashSet<String> = NoteReason::ALL
            .iter()
            .map(|reason| note_words(locale, reason.code()))
            .collect();
        assert_eq!(words.len(), NoteReason::ALL.len());
    }
}
