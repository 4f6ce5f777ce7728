//! `mostrador migrate`.

use crate::platform::db;

pub(super) fn run() -> Result<(), String> {
    let migrated = db::migrate(&super::database()?)?;
    if migrated.steps.is_empty() {
        println!("The database is up to date.");
    }
    for step in migrated.steps {
        println!("migrated {step}");
    }
    Ok(())
}
