//! The ERP beside the application: subscriptions, keys, jobs.

use mostrador::domain::audit::Actor;
use mostrador::domain::erp::bind::simulator::SimulatorConfig;
use mostrador::domain::subscriptions::{self, Addon, Grant, Plan};
use mostrador::domain::users::User;
use mostrador::domain::work;
use mostrador::platform::{clock, workers};

use super::TestApp;

/// Number of Comercializadora Páramo in the simulator.
pub const PARAMO: i64 = 90001;
/// Number of Maderas de la Sierra in the simulator.
pub const SIERRA: i64 = 90002;

/// A small world for the simulator.
pub fn small_erp() -> SimulatorConfig {
    SimulatorConfig {
        customers: 30,
        invoices_per_customer: 4,
        other_customers: (12, 3),
        ..SimulatorConfig::default()
    }
}

impl TestApp {
    /// Grants plan Negocios with the collections add-on.
    pub async fn grant(&self, user: &User) {
        let user = user.id.clone();
        self.db(move |conn| {
            let addons = &[Addon::Collections];
            let grant = Grant {
                user: &user,
                plan: Plan::Negocios,
                addons,
                until: None,
            };
            subscriptions::grant(conn, &grant, &Actor::system(), clock::wall())
        })
        .await;
    }

    /// Runs what waits in the jobs, as a worker would; gives their number.
    pub async fn run_jobs(&self) -> usize {
        let worker = self.db(|conn| workers::register(conn, clock::wall())).await;
        let mut ran = 0;
        while work::run_pending(&self.services, &worker).await {
            ran += 1;
        }
        ran
    }
}
