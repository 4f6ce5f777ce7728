//! The ERP beside the application: subscriptions, keys, jobs.

use diesel::prelude::*;
use mostrador::domain::audit::Actor;
use mostrador::domain::erp::bind::simulator::{Simulator, SimulatorConfig};
use mostrador::domain::hooks;
use mostrador::domain::subscriptions::{self, Addon, Grant, Plan};
use mostrador::domain::sync;
use mostrador::domain::users::User;
use mostrador::domain::work;
use mostrador::platform::db::schema::companies;
use mostrador::platform::values::ids::CompanyId;
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
        while work::run_pending(&self.services, &worker, work::Taking::Everything).await {
            ran += 1;
        }
        ran
    }
}

/// Comercializadora Páramo, registered and synchronised, in its own application.
pub struct Registered {
    /// The application.
    pub app: TestApp,
    /// Pedro's browser; he administers the company.
    pub pedro: super::Browser,
    /// The company.
    pub company: CompanyId,
}

/// Where Páramo's pages are after its registration.
pub const PLACE: &str = "/manager/comercializadora-paramo";

impl Registered {
    /// An application beside this ERP, in which Pedro has registered his company with `key`.
    pub async fn with_key(sim: &Simulator, key: &str) -> Self {
        let url = sim.url();
        let settings = [("BIND_API_URL", url.as_str()), ("SIGN_IN_ATTEMPTS", "1000")];
        let app = TestApp::with(&settings).await;
        let user = app.user("Pedro Páramo", "pedro@paramo.test", false).await;
        app.grant(&user).await;
        let pedro = app.signed_in("pedro@paramo.test").await;
        let verified = pedro
            .post("/manager/register", &[("integration_key", key)])
            .await;
        let finished = pedro.post(verified.location(), &[]).await;
        assert_eq!(finished.location(), PLACE, "{}", finished.body);
        app.run_jobs().await;
        let company = app
            .db(|conn| Ok(companies::table.select(companies::id).first(conn)?))
            .await;
        Self {
            app,
            pedro,
            company,
        }
    }

    /// The same with the administrator's own key.
    pub async fn start(sim: &Simulator) -> Self {
        let key = sim.key_for("admin", PARAMO).unwrap();
        Self::with_key(sim, key.expose()).await
    }

    /// Registers a further key through the pages; gives the reply to **Registrar**.
    pub async fn attach(&self, key: &str) -> super::Reply {
        let new = format!("{PLACE}/settings/keys/new");
        let verified = self.pedro.post(&new, &[("integration_key", key)]).await;
        assert_eq!(verified.status, 303, "{}", verified.body);
        self.pedro.post(verified.location(), &[]).await
    }

    /// What the scheduler does every few seconds, then the jobs.
    pub async fn subscribe(&self) {
        self.app
            .db(|conn| hooks::request_due(conn, clock::wall()))
            .await;
        self.app.run_jobs().await;
    }

    /// The hourly pass.
    pub async fn hourly(&self) {
        self.app
            .db(|conn| sync::request_all(conn, clock::wall()))
            .await;
        self.app.run_jobs().await;
    }
}
