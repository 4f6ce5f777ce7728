#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use chrono::Duration;

use super::*;
use crate::domain::erp::bind::simulator::{Fault, FaultKind};
use crate::domain::sync::tests::stage::{PARAMO, SIERRA, Stage, small};
use crate::platform::clock;
use crate::platform::i18n::Locale;

async fn refused(stage: &Stage, pasted: &str) -> &'static str {
    let refusal = verify(&stage.services, pasted, &stage.pedro)
        .await
        .unwrap_err();
    refusal.code().unwrap()
}

#[tokio::test]
async fn a_good_key_shows_whose_it_is_and_never_itself() {
    let stage = Stage::set(&small()).await;
    stage.grant(&stage.pedro).await;
    let key = stage.key("admin", PARAMO);
    let pasted = format!("  Bearer {}\n", key.expose());
    let waiting = verify(&stage.services, &pasted, &stage.pedro)
        .await
        .unwrap();
    assert_eq!(waiting.company_name, "Comercializadora Páramo");
    assert_eq!(
        (waiting.user_name.as_str(), waiting.administrator),
        ("Pedro Salas", true)
    );
    assert_eq!(
        (waiting.tax_id.as_str(), waiting.company_number),
        ("URE180429TM6", PARAMO)
    );
    assert_eq!(waiting.key_expires_at, key.claims().expires_at);
    assert!(!format!("{waiting:?}").contains(key.expose()));
    let (id, pedro) = (waiting.id.clone(), stage.pedro.clone());
    let shown = stage
        .services
        .db
        .read(move |conn| show(conn, &id, &pedro, clock::wall()))
        .await
        .unwrap();
    assert_eq!(shown, waiting);
}

#[tokio::test]
async fn a_waiting_key_is_for_its_owner_and_a_quarter_of_an_hour() {
    let stage = Stage::set(&small()).await;
    stage.grant(&stage.pedro).await;
    let olga = stage.user("olga@sierra.test").await;
    let key = stage.key("admin", PARAMO);
    let id = verify(&stage.services, key.expose(), &stage.pedro)
        .await
        .unwrap()
        .id;
    let pedro = stage.pedro.clone();
    stage
        .with(move |conn| {
            let later = clock::wall() + Duration::minutes(15);
            let fault = show(conn, &id, &pedro, later).unwrap_err();
            assert!(matches!(fault, PendingFault::Expired), "{fault}");
            let fault = show(conn, &id, &olga, clock::wall()).unwrap_err();
            assert!(matches!(fault, PendingFault::Unknown), "{fault}");
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn every_refusal_has_its_own_cause() {
    let stage = Stage::set(&small()).await;
    let key = stage.key("admin", PARAMO);
    assert_eq!(refused(&stage, "no soy una clave").await, "malformed");
    assert_eq!(refused(&stage, key.expose()).await, "no_subscription");
    stage.grant(&stage.pedro).await;

    let old = stage.sim.world().key_made("admin", PARAMO, 366).unwrap();
    assert_eq!(refused(&stage, old.expose()).await, "expired");
    let clerk = stage.key("user", PARAMO);
    assert_eq!(refused(&stage, clerk.expose()).await, "not_administrator");
    stage.sim.world().subscribe(PARAMO, false).unwrap();
    assert_eq!(
        refused(&stage, key.expose()).await,
        "erp_subscription_inactive"
    );
    stage.sim.world().subscribe(PARAMO, true).unwrap();
    for (kind, code) in [
        (FaultKind::Rejected, "rejected"),
        (FaultKind::Garbage, "unreachable"),
        (FaultKind::Redirect, "unreachable"),
        (
            FaultKind::RateLimited {
                retry_after: Some(3600),
            },
            "unreachable",
        ),
    ] {
        stage.sim.world().fault(Fault::once(kind));
        assert_eq!(refused(&stage, key.expose()).await, code);
    }
    let id = stage.register(PARAMO).await.company;
    stage.grant(&stage.pedro).await;
    assert_eq!(refused(&stage, key.expose()).await, "already_registered");

    let foreign = stage.key("admin", SIERRA);
    let refusal = verify_for(&stage.services, &id, foreign.expose(), &stage.pedro)
        .await
        .unwrap_err();
    assert_eq!(refusal.code(), Some("other_company"));
}

#[tokio::test]
async fn an_erp_that_is_silent_is_given_up_after_ten_seconds() {
    let stage = Stage::set(&small()).await;
    stage.grant(&stage.pedro).await;
    let key = stage.key("admin", PARAMO);
    stage
        .sim
        .world()
        .fault(Fault::once(FaultKind::Slow { ms: 60_000 }).times(9));
    let began = std::time::Instant::now();
    assert_eq!(refused(&stage, key.expose()).await, "timed_out");
    assert!(began.elapsed() < std::time::Duration::from_secs(12));
}

#[tokio::test]
async fn an_erp_that_is_away_is_told_apart() {
    let stage = Stage::set(&small()).await;
    let key = stage.key("admin", PARAMO);
    let mut services = stage.services.clone();
    let mut config = (*services.config).clone();
    config.bind_api_url = "http://127.0.0.1:9".parse().unwrap();
    services.config = std::sync::Arc::new(config);
    let refusal = verify(&services, key.expose(), &stage.pedro)
        .await
        .unwrap_err();
    assert_eq!(refusal.code(), Some("unreachable"));
}

#[test]
fn every_refusal_has_words_of_its_own() {
    let all = [
        Refusal::Malformed,
        Refusal::Expired,
        Refusal::Rejected,
        Refusal::ErpSubscriptionInactive,
        Refusal::NotAdministrator,
        Refusal::AlreadyRegistered,
        Refusal::NoSubscription,
        Refusal::OtherCompany(Box::new(Stranger {
            company: String::new(),
            user: String::new(),
        })),
        Refusal::Unreachable,
        Refusal::TimedOut,
    ];
    for locale in Locale::ALL {
        let words: std::collections::HashSet<_> =
            all.iter().map(|refusal| refusal.words(locale)).collect();
        assert_eq!(words.len(), all.len());
    }
}

#[tokio::test]
async fn users_without_a_key_are_told_once_the_erp_has_listed_them() {
    let (stage, registered) = Stage::with_company(&small()).await;
    stage.run().await;
    let id = registered.company;
    stage
        .with(move |conn| {
            let names: Vec<String> = users_without_key(conn, &id)?
                .into_iter()
                .map(|user| user.full_name)
                .collect();
            assert_eq!(names, ["Mario Ríos", "Rosa Peña"]);
            let ends = of_company(conn, &id)?[0].expires_at.unwrap().and_utc();
            let left = (ends - clock::wall()).num_days();
            assert!((323..=325).contains(&left), "{left}");
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn two_nodes_that_look_ahead_at_once_write_one_warning() {
    let (stage, registered) = Stage::with_company(&small()).await;
    let company = registered.company.clone();
    let entered = stage
        .with(move |conn| {
            let key = of_company(conn, &company)?.remove(0).id;
            let mut enter = |step| warned::enter(conn, &key, step);
            Ok([enter(30)?, enter(30)?, enter(7)?, enter(30)?])
        })
        .await;
    assert_eq!(entered, [true, false, true, false]);
}
