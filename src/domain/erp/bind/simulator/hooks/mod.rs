//! Web hooks: which events there are, who has subscribed to them, and how they are delivered.

pub mod bodies;
mod deliver;
mod queue;

use serde_json::Value as Json;

pub use deliver::run;
pub use queue::{Delivered, Deliveries, Delivery, DeliveryRules};

use super::model::{Company, User};
use super::world::World;

/// Something of which a web hook can hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    AddActivity,
    AddClient,
    AddInvoice,
    AddOrder,
    AddPayment,
    AddProduct,
    AddQuote,
    EditClient,
}

impl Event {
    /// The whole catalogue.
    pub const ALL: [Self; 8] = [
        Self::AddActivity,
        Self::AddClient,
        Self::AddInvoice,
        Self::AddOrder,
        Self::AddPayment,
        Self::AddProduct,
        Self::AddQuote,
        Self::EditClient,
    ];

    /// Its name, which is its id too.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AddActivity => "Add_Activity",
            Self::AddClient => "Add_Client",
            Self::AddInvoice => "Add_Invoice",
            Self::AddOrder => "Add_Order",
            Self::AddPayment => "Add_Payment",
            Self::AddProduct => "Add_Product",
            Self::AddQuote => "Add_Quote",
            Self::EditClient => "Edit_Client",
        }
    }

    /// What the catalogue says of it.
    pub const fn description(self) -> &'static str {
        match self {
            Self::AddActivity => "Nueva actividad",
            Self::AddClient => "Nuevo cliente",
            Self::AddInvoice => "Nueva venta",
            Self::AddOrder => "Nuevo pedido",
            Self::AddPayment => "Nuevo cobro",
            Self::AddProduct => "Nuevo producto",
            Self::AddQuote => "Nueva cotización",
            Self::EditClient => "Cliente modificado",
        }
    }

    /// The event of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.name() == name)
    }
}

/// A user's subscription to an event.
#[derive(Clone, Debug)]
pub struct Hook {
    pub id: u128,
    pub event: Event,
    pub target: String,
}

impl World {
    /// Delivers an event to the acting user's subscriptions; none act, none hear.
    pub(super) fn tell(
        &mut self,
        who: Option<(usize, usize)>,
        event: Event,
        body: impl FnOnce(&Company, &User) -> Option<Json>,
    ) {
        let Some((company, at)) = who else { return };
        let company = &self.companies[company];
        let user = &company.users[at];
        let targets: Vec<_> = user
            .hooks
            .iter()
            .filter(|hook| hook.event == event)
            .map(|hook| hook.target.clone())
            .collect();
        let Some(body) = body(company, user) else {
            return;
        };
        let username = company.username(at);
        for target_url in targets {
            self.deliveries.fire(&Delivery {
                username: username.clone(),
                event: event.name(),
                target_url,
                body: body.clone(),
                delay_ms: 0,
            });
        }
    }

    /// The events that a user has subscribed to, each with the address that is called.
    #[must_use]
    pub fn hooks_of(&self, who: &str, company: i64) -> Vec<(&'static str, String)> {
        let company = self.companies.iter().find(|known| known.number == company);
        let user = company.and_then(|company| company.users.get(company.user(who)?));
        let hooks = user.map(|user| user.hooks.as_slice()).unwrap_or_default();
        hooks
            .iter()
            .map(|hook| (hook.event.name(), hook.target.clone()))
            .collect()
    }

    /// From now on deliveries go by these rules. When they are no longer held back, those held go
    /// out, the last one first.
    pub fn deliver_by(&mut self, rules: DeliveryRules) {
        self.deliveries.set_rules(rules);
    }

    /// Deliveries that have ended, well or not, since the start or the last `clear_deliveries`.
    #[must_use]
    pub fn deliveries(&self) -> &[Delivered] {
        self.deliveries.done()
    }

    /// How many deliveries are held back.
    #[must_use]
    pub fn held_deliveries(&self) -> usize {
        self.deliveries.held()
    }

    /// Forgets the deliveries that have ended.
    pub fn clear_deliveries(&mut self) {
        self.deliveries.clear();
    }
}
