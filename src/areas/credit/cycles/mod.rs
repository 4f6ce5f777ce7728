//! Cycles and their customers.

mod export;
mod progress;
mod show;
pub(in crate::areas) mod words;

use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::collections::cycles::{self, Cycle, Turn};
use crate::platform::db::DbResult;
use crate::platform::page::Page;

pub use export::export;
pub use progress::{Bar, progress};
pub use show::show;
use words::Pill;

/// Which page of a list is wanted.
#[derive(Debug, Default, Deserialize)]
pub struct Paging {
    #[serde(default)]
    after: String,
    #[serde(default)]
    before: String,
}

impl Paging {
    /// The same in the list's own terms.
    pub fn turn(&self) -> Turn {
        match (self.after.as_str(), self.before.as_str()) {
            ("", "") => Turn::First,
            ("", id) => Turn::Before(id.to_owned()),
            (id, _) => Turn::After(id.to_owned()),
        }
    }
}

#[derive(Template)]
#[template(path = "credit/cycles/index.html")]
struct IndexPage {
    page: Page,
    rows: Vec<Row>,
    previous: String,
    next: String,
    schedules: String,
}

struct Row {
    href: String,
    planned: String,
    machine: String,
    schedule: String,
    pill: Pill,
    cycle: Cycle,
    bar: Option<Bar>,
}

/// GET /manager/{company}/credit/cycles
///
/// # Errors
/// The database's.
pub async fn index(who: Member, paging: Query<Paging>) -> Answer {
    let (company, turn) = (who.company().id.clone(), paging.turn());
    let slice: DbResult<_> = who
        .db()
        .read(move |conn| cycles::list(conn, &company, &turn))
        .await;
    let slice = slice?;
    let page = who.page(who.locale().t("nav-credit-cycles"));
    let base = who.path_to("/credit/cycles");
    let rows = slice
        .rows
        .into_iter()
        .map(|cycle| Row {
            href: format!("{base}/{}", cycle.id),
            planned: page.moment(&cycle.planned_at),
            machine: page.machine(&cycle.planned_at),
            schedule: words::schedule(page.locale, cycle.schedule.as_deref()),
            pill: words::cycle(page.locale, cycle.state),
            bar: Bar::of(page.locale, &base, &cycle),
            cycle,
        })
        .collect();
    html(&IndexPage {
        rows,
        previous: link(&base, "before", slice.previous.as_deref()),
        next: link(&base, "after", slice.next.as_deref()),
        schedules: who.path_to("/credit/schedules"),
        page,
    })
}

fn link(base: &str, name: &str, id: Option<&str>) -> String {
    id.map_or_else(String::new, |id| format!("{base}?{name}={id}"))
}
