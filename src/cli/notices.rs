//! `mostrador notices`.

use std::io::Write as _;

use super::Format;
use crate::domain::collections::notices::{self, NoticeLine};
use crate::platform::db::{Db, DbError};

/// Lines read at once.
const PAGE: i64 = 1_000;

pub(super) async fn run(format: Format) -> Result<(), String> {
    let db = Db::open(&super::database()?)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    print_all(&db, format, &mut out)
        .await
        .and_then(|()| Ok(out.flush()?))
        .map_err(|fault| fault.to_string())
}

#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("{0}")]
    Csv(#[from] csv::Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

async fn print_all(db: &Db, format: Format, out: &mut impl std::io::Write) -> Result<(), Fault> {
    if format == Format::Json {
        write!(out, "[")?;
    } else {
        csv::Writer::from_writer(&mut *out).write_record(NoticeLine::HEADER)?;
    }
    let mut after = None;
    let mut first = true;
    loop {
        let from = after.take();
        let page = db
            .read(move |conn| notices::lines(conn, from.as_deref(), PAGE))
            .await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id.clone());
        for line in &page {
            match format {
                Format::Json => {
                    write!(out, "{}", if first { "\n" } else { ",\n" })?;
                    serde_json::to_writer(&mut *out, line)?;
                }
                Format::Csv => csv::Writer::from_writer(&mut *out).write_record(line.record())?,
            }
            first = false;
        }
    }
    if format == Format::Json {
        writeln!(out, "\n]")?;
    }
    Ok(())
}
