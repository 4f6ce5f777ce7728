//! `mostrador demo`: everything in one process, with invented data. It honours `LISTEN_ADDR`,
//! `PUBLIC_URL` and `RUST_LOG`; every other setting is the demo's own.

mod folder;
mod print;

use std::collections::HashMap;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use clap::Args;
use tokio::sync::watch;

use self::folder::Folder;
use self::print::Guide;
use crate::app;
use crate::background::Background;
use crate::config::Config;
use crate::domain::demo::{self, AZUL, PARAMO, SIERRA};
use crate::domain::erp::bind::simulator::{Simulator, SimulatorConfig};
use crate::platform::db::{Db, Location};
use crate::platform::mail::inbox::Inbox;
use crate::platform::mail::smtp_server::SmtpServer;
use crate::services::Services;

/// Where the demo lives.
#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    /// A folder to keep everything in; without one the demo is gone when it ends.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

pub(super) async fn run(args: DemoArgs) -> Result<(), String> {
    let listener = listen()?;
    let folder = Folder::open(args.data)?;
    let inbox = Inbox::open(folder.mail()).map_err(|fault| fault.to_string())?;
    let any: SocketAddr = ([127, 0, 0, 1], 0).into();
    let smtp = SmtpServer::start(any, Arc::new(inbox.clone()))
        .await
        .map_err(|fault| format!("the mail receiver cannot start: {fault}"))?;
    let database = Location::Sqlite {
        path: folder.database(),
        create: true,
    };
    crate::platform::db::migrate(&database)?;
    let born = demo::born_on(&Db::open(&database)?).await?;
    let simulator = simulator(born)?;
    let config = config(&folder, &listener, &smtp, &simulator, database)?;
    let mut services = Services::open(config).await?;
    services.inbox = Some(inbox);
    services.simulator = Some(simulator.shared());
    println!(
        "Mostrador listens on http://{}; the demo is being prepared.",
        listener.local_addr().map_err(|fault| fault.to_string())?
    );
    serve(listener, services, &simulator, &folder).await?;
    smtp.stop().await;
    simulator.stop().await;
    Ok(())
}

fn listen() -> Result<TcpListener, String> {
    let text = setting("LISTEN_ADDR").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let address: SocketAddr = text
        .parse()
        .map_err(|_| format!("LISTEN_ADDR {text}: expected an address such as 127.0.0.1:8080"))?;
    TcpListener::bind(address).map_err(|fault| match fault.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "{address} is taken by another program; end that one, or choose another address, \
             for example LISTEN_ADDR=127.0.0.1:0 for any free port"
        ),
        _ => format!("LISTEN_ADDR {address}: {fault}"),
    })
}

fn setting(name: &str) -> Option<String> {
    std::env::var(name)
        .ok()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// The companies of the day on which this demo began, at the real time.
fn simulator(born: chrono::NaiveDate) -> Result<Simulator, String> {
    let config = SimulatorConfig {
        today: Some(born),
        // The hard cases are for tests; a visitor sees an ordinary company.
        cases: false,
        ..SimulatorConfig::default()
    };
    let simulator = Simulator::start("127.0.0.1:0", &config)
        .map_err(|fault| format!("the ERP simulator cannot start: {fault}"))?;
    simulator.world().set_clock(crate::platform::clock::wall());
    Ok(simulator)
}

fn config(
    folder: &Folder,
    listener: &TcpListener,
    smtp: &SmtpServer,
    simulator: &Simulator,
    database: Location,
) -> Result<Config, String> {
    let listen = listener.local_addr().map_err(|fault| fault.to_string())?;
    let variables: HashMap<String, String> = [
        // Replaced below: a path is not always text.
        ("DATABASE_URL", "sqlite:demo".to_owned()),
        ("LISTEN_ADDR", listen.to_string()),
        (
            "PUBLIC_URL",
            setting("PUBLIC_URL").unwrap_or_else(|| format!("http://{}", reachable(listen))),
        ),
        ("SECRET_KEY", folder.secret_key().expose()),
        ("SMTP_URL", format!("smtp://{}", smtp.address())),
        ("MAIL_FROM", "Mostrador <avisos@mostrador.test>".to_owned()),
        ("BIND_API_URL", simulator.url()),
        (
            "STORAGE_URL",
            format!("file:{}", folder.uploads().display()),
        ),
        ("SUPPORT_CONTACT", "soporte@mostrador.test".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let config = Config::from_variables(&variables).map_err(|faults| faults.0.join("\n"))?;
    Ok(Config {
        database,
        demo: true,
        ..config
    })
}

/// An address that a browser on this machine can open.
fn reachable(listen: SocketAddr) -> SocketAddr {
    match listen {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => ([127, 0, 0, 1], v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => {
            (std::net::Ipv6Addr::LOCALHOST, v6.port()).into()
        }
        other => other,
    }
}

/// Serves at once and stages beside it, until the process is told to stop or staging fails.
async fn serve(
    listener: TcpListener,
    services: Services,
    simulator: &Simulator,
    folder: &Folder,
) -> Result<(), String> {
    let (tell, stop) = watch::channel(false);
    let background = Background::start(&services, true, &stop)
        .await
        .map_err(|fault| fault.to_string())?;
    let fault: Arc<OnceLock<String>> = Arc::default();
    let preparing = prepare(services.clone(), keys(simulator)?, folder.guide());
    let noted = Arc::clone(&fault);
    let told = async move {
        let failed = async {
            match preparing.await {
                Ok(()) => std::future::pending().await,
                Err(words) => words,
            }
        };
        tokio::select! {
            () = super::told_to_stop() => {}
            words = failed => drop(noted.set(words)),
        }
        tell.send_replace(true);
    };
    app::run(listener, services, told)
        .await
        .map_err(|fault| fault.to_string())?;
    background.close().await;
    match fault.get() {
        Some(words) => Err(format!("the demo could not be prepared: {words}")),
        None => Ok(()),
    }
}

/// Keys of the companies, in the order of their numbers.
type Keys = [String; 3];

fn keys(simulator: &Simulator) -> Result<Keys, String> {
    let key = |number| {
        let found = simulator.world().key_for("admin", number);
        found
            .map(|key| key.expose().to_owned())
            .map_err(|fault| fault.to_string())
    };
    Ok([key(PARAMO)?, key(SIERRA)?, key(AZUL)?])
}

async fn prepare(services: Services, keys: Keys, file: PathBuf) -> Result<(), String> {
    let [paramo, sierra, azul] = keys;
    demo::stage(&services, (&paramo, &sierra)).await?;
    let guide = Guide::new(
        &services.config.public_url,
        &services.config.secret_key,
        azul,
    );
    guide.write(&file)?;
    print!("{guide}");
    Ok(())
}
