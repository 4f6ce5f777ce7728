//! Restores a backup into an empty database and an empty store of uploads.

use std::path::Path;

use super::BackupError;
use super::archive::{each_entry, verify};
use super::manifest::{Manifest, TABLES, UPLOADS};
use crate::platform::db::portable::{self, Table};
use crate::platform::db::{self, Conn, Db, DbError, Location};
use crate::platform::storage::Storage;

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the backup said of itself.
    pub manifest: Manifest,
    /// Migrations that ran afterwards, because the backup was older than this program.
    pub migrated: Vec<String>,
}

/// Checks the whole file first, then fills database and store, then migrates what is older.
///
/// # Errors
/// [`BackupError`]; the database stays empty then, and the store too.
pub async fn restore(
    location: &Location,
    storage: &Storage,
    from: &Path,
) -> Result<Restored, BackupError> {
    let file = from.to_owned();
    let manifest = blocking(move || verify(&file)).await?;
    if !db::is_known(&manifest.migration) {
        return Err(BackupError::Newer {
            version: manifest.version,
            migration: manifest.migration,
        });
    }
    if let Some(name) = storage.names().await?.first() {
        let found = format!("the store of uploads has files, such as {name}");
        return Err(BackupError::NotEmpty(found));
    }
    let (place, wanted) = (location.clone(), manifest.migration.clone());
    blocking(move || prepare(&place, &wanted)).await?;
    uploads(storage, from).await?;
    if let Err(fault) = fill(location, from, &manifest).await {
        for name in storage.names().await? {
            storage.delete(&name).await?;
        }
        return Err(fault);
    }
    let place = location.clone();
    let migrated = blocking(move || db::migrate(&place).map_err(BackupError::Migration)).await?;
    Ok(Restored {
        manifest,
        migrated: migrated.steps,
    })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work).await?
}

/// An empty database with the tables that the backup knows.
fn prepare(location: &Location, migration: &str) -> Result<(), BackupError> {
    let place = location.clone().creating();
    let mut conn = db::Manager::connect_once(&place)
        .map_err(|fault| BackupError::Migration(fault.to_string()))?;
    refuse_full(&mut conn)?;
    drop(conn);
    let applied = db::applied(&place).map_err(BackupError::Migration)?;
    if applied
        .as_deref()
        .is_some_and(|version| version > migration)
    {
        db::revert_all(&place).map_err(BackupError::Migration)?;
    }
    db::migrate_to(&place, migration).map_err(BackupError::Migration)
}

fn refuse_full(conn: &mut Conn) -> Result<(), BackupError> {
    for table in portable::tables(conn)? {
        let rows = portable::count(conn, &table)?;
        if rows > 0 {
            let found = format!("the database is not empty: {} has {rows} rows", table.name);
            return Err(BackupError::NotEmpty(found));
        }
    }
    Ok(())
}

async fn uploads(storage: &Storage, from: &Path) -> Result<(), BackupError> {
    let (send, mut receive) = tokio::sync::mpsc::channel::<(String, Vec<u8>)>(1);
    let file = from.to_owned();
    let reader = tokio::task::spawn_blocking(move || {
        each_entry(&file, |name, bytes| {
            let Some(name) = name.strip_prefix(UPLOADS) else {
                return Ok(());
            };
            send.blocking_send((name.to_owned(), bytes))
                .map_err(|_| BackupError::Damaged("the uploads could not be stored".to_owned()))
        })
    });
    while let Some((name, bytes)) = receive.recv().await {
        storage.put(&name, bytes).await?;
    }
    reader.await?
}

/// All tables in one transaction.
async fn fill(location: &Location, from: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let db = Db::open(&location.clone().creating()).map_err(BackupError::Migration)?;
    let (from, manifest) = (from.to_owned(), manifest.clone());
    db.write(move |conn| fill_tables(conn, &from, &manifest))
        .await
}

fn fill_tables(conn: &mut Conn, from: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    // Somebody may have come in since the first look.
    refuse_full(conn)?;
    let tables = matched(portable::tables(conn)?, manifest)?;
    let mut inserted = vec![0; tables.len()];
    each_entry(from, |name, bytes| {
        let Some((name, _)) = name
            .strip_prefix(TABLES)
            .and_then(|rest| rest.split_once('/'))
        else {
            return Ok(());
        };
        let at = tables
            .iter()
            .position(|table| table.name == name)
            .ok_or_else(|| BackupError::Damaged(format!("a table {name} is not announced")))?;
        let rows = String::from_utf8(bytes)
            .map_err(|_| BackupError::Damaged(format!("{name} is not text")))?;
        inserted[at] += portable::insert(conn, &tables[at], &rows)?;
        Ok(())
    })?;
    for (facts, rows) in manifest.tables.iter().zip(inserted) {
        if facts.rows != rows {
            return Err(BackupError::Damaged(format!(
                "{} should have {} rows and has {rows}",
                facts.name, facts.rows
            )));
        }
    }
    Ok(())
}

/// The tables here with the columns in the order of the backup, in its order.
fn matched(here: Vec<Table>, manifest: &Manifest) -> Result<Vec<Table>, BackupError> {
    if here.len() != manifest.tables.len() {
        return Err(BackupError::Damaged(
            "it has other tables than this program".to_owned(),
        ));
    }
    manifest
        .tables
        .iter()
        .map(|facts| {
            let table = here.iter().find(|table| table.name == facts.name);
            let columns = facts.columns.iter().map(|name| {
                table?
                    .columns
                    .iter()
                    .find(|column| column.name == *name)
                    .cloned()
            });
            let columns: Option<Vec<_>> = columns.collect();
            let columns = columns
                .filter(|all| table.is_some_and(|table| table.columns.len() == all.len()))
                .ok_or_else(|| DbError::Value(format!("{} has other columns here", facts.name)))?;
            Ok(Table {
                name: facts.name.clone(),
                columns,
            })
        })
        .collect()
}
