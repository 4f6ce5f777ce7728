//! Web hooks: subscribed to with a key, delivered when its user acts.

use serde_json::{Value, json};

use super::listener::Listener;
use super::{PARAMO, rig};
use crate::domain::erp::bind::simulator::{
    ClientChange, NewClient, NewInvoice, NewProduct, NoChange, StockMove,
};
use crate::domain::erp::{Connector as _, ErpError};
use crate::platform::http_client;

pub(super) fn named(name: &str) -> NewClient {
    NewClient {
        name: name.to_owned(),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_key_sees_and_ends_only_its_own_users_subscriptions() {
    let rig = rig();
    let (pedro, mario) = (&rig.client, rig.as_user("mario", PARAMO));
    let target = "https://mostrador.test/hooks/a?b=c";
    pedro.subscribe("Add_Invoice", target).await.unwrap();
    pedro.subscribe("Add_Client", target).await.unwrap();
    assert_eq!(mario.hooks().await.unwrap(), []);
    let hooks = pedro.hooks().await.unwrap();
    let mut events: Vec<_> = hooks.iter().map(|hook| hook.event.as_str()).collect();
    events.sort_unstable();
    assert_eq!(events, ["Add_Client", "Add_Invoice"]);
    assert!(hooks.iter().all(|hook| hook.target_url == target));

    mario.unsubscribe(&hooks[0]).await.unwrap();
    assert_eq!(pedro.hooks().await.unwrap().len(), 2);
    pedro.unsubscribe(&hooks[0]).await.unwrap();
    pedro.unsubscribe(&hooks[0]).await.unwrap();
    assert_eq!(pedro.hooks().await.unwrap(), hooks[1..]);
    let left = rig.simulator.world().hooks_of("pedro", PARAMO);
    assert_eq!(left.len(), 1);
}

#[tokio::test]
async fn unknown_events_and_addresses_are_refused() {
    let rig = rig();
    for (event, target) in [
        ("Edit_Inventory", "https://mostrador.test/"),
        ("add_invoice", "https://mostrador.test/"),
        ("Add_Invoice", "mostrador.test"),
        ("Add_Invoice", "ftp://mostrador.test/"),
    ] {
        let answer = rig.client.subscribe(event, target).await;
        let refused = matches!(answer, Err(ErpError::Refused { status: 400, .. }));
        assert!(refused, "{event} {target}: {answer:?}");
    }
    assert_eq!(rig.client.hooks().await.unwrap(), []);
}

#[tokio::test]
async fn an_invoice_is_told_to_the_user_who_made_it_and_to_nobody_else() {
    let (rig, listener) = (rig(), Listener::start());
    for user in ["pedro", "mario"] {
        let target = listener.at(&format!("/{user}"));
        let erp = rig.as_user(user, PARAMO);
        erp.subscribe("Add_Invoice", &target).await.unwrap();
    }
    let new = NewInvoice {
        client: rig.client_named("Dos Monedas").await,
        total: 116.0,
        purchase_order: Some("OC-1".to_owned()),
        ..Default::default()
    };
    let id = {
        let mut world = rig.simulator.world();
        world.add_invoice(PARAMO, new.clone()).unwrap();
        world.by("rosa").add_invoice(PARAMO, new.clone()).unwrap();
        world.by("mario|90001").add_invoice(PARAMO, new).unwrap()
    };
    rig.simulator.delivered().await;
    let heard = listener.heard();
    assert_eq!(heard.len(), 1);
    let (path, body) = &heard[0];
    assert_eq!(path, "/mario");
    assert_eq!(body["ID"], json!(id));
    assert_eq!(body["ClientName"], json!("Dos Monedas"));
    assert_eq!(body["Total"], json!(116.0));
    assert_eq!(body["EmployeeName"], json!("Mario Ríos"));
    assert_eq!(body["WarehouseName"], json!("Almacén Monterrey"));
    let mut fields: Vec<_> = body.as_object().unwrap().keys().cloned().collect();
    fields.sort_unstable();
    let expected = "ClientID ClientName Comments Date EmployeeID EmployeeName ID Number \
                    PurchaseOrder RFC Serie Total WarehouseID WarehouseName";
    assert_eq!(fields.join(" "), expected);
}

#[tokio::test]
async fn each_event_has_its_cause_and_some_changes_have_none() {
    let (rig, listener) = (rig(), Listener::start());
    let events = [
        "Add_Client",
        "Edit_Client",
        "Add_Invoice",
        "Add_Payment",
        "Add_Product",
    ];
    for event in events {
        let target = listener.at(&format!("/{event}"));
        rig.client.subscribe(event, &target).await.unwrap();
    }
    let warehouse = rig.client.warehouses().await.unwrap().rows.remove(0);
    {
        let mut world = rig.simulator.world();
        let client = world.by("admin").add_client(PARAMO, named("Uno")).unwrap();
        let change = ClientChange::default();
        world
            .by("admin")
            .change_client(PARAMO, &client, change)
            .unwrap();
        let new = NewInvoice {
            client,
            total: 50.0,
            ..Default::default()
        };
        let invoice = world.by("admin").add_invoice(PARAMO, new).unwrap();
        world.by("admin").pay(PARAMO, &invoice, 20.0).unwrap();
        world.by("admin").pay(PARAMO, &invoice, 90.0).unwrap_err();
        world.by("admin").cancel(PARAMO, &invoice).unwrap();
        let product = world.by("admin").add_product(PARAMO, NewProduct::default());
        let change = StockMove {
            warehouse: warehouse.external_id,
            product: product.unwrap(),
            quantity: 3.0,
            ..Default::default()
        };
        world.by("admin").adjust_stock(PARAMO, &change).unwrap();
    }
    rig.simulator.delivered().await;
    assert_eq!(listener.paths(), events.map(|event| format!("/{event}")));
}

#[tokio::test]
async fn nobody_acts_for_another_company() {
    let rig = rig();
    let mut world = rig.simulator.world();
    for who in ["olga", "mario|90002", "nadie", ""] {
        let answer = world.by(who).add_client(PARAMO, named("Uno"));
        assert_eq!(answer, Err(NoChange::NoUser), "{who}");
    }
}

#[tokio::test]
async fn the_catalogue_has_samples_and_an_address_can_be_changed() {
    let (rig, listener) = (rig(), Listener::start());
    let http = http_client::build().unwrap();
    let key = rig.simulator.key_for("mario", PARAMO).unwrap();
    let at = |path: &str| format!("{}/api{path}", rig.simulator.url());
    let get = async |path: &str| {
        let asked = http.get(at(path)).bearer_auth(key.expose());
        asked.send().await.unwrap().json::<Value>().await.unwrap()
    };
    let events = get("/WebHooks").await;
    assert_eq!(events["count"], json!(8));
    for event in events["value"].as_array().unwrap() {
        let sample = get(&format!("/WebHooks/{}", event["ID"].as_str().unwrap())).await;
        assert!(sample["ID"].is_string(), "{event} {sample}");
    }
    assert_eq!(
        get("/WebHooks/Edit_Inventory").await["Code"],
        json!("NotFound")
    );

    let put = async |target: &str| {
        let body = json!({ "event": "Add_Client", "target_url": target });
        let asked = http.put(at("/WebHookSubscriptions")).json(&body);
        let asked = asked.bearer_auth(key.expose());
        asked.send().await.unwrap().status().as_u16()
    };
    assert_eq!(put(&listener.at("/new")).await, 404);
    let mario = rig.as_user("mario", PARAMO);
    mario
        .subscribe("Add_Client", &listener.at("/old"))
        .await
        .unwrap();
    assert_eq!(put(&listener.at("/new")).await, 204);
    let added = rig
        .simulator
        .world()
        .by("mario")
        .add_client(PARAMO, named("Uno"));
    added.unwrap();
    rig.simulator.delivered().await;
    assert_eq!(listener.paths(), ["/new"]);
}
