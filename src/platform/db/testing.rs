//! A fresh, migrated database for a test: SQLite in a temporary folder, or with
//! `TEST_ENGINE=postgres` a database of its own on the server of `TEST_POSTGRES_URL`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

use diesel::connection::SimpleConnection as _;
use tempfile::TempDir;

use super::{Db, Location, Manager, migrate};

/// A database that goes when it is dropped.
pub struct TestDb {
    /// The open database.
    pub db: Db,
    /// Where it is.
    pub location: Location,
    _home: Home,
}

enum Home {
    Folder { _folder: TempDir },
    Server { admin: Location, name: String },
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Self::Server { admin, name } = self {
            let mut conn = Manager::connect_once(admin).unwrap();
            conn.batch_execute(&format!("DROP DATABASE \"{name}\" WITH (FORCE)"))
                .unwrap();
        }
    }
}

/// Makes one.
pub fn fresh() -> TestDb {
    let (location, home) = match std::env::var("TEST_ENGINE").as_deref() {
        Ok("postgres") => on_server(&std::env::var("TEST_POSTGRES_URL").unwrap()),
        _ => in_folder(),
    };
    migrate(&location).unwrap();
    TestDb {
        db: Db::open(&location).unwrap(),
        location,
        _home: home,
    }
}

fn in_folder() -> (Location, Home) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.sqlite");
    (
        Location::Sqlite { path, create: true },
        Home::Folder { _folder: folder },
    )
}

fn on_server(admin_url: &str) -> (Location, Home) {
    let admin = Location::parse(admin_url).unwrap();
    let name = format!("test_{}", uuid::Uuid::now_v7().simple());
    let mut conn = Manager::connect_once(&admin).unwrap();
    conn.batch_execute(&format!("CREATE DATABASE \"{name}\""))
        .unwrap();
    let mut url = url::Url::parse(admin_url).unwrap();
    url.set_path(&name);
    (
        Location::parse(url.as_str()).unwrap(),
        Home::Server { admin, name },
    )
}
