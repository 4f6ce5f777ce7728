//! Budgets, time and size.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::time::Duration;

use super::{Few, PARAMO, rig, rig_of, small};
use crate::domain::erp::bind::simulator::{Fault, FaultKind, SimulatorConfig};
use crate::domain::erp::bind::{BindClient, Pause};
use crate::domain::erp::{Connector as _, ErpError};
use crate::platform::http_client;

#[tokio::test]
async fn the_budget_is_asked_before_every_call() {
    let rig = rig();
    let client = rig
        .client
        .clone()
        .with_budget(Arc::new(Few(AtomicU32::new(3))));
    client.clients(None).await.unwrap();
    rig.simulator
        .world()
        .fault(Fault::once(FaultKind::Server).times(9));
    assert_eq!(client.clients(None).await, Err(ErpError::BudgetSpent));
    assert_eq!(rig.simulator.world().calls_to("/api/"), 3);
}

#[tokio::test]
async fn the_erps_own_daily_limit_asks_to_wait_until_tomorrow() {
    let rig = rig_of(
        &SimulatorConfig {
            daily_calls: 2,
            ..small()
        },
        |_| {},
    );
    for _ in 0..2 {
        rig.client.users().await.unwrap();
    }
    let third = rig.client.users().await;
    assert!(
        matches!(
            third,
            Err(ErpError::RateLimited {
                retry_after: Some(_)
            })
        ),
        "{third:?}"
    );
    rig.as_user("user", PARAMO).users().await.unwrap();
    let tomorrow = rig.simulator.world().now() + chrono::Duration::days(1);
    rig.simulator.world().set_clock(tomorrow);
    rig.client.users().await.unwrap();
}

#[tokio::test]
async fn a_key_check_ends_with_its_own_time() {
    let rig = rig_of(&small(), |settings| {
        settings.check_timeout = Duration::from_millis(400)
    });
    rig.simulator
        .world()
        .fault(Fault::once(FaultKind::Slow { ms: 5000 }).times(9));
    assert_eq!(rig.client.user_profile().await, Err(ErpError::TimedOut));
    rig.simulator.world().clear_faults();
    rig.simulator.world().fault(Fault::once(FaultKind::Server));
    assert_eq!(
        rig.client.user_profile().await,
        Err(ErpError::Server { status: 500 })
    );
    assert_eq!(rig.waits(), 0);
}

#[tokio::test]
async fn a_body_beyond_the_bound_is_not_read() {
    let rig = rig_of(&small(), |settings| settings.longest_body = 1000);
    let answer = rig.client.clients(None).await;
    assert_eq!(
        answer,
        Err(ErpError::Nonsense {
            what: "longer than 1000 bytes".to_owned()
        })
    );
}

#[tokio::test]
async fn nobody_there_is_unreachable() {
    let rig = rig();
    let mut settings = rig.simulator.settings().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    settings.base.set_port(Some(free)).unwrap();
    let key = rig.simulator.key_for("admin", PARAMO).unwrap();
    let client = BindClient::new(http_client::build().unwrap(), settings, key)
        .with_pause(Arc::clone(&rig.waits) as Arc<dyn Pause>);
    assert_eq!(client.clients(None).await, Err(ErpError::Unreachable));
    assert_eq!(rig.waits(), 4);
}
