//! `mostrador backup` and `mostrador restore`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::Args;

use crate::domain::audit::Actor;
use crate::domain::companies;
use crate::platform::backup::{self, Restored};
use crate::platform::clock;
use crate::platform::db::{Db, Location};
use crate::platform::storage::Storage;
use crate::platform::vault::Vault;
use crate::services::explain;

/// Where the backup goes.
#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    /// A file that is not there yet, or a folder for a file named after the time.
    #[arg(long, value_name = "FILE|DIR", default_value = ".")]
    to: PathBuf,
}

/// What is restored.
#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// A file that `mostrador backup` made.
    file: PathBuf,
    /// Pause sending in every company, for when mail may have left since the backup was taken.
    #[arg(long)]
    paused: bool,
}

pub(super) async fn take(args: BackupArgs) -> Result<(), String> {
    let (location, storage) = places()?;
    let now = clock::wall();
    let to = target(&args.to, now);
    let taken = backup::take(&location, &storage, &to, now)
        .await
        .map_err(|fault| fault.to_string())?;
    println!(
        "{}: {} tables, {} rows, {} uploads, {} bytes",
        to.display(),
        taken.manifest.tables.len(),
        taken.manifest.rows(),
        taken.manifest.uploads(),
        taken.size
    );
    println!("Without SECRET_KEY its keys and passwords are of no use; keep both, apart.");
    Ok(())
}

pub(super) async fn restore(args: RestoreArgs) -> Result<(), String> {
    let (location, storage) = places()?;
    let restored = backup::restore(&location, &storage, &args.file)
        .await
        .map_err(|fault| fault.to_string())?;
    report(&args.file, &restored);
    if args.paused {
        pause(&location).await?;
    }
    if !args.paused {
        println!(
            "Mail that stood in the queue then leaves when `serve` or `work` starts, even if it \
             left after the backup was taken; `--paused` would have held it."
        );
    }
    try_secret(&location).await
}

/// `DATABASE_URL` and `STORAGE_URL`; nothing else is needed.
fn places() -> Result<(Location, Storage), String> {
    let location = super::database()?;
    let url = std::env::var("STORAGE_URL").unwrap_or_default();
    let url = match url.trim() {
        "" => "file:./storage",
        given => given,
    };
    let storage = Storage::open(url).map_err(|fault| fault.to_string())?;
    Ok((location, storage))
}

fn target(to: &Path, now: DateTime<Utc>) -> PathBuf {
    if to.is_dir() {
        to.join(now.format("mostrador-%Y%m%dT%H%M%SZ.tar.zst").to_string())
    } else {
        to.to_owned()
    }
}

fn report(file: &Path, restored: &Restored) {
    let manifest = &restored.manifest;
    println!(
        "{}: taken {} from {} by version {}; {} tables, {} rows, {} uploads restored",
        file.display(),
        manifest.made_at,
        manifest.engine,
        manifest.version,
        manifest.tables.len(),
        manifest.rows(),
        manifest.uploads()
    );
    for step in &restored.migrated {
        println!("migrated {step}");
    }
}

/// Nothing leaves twice before a person has looked.
async fn pause(location: &Location) -> Result<(), String> {
    let db = Db::open(location)?;
    let paused = db
        .write(|conn| companies::pause_all(conn, &Actor::system(), clock::wall()))
        .await
        .map_err(|fault| fault.to_string())?;
    println!("sending is paused in {paused} companies; their administrators resume it");
    Ok(())
}

/// Says now, not at the next start, whether the sealed values will open.
async fn try_secret(location: &Location) -> Result<(), String> {
    let Some(secret) = super::secret_key("SECRET_KEY")? else {
        println!(
            "SECRET_KEY is not set; `serve` needs the one of the installation that was backed up."
        );
        return Ok(());
    };
    let db = Db::open(location)?;
    db.read(move |conn| Vault::read(conn, &secret))
        .await
        .map_err(|fault| format!("everything is restored, but: {}", explain(fault)))?;
    println!("SECRET_KEY opens its keys.");
    Ok(())
}
