//! The calls to the subscribers' addresses, one after the other.

use std::sync::{Mutex, Weak};
use std::time::Duration;

use tokio::sync::mpsc;

use super::super::lock;
use super::super::world::World;
use super::{Delivered, Delivery};
use crate::platform::http_client;

/// Limit of one call.
const TIMEOUT: Duration = Duration::from_secs(5);
/// A call that was not answered with success is made once more.
const CALLS: u32 = 2;

/// Makes the calls as they come, until the simulator is gone.
pub async fn run(mut queue: mpsc::UnboundedReceiver<Delivery>, world: Weak<Mutex<World>>) {
    let mut http = None;
    while let Some(delivery) = queue.recv().await {
        if delivery.delay_ms > 0 {
            tokio::time::sleep(Duration::from_millis(delivery.delay_ms)).await;
        }
        if http.is_none() {
            http = client();
        }
        let delivered = deliver(http.as_ref(), delivery).await;
        let Some(world) = world.upgrade() else { return };
        lock(&world).deliveries.end(delivered);
    }
}

fn client() -> Option<reqwest::Client> {
    match http_client::build() {
        Ok(http) => Some(http),
        Err(error) => {
            tracing::error!(%error, "no web hook can be delivered");
            None
        }
    }
}

async fn deliver(http: Option<&reqwest::Client>, delivery: Delivery) -> Delivered {
    let mut delivered = Delivered {
        username: delivery.username,
        event: delivery.event,
        target_url: delivery.target_url,
        body: delivery.body,
        calls: 0,
        status: None,
    };
    let Some(http) = http else { return delivered };
    while delivered.calls < CALLS {
        delivered.calls += 1;
        let call = http
            .post(&delivered.target_url)
            .json(&delivered.body)
            .timeout(TIMEOUT);
        delivered.status = call
            .send()
            .await
            .map_or(None, |answer| Some(answer.status().as_u16()));
        if delivered.status.is_some_and(|status| status / 100 == 2) {
            break;
        }
    }
    delivered
}
