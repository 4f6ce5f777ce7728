//! The commands. Results go to stdout, the log to stderr.

mod backup;
mod demo;
mod doctor;
mod logging;
mod migrate;
mod notices;
mod secret;
mod seed;
mod serve;
mod simulator;
mod tick;
mod user;
mod work;

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand, ValueEnum};

use crate::config::Config;

/// The counter between a company's ERP and the people outside it.
#[derive(Debug, Parser)]
#[command(name = "mostrador", version, about, max_term_width = 100)]
pub struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Try everything out with invented data, in a temporary or given folder.
    Demo(demo::DemoArgs),
    /// Serve the web application, its scheduler and its workers.
    Serve {
        /// Leave planning and recurring work to other processes.
        #[arg(long)]
        no_scheduler: bool,
    },
    /// Bring the database up to date; makes a SQLite file that is not there.
    Migrate,
    /// Plan and enqueue what is due, once. Safe anywhere, at any rate.
    Tick {
        /// An RFC 3339 instant instead of the business clock; seeded and demo databases only.
        #[arg(long, value_name = "TIME")]
        at: Option<DateTime<Utc>>,
    },
    /// Deliver what stands in the outbox.
    Work {
        /// End when nothing is queued, leased or awaiting a retry within five minutes.
        #[arg(long)]
        until_empty: bool,
    },
    /// Fill an empty database with an invented company.
    Seed(seed::SeedArgs),
    /// Print every notice and what became of it.
    Notices {
        /// Form of the output.
        #[arg(long, value_enum, default_value_t = Format::Csv)]
        format: Format,
    },
    /// Run the ERP simulator alone and print its keys.
    Simulator(simulator::SimulatorArgs),
    /// Accounts, operators, subscriptions.
    #[command(subcommand)]
    User(user::UserAction),
    /// The key that wraps all other keys.
    #[command(subcommand)]
    Secret(secret::SecretAction),
    /// Write database and uploads into one file, while others work. Needs DATABASE_URL and
    /// STORAGE_URL only.
    Backup(backup::BackupArgs),
    /// Restore a backup into an empty database of either engine and an empty store of uploads.
    Restore(backup::RestoreArgs),
    /// Check settings, database, mail and ERP, and say what to do.
    Doctor,
}

/// A form of tabular output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line each, with a header.
    Csv,
    /// One JSON array.
    Json,
}

/// Runs a command to its end.
#[must_use]
pub fn run(command: Command) -> ExitCode {
    if let Err(fault) = dotenvy::dotenv()
        && !fault.not_found()
    {
        return fail(&format!(".env: {fault}"));
    }
    logging::start();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(fault) => return fail(&fault.to_string()),
    };
    match runtime.block_on(act(command.action)) {
        Ok(code) => code,
        Err(words) => fail(&words),
    }
}

async fn act(action: Action) -> Result<ExitCode, String> {
    match action {
        Action::Demo(args) => demo::run(args).await?,
        Action::Serve { no_scheduler } => serve::run(config()?, !no_scheduler).await?,
        Action::Migrate => migrate::run()?,
        Action::Tick { at } => tick::run(config()?, at).await?,
        Action::Work { until_empty } => work::run(config()?, until_empty).await?,
        Action::Seed(args) => seed::run(args).await?,
        Action::Notices { format } => notices::run(format).await?,
        Action::Simulator(args) => simulator::run(args).await?,
        Action::User(action) => user::run(action, config()?).await?,
        Action::Secret(action) => secret::run(action).await?,
        Action::Backup(args) => backup::take(args).await?,
        Action::Restore(args) => backup::restore(args).await?,
        Action::Doctor => return doctor::run().await,
    }
    Ok(ExitCode::SUCCESS)
}

fn config() -> Result<Config, String> {
    Config::from_env().map_err(|faults| faults.to_string())
}

/// `DATABASE_URL` alone, for commands that need nothing else.
fn database() -> Result<crate::platform::db::Location, String> {
    let text = std::env::var("DATABASE_URL").map_err(|_| "DATABASE_URL is missing".to_owned())?;
    crate::platform::db::Location::parse(&text).map_err(|fault| format!("DATABASE_URL: {fault}"))
}

/// A key of the environment, for commands that need no other setting; `None` when it is not set.
fn secret_key(name: &str) -> Result<Option<crate::platform::vault::SecretKey>, String> {
    let text = std::env::var(name).unwrap_or_default();
    if text.trim().is_empty() {
        return Ok(None);
    }
    crate::platform::vault::SecretKey::parse(&text)
        .map(Some)
        .map_err(|fault| format!("{name}: {fault}"))
}

fn fail(words: &str) -> ExitCode {
    eprintln!("{words}");
    ExitCode::FAILURE
}

/// Resolves when the process is told to end.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        result = tokio::signal::ctrl_c() => {
            if let Err(fault) = result {
                tracing::warn!(%fault, "ctrl-c cannot be heard");
            }
        }
    }
}
