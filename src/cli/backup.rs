//! `mostrador backup` and `mostrador restore`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::Args;

use crate::domain::restored::{self, Held};
use crate::platform::backup::{self, Restored};
use crate::platform::clock;
use crate::platform::db::{Db, DbResult, Location};
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
    /// Go on sending at once: nothing has left since the backup was taken, as in a move to another
    /// machine. Without it sending is paused in every company until an administrator resumes it.
    #[arg(long)]
    sending: bool,
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
    settle(&location, args.sending).await?;
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

/// Nothing leaves twice before a person has looked, and nobody is signed in.
async fn settle(location: &Location, sending: bool) -> Result<(), String> {
    let db = Db::open(location)?;
    let settled: DbResult<(usize, Option<Held>)> = db
        .write(move |conn| {
            let sessions = restored::sign_everybody_out(conn)?;
            let held = if sending {
                None
            } else {
                Some(restored::hold(conn, clock::wall())?)
            };
            Ok((sessions, held))
        })
        .await;
    let (sessions, held) = settled.map_err(|fault| fault.to_string())?;
    println!("{sessions} sessions ended: everybody signs in again");
    match held {
        Some(held) => println!(
            "sending is paused in {} companies until their administrators resume it; {} letters \
             and {} adjustments of stock wait for a decision",
            held.paused, held.letters, held.adjustments
        ),
        None => println!("mail in the queue leaves when `serve` or `work` starts"),
    }
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
