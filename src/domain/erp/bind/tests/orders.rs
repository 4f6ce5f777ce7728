//! Orders: carried out once, whatever becomes of the answer.

use std::sync::Arc;
use std::time::Duration;

use super::{PARAMO, Rig, rig, rig_of, small};
use crate::domain::erp::bind::simulator::{Fault, FaultKind, StockMove};
use crate::domain::erp::bind::{BindClient, Pause};
use crate::domain::erp::{Connector as _, ErpError, ErpStock, StockChange};
use crate::platform::http_client;

const PATH: &str = "/api/Inventory";

impl Rig {
    /// Two and a half less of the first product of the first warehouse, and what there is of it.
    async fn change(&self) -> (StockChange, ErpStock) {
        let warehouse = self.client.warehouses().await.unwrap().rows.remove(0);
        let held = self.every_stock(&warehouse.external_id).await.remove(0);
        let change = StockChange {
            warehouse_external_id: warehouse.external_id,
            product_external_id: held.product_external_id.clone(),
            delta: -2500,
            comments: "Conteo 7, renglón 3".to_owned(),
            zone: chrono_tz::America::Tijuana,
        };
        (change, held)
    }

    async fn held_now(&self, change: &StockChange) -> i64 {
        let rows = self.every_stock(&change.warehouse_external_id).await;
        let row = rows
            .iter()
            .find(|row| row.product_external_id == change.product_external_id);
        row.unwrap().quantity
    }

    fn asked(&self) -> u64 {
        self.simulator.world().calls_by("POST", PATH)
    }

    fn carried_out(&self) -> usize {
        self.simulator.world().adjustments().len()
    }
}

#[tokio::test]
async fn an_adjustment_is_seen_at_the_next_reading_and_noted() {
    let rig = rig();
    let (change, before) = rig.change().await;
    let mario = rig.as_user("mario", PARAMO);
    mario.adjust_stock(&change).await.unwrap();
    assert_eq!(rig.held_now(&change).await, before.quantity - 2500);
    let noted = rig.simulator.world().adjustments().to_vec();
    assert_eq!(noted.len(), 1);
    assert_eq!(
        (noted[0].username.as_str(), noted[0].delta),
        ("mario|90001", -2500)
    );
    assert_eq!(noted[0].comments, change.comments);
    assert_eq!(noted[0].product, change.product_external_id);
    assert!(noted[0].by_key);
    let by_hand = StockMove {
        warehouse: change.warehouse_external_id.clone(),
        product: change.product_external_id.clone(),
        quantity: 2.5,
        ..Default::default()
    };
    rig.simulator
        .world()
        .adjust_stock(PARAMO, &by_hand)
        .unwrap();
    assert_eq!(rig.held_now(&change).await, before.quantity);
    assert!(!rig.simulator.world().adjustments()[1].by_key);
}

#[tokio::test]
async fn an_order_whose_answer_goes_wrong_is_not_sent_again() {
    let slow = FaultKind::Slow { ms: 5000 };
    for (kind, carried_out) in [
        (FaultKind::Server, 0),
        (FaultKind::Garbage, 0),
        (FaultKind::Redirect, 0),
        (FaultKind::ServerAfter, 1),
        (FaultKind::Truncated, 1),
        (FaultKind::Lost, 1),
        (slow, 1),
    ] {
        let rig = rig_of(&small(), |settings| {
            if kind == slow {
                settings.call_timeout = Duration::from_millis(300);
            }
        });
        let (change, before) = rig.change().await;
        let fault = Fault::once(kind).times(9).on(PATH).on_orders();
        rig.simulator.world().fault(fault);
        let error = rig.client.adjust_stock(&change).await.unwrap_err();
        assert!(error.is_uncertain(), "{kind:?}: {error}");
        assert_eq!((rig.asked(), rig.waits()), (1, 0), "{kind:?}");
        assert_eq!(rig.carried_out(), carried_out, "{kind:?}");
        let gone = i64::try_from(carried_out).unwrap() * 2500;
        assert_eq!(rig.held_now(&change).await, before.quantity - gone);
    }
}

#[tokio::test]
async fn an_order_that_was_turned_away_is_sent_again() {
    let rig = rig();
    let (change, _) = rig.change().await;
    let limited = FaultKind::RateLimited {
        retry_after: Some(3),
    };
    let fault = Fault::once(limited).times(2).on_orders();
    rig.simulator.world().fault(fault);
    rig.client.adjust_stock(&change).await.unwrap();
    assert_eq!((rig.asked(), rig.waits(), rig.carried_out()), (3, 2, 1));
}

#[tokio::test]
async fn an_order_that_cannot_have_arrived_is_sent_again_and_certainly_not_done() {
    let rig = rig();
    let (change, _) = rig.change().await;
    let mut settings = rig.simulator.settings().unwrap();
    settings.base.set_port(Some(1)).unwrap();
    let key = rig.simulator.key_for("admin", PARAMO).unwrap();
    let client = BindClient::new(http_client::build().unwrap(), settings, key)
        .with_pause(Arc::clone(&rig.waits) as Arc<dyn Pause>);
    let error = client.adjust_stock(&change).await.unwrap_err();
    assert_eq!(error, ErpError::Unreachable);
    assert!(!error.is_uncertain());
    assert_eq!(rig.waits(), 4);
}

#[tokio::test]
async fn an_order_that_is_refused_is_certainly_not_done() {
    let rig = rig();
    let (change, _) = rig.change().await;
    let elsewhere = rig.as_user("admin", 90002).warehouses().await.unwrap().rows;
    for wrong in [
        StockChange {
            delta: 0,
            ..change.clone()
        },
        StockChange {
            warehouse_external_id: elsewhere[0].external_id.clone(),
            ..change.clone()
        },
        StockChange {
            product_external_id: "x".to_owned(),
            ..change.clone()
        },
    ] {
        let error = rig.client.adjust_stock(&wrong).await.unwrap_err();
        assert!(
            matches!(error, ErpError::Refused { status: 400, .. }),
            "{error}"
        );
        assert!(!error.is_uncertain());
    }
    rig.simulator.world().subscribe(PARAMO, false).unwrap();
    let error = rig.client.adjust_stock(&change).await.unwrap_err();
    assert_eq!(error, ErpError::SubscriptionInactive);
    assert_eq!((rig.asked(), rig.carried_out()), (4, 0));
}

#[tokio::test]
async fn a_subscription_is_asked_for_once_and_its_end_too() {
    let rig = rig();
    let path = "/api/WebHookSubscriptions";
    let fault = Fault::once(FaultKind::Lost).times(2).on(path).on_orders();
    rig.simulator.world().fault(fault);
    let target = "https://mostrador.test/";
    let error = rig.client.subscribe("Add_Client", target).await;
    assert!(error.unwrap_err().is_uncertain());
    let hook = rig.client.hooks().await.unwrap().remove(0);
    let error = rig.client.unsubscribe(&hook).await;
    assert!(error.unwrap_err().is_uncertain());
    rig.client.unsubscribe(&hook).await.unwrap();
    let world = rig.simulator.world();
    assert_eq!(
        (world.calls_by("POST", path), world.calls_by("DELETE", path)),
        (1, 2)
    );
    let counted = world.calls();
    let of = |method: &str| {
        let by = |call: &&crate::domain::erp::bind::simulator::Calls| {
            call.path == path && call.method == method
        };
        counted.iter().find(by).map(|call| call.username.as_str())
    };
    assert_eq!(
        (of("POST"), of("GET")),
        (Some("pedro|90001"), Some("pedro|90001"))
    );
}

#[tokio::test]
async fn what_cannot_be_ordered_is_told_apart_from_what_is_not_there() {
    let rig = rig();
    let http = http_client::build().unwrap();
    let key = rig.simulator.key_for("admin", PARAMO).unwrap();
    let at = |path: &str| format!("{}/api{path}", rig.simulator.url());
    for path in ["/Clients", "/Products", "/Inventory/x"] {
        let asked = http.post(at(path)).bearer_auth(key.expose()).body("{}");
        assert_eq!(asked.send().await.unwrap().status(), 405, "{path}");
    }
    let asked = http.put(at("/Inventory")).bearer_auth(key.expose());
    assert_eq!(asked.send().await.unwrap().status(), 405);
    let asked = http.post(at("/Inventory")).body("{}");
    assert_eq!(asked.send().await.unwrap().status(), 401);
    for body in ["", "{", "[]", r#"{"ProductID":"x"}"#] {
        let asked = http.post(at("/Inventory")).bearer_auth(key.expose());
        let answer = asked.body(body).send().await.unwrap();
        assert_eq!(answer.status(), 400, "{body}");
    }
}
