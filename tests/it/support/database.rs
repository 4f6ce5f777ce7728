//! A database per test, copied from one that was migrated once: a file for SQLite, or, with
//! `TEST_ENGINE=postgres`, a database on the server at `TEST_POSTGRES_URL`.

use std::sync::{Mutex, OnceLock};

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, RunQueryDsl as _};
use mostrador::platform::db::{Location, migrate};
use tempfile::TempDir;
use url::Url;

const TEMPLATE_NAME: &str = "mostrador_template_";

/// A database that goes when it is dropped.
pub struct Database {
    pub url: String,
    kept: Kept,
}

enum Kept {
    File { _folder: TempDir },
    Server { admin: Url, name: String },
}

impl Database {
    pub fn create() -> Self {
        match std::env::var("TEST_ENGINE").as_deref() {
            Ok("postgres") => postgres(),
            _ => sqlite(),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Kept::Server { admin, name } = &self.kept {
            run(
                admin,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
    }
}

fn sqlite() -> Database {
    static MIGRATED: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = MIGRATED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("template.sqlite");
        migrate(&Location::Sqlite {
            path: path.clone(),
            create: true,
        })
        .unwrap();
        std::fs::read(path).unwrap()
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.sqlite");
    std::fs::write(&path, bytes).unwrap();
    Database {
        url: format!("sqlite:{}", path.display()),
        kept: Kept::File { _folder: folder },
    }
}

fn postgres() -> Database {
    static TEMPLATE: Mutex<Option<String>> = Mutex::new(None);
    let text = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL is not set");
    let admin = Url::parse(&text).unwrap();
    // Copies are made one after the other: the server refuses a template that is in use.
    let mut template = TEMPLATE.lock().unwrap_or_else(|broken| broken.into_inner());
    let template = template.get_or_insert_with(|| {
        drop_stale_templates(&admin);
        let name = format!("{TEMPLATE_NAME}{}", std::process::id());
        run(&admin, &format!("CREATE DATABASE {name}"));
        let url = sibling(&admin, &name);
        migrate(&Location::Postgres { url }).unwrap();
        name
    });
    let name = format!("mostrador_test_{}", uuid::Uuid::now_v7().simple());
    run(
        &admin,
        &format!("CREATE DATABASE {name} TEMPLATE {template}"),
    );
    Database {
        url: sibling(&admin, &name),
        kept: Kept::Server { admin, name },
    }
}

/// Templates of test processes that have ended.
fn drop_stale_templates(admin: &Url) {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        datname: String,
    }
    let mut connection = PgConnection::establish(admin.as_str()).unwrap();
    let rows: Vec<Row> = diesel::sql_query("SELECT datname::text FROM pg_database")
        .load(&mut connection)
        .unwrap();
    for Row { datname } in rows {
        let process = datname.strip_prefix(TEMPLATE_NAME);
        if process.is_some_and(|id| !std::path::Path::new("/proc").join(id).exists()) {
            run(admin, &format!("DROP DATABASE IF EXISTS {datname}"));
        }
    }
}

fn sibling(admin: &Url, name: &str) -> String {
    let mut url = admin.clone();
    url.set_path(name);
    url.to_string()
}

fn run(admin: &Url, sql: &str) {
    let mut connection = PgConnection::establish(admin.as_str()).unwrap();
    connection.batch_execute(sql).unwrap();
}
