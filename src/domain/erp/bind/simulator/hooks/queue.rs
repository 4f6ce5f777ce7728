//! Deliveries under way, held back and done.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use tokio::sync::{mpsc, watch};

/// How events are delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeliveryRules {
    /// Deliveries of each event to each subscription.
    pub times: u32,
    /// Deliveries that are lost first.
    pub lose: u32,
    /// Whether deliveries are held back. Once they no longer are, they go out, last one first.
    pub hold: bool,
    /// Wait before each delivery, milliseconds.
    pub delay_ms: u64,
}

impl Default for DeliveryRules {
    fn default() -> Self {
        Self {
            times: 1,
            lose: 0,
            hold: false,
            delay_ms: 0,
        }
    }
}

/// One call of one address.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub username: String,
    pub event: &'static str,
    pub target_url: String,
    pub body: Json,
    pub delay_ms: u64,
}

/// A delivery that has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Delivered {
    /// Whose subscription it was for, such as `mario|90001`.
    pub username: String,
    /// The event, such as `Add_Invoice`.
    pub event: &'static str,
    /// The address that was called.
    pub target_url: String,
    /// What was sent.
    pub body: Json,
    /// Calls made, two at most.
    pub calls: u32,
    /// Status of the last answer, if there was one.
    pub status: Option<u16>,
}

/// All deliveries of a simulator.
#[derive(Debug)]
pub struct Deliveries {
    rules: DeliveryRules,
    held: Vec<Delivery>,
    done: Vec<Delivered>,
    queue: mpsc::UnboundedSender<Delivery>,
    /// How many are queued or under way.
    pending: watch::Sender<usize>,
}

impl Deliveries {
    /// None yet, and the end from which they are taken.
    pub fn new() -> (Self, mpsc::UnboundedReceiver<Delivery>) {
        let (queue, taken) = mpsc::unbounded_channel();
        let new = Self {
            rules: DeliveryRules::default(),
            held: Vec::new(),
            done: Vec::new(),
            queue,
            pending: watch::Sender::new(0),
        };
        (new, taken)
    }

    /// Lets an event out by the rules.
    pub fn fire(&mut self, delivery: &Delivery) {
        for _ in 0..self.rules.times {
            let delivery = Delivery {
                delay_ms: self.rules.delay_ms,
                ..delivery.clone()
            };
            if self.rules.lose > 0 {
                self.rules.lose -= 1;
            } else if self.rules.hold {
                self.held.push(delivery);
            } else {
                self.send(delivery);
            }
        }
    }

    pub fn set_rules(&mut self, rules: DeliveryRules) {
        self.rules = rules;
        if !rules.hold {
            for delivery in std::mem::take(&mut self.held).into_iter().rev() {
                self.send(delivery);
            }
        }
    }

    fn send(&self, delivery: Delivery) {
        self.pending.send_modify(|pending| *pending += 1);
        if self.queue.send(delivery).is_err() {
            self.pending.send_modify(|pending| *pending -= 1);
        }
    }

    /// Notes the end of one that was taken.
    pub fn end(&mut self, delivered: Delivered) {
        self.done.push(delivered);
        self.pending.send_modify(|pending| *pending -= 1);
    }

    /// Tells how many are queued or under way.
    pub fn pending(&self) -> watch::Receiver<usize> {
        self.pending.subscribe()
    }

    pub fn done(&self) -> &[Delivered] {
        &self.done
    }

    pub const fn held(&self) -> usize {
        self.held.len()
    }

    pub fn clear(&mut self) {
        self.done.clear();
    }
}
