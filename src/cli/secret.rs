//! `mostrador secret`: the key that wraps all others.

use std::io::Write as _;

use clap::{Args, Subcommand};

use crate::domain::secrets::{self, Rotation, RotationFault};
use crate::platform::clock;
use crate::platform::db::Db;
use crate::platform::vault::{SecretKey, Vault};
use crate::services::explain;

/// What to do with `SECRET_KEY`.
#[derive(Debug, Subcommand)]
pub(super) enum SecretAction {
    /// Wrap the data keys by a new SECRET_KEY: that of NEW_SECRET_KEY, or one that is generated
    /// and printed once. Running processes keep working; they start again with the new key.
    Rotate(RotateArgs),
}

/// How far the rotation goes.
#[derive(Debug, Args)]
pub(super) struct RotateArgs {
    /// Issue new data keys too and seal integration keys, waiting mails and second factors anew.
    /// Every process must be stopped for it.
    #[arg(long)]
    data_keys: bool,
}

pub(super) async fn run(action: SecretAction) -> Result<(), String> {
    match action {
        SecretAction::Rotate(args) => rotate(args).await,
    }
}

async fn rotate(args: RotateArgs) -> Result<(), String> {
    let location = super::database()?;
    let old = super::secret_key("SECRET_KEY")?.ok_or("SECRET_KEY is missing")?;
    let given = super::secret_key("NEW_SECRET_KEY")?;
    if given.as_ref() == Some(&old) {
        return Err("NEW_SECRET_KEY is the same as SECRET_KEY; nothing was changed".to_owned());
    }
    let db = Db::open(&location)?;
    // Nobody is shown a new key that the earlier one could not be exchanged for.
    let tried = old.clone();
    db.read(move |conn| Vault::read(conn, &tried))
        .await
        .map_err(explain)?;
    let new = match given {
        Some(key) => key,
        None => generate()?,
    };
    let wanted = Rotation {
        old,
        new,
        data_keys: args.data_keys,
    };
    let done = db
        .write(move |conn| secrets::rotate(conn, &wanted, clock::wall()))
        .await
        .map_err(|fault| format!("{}\nNothing was changed.", words(fault)))?;
    println!("{} data keys are wrapped by the new key", done.wrapped);
    if args.data_keys {
        println!(
            "{} data keys were issued, {} values sealed anew",
            done.renewed, done.resealed
        );
    }
    println!(
        "Put the new key into SECRET_KEY of every process and start each again. Those that run go \
         on until then. Backups made before need the earlier key."
    );
    Ok(())
}

/// Printed before it is used: a key that nobody saw would lock the database.
fn generate() -> Result<SecretKey, String> {
    let key = SecretKey::generate();
    let mut out = std::io::stdout().lock();
    writeln!(out, "SECRET_KEY={}", key.expose())
        .and_then(|()| out.flush())
        .map_err(|fault| {
            format!("the new key could not be printed: {fault}; nothing was changed")
        })?;
    Ok(key)
}

fn words(fault: RotationFault) -> String {
    match fault {
        RotationFault::Vault(fault) => explain(fault),
        RotationFault::Running(count) => format!(
            "--data-keys needs every process stopped, because those that run could not open what \
             is sealed anew; {count} still work. Stop `serve` and `work`, or wait half a minute \
             after a crash."
        ),
    }
}
