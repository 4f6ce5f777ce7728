//! Migrations: embedded, one portable folder for both engines.

use diesel::migration::{Migration, MigrationSource as _};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use super::{Conn, Location, Manager};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// What `migrate` did.
#[derive(Debug, PartialEq, Eq)]
pub struct Migrated {
    /// Names of the steps that ran, oldest first; empty when nothing was to do.
    pub steps: Vec<String>,
}

/// Brings the database up to date; running it again does nothing.
///
/// # Errors
/// No connection, or a step failed (the steps before it stay).
pub fn migrate(location: &Location) -> Result<Migrated, String> {
    let mut connection = connect(&location.clone().creating())?;
    let steps = connection
        .run_pending_migrations(MIGRATIONS)
        .map_err(|fault| fault.to_string())?;
    Ok(Migrated {
        steps: steps.iter().map(ToString::to_string).collect(),
    })
}

/// How many steps are still to run.
///
/// # Errors
/// No connection.
pub fn pending(location: &Location) -> Result<usize, String> {
    let mut connection = connect(location)?;
    connection
        .pending_migrations(MIGRATIONS)
        .map(|steps| steps.len())
        .map_err(|fault| fault.to_string())
}

/// The newest step that has run; `None` in a database that nobody migrated.
///
/// # Errors
/// No connection.
pub fn applied(location: &Location) -> Result<Option<String>, String> {
    let mut connection = connect(location)?;
    let versions = connection
        .applied_migrations()
        .map_err(|fault| fault.to_string())?;
    Ok(versions.iter().map(ToString::to_string).max())
}

/// Whether this program has a step of that version.
#[must_use]
pub fn is_known(version: &str) -> bool {
    let steps: Result<Vec<Box<dyn Migration<Sqlite>>>, _> = MIGRATIONS.migrations();
    steps.is_ok_and(|steps| {
        steps
            .iter()
            .any(|step| step.name().version().to_string() == version)
    })
}

/// Runs the steps up to a version and no further, as an earlier program would have.
///
/// # Errors
/// No connection, or a step failed.
pub fn migrate_to(location: &Location, version: &str) -> Result<(), String> {
    let mut connection = connect(&location.clone().creating())?;
    let pending = connection
        .pending_migrations(MIGRATIONS)
        .map_err(|fault| fault.to_string())?;
    let wanted = pending
        .iter()
        .filter(|step| step.name().version().to_string().as_str() <= version);
    for step in wanted {
        connection
            .run_migration(step)
            .map_err(|fault| fault.to_string())?;
    }
    Ok(())
}

/// Takes every step back, newest first.
///
/// # Errors
/// No connection, or a step failed.
pub fn revert_all(location: &Location) -> Result<usize, String> {
    let mut connection = connect(location)?;
    connection
        .revert_all_migrations(MIGRATIONS)
        .map(|steps| steps.len())
        .map_err(|fault| fault.to_string())
}

fn connect(location: &Location) -> Result<Conn, String> {
    Manager::connect_once(location).map_err(|fault| fault.to_string())
}
