//! Every sealed value, opened by the key it has and sealed by the current one.

use diesel::prelude::*;

use crate::platform::db::schema::{integration_keys, outbox, pending_keys, users};
use crate::platform::db::{Conn, DbError};
use crate::platform::vault::{Purpose, Vault, VaultError};

/// Seals the sealed column of a table anew; its context is the row's id. Gives how many.
macro_rules! reseal_column {
    ($conn:expr, $vault:expr, $purpose:expr, $table:ident :: $column:ident) => {{
        let rows: Vec<(String, Option<Vec<u8>>)> = $table::table
            .filter($table::$column.is_not_null())
            .select(($table::id, $table::$column.nullable()))
            .load($conn)
            .map_err(DbError::from)?;
        let mut count = 0;
        for (id, sealed) in rows {
            // An emptied value holds no secret any more.
            let Some(sealed) = sealed.filter(|sealed| !sealed.is_empty()) else {
                continue;
            };
            let plain = $vault.open($purpose, &id, &sealed)?;
            let anew = $vault.seal($purpose, &id, &plain)?;
            diesel::update($table::table.filter($table::id.eq(&id)))
                .set($table::$column.eq(anew))
                .execute($conn)
                .map_err(DbError::from)?;
            count += 1;
        }
        count
    }};
}

/// Seals everything anew under the vault's current data keys.
///
/// # Errors
/// A value that does not open, or the database's.
pub(super) fn reseal(conn: &mut Conn, vault: &Vault) -> Result<usize, VaultError> {
    let keys = reseal_column!(
        conn,
        vault,
        Purpose::IntegrationKey,
        integration_keys::sealed
    );
    let pending = reseal_column!(conn, vault, Purpose::IntegrationKey, pending_keys::sealed);
    let mails = reseal_column!(conn, vault, Purpose::Mail, outbox::sealed);
    let seeds = reseal_column!(conn, vault, Purpose::SecondFactor, users::totp_sealed);
    Ok(keys + pending + mails + seeds)
}

#[cfg(test)]
mod tests {
    /// What [`super::reseal`] knows.
    const COLUMNS: [&str; 4] = [
        "integration_keys.sealed",
        "outbox.sealed",
        "pending_keys.sealed",
        "users.totp_sealed",
    ];

    #[test]
    fn no_sealed_column_is_forgotten() {
        let mut table = "";
        let mut found = Vec::new();
        for line in include_str!("../../platform/db/schema.rs")
            .lines()
            .map(str::trim)
        {
            if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with('{')) {
                table = name;
            }
            let column = line.split(" -> ").next().unwrap_or_default();
            if column.ends_with("sealed") && line.contains("Binary") {
                found.push(format!("{table}.{column}"));
            }
        }
        found.sort();
        assert_eq!(found, COLUMNS);
    }
}
