//! Takes a backup while others write.

use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};

use super::BackupError;
use super::archive::Writer;
use super::manifest::{FORMAT, Manifest, TABLES, TableFacts, UPLOADS};
use crate::platform::db::portable::{self, Table};
use crate::platform::db::{self, Conn, Db, Engine, Location};
use crate::platform::storage::Storage;

/// Text that is gathered before it becomes an entry; one entry is one statement at restoring.
const ENTRY_BYTES: usize = 2 * 1024 * 1024;

/// A finished backup.
#[derive(Debug)]
pub struct Taken {
    /// What is in it.
    pub manifest: Manifest,
    /// Bytes of the file.
    pub size: u64,
}

/// Writes the database at one instant, and the uploads, into a file that is not there yet.
///
/// # Errors
/// [`BackupError`]; nothing stays of an unfinished file.
pub async fn take(
    location: &Location,
    storage: &Storage,
    to: &Path,
    now: DateTime<Utc>,
) -> Result<Taken, BackupError> {
    let migration = db::applied(location)
        .map_err(BackupError::Migration)?
        .ok_or_else(|| BackupError::Migration("this database was never migrated".to_owned()))?;
    let db = Db::open(location).map_err(BackupError::Migration)?;
    let mut archive = Writer::create(to)?;
    uploads(storage, &mut archive).await?;
    let (mut archive, tables) = db
        .read(move |conn| {
            let tables = portable::in_snapshot(conn, |conn| dump(conn, &mut archive))?;
            Ok::<_, BackupError>((archive, tables))
        })
        .await?;
    // Once more, for what came between the first look and the snapshot.
    uploads(storage, &mut archive).await?;
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        migration,
        engine: match db.engine() {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
        .to_owned(),
        made_at: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        tables,
        entries: Vec::new(),
    };
    let (manifest, size) = tokio::task::spawn_blocking(move || archive.finish(manifest)).await??;
    Ok(Taken { manifest, size })
}

async fn uploads(storage: &Storage, archive: &mut Writer) -> Result<(), BackupError> {
    for name in storage.names().await? {
        let entry = format!("{UPLOADS}{name}");
        if archive.has(&entry) {
            continue;
        }
        // What was deleted since the list was read is not needed.
        if let Some(bytes) = storage.get(&name).await? {
            archive.add(&entry, &bytes)?;
        }
    }
    Ok(())
}

fn dump(conn: &mut Conn, archive: &mut Writer) -> Result<Vec<TableFacts>, BackupError> {
    let mut facts = Vec::new();
    for table in portable::tables(conn)? {
        let rows = dump_table(conn, archive, &table)?;
        facts.push(TableFacts {
            columns: table.columns.into_iter().map(|one| one.name).collect(),
            name: table.name,
            rows,
        });
    }
    Ok(facts)
}

fn dump_table(conn: &mut Conn, archive: &mut Writer, table: &Table) -> Result<usize, BackupError> {
    let (mut rows, mut part) = (0, 0);
    let mut text = String::new();
    let mut write = |text: &mut String| {
        part += 1;
        text.push_str("\n]\n");
        archive.add(
            &format!("{TABLES}{}/{part:06}.json", table.name),
            text.as_bytes(),
        )?;
        text.clear();
        Ok::<_, BackupError>(())
    };
    portable::each_row(conn, table, |row| {
        rows += 1;
        text.push_str(if text.is_empty() { "[\n" } else { ",\n" });
        text.push_str(row);
        if text.len() >= ENTRY_BYTES {
            write(&mut text)?;
        }
        Ok::<_, BackupError>(())
    })?;
    if !text.is_empty() {
        write(&mut text)?;
    }
    Ok(rows)
}
