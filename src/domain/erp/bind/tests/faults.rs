//! What goes wrong, and what the caller hears of it.

use std::time::Duration;

use super::{PARAMO, rig, rig_of, small, while_the_key_holds};
use crate::domain::erp::bind::BindClient;
use crate::domain::erp::bind::simulator::{Fault, FaultKind};
use crate::domain::erp::{Connector as _, ErpError, InvoiceQuery};
use crate::platform::http_client;

#[tokio::test]
async fn a_fault_that_passes_is_outlived() {
    for kind in [
        FaultKind::Server,
        FaultKind::RateLimited { retry_after: None },
        FaultKind::RateLimited {
            retry_after: Some(3),
        },
        FaultKind::Truncated,
    ] {
        let rig = rig();
        rig.simulator.world().fault(Fault::once(kind).times(3));
        rig.client.clients(None).await.unwrap();
        assert_eq!(
            (rig.waits(), rig.simulator.world().calls_to("/api/Clients")),
            (3, 4),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn a_fault_that_stays_is_told_after_the_last_attempt() {
    let slow = FaultKind::Slow { ms: 5000 };
    let wait = Some(Duration::from_secs(3));
    for (kind, expected) in [
        (FaultKind::Server, ErpError::Server { status: 500 }),
        (FaultKind::Truncated, ErpError::Truncated),
        (
            FaultKind::RateLimited { retry_after: None },
            ErpError::RateLimited { retry_after: None },
        ),
        (
            FaultKind::RateLimited {
                retry_after: Some(3),
            },
            ErpError::RateLimited { retry_after: wait },
        ),
        (slow, ErpError::TimedOut),
    ] {
        let rig = rig_of(&small(), |settings| {
            settings.attempts = 3;
            if kind == slow {
                settings.call_timeout = Duration::from_millis(300);
            }
        });
        rig.simulator.world().fault(Fault::once(kind).times(9));
        assert_eq!(rig.client.clients(None).await, Err(expected));
        assert_eq!(
            (rig.waits(), rig.simulator.world().calls_to("/api/")),
            (2, 3),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn a_fault_that_no_repeat_can_mend_is_told_at_once() {
    let long = FaultKind::RateLimited {
        retry_after: Some(3600),
    };
    let hour = ErpError::RateLimited {
        retry_after: Some(Duration::from_secs(3600)),
    };
    for (kind, expected) in [
        (FaultKind::Rejected, ErpError::Rejected),
        (
            FaultKind::SubscriptionInactive,
            ErpError::SubscriptionInactive,
        ),
        (
            FaultKind::Garbage,
            ErpError::Nonsense {
                what: "not JSON".to_owned(),
            },
        ),
        (long, hour),
    ] {
        let rig = rig();
        rig.simulator.world().fault(Fault::once(kind));
        assert_eq!(rig.client.clients(None).await, Err(expected));
        assert_eq!(
            (rig.waits(), rig.simulator.world().calls_to("/api/")),
            (0, 1),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn faults_choose_their_path_their_company_and_their_turn() {
    let rig = rig();
    rig.simulator.world().fault(
        Fault::once(FaultKind::Rejected)
            .on("/api/Invoices")
            .after(1),
    );
    rig.client.clients(None).await.unwrap();
    rig.client
        .invoices(&InvoiceQuery::default(), None)
        .await
        .unwrap();
    let second = rig.client.invoices(&InvoiceQuery::default(), None).await;
    assert_eq!(second, Err(ErpError::Rejected));
    rig.client
        .invoices(&InvoiceQuery::default(), None)
        .await
        .unwrap();
    rig.simulator
        .world()
        .fault(Fault::once(FaultKind::Rejected).of(90002));
    rig.client.clients(None).await.unwrap();
    assert_eq!(
        rig.as_user("admin", 90002).clients(None).await,
        Err(ErpError::Rejected)
    );
}

#[tokio::test]
async fn an_inactive_subscription_is_not_a_rejected_key() {
    let rig = rig();
    rig.simulator.world().subscribe(PARAMO, false).unwrap();
    assert_eq!(
        rig.client.user_profile().await,
        Err(ErpError::SubscriptionInactive)
    );
    rig.as_user("admin", 90003).user_profile().await.unwrap();
}

#[tokio::test]
async fn an_expired_key_is_told_from_a_rejected_one() {
    let rig = rig();
    let old = rig
        .simulator
        .world()
        .key_made("admin", PARAMO, 366)
        .unwrap();
    let settings = rig.simulator.settings().unwrap();
    let client = BindClient::new(http_client::build().unwrap(), settings, old)
        .with_clock(while_the_key_holds);
    assert_eq!(client.user_profile().await, Err(ErpError::Expired));
    let key = rig.simulator.key_for("admin", PARAMO).unwrap();
    rig.simulator.world().expire(key.expose());
    assert_eq!(rig.client.user_profile().await, Err(ErpError::Rejected));
    let later = rig.simulator.world().now() + chrono::Duration::days(400);
    rig.simulator.world().set_clock(later);
    let other = rig.as_user("user", PARAMO).with_clock(while_the_key_holds);
    assert_eq!(other.user_profile().await, Err(ErpError::Rejected));
}

#[tokio::test]
async fn a_bad_question_is_answered_with_the_erps_words() {
    let rig = rig();
    let query = InvoiceQuery {
        client_external_id: Some("x".to_owned()),
        ..Default::default()
    };
    let answer = rig.client.invoices(&query, None).await;
    let Err(ErpError::Refused { status: 400, says }) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(says, "guid'x' is not a literal");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let rig = rig();
    rig.simulator
        .world()
        .fault(Fault::once(FaultKind::Redirect));
    let what = "status 302".to_owned();
    assert_eq!(
        rig.client.clients(None).await,
        Err(ErpError::Nonsense { what })
    );
    assert_eq!(rig.simulator.world().calls_to("/api/Users"), 0);
}
