//! A large company's first synchronisation, with real processes: the progress is true, a killed
//! process loses nothing, memory stays flat, and every call is counted.
//!
//! `MOSTRADOR_FULL=1 cargo test --release --test long_sync -- --nocapture` takes 20,000 customers
//! and 100,000 invoices and prints figures; `MOSTRADOR_ROWS=CUSTOMERS` takes other sizes, five
//! invoices each.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod engines;

use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use mostrador::config::Config;
use mostrador::domain::audit::Actor;
use mostrador::domain::erp::bind::simulator::{Fault, FaultKind, Simulator, SimulatorConfig};
use mostrador::domain::subscriptions::{self, Addon, Grant, Plan};
use mostrador::domain::users::{self, NewUser};
use mostrador::domain::{companies, integration_keys, sync};
use mostrador::platform::db::schema::{
    customers, erp_call_days, invoices, sync_runs, workers as worker_rows,
};
use mostrador::platform::db::{self, Conn, DbError, DbResult};
use mostrador::platform::jobs::JobView;
use mostrador::platform::values::ids::CompanyId;
use mostrador::platform::{clock, workers};
use mostrador::services::Services;

const INVOICES_EACH: usize = 5;
/// Calls that a process takes from the budget at once; a killed one does not give them back.
const IN_HAND: i64 = 22;
/// Memory that a longer list may cost, in KiB.
const GROWTH: u64 = 64 * 1024;

/// How many customers: few by default, the full promise where it is asked for.
fn size() -> usize {
    if let Some(rows) = std::env::var_os("MOSTRADOR_ROWS") {
        return rows.to_string_lossy().parse().unwrap();
    }
    match std::env::var_os("MOSTRADOR_FULL") {
        Some(_) => 20_000,
        None => 400,
    }
}

struct Stage {
    services: Services,
    sim: Simulator,
    company: CompanyId,
    variables: HashMap<String, String>,
    _place: engines::Place,
}

impl Stage {
    async fn set(customers: usize) -> Self {
        let place = engines::Place::fresh().await;
        let config = SimulatorConfig {
            customers,
            invoices_per_customer: INVOICES_EACH,
            products: 250,
            other_customers: (1, 1),
            cases: false,
            ..SimulatorConfig::default()
        };
        let sim = Simulator::start("127.0.0.1:0", &config).unwrap();
        let variables: HashMap<String, String> = [
            ("DATABASE_URL", place.url()),
            ("PUBLIC_URL", "http://127.0.0.1:8080"),
            ("LISTEN_ADDR", "127.0.0.1:0"),
            ("SECRET_KEY", &"5a".repeat(32)),
            ("SMTP_URL", "smtp://127.0.0.1:9"),
            ("MAIL_FROM", "Mostrador <avisos@mostrador.test>"),
            ("BIND_API_URL", &sim.url()),
            ("RUST_LOG", "error"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        db::migrate(&db::Location::parse(place.url()).unwrap()).unwrap();
        let services = Services::open(Config::from_variables(&variables).unwrap())
            .await
            .unwrap();
        let company = register(&services, &sim).await;
        sim.world().clear_calls();
        Self {
            services,
            sim,
            company,
            variables,
            _place: place,
        }
    }

    fn serve(&self) -> Server {
        let process = Command::new(env!("CARGO_BIN_EXE_mostrador"))
            .arg("serve")
            .env_clear()
            .envs(&self.variables)
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        Server { process }
    }

    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> DbResult<T> + Send + 'static,
    ) -> T {
        self.services.db.write(work).await.unwrap()
    }

    async fn job(&self) -> JobView {
        let company = self.company.clone();
        let read: DbResult<_> = self
            .services
            .db
            .read(move |conn| sync::latest_job(conn, &company))
            .await;
        read.unwrap().unwrap()
    }

    /// Watches the job until `enough`, and checks that what it says of itself is possible.
    async fn watch(&self, server: &mut Server, enough: impl Fn(&JobView) -> bool) -> JobView {
        let mut before: Option<JobView> = None;
        loop {
            let job = self.job().await;
            assert!(job.total == 0 || job.done <= job.total, "{job:?}");
            if let Some(before) = before.filter(|before| before.step == job.step) {
                assert!(before.done <= job.done, "{before:?} then {job:?}");
                let known = before.total > 0 && job.step.as_deref() != Some("profile");
                assert!(
                    !known || before.total == job.total,
                    "{before:?} then {job:?}"
                );
            }
            if enough(&job) {
                return job;
            }
            assert!(
                matches!(job.state.as_str(), "queued" | "running"),
                "{job:?}"
            );
            assert!(server.process.try_wait().unwrap().is_none(), "it ended");
            before = Some(job);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The leases of dead workers end now.
    async fn bury(&self) {
        self.with(|conn| {
            diesel::update(worker_rows::table)
                .set(worker_rows::lease_until.eq((clock::wall() - workers::LEASE).naive_utc()))
                .execute(conn)?;
            workers::reap(conn, clock::wall()).map(drop)
        })
        .await;
    }
}

struct Server {
    process: Child,
}

impl Server {
    /// The most memory that it has held so far, in KiB; `None` where the system does not tell.
    fn peak(&self) -> Option<u64> {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(path).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Pedro registers Comercializadora Páramo, which puts its first synchronisation in the queue.
async fn register(services: &Services, sim: &Simulator) -> CompanyId {
    let pedro = services
        .db
        .write(|conn| {
            let new = NewUser {
                email: "pedro@paramo.test",
                name: "Pedro Páramo",
                password_hash: None,
                language: None,
                operator: false,
                must_change_password: false,
            };
            let user = users::create(conn, &new, clock::wall())
                .map_err(|fault| DbError::Value(fault.to_string()))?;
            let grant = Grant {
                user: &user.id,
                plan: Plan::Negocios,
                addons: &[Addon::Collections],
                until: None,
            };
            subscriptions::grant(conn, &grant, &Actor::system(), clock::wall())?;
            Ok::<_, DbError>(user.id)
        })
        .await
        .unwrap();
    let key = sim.key_for("admin", 90001).unwrap();
    let pending = integration_keys::verify(services, key.expose(), &pedro)
        .await
        .unwrap();
    let vault = Arc::clone(&services.vault);
    let registered = services
        .db
        .write(move |conn| {
            let now = clock::wall();
            companies::finalize(conn, &vault, &pending.id, &pedro, &Actor::system(), now)
        })
        .await
        .unwrap();
    registered.company
}

fn at_least(step: &str, tenths: i64) -> impl Fn(&JobView) -> bool {
    move |job| {
        job.step.as_deref() == Some(step) && job.total > 0 && job.done * 10 >= job.total * tenths
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_company_is_read_once_and_truly_whatever_happens_to_the_process() {
    let customers = size();
    let stage = Stage::set(customers).await;
    // Half way the ERP falls silent, so that the process dies in the middle of its work.
    let silence = FaultKind::Slow { ms: 600_000 };
    let half = u32::try_from(customers * INVOICES_EACH / 200).unwrap();
    let fault = Fault::once(silence).on("/api/Invoices").after(half);
    stage.sim.world().fault(fault);
    let started = Instant::now();
    let mut server = stage.serve();
    stage.watch(&mut server, at_least("recent", 1)).await;
    let early = server.peak();
    let half = stage.watch(&mut server, at_least("recent", 4)).await;
    let (late, first) = (server.peak(), started.elapsed());
    drop(server);
    let killed = stage.job().await;
    assert!(killed.done >= half.done);
    stage.bury().await;

    let started = Instant::now();
    let mut server = stage.serve();
    let again = stage.watch(&mut server, |job| job.state == "running").await;
    assert!(again.done >= killed.done, "{killed:?} then {again:?}");
    stage.watch(&mut server, |job| job.state == "done").await;
    let (peak, second) = (server.peak(), started.elapsed());
    drop(server);

    let took = (first + second).as_secs_f64();
    let rows = customers * (1 + INVOICES_EACH);
    eprintln!(
        "{rows} rows in {took:.1} s, {:.0} rows/s; peak memory {} MiB",
        rows as f64 / took,
        late.max(peak).unwrap_or_default() / 1024
    );
    check(&stage, customers).await;
    if let (Some(early), Some(peak)) = (early, late.max(peak)) {
        assert!(peak < early + GROWTH, "{early} KiB, then {peak} KiB");
    }
}

/// Everything is there once, and the calls of the day are those that the ERP has seen.
async fn check(stage: &Stage, expected: usize) {
    let (held, bills, run, counted): (i64, i64, (String, i64), Vec<i32>) = stage
        .with(|conn| {
            Ok((
                customers::table.count().get_result(conn)?,
                invoices::table.count().get_result(conn)?,
                sync_runs::table
                    .select((sync_runs::state, sync_runs::failed_rows))
                    .first(conn)?,
                erp_call_days::table
                    .select(erp_call_days::calls)
                    .load(conn)?,
            ))
        })
        .await;
    let expected = i64::try_from(expected).unwrap();
    assert_eq!(held, expected);
    assert_eq!(bills, expected * i64::try_from(INVOICES_EACH).unwrap());
    assert_eq!(run, ("done".to_owned(), 0));
    let seen: u64 = stage
        .sim
        .world()
        .calls()
        .iter()
        .map(|call| call.count)
        .sum();
    let seen = i64::try_from(seen).unwrap();
    let counted: i64 = counted.into_iter().map(i64::from).sum();
    assert!(counted <= 10_000 && seen <= counted, "{seen} of {counted}");
    assert!(counted <= seen + IN_HAND, "{seen} of {counted}");
    eprintln!("{seen} calls made, {counted} counted");
}
