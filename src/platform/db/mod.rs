//! The database: SQLite by default, PostgreSQL by URL, the same code for both.
//!
//! [`Db::read`] and [`Db::write`] are the only doors. Each runs on a blocking thread; `write` is
//! one transaction that commits when the closure returns `Ok`.

mod connection;
pub mod dialect;
mod migrate;
mod pool;
pub mod portable;
pub mod schema;
#[cfg(test)]
pub mod testing;
pub mod text;

use std::fmt;
use std::sync::Arc;

use diesel::connection::TransactionManager as _;

pub use connection::{Conn, MultiBackend};
pub use migrate::{Migrated, applied, is_known, migrate, migrate_to, pending, revert_all};
pub use pool::{Engine, Location, Manager};

use pool::Pools;

/// A database fault: it is logged once with its chain and shown as a page 500.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A statement failed.
    #[error("database: {0}")]
    Query(#[from] diesel::result::Error),
    /// No connection could be had.
    #[error("no database connection: {0}")]
    Pool(#[from] diesel::r2d2::PoolError),
    /// The closure panicked or the runtime is going down.
    #[error("database work was lost: {0}")]
    Lost(String),
    /// A stored value cannot be read.
    #[error("stored value: {0}")]
    Value(String),
}

impl DbError {
    /// Whether a unique index refused the row.
    #[must_use]
    pub const fn is_unique_violation(&self) -> bool {
        matches!(
            self,
            Self::Query(diesel::result::Error::DatabaseError(
                diesel::result::DatabaseErrorKind::UniqueViolation,
                _
            ))
        )
    }
}

/// Result of database work.
pub type DbResult<T> = Result<T, DbError>;

/// Handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Arc<Pools>,
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Db({:?})", self.pools.engine())
    }
}

impl Db {
    /// Opens the pools; connections are made when first needed.
    ///
    /// # Errors
    /// The URL is malformed, or names a SQLite file that is not there and may not be created.
    pub fn open(location: &Location) -> Result<Self, String> {
        Ok(Self {
            pools: Arc::new(Pools::open(location)?),
        })
    }

    /// Which engine answers.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.pools.engine()
    }

    /// Reads on a blocking thread, outside a transaction.
    ///
    /// # Errors
    /// Those of the closure, and [`DbError`] when no connection can be had.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let pools = Arc::clone(&self.pools);
        on_blocking_thread(move || {
            let mut connection = pools.reader()?;
            work(&mut connection)
        })
        .await
    }

    /// Writes on a blocking thread in one transaction (`IMMEDIATE` on SQLite).
    ///
    /// # Errors
    /// Those of the closure, after a roll-back, and [`DbError`].
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let pools = Arc::clone(&self.pools);
        on_blocking_thread(move || {
            let mut connection = pools.writer()?;
            in_transaction(&mut connection, work)
        })
        .await
    }
}

async fn on_blocking_thread<T, E, F>(work: F) -> Result<T, E>
where
    F: FnOnce() -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(lost) => Err(DbError::Lost(lost.to_string()).into()),
    }
}

fn in_transaction<T, E, F>(connection: &mut Conn, work: F) -> Result<T, E>
where
    F: FnOnce(&mut Conn) -> Result<T, E>,
    E: From<DbError>,
{
    dialect::begin_write(connection).map_err(DbError::from)?;
    match work(connection) {
        Ok(value) => {
            Conn::commit_transaction(connection).map_err(DbError::from)?;
            Ok(value)
        }
        Err(error) => {
            if let Err(fault) = Conn::rollback_transaction(connection) {
                tracing::error!(%fault, "roll-back failed");
            }
            Err(error)
        }
    }
}
