//! Pedro, who has a subscription, a database, and the ERP's simulator on loopback.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::Utc;
use diesel::prelude::*;

use crate::config::Config;
use crate::domain::audit::Actor;
use crate::domain::companies::{self, Company, Registered};
use crate::domain::erp::bind::simulator::{Simulator, SimulatorConfig};
use crate::domain::erp::bind::{BindClient, BindSettings, Pause};
use crate::domain::erp::{ApiKey, Connector};
use crate::domain::integration_keys;
use crate::domain::subscriptions::{self, Addon, Grant, Plan};
use crate::domain::sync::run::{carry_out, open_key};
use crate::domain::sync::settle::{Stop, settle};
use crate::domain::sync::{self, RunView};
use crate::platform::db::schema::{
    articles, bank_accounts, catalogue_entries, customer_terms, payments, stock, users,
    workers as worker_rows,
};
use crate::platform::db::testing::{TestDb, fresh};
use crate::platform::db::{Conn, DbError};
use crate::platform::jobs::{self, Job, JobView};
use crate::platform::values::ids::{CompanyId, JobId, UserId, WorkerId};
use crate::platform::{clock, http_client, workers};
use crate::services::Services;

/// The company with special cases.
pub const PARAMO: i64 = 90001;
/// Another one.
pub const SIERRA: i64 = 90002;

pub struct Stage {
    pub services: Services,
    pub sim: Simulator,
    pub worker: WorkerId,
    pub pedro: UserId,
    _db: TestDb,
}

/// A small world: the special cases and a few plain customers.
pub fn small() -> SimulatorConfig {
    SimulatorConfig {
        customers: 30,
        invoices_per_customer: 4,
        other_customers: (12, 3),
        ..SimulatorConfig::default()
    }
}

struct NoPause;

#[async_trait]
impl Pause for NoPause {
    async fn pause(&self, _: Duration) {}
}

impl Stage {
    pub async fn set(config: &SimulatorConfig) -> Self {
        let db = fresh();
        let sim = Simulator::start("127.0.0.1:0", config).unwrap();
        let services = open(&db, &sim.url()).await;
        let pedro = UserId::new();
        let id = pedro.clone();
        let worker = services
            .db
            .write(move |conn| {
                insert_user(conn, &id, "pedro@paramo.test");
                workers::register(conn, clock::wall())
            })
            .await
            .unwrap();
        Self {
            services,
            sim,
            worker,
            pedro,
            _db: db,
        }
    }

    /// A stage on which Pedro has registered a company of the simulator.
    pub async fn with_company(config: &SimulatorConfig) -> (Self, Registered) {
        let stage = Self::set(config).await;
        stage.grant(&stage.pedro).await;
        let registered = stage.register(PARAMO).await;
        (stage, registered)
    }

    pub async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, DbError> + Send + 'static,
    ) -> T {
        self.services.db.write(work).await.unwrap()
    }

    pub async fn user(&self, email: &'static str) -> UserId {
        let id = UserId::new();
        let made = id.clone();
        self.with(move |conn| {
            insert_user(conn, &made, email);
            Ok(())
        })
        .await;
        id
    }

    pub async fn grant(&self, user: &UserId) {
        let user = user.clone();
        self.with(move |conn| {
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

    pub fn key(&self, who: &str, company: i64) -> ApiKey {
        self.sim.key_for(who, company).unwrap()
    }

    pub async fn register(&self, number: i64) -> Registered {
        let key = self.key("admin", number);
        let pending = integration_keys::verify(&self.services, key.expose(), &self.pedro)
            .await
            .unwrap();
        let (vault, pedro) = (Arc::clone(&self.services.vault), self.pedro.clone());
        self.services
            .db
            .write(move |conn| {
                let actor = Actor {
                    user: Some(pedro.clone()),
                    ..Actor::system()
                };
                companies::finalize(conn, &vault, &pending.id, &pedro, &actor, clock::wall())
            })
            .await
            .unwrap()
    }

    pub async fn claim(&self) -> Option<Job> {
        let worker = self.worker.clone();
        self.with(move |conn| jobs::claim(conn, &worker, None, clock::wall()))
            .await
    }

    /// Claims the next job and runs it with a client that does not wait.
    pub async fn run(&self) -> JobView {
        let job = self.claim().await.expect("a job is due");
        let client = Arc::new(self.client(&job).await);
        self.run_with(job, client).await
    }

    pub async fn run_with(&self, job: Job, erp: Arc<dyn Connector>) -> JobView {
        let key = open_key(&self.services, &job).await.unwrap().unwrap();
        let end = carry_out(&self.services, &self.worker, &job, (&key.id, erp)).await;
        if let Err(stop @ Stop::Internal(_)) = &end {
            panic!("{stop}");
        }
        settle(&self.services, &self.worker, &job, Some(&key), end).await;
        self.job(job.company_id.unwrap()).await
    }

    pub async fn client(&self, job: &Job) -> BindClient {
        let key = open_key(&self.services, job).await.unwrap().unwrap();
        let settings = BindSettings {
            attempts: 2,
            ..BindSettings::new(self.services.config.bind_api_url.clone())
        };
        BindClient::new(http_client::build().unwrap(), settings, key.key)
            .with_pause(Arc::new(NoPause))
    }

    /// Calls to one kind of path, ids as `{id}`.
    pub fn calls_of(&self, path: &str) -> u64 {
        let calls = self.sim.world().calls();
        let mine = calls.iter().filter(|call| call.path == path);
        mine.map(|call| call.count).sum()
    }

    /// The worker dies and another one comes: what it held goes back to the queue.
    pub async fn bury(&mut self) {
        let dead = self.worker.clone();
        self.worker = self
            .with(move |conn| {
                diesel::update(worker_rows::table.find(&dead))
                    .set(worker_rows::lease_until.eq((clock::wall() - workers::LEASE).naive_utc()))
                    .execute(conn)?;
                assert_eq!(workers::reap(conn, clock::wall())?.jobs, 1);
                workers::register(conn, clock::wall())
            })
            .await;
    }

    /// Rows of everything beside users, customers and invoices.
    pub async fn rest(&self) -> i64 {
        self.with(|conn| {
            let named: i64 = catalogue_entries::table
                .filter(catalogue_entries::kind.ne_all(["seller", "collector"]))
                .count()
                .get_result(conn)?;
            let counted: [i64; 5] = [
                articles::table.count().get_result(conn)?,
                stock::table.count().get_result(conn)?,
                bank_accounts::table.count().get_result(conn)?,
                payments::table.count().get_result(conn)?,
                customer_terms::table.count().get_result(conn)?,
            ];
            Ok(named + counted.iter().sum::<i64>())
        })
        .await
    }

    /// Puts a claimed job back.
    pub async fn hand_back(&self, job: &JobId) {
        let job = job.clone();
        self.with(move |conn| jobs::postpone(conn, &job, "", clock::wall()))
            .await;
    }

    /// Runs the synchronisation that was asked for.
    pub async fn finish_sync(&self, company: &CompanyId) -> RunView {
        let job = self.run().await;
        assert_eq!(job.state, "done", "{:?}", job.error);
        self.last_run(company).await
    }

    pub async fn request(&self, company: &CompanyId) -> JobId {
        let company = company.clone();
        self.with(move |conn| sync::request(conn, &company, clock::wall()))
            .await
    }

    /// Requests a synchronisation and runs it.
    pub async fn sync(&self, company: &CompanyId) -> RunView {
        self.request(company).await;
        self.finish_sync(company).await
    }

    pub async fn job(&self, company: CompanyId) -> JobView {
        self.with(move |conn| sync::latest_job(conn, &company))
            .await
            .unwrap()
    }

    pub async fn last_run(&self, company: &CompanyId) -> RunView {
        let company = company.clone();
        self.with(move |conn| sync::recent_runs(conn, &company, 1))
            .await
            .remove(0)
    }

    pub async fn company(&self, company: &CompanyId) -> Company {
        let company = company.clone();
        self.with(move |conn| companies::load(conn, &company))
            .await
            .unwrap()
    }

    /// Makes a postponed job due now.
    pub async fn hurry(&self, job: &JobId) {
        use crate::platform::db::schema::jobs;
        let job = job.clone();
        self.with(move |conn| {
            diesel::update(jobs::table.find(&job))
                .set(jobs::run_at.eq(Utc::now().naive_utc()))
                .execute(conn)?;
            Ok(())
        })
        .await;
    }
}

async fn open(db: &TestDb, bind: &str) -> Services {
    let variables: HashMap<String, String> = [
        ("DATABASE_URL", "sqlite:unused"),
        ("PUBLIC_URL", "http://127.0.0.1:8080"),
        ("SECRET_KEY", &"5a".repeat(32)),
        ("SMTP_URL", "smtp://127.0.0.1:2525"),
        ("MAIL_FROM", "Mostrador <avisos@mostrador.test>"),
        ("BIND_API_URL", bind),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    let mut config = Config::from_variables(&variables).unwrap();
    config.database = db.location.clone();
    Services::open(config).await.unwrap()
}

fn insert_user(conn: &mut Conn, id: &UserId, email: &str) {
    diesel::insert_into(users::table)
        .values((
            users::id.eq(id),
            users::email.eq(email),
            users::name.eq(email),
            users::operator.eq(false),
            users::must_change_password.eq(false),
            users::created_at.eq(clock::wall().naive_utc()),
        ))
        .execute(conn)
        .unwrap();
}
