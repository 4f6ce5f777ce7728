//! The simulator can be moved.

use super::{PARAMO, rig, rig_of, small};
use crate::domain::erp::bind::simulator::{NewClient, NewInvoice, SimulatorConfig};
use crate::domain::erp::{Connector as _, ErpError, InvoiceQuery, InvoiceStatus};
use crate::platform::http_client;

#[tokio::test]
async fn changes_are_seen_at_the_next_reading() {
    let rig = rig();
    let new = NewClient {
        name: "Recién Llegada".to_owned(),
        credit_days: 15,
        ..Default::default()
    };
    let client = rig.simulator.world().add_client(PARAMO, new).unwrap();
    let new = NewInvoice {
        client: client.clone(),
        total: 116.0,
        ..Default::default()
    };
    let invoice = rig.simulator.world().add_invoice(PARAMO, new).unwrap();
    let query = InvoiceQuery {
        client_external_id: Some(client),
        ..Default::default()
    };
    let seen = rig
        .client
        .invoices(&query, None)
        .await
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(
        (seen.external_id.as_str(), seen.total, seen.paid),
        (invoice.as_str(), 11_600, 0)
    );
    assert_eq!((seen.due_at - seen.issued_at).num_days(), 15);

    assert!(rig.simulator.world().pay(PARAMO, &invoice, 116.01).is_err());
    rig.simulator.world().pay(PARAMO, &invoice, 16.0).unwrap();
    let seen = rig
        .client
        .invoices(&query, None)
        .await
        .unwrap()
        .rows
        .remove(0);
    assert_eq!((seen.paid, seen.status), (1600, InvoiceStatus::Open));
    rig.simulator.world().pay(PARAMO, &invoice, 100.0).unwrap();
    let seen = rig
        .client
        .invoices(&query, None)
        .await
        .unwrap()
        .rows
        .remove(0);
    assert_eq!((seen.balance(), seen.status), (0, InvoiceStatus::Paid));
    rig.simulator.world().cancel(PARAMO, &invoice).unwrap();
    let detail = rig.client.invoice(&invoice).await.unwrap().unwrap();
    assert_eq!(detail.status, InvoiceStatus::Cancelled);
}

#[tokio::test]
async fn the_control_path_moves_the_simulator() {
    let rig = rig();
    let http = http_client::build().unwrap();
    let at = |path: &str| format!("{}/control{path}", rig.simulator.url());
    let new = serde_json::json!({ "name": "Por HTTP", "email": "a@http.test" });
    let made = http
        .post(at("/companies/90001/clients"))
        .json(&new)
        .send()
        .await
        .unwrap();
    let id = made.json::<serde_json::Value>().await.unwrap()["ID"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        rig.client.client(&id).await.unwrap().unwrap().name,
        "Por HTTP"
    );
    let fault =
        serde_json::json!({ "kind": "rate_limited", "retry_after": 3600, "prefix": "/api/Users" });
    let set = http.post(at("/faults")).json(&fault).send().await.unwrap();
    assert_eq!(set.status(), 204);
    assert!(matches!(
        rig.client.users().await,
        Err(ErpError::RateLimited { .. })
    ));
    let clock = serde_json::json!({ "now": "2026-03-01T12:00:00Z" });
    http.put(at("/clock")).json(&clock).send().await.unwrap();
    assert_eq!(
        rig.simulator.world().now().date_naive().to_string(),
        "2026-03-01"
    );
    let calls: serde_json::Value = http
        .get(at("/calls"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(calls[0]["path"], "/api/Clients/{id}");
    let keys: serde_json::Value = http
        .get(at("/keys"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(keys.as_array().unwrap().len(), 10);
    let none = http
        .post(at("/companies/7/invoices"))
        .json(&serde_json::json!({}))
        .send()
        .await
        .unwrap();
    assert_eq!(none.status(), 404);
}

#[tokio::test]
async fn the_control_path_changes_stock_and_counts_the_changes() {
    let rig = rig();
    let http = http_client::build().unwrap();
    let at = |path: &str| format!("{}/control{path}", rig.simulator.url());
    let warehouse = rig.client.warehouses().await.unwrap().rows.remove(0);
    let held = rig.every_stock(&warehouse.external_id).await.remove(0);
    let change = serde_json::json!({
        "as": "rosa", "warehouse": warehouse.external_id,
        "product": held.product_external_id, "quantity": 1.5,
    });
    let path = at("/companies/90001/stock");
    let made = http.post(&path).json(&change).send().await.unwrap();
    assert_eq!(made.status(), 204);
    let now = rig.every_stock(&warehouse.external_id).await;
    let row = now
        .iter()
        .find(|row| row.product_external_id == held.product_external_id);
    assert_eq!(row.unwrap().quantity, held.quantity + 1500);
    let list = async || {
        let answer = http.get(at("/adjustments")).send().await.unwrap();
        answer.json::<serde_json::Value>().await.unwrap()
    };
    let all = list().await;
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_eq!(all[0]["username"], "rosa|90001");
    assert_eq!(all[0]["by_key"], false);
    http.delete(at("/adjustments")).send().await.unwrap();
    assert_eq!(list().await, serde_json::json!([]));

    let new = serde_json::json!({ "code": "NUE-1", "title": "Nuevo", "as": "rosa" });
    let path = at("/companies/90001/products");
    let made = http.post(&path).json(&new).send().await.unwrap();
    let id = made.json::<serde_json::Value>().await.unwrap()["ID"].clone();
    let product = rig.client.product(id.as_str().unwrap()).await.unwrap();
    assert_eq!(product.unwrap().code, "NUE-1");
    let stock = rig.every_stock(&warehouse.external_id).await;
    assert_eq!(stock.len(), now.len() + 1);
}

#[tokio::test]
async fn the_same_seed_and_day_give_the_same_companies() {
    let (one, two) = (rig(), rig());
    let query = InvoiceQuery::default();
    let first = one.client.invoices(&query, None).await.unwrap();
    assert_eq!(first, two.client.invoices(&query, None).await.unwrap());
    let other = rig_of(&SimulatorConfig { seed: 2, ..small() }, |_| {});
    assert_ne!(
        first.rows,
        other.client.invoices(&query, None).await.unwrap().rows
    );
}
