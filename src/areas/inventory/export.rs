//! The log as a CSV file, written part by part while it is being sent.

use actix_web::web::{Bytes, Query};

use super::enter;
use super::log::Look;
use crate::access::Member;
use crate::areas::{Answer, csv_file};
use crate::domain::audit::{self, Entry};
use crate::domain::stock_adjustments::{self, Line, Wanted};
use crate::platform::clock;
use crate::platform::db::{Db, DbError, DbResult};
use crate::platform::documents::csv;
use crate::platform::documents::xlsx::neutralise;
use crate::platform::page::Page;
use crate::platform::values::ids::CompanyId;

/// Lines read at once.
const BATCH: usize = 500;

/// GET /manager/{company}/inventory/log.csv
///
/// # Errors
/// 404 where the extension is not there; the database's.
pub async fn show(member: Member, look: Query<Look>) -> Answer {
    enter(&member)?;
    let (company, actor) = (member.company().id.clone(), member.actor());
    let noted: DbResult<()> = member
        .db()
        .write(move |conn| {
            let entry = Entry {
                company: Some(&company),
                action: "stock.log_exported",
                subject: None,
                detail: None,
            };
            audit::record(conn, &actor, &entry, clock::wall())
        })
        .await;
    noted?;
    // A download leaves the flash to the next page.
    let mut page = member.plain_page("");
    page.zone = member.company().zone();
    let day = clock::wall().with_timezone(&page.zone).format("%Y-%m-%d");
    let name = page.t1("inventory-file", "day", day.to_string());
    let sheet = Sheet {
        db: member.db().clone(),
        company: member.company().id.clone(),
        wanted: Some(look.wanted(page.zone)),
        head: true,
        page,
    };
    Ok(csv_file(&name).streaming(futures_util::stream::try_unfold(sheet, Sheet::next)))
}

struct Sheet {
    db: Db,
    company: CompanyId,
    page: Page,
    head: bool,
    /// What is still to be read; nothing at the end.
    wanted: Option<Wanted>,
}

impl Sheet {
    async fn next(mut self) -> Result<Option<(Bytes, Self)>, DbError> {
        let Some(wanted) = self.wanted.take() else {
            return Ok(None);
        };
        let head = std::mem::take(&mut self.head).then(|| header(&self.page));
        let (company, asked) = (self.company.clone(), wanted.clone());
        let listing = self
            .db
            .read(move |conn| stock_adjustments::list(conn, &company, &asked, BATCH))
            .await?;
        let records = listing.lines.iter().map(|line| record(&self.page, line));
        let bytes = csv::part(head.as_ref().map(<[String; 12]>::as_slice), records)
            .map_err(|fault| DbError::Value(fault.to_string()))?;
        self.wanted = listing.next.map(|id| Wanted {
            older_than: Some(id),
            ..wanted
        });
        Ok(Some((Bytes::from(bytes), self)))
    }
}

fn header(page: &Page) -> [String; 12] {
    [
        page.t("inventory-col-when"),
        page.t("inventory-col-person"),
        page.t("inventory-col-article"),
        page.t("inventory-col-sku"),
        page.t("inventory-col-warehouse"),
        page.t("inventory-col-before"),
        page.t("inventory-col-change"),
        page.t("inventory-col-after"),
        page.t("inventory-col-unit"),
        page.t("inventory-col-reason"),
        page.t("inventory-col-note"),
        page.t("inventory-col-state"),
    ]
}

/// Text cells are made harmless; figures stay figures, negative ones too.
fn record(page: &Page, line: &Line) -> [String; 12] {
    let one = &line.adjustment;
    [
        page.moment(&one.made_at()),
        neutralise(&one.user_name),
        neutralise(&line.article),
        neutralise(&line.sku),
        neutralise(&line.warehouse),
        one.before().plain(),
        one.delta().plain(),
        one.after().plain(),
        neutralise(&line.unit),
        one.reason().words(page.locale),
        neutralise(&one.note),
        one.state().words(page.locale),
    ]
}
