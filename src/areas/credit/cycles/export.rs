//! A cycle as a CSV file, written row by row while it is being sent.

use actix_web::web::{Bytes, Path};

use super::words;
use crate::access::Member;
use crate::areas::{Answer, csv_file};
use crate::domain::audit::{self, Entry};
use crate::domain::collections::cycles::{self, Line, Turn, Wanted};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::{Db, DbError, DbResult};
use crate::platform::documents::csv;
use crate::platform::documents::xlsx::neutralise;
use crate::platform::page::Page;
use crate::platform::values::ids::{CompanyId, OccurrenceId};

/// Lines read at once.
const BATCH: usize = 500;

/// GET /manager/{company}/credit/cycles/{id}/notices.csv
///
/// # Errors
/// 404; the database's.
pub async fn export(who: Member, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let (company, actor) = (who.company().id.clone(), who.actor());
    let cycle: DbResult<_> = who
        .db()
        .write(move |conn| {
            let Some(cycle) = cycles::find(conn, &company, &id)? else {
                return Ok(None);
            };
            let subject = format!("occurrence:{}", cycle.id);
            let entry = Entry {
                company: Some(&company),
                action: "occurrence.exported",
                subject: Some(&subject),
                detail: None,
            };
            audit::record(conn, &actor, &entry, clock::wall())?;
            Ok(Some(cycle))
        })
        .await;
    let cycle = cycle?.ok_or(AppError::NotFound)?;
    // A download leaves the flash to the next page.
    let mut page = who.plain_page("");
    page.zone = who.company().zone();
    let day = cycle
        .planned_at
        .with_timezone(&page.zone)
        .format("%Y-%m-%d");
    let name = page.t1("runs-file", "day", day.to_string());
    let sheet = Sheet {
        db: who.db().clone(),
        company: who.company().id.clone(),
        cycle: cycle.id,
        page,
        turn: Some(Turn::First),
    };
    Ok(csv_file(&name).streaming(futures_util::stream::try_unfold(sheet, Sheet::next)))
}

struct Sheet {
    db: Db,
    company: CompanyId,
    cycle: OccurrenceId,
    page: Page,
    /// Where to go on; none at the end.
    turn: Option<Turn>,
}

impl Sheet {
    async fn next(mut self) -> Result<Option<(Bytes, Self)>, DbError> {
        let Some(turn) = self.turn.take() else {
            return Ok(None);
        };
        let head = (turn == Turn::First).then(|| header(&self.page));
        let (company, cycle) = (self.company.clone(), self.cycle.clone());
        let wanted = Wanted {
            turn,
            ..Wanted::default()
        };
        let slice = self
            .db
            .read(move |conn| cycles::lines(conn, &company, &cycle, &wanted, BATCH))
            .await?;
        let records = slice
            .rows
            .iter()
            .map(|line| record(&self.page, line).map(|cell| neutralise(&cell)));
        let bytes = csv::part(head.as_ref().map(<[String; 10]>::as_slice), records)
            .map_err(|fault| DbError::Value(fault.to_string()))?;
        self.turn = slice.next.map(Turn::After);
        Ok(Some((Bytes::from(bytes), self)))
    }
}

fn header(page: &Page) -> [String; 10] {
    [
        page.t("runs-number"),
        page.t("runs-customer"),
        page.t("runs-result"),
        page.t("runs-reason"),
        page.t("runs-addresses"),
        page.t("runs-sent-at"),
        page.t("runs-attempts"),
        page.t("runs-answer"),
        page.t("runs-message-id"),
        page.t("runs-next"),
    ]
}

fn record(page: &Page, line: &Line) -> [String; 10] {
    let to: Vec<&str> = line.recipients.iter().map(|r| r.address.as_str()).collect();
    let answer = line.answer.as_deref().unwrap_or_default();
    let sent_at = line.sent_at.as_ref();
    [
        line.number.clone(),
        line.name.clone(),
        words::fate(page.locale, line.fate).label,
        words::reason(page.locale, line.reason, line.detail.as_deref()),
        to.join(" "),
        sent_at.map_or_else(String::new, |at| words::cell_moment(page, at)),
        line.attempts.to_string(),
        words::answer(page.locale, answer),
        line.message_id.clone().unwrap_or_default(),
        words::next(page, line.next),
    ]
}
