//! The only place that knows which engine it talks to.

use diesel::connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager as _};
use diesel::prelude::*;

use super::Conn;

/// Begins a write: `IMMEDIATE` on SQLite, so that two writers wait instead of failing half way.
pub(super) fn begin_write(connection: &mut Conn) -> QueryResult<()> {
    match connection {
        Conn::Pg(inner) => AnsiTransactionManager::begin_transaction(inner),
        Conn::Sqlite(inner) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE")
        }
    }
}

/// Freshens the planner's statistics after a bulk load.
///
/// # Errors
/// The engine's.
pub fn analyze(connection: &mut Conn) -> QueryResult<()> {
    match connection {
        Conn::Pg(inner) => inner.batch_execute("ANALYZE"),
        Conn::Sqlite(inner) => inner.batch_execute("ANALYZE"),
    }
}

/// Inserts many rows: one statement on PostgreSQL, a prepared statement in a loop on SQLite.
/// `$rows` is a `Vec` of a struct that derives `Insertable`.
macro_rules! insert_all {
    ($conn:expr, $table:expr, $rows:expr) => {{
        let rows = $rows;
        if rows.is_empty() {
            Ok(0)
        } else {
            match $conn {
                $crate::platform::db::Conn::Pg(inner) => {
                    // PostgreSQL takes 65,535 values in a statement.
                    let mut inserted = 0;
                    let mut result = Ok(());
                    for part in rows.chunks(1_000) {
                        match diesel::RunQueryDsl::execute(
                            diesel::insert_into($table).values(part),
                            inner,
                        ) {
                            Ok(count) => inserted += count,
                            Err(fault) => {
                                result = Err(fault);
                                break;
                            }
                        }
                    }
                    result.map(|()| inserted)
                }
                $crate::platform::db::Conn::Sqlite(inner) => {
                    diesel::RunQueryDsl::execute(diesel::insert_into($table).values(&rows), inner)
                }
            }
        }
    }};
}
pub(crate) use insert_all;
