//! One connection type over both engines.

use diesel::{PgConnection, SqliteConnection};

/// A connection to either engine. Only `dialect.rs` and the pool look inside.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}
