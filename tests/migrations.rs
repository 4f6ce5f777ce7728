//! Migrations go up, down and up again on both engines, run twice safely, and `schema.rs` says
//! what they make.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod engines;

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Text;
use mostrador::platform::db::{self, Location, Manager};

async fn place() -> (engines::Place, Location) {
    let place = engines::Place::fresh().await;
    let location = Location::parse(place.url()).unwrap();
    (place, location)
}

#[tokio::test]
async fn up_down_and_up_again() {
    let (_place, location) = place().await;
    let first = db::migrate(&location).unwrap().steps.len();
    assert!(first > 0);
    assert_eq!(db::pending(&location).unwrap(), 0);
    assert!(
        db::migrate(&location).unwrap().steps.is_empty(),
        "a second run does nothing"
    );
    assert_eq!(db::revert_all(&location).unwrap(), first);
    assert_eq!(db::migrate(&location).unwrap().steps.len(), first);
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    data_type: String,
    #[diesel(sql_type = Text)]
    is_nullable: String,
}

impl Column {
    /// The type as `schema.rs` writes it.
    fn diesel_type(&self) -> String {
        let name = match self.data_type.as_str() {
            "text" => "Text",
            "bytea" => "Binary",
            "bigint" => "BigInt",
            "integer" => "Integer",
            "smallint" => "SmallInt",
            "boolean" => "Bool",
            "date" => "Date",
            "timestamp without time zone" => "Timestamp",
            "time without time zone" => "Time",
            other => panic!("no type for {other}"),
        };
        if self.is_nullable == "YES" {
            format!("Nullable<{name}>")
        } else {
            name.to_owned()
        }
    }
}

type Tables = BTreeMap<String, BTreeMap<String, String>>;

/// PostgreSQL knows its types; SQLite takes any name.
#[tokio::test]
async fn schema_rs_is_current() {
    if std::env::var("TEST_ENGINE").as_deref() != Ok("postgres") {
        return;
    }
    let (_place, location) = place().await;
    db::migrate(&location).unwrap();
    let columns: Vec<Column> = tokio::task::spawn_blocking(move || {
        let mut connection = Manager::connect_once(&location).unwrap();
        diesel::sql_query(
            "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text \
             FROM information_schema.columns WHERE table_schema = 'public'",
        )
        .load(&mut connection)
        .unwrap()
    })
    .await
    .unwrap();
    let mut made = Tables::new();
    for column in columns
        .into_iter()
        .filter(|column| column.table_name != "__diesel_schema_migrations")
    {
        let table = made.entry(column.table_name.clone()).or_default();
        table.insert(column.column_name.clone(), column.diesel_type());
    }
    assert_eq!(made, written());
}

/// The tables of `schema.rs`.
fn written() -> Tables {
    let source = include_str!("../src/platform/db/schema.rs");
    let mut tables = Tables::new();
    let mut current = None;
    for line in source.lines().map(str::trim) {
        if let Some(name) = line
            .strip_suffix('{')
            .and_then(|head| head.split(" (").next())
        {
            if !name.contains('!') {
                current = Some(name.trim().to_owned());
            }
        } else if let (Some(table), Some((column, kind))) = (&current, line.split_once(" -> "))
            && !line.contains('(')
        {
            let kind = kind.trim_end_matches(',').to_owned();
            tables
                .entry(table.clone())
                .or_default()
                .insert(column.to_owned(), kind);
        }
    }
    tables
}
