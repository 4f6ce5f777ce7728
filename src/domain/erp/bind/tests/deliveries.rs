//! How events reach the addresses of web hooks.

use serde_json::{Value, json};

use super::hooks::named;
use super::listener::Listener;
use super::{PARAMO, Rig, rig};
use crate::domain::erp::Connector as _;
use crate::domain::erp::bind::simulator::DeliveryRules;
use crate::platform::http_client;

/// The names of the clients that the listener heard of, in order.
fn names(listener: &Listener) -> Vec<String> {
    let name = |(_, body): (_, Value)| body["ClientName"].as_str().unwrap().to_owned();
    listener.heard().into_iter().map(name).collect()
}

impl Rig {
    /// Mario hears of every new client at `/mario`.
    async fn mario_hears_of_clients(&self) -> Listener {
        let listener = Listener::start();
        let mario = self.as_user("mario", PARAMO);
        let target = listener.at("/mario");
        mario.subscribe("Add_Client", &target).await.unwrap();
        listener
    }

    fn add_client(&self, name: &str) {
        let mut world = self.simulator.world();
        world.by("mario").add_client(PARAMO, named(name)).unwrap();
    }
}

#[tokio::test]
async fn a_call_that_fails_is_made_once_more() {
    let rig = rig();
    let listener = rig.mario_hears_of_clients().await;
    listener.answer(&[500, 204, 302, 404]);
    rig.add_client("Uno");
    rig.add_client("Dos");
    rig.simulator.delivered().await;
    assert_eq!(names(&listener), ["Uno", "Uno", "Dos", "Dos"]);
    let world = rig.simulator.world();
    let ends: Vec<_> = world
        .deliveries()
        .iter()
        .map(|d| (d.calls, d.status))
        .collect();
    assert_eq!(ends, [(2, Some(204)), (2, Some(404))]);
}

#[tokio::test]
async fn nobody_at_the_address_is_noted() {
    let rig = rig();
    let listener = rig.mario_hears_of_clients().await;
    let nowhere = "http://127.0.0.1:1/";
    let mario = rig.as_user("mario", PARAMO);
    mario.subscribe("Add_Client", nowhere).await.unwrap();
    rig.add_client("Uno");
    rig.simulator.delivered().await;
    assert_eq!(names(&listener), ["Uno"]);
    let world = rig.simulator.world();
    let lost = world.deliveries().iter().find(|d| d.target_url == nowhere);
    assert_eq!(lost.map(|d| (d.calls, d.status)), Some((2, None)));
}

#[tokio::test]
async fn deliveries_repeat_get_lost_and_change_their_order_on_demand() {
    let rig = rig();
    let listener = rig.mario_hears_of_clients().await;
    let rules = |rules| rig.simulator.world().deliver_by(rules);
    rules(DeliveryRules {
        times: 3,
        ..Default::default()
    });
    rig.add_client("Tres veces");
    rig.simulator.delivered().await;
    assert_eq!(names(&listener), ["Tres veces"; 3]);

    rules(DeliveryRules {
        lose: 2,
        ..Default::default()
    });
    for name in ["Perdido", "Perdido", "Llega"] {
        rig.add_client(name);
    }
    rig.simulator.delivered().await;
    assert_eq!(names(&listener), ["Llega"]);

    rules(DeliveryRules {
        hold: true,
        ..Default::default()
    });
    for name in ["Uno", "Dos", "Tres"] {
        rig.add_client(name);
    }
    rig.simulator.delivered().await;
    assert_eq!(names(&listener), [""; 0]);
    assert_eq!(rig.simulator.world().held_deliveries(), 3);
    rules(DeliveryRules {
        delay_ms: 1,
        ..Default::default()
    });
    rig.simulator.delivered().await;
    assert_eq!(names(&listener), ["Tres", "Dos", "Uno"]);
    assert_eq!(rig.simulator.world().held_deliveries(), 0);
}

#[tokio::test]
async fn the_control_path_names_who_acts_and_tells_what_was_delivered() {
    let rig = rig();
    let listener = rig.mario_hears_of_clients().await;
    let http = http_client::build().unwrap();
    let at = |path: &str| format!("{}/control{path}", rig.simulator.url());
    let act = async |body: Value| {
        let asked = http.post(at("/companies/90001/clients")).json(&body);
        asked.send().await.unwrap().status().as_u16()
    };
    assert_eq!(act(json!({ "name": "Nadie" })).await, 201);
    assert_eq!(act(json!({ "name": "Rosa", "as": "rosa" })).await, 201);
    assert_eq!(act(json!({ "name": "Olga", "as": "olga" })).await, 404);
    let rules = json!({ "hold": true });
    http.put(at("/deliveries"))
        .json(&rules)
        .send()
        .await
        .unwrap();
    for name in ["Uno", "Dos"] {
        assert_eq!(act(json!({ "name": name, "as": "mario|90001" })).await, 201);
    }
    let told = async || {
        let answer = http.get(at("/deliveries")).send().await.unwrap();
        answer.json::<Value>().await.unwrap()
    };
    assert_eq!(told().await, json!({ "held": 2, "done": [] }));
    http.put(at("/deliveries"))
        .json(&json!({}))
        .send()
        .await
        .unwrap();
    let all = told().await;
    let bodies: Vec<_> = all["done"].as_array().unwrap().iter().collect();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0]["username"], json!("mario|90001"));
    assert_eq!(names(&listener), ["Dos", "Uno"]);
    let first = &bodies[0]["body"]["ID"];
    let id = first.as_str().unwrap();
    let path = format!("/companies/90001/invoices/{id}/cancellation");
    assert_eq!(http.post(at(&path)).send().await.unwrap().status(), 404);
}
