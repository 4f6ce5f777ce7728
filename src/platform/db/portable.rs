//! Tables as text that either engine reads: what a backup holds.
//!
//! A row is a JSON array in the order of the columns: numbers and truth values as numbers, bytes as
//! hexadecimal digits, dates and times as SQLite keeps them, everything else as text.

use std::collections::BTreeMap;

use diesel::connection::{AnsiTransactionManager, TransactionManager as _};
use diesel::pg::PgRowByRowLoadingMode;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::{Conn, DbError, DbResult};

/// A table of this database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in their order.
    pub columns: Vec<Column>,
}

/// A column and how its values are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number(&'static str),
    Truth,
    Bytes,
    Day,
    Hour,
    Moment,
}

impl Kind {
    fn parse(declared: &str) -> DbResult<Self> {
        Ok(match declared.to_ascii_lowercase().as_str() {
            "text" => Self::Text,
            "bigint" => Self::Number("bigint"),
            "integer" => Self::Number("integer"),
            "smallint" => Self::Number("smallint"),
            "boolean" | "bool" => Self::Truth,
            "bytea" => Self::Bytes,
            "date" => Self::Day,
            "time" | "time without time zone" => Self::Hour,
            "timestamp" | "timestamp without time zone" => Self::Moment,
            other => return Err(DbError::Value(format!("a column of type {other}"))),
        })
    }
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Pair {
    #[diesel(sql_type = Text)]
    one: String,
    #[diesel(sql_type = Text)]
    other: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Reads in one snapshot: what others write meanwhile is not seen.
///
/// # Errors
/// The closure's and the engine's.
pub fn in_snapshot<T, E: From<DbError>>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    match conn {
        Conn::Pg(inner) => AnsiTransactionManager::begin_transaction_sql(
            inner,
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        ),
        Conn::Sqlite(inner) => AnsiTransactionManager::begin_transaction(inner),
    }
    .map_err(DbError::from)?;
    let result = work(conn);
    Conn::rollback_transaction(conn).map_err(DbError::from)?;
    result
}

/// The tables, each after those that it refers to. The list of migrations is not among them.
///
/// # Errors
/// The engine's, or a type that has no written form.
pub fn tables(conn: &mut Conn) -> DbResult<Vec<Table>> {
    let mut open = BTreeMap::new();
    for name in names(conn)? {
        let table = Table {
            columns: columns(conn, &name)?,
            name: name.clone(),
        };
        open.insert(name.clone(), (table, parents(conn, &name)?));
    }
    let mut sorted: Vec<Table> = Vec::new();
    while !open.is_empty() {
        let ready = open
            .iter()
            .find(|(name, (_, parents))| {
                parents
                    .iter()
                    .all(|parent| parent == *name || !open.contains_key(parent))
            })
            .map(|(name, _)| name.clone())
            .ok_or_else(|| DbError::Value("tables refer to each other in a circle".to_owned()))?;
        sorted.extend(open.remove(&ready).map(|(table, _)| table));
    }
    Ok(sorted)
}

fn names(conn: &mut Conn) -> DbResult<Vec<String>> {
    let sql = match conn {
        Conn::Pg(_) => {
            "SELECT table_name::text AS word FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' \
             AND table_name <> '__diesel_schema_migrations'"
        }
        Conn::Sqlite(_) => {
            "SELECT name AS word FROM sqlite_master WHERE type = 'table' \
             AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__diesel_schema_migrations'"
        }
    };
    let found: Vec<Word> = diesel::sql_query(sql).load(conn)?;
    Ok(found.into_iter().map(|row| row.word).collect())
}

fn columns(conn: &mut Conn, table: &str) -> DbResult<Vec<Column>> {
    let sql = match conn {
        Conn::Pg(_) => {
            "SELECT column_name::text AS one, data_type::text AS other \
             FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
        }
        Conn::Sqlite(_) => {
            "SELECT name AS one, type AS other FROM pragma_table_info($1) ORDER BY cid"
        }
    };
    let found: Vec<Pair> = diesel::sql_query(sql).bind::<Text, _>(table).load(conn)?;
    found
        .into_iter()
        .map(|row| {
            Ok(Column {
                name: row.one,
                kind: Kind::parse(&row.other)?,
            })
        })
        .collect()
}

fn parents(conn: &mut Conn, table: &str) -> DbResult<Vec<String>> {
    let sql = match conn {
        Conn::Pg(_) => {
            "SELECT parent.relname::text AS word FROM pg_constraint \
             JOIN pg_class child ON child.oid = conrelid \
             JOIN pg_class parent ON parent.oid = confrelid \
             WHERE contype = 'f' AND connamespace = current_schema()::regnamespace \
             AND child.relname = $1"
        }
        Conn::Sqlite(_) => "SELECT \"table\" AS word FROM pragma_foreign_key_list($1)",
    };
    let found: Vec<Word> = diesel::sql_query(sql).bind::<Text, _>(table).load(conn)?;
    Ok(found.into_iter().map(|row| row.word).collect())
}

/// How many rows a table has.
///
/// # Errors
/// The engine's.
pub fn count(conn: &mut Conn, table: &Table) -> DbResult<i64> {
    let sql = format!("SELECT count(*) AS count FROM {}", quoted(&table.name));
    let found: Count = diesel::sql_query(sql).get_result(conn)?;
    Ok(found.count)
}

/// Hands over the rows of a table one by one, without keeping them.
///
/// # Errors
/// The closure's and the engine's.
pub fn each_row<E: From<DbError>>(
    conn: &mut Conn,
    table: &Table,
    mut take: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    match conn {
        Conn::Pg(inner) => {
            let query = diesel::sql_query(written(table, "json_build_array", postgres_writes));
            let rows = query
                .load_iter::<Word, PgRowByRowLoadingMode>(inner)
                .map_err(DbError::from)?;
            for row in rows {
                take(&row.map_err(DbError::from)?.word)?;
            }
        }
        Conn::Sqlite(inner) => {
            let query = diesel::sql_query(written(table, "json_array", sqlite_writes));
            let rows = query
                .load_iter::<Word, diesel::connection::DefaultLoadingMode>(inner)
                .map_err(DbError::from)?;
            for row in rows {
                take(&row.map_err(DbError::from)?.word)?;
            }
        }
    }
    Ok(())
}

fn written(table: &Table, array: &str, writes: fn(Kind, &str) -> String) -> String {
    let values: Vec<String> = table
        .columns
        .iter()
        .map(|column| writes(column.kind, &quoted(&column.name)))
        .collect();
    format!(
        "SELECT CAST({array}({}) AS TEXT) AS word FROM {}",
        values.join(", "),
        quoted(&table.name)
    )
}

fn postgres_writes(kind: Kind, column: &str) -> String {
    // As SQLite's driver writes fractions: none, three digits or six.
    let fraction = format!(
        "CASE WHEN extract(microseconds FROM {column})::bigint % 1000000 = 0 THEN '' \
         WHEN extract(microseconds FROM {column})::bigint % 1000 = 0 THEN to_char({column}, '.MS') \
         ELSE to_char({column}, '.US') END"
    );
    match kind {
        Kind::Text | Kind::Number(_) => column.to_owned(),
        Kind::Truth => format!("{column}::int"),
        Kind::Bytes => format!("encode({column}, 'hex')"),
        Kind::Day => format!("to_char({column}, 'YYYY-MM-DD')"),
        Kind::Hour => format!("to_char({column}, 'HH24:MI:SS') || {fraction}"),
        Kind::Moment => format!("to_char({column}, 'YYYY-MM-DD HH24:MI:SS') || {fraction}"),
    }
}

fn sqlite_writes(kind: Kind, column: &str) -> String {
    match kind {
        Kind::Bytes => format!("CASE WHEN {column} IS NOT NULL THEN lower(hex({column})) END"),
        _ => column.to_owned(),
    }
}

/// Inserts rows as [`each_row`] wrote them; `rows` is a JSON array of them. Gives how many.
///
/// # Errors
/// The engine's, for rows that do not fit the table too.
pub fn insert(conn: &mut Conn, table: &Table, rows: &str) -> DbResult<usize> {
    let (source, reads): (&str, fn(Kind, usize) -> String) = match conn {
        Conn::Pg(_) => ("json_array_elements($1::json) AS value", postgres_reads),
        Conn::Sqlite(_) => ("json_each($1)", sqlite_reads),
    };
    let names: Vec<String> = table.columns.iter().map(|one| quoted(&one.name)).collect();
    let values: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| reads(column.kind, at))
        .collect();
    let sql = format!(
        "INSERT INTO {} ({}) SELECT {} FROM {source}",
        quoted(&table.name),
        names.join(", "),
        values.join(", "),
    );
    Ok(diesel::sql_query(sql).bind::<Text, _>(rows).execute(conn)?)
}

fn postgres_reads(kind: Kind, at: usize) -> String {
    let value = format!("(value->>{at})");
    match kind {
        Kind::Text => value,
        Kind::Number(name) => format!("{value}::{name}"),
        Kind::Truth => format!("{value}::int::boolean"),
        Kind::Bytes => format!("decode({value}, 'hex')"),
        Kind::Day => format!("{value}::date"),
        Kind::Hour => format!("{value}::time"),
        Kind::Moment => format!("{value}::timestamp"),
    }
}

fn sqlite_reads(kind: Kind, at: usize) -> String {
    let value = format!("json_extract(value, '$[{at}]')");
    match kind {
        Kind::Bytes => format!("unhex({value})"),
        _ => value,
    }
}

/// Names come from the database itself; quoting keeps those that are words of SQL.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
