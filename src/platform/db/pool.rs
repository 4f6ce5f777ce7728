//! Pools: readers and one writer for SQLite, one pool for PostgreSQL.

use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection, R2D2Connection as _};
use diesel::{Connection as _, PgConnection, SqliteConnection};

use super::{Conn, DbError};

const READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 12;
const WAIT: Duration = Duration::from_secs(20);

/// The engine behind a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server, for several nodes.
    Postgres,
}

/// Where the database is, from `DATABASE_URL`.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// `sqlite:path`; a missing file is made only where `create` says so.
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Whether a missing file may be made: only `demo` and `migrate` do.
        create: bool,
    },
    /// `postgres://…`.
    Postgres {
        /// As given; it may hold a password.
        url: String,
    },
}

impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite { path, .. } => write!(f, "sqlite:{}", path.display()),
            Self::Postgres { .. } => f.write_str("postgres://…"),
        }
    }
}

impl Location {
    /// Reads `sqlite:path`, `postgres://…` or `postgresql://…`.
    ///
    /// # Errors
    /// Says what is expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err("sqlite: needs the path of a file".to_owned());
            }
            return Ok(Self::Sqlite {
                path: PathBuf::from(path),
                create: false,
            });
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres {
                url: text.to_owned(),
            });
        }
        Err("expected sqlite:path or postgres://user:password@host/name".to_owned())
    }

    /// The same place, made if it is a SQLite file that is not there.
    #[must_use]
    pub fn creating(self) -> Self {
        match self {
            Self::Sqlite { path, .. } => Self::Sqlite { path, create: true },
            postgres @ Self::Postgres { .. } => postgres,
        }
    }
}

/// Makes connections for the pools and keeps the engine's own error.
#[derive(Clone, Debug)]
pub struct Manager {
    location: Location,
    role: Role,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    Read,
    Write,
}

impl Manager {
    /// A connection outside the pools, for migrations and commands.
    ///
    /// # Errors
    /// The engine's own words.
    pub fn connect_once(location: &Location) -> Result<Conn, diesel::r2d2::Error> {
        Self {
            location: location.clone(),
            role: Role::Write,
        }
        .connect()
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        match &self.location {
            Location::Postgres { url } => {
                let mut connection =
                    PgConnection::establish(url).map_err(Self::Error::ConnectionError)?;
                connection
                    .batch_execute("SET TIME ZONE 'UTC'")
                    .map_err(Self::Error::QueryError)?;
                Ok(Conn::Pg(connection))
            }
            Location::Sqlite { path, .. } => {
                let text = path.to_string_lossy();
                let mut connection =
                    SqliteConnection::establish(&text).map_err(Self::Error::ConnectionError)?;
                connection
                    .batch_execute(pragmas(self.role))
                    .map_err(Self::Error::QueryError)?;
                Ok(Conn::Sqlite(connection))
            }
        }
    }

    fn is_valid(&self, connection: &mut Conn) -> Result<(), Self::Error> {
        match connection {
            Conn::Pg(inner) => inner.ping().map_err(Self::Error::QueryError),
            Conn::Sqlite(_) => Ok(()),
        }
    }

    fn has_broken(&self, connection: &mut Conn) -> bool {
        match connection {
            Conn::Pg(inner) => inner.is_broken(),
            Conn::Sqlite(inner) => inner.is_broken(),
        }
    }
}

const fn pragmas(role: Role) -> &'static str {
    match role {
        Role::Write => {
            "PRAGMA busy_timeout = 20000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;"
        }
        Role::Read => {
            "PRAGMA busy_timeout = 20000; PRAGMA foreign_keys = ON; PRAGMA query_only = ON; \
             PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY;"
        }
    }
}

type Pooled = PooledConnection<Manager>;

pub(super) struct Pools {
    engine: Engine,
    readers: Pool<Manager>,
    writer: Pool<Manager>,
}

impl Pools {
    pub(super) fn open(location: &Location) -> Result<Self, String> {
        match location {
            Location::Sqlite { path, create } => {
                refuse_missing(path, *create)?;
                // The writer comes first, because it switches the file to WAL.
                let writer = pool(location, Role::Write, 1)?;
                drop(writer.get().map_err(|fault| fault.to_string())?);
                Ok(Self {
                    engine: Engine::Sqlite,
                    readers: pool(location, Role::Read, READERS)?,
                    writer,
                })
            }
            Location::Postgres { .. } => {
                let both = pool(location, Role::Write, POSTGRES_CONNECTIONS)?;
                Ok(Self {
                    engine: Engine::Postgres,
                    readers: both.clone(),
                    writer: both,
                })
            }
        }
    }

    pub(super) const fn engine(&self) -> Engine {
        self.engine
    }

    pub(super) fn reader(&self) -> Result<Pooled, DbError> {
        Ok(self.readers.get()?)
    }

    pub(super) fn writer(&self) -> Result<Pooled, DbError> {
        Ok(self.writer.get()?)
    }
}

fn refuse_missing(path: &Path, create: bool) -> Result<(), String> {
    if create || path.exists() {
        return Ok(());
    }
    Err(format!(
        "there is no database at {}; `mostrador migrate` makes it",
        path.display()
    ))
}

fn pool(location: &Location, role: Role, size: u32) -> Result<Pool<Manager>, String> {
    Ok(Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .test_on_check_out(matches!(location, Location::Postgres { .. }))
        .connection_timeout(WAIT)
        .build_unchecked(Manager {
            location: location.clone(),
            role,
        }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use diesel::prelude::*;

    use super::*;

    #[derive(QueryableByName)]
    struct Pragma {
        #[diesel(sql_type = diesel::sql_types::Text)]
        value: String,
    }

    /// How a connection is set; `shown` is the column that a pragma answers in.
    fn set(conn: &mut Conn, pragma: &str, shown: &str) -> String {
        let sql = format!("SELECT CAST({shown} AS TEXT) AS value FROM pragma_{pragma}");
        let found: Pragma = diesel::sql_query(sql).get_result(conn).unwrap();
        found.value
    }

    #[test]
    fn what_is_acknowledged_on_sqlite_is_on_the_disk_and_readers_only_read() {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite {
            path: folder.path().join("set.sqlite"),
            create: true,
        };
        let pools = Pools::open(&location).unwrap();
        for (mut conn, synchronous, query_only) in [
            // FULL: a commit waits for the disk.
            (pools.writer().unwrap(), Some("2"), "0"),
            (pools.reader().unwrap(), None, "1"),
        ] {
            assert_eq!(set(&mut conn, "journal_mode", "journal_mode"), "wal");
            assert_eq!(set(&mut conn, "foreign_keys", "foreign_keys"), "1");
            assert_eq!(set(&mut conn, "busy_timeout", "timeout"), "20000");
            assert_eq!(set(&mut conn, "query_only", "query_only"), query_only);
            if let Some(wanted) = synchronous {
                assert_eq!(set(&mut conn, "synchronous", "synchronous"), wanted);
            }
        }
    }

    #[test]
    fn both_engines_are_chosen_by_url() {
        assert_eq!(
            Location::parse("sqlite:a/b.db"),
            Ok(Location::Sqlite {
                path: "a/b.db".into(),
                create: false
            })
        );
        assert!(matches!(
            Location::parse("postgres://u:p@h/d"),
            Ok(Location::Postgres { .. })
        ));
        assert!(Location::parse("mysql://h").is_err());
        assert!(Location::parse("sqlite:").is_err());
    }

    #[test]
    fn a_mistyped_path_makes_no_file() {
        let folder = std::env::temp_dir().join(uuid::Uuid::now_v7().to_string());
        let location = Location::Sqlite {
            path: folder.join("typo.sqlite"),
            create: false,
        };
        assert!(super::super::Db::open(&location).is_err());
        assert!(!folder.exists());
    }

    #[test]
    fn a_location_does_not_print_its_password() {
        let text = format!("{:?}", Location::parse("postgres://u:secret@h/d"));
        assert!(!text.contains("secret"));
    }
}
