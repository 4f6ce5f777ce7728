//! A fresh place for a database, on the engine that `TEST_ENGINE` names.

use diesel::prelude::*;
use mostrador::platform::db::{Location, Manager};

/// A database of its own that goes away with this value.
pub struct Place {
    url: String,
    admin: Option<(String, String)>,
    _folder: Option<tempfile::TempDir>,
}

impl Place {
    /// An empty place: a file that is not there yet, or an empty PostgreSQL database.
    pub async fn fresh() -> Self {
        if std::env::var("TEST_ENGINE").as_deref() == Ok("postgres") {
            tokio::task::spawn_blocking(Self::postgres)
                .await
                .expect("a place")
        } else {
            let folder = tempfile::tempdir().expect("a folder");
            let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
            Self {
                url,
                admin: None,
                _folder: Some(folder),
            }
        }
    }

    fn postgres() -> Self {
        let admin =
            std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL of a throw-away server");
        let name = format!("place_{}", uuid::Uuid::now_v7().simple());
        execute(&admin, &format!("CREATE DATABASE {name}"));
        let base = admin.rsplit_once('/').expect("a database in the URL").0;
        Self {
            url: format!("{base}/{name}"),
            admin: Some((admin, name)),
            _folder: None,
        }
    }

    /// What to put in `DATABASE_URL`.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((admin, name)) = &self.admin {
            execute(
                admin,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
    }
}

fn execute(url: &str, sql: &str) {
    let location = Location::parse(url).expect("a URL");
    let mut connection = Manager::connect_once(&location).expect("a connection");
    diesel::sql_query(sql).execute(&mut connection).expect(sql);
}
