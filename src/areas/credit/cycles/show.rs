//! One cycle with a line for each of its customers.

use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::Paging;
use super::progress::Bar;
use super::words::{self, Pill};
use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::collections::cycles::{self, Cycle, CycleState, Fate, Line, Slice, Wanted};
use crate::domain::collections::reason::SkipReason;
use crate::error::AppError;
use crate::platform::db::{Conn, DbResult};
use crate::platform::page::Page;
use crate::platform::values::ids::CompanyId;

/// Lines on a page.
const PAGE: usize = 50;

/// Which lines are wanted.
#[derive(Debug, Default, Deserialize)]
pub struct Look {
    #[serde(default)]
    state: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    before: String,
}

impl Look {
    fn wanted(&self) -> Wanted {
        let paging = Paging {
            after: self.after.clone(),
            before: self.before.clone(),
        };
        Wanted {
            fate: Fate::parse(&self.state),
            search: self.q.clone(),
            turn: paging.turn(),
        }
    }

    fn link(&self, base: &str, name: &str, id: Option<&str>) -> String {
        let Some(id) = id else {
            return String::new();
        };
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("state", &self.state)
            .append_pair("q", &self.q)
            .append_pair(name, id)
            .finish();
        format!("{base}?{query}")
    }
}

#[derive(Template)]
#[template(path = "credit/cycles/show.html")]
struct ShowPage {
    page: Page,
    title: String,
    lead: String,
    pill: Pill,
    decided: String,
    missed: bool,
    cycle: Cycle,
    failed_look: &'static str,
    unknown_look: &'static str,
    bar: Option<Bar>,
    reasons: Vec<(String, String)>,
    options: Vec<(&'static str, String, bool)>,
    look: Look,
    rows: Vec<Row>,
    base: String,
    here: String,
    settlements: String,
    csv: String,
    previous: String,
    next: String,
}

struct Row {
    href: String,
    name: String,
    number: String,
    pill: Pill,
    what: String,
    to: String,
    words: String,
    next: String,
}

/// GET /manager/{company}/credit/cycles/{id}
///
/// # Errors
/// 404; the database's.
pub async fn show(who: Member, path: Path<(String, String)>, look: Query<Look>) -> Answer {
    let (_, id) = path.into_inner();
    let (company, wanted) = (who.company().id.clone(), look.wanted());
    let found: DbResult<_> = who
        .db()
        .read(move |conn| read(conn, &company, &id, &wanted))
        .await;
    let (cycle, reasons, slice) = found?.ok_or(AppError::NotFound)?;
    html(&page(&who, cycle, reasons, slice, look.into_inner()))
}

type Found = (Cycle, Vec<(SkipReason, i64)>, Slice<Line>);

fn read(
    conn: &mut Conn,
    company: &CompanyId,
    id: &str,
    wanted: &Wanted,
) -> DbResult<Option<Found>> {
    let Some(cycle) = cycles::find(conn, company, id)? else {
        return Ok(None);
    };
    let reasons = cycles::reasons(conn, &cycle.id)?;
    let lines = cycles::lines(conn, company, &cycle.id, wanted, PAGE)?;
    Ok(Some((cycle, reasons, lines)))
}

fn page(
    who: &Member,
    cycle: Cycle,
    reasons: Vec<(SkipReason, i64)>,
    slice: Slice<Line>,
    look: Look,
) -> ShowPage {
    let mut page = who.page("");
    let locale = page.locale;
    let title = page.t1("runs-cycle-title", "at", page.moment(&cycle.planned_at));
    page.title.clone_from(&title);
    let base = who.path_to("/credit/cycles");
    let here = format!("{base}/{}", cycle.id);
    let notices = who.path_to("/credit/notices");
    ShowPage {
        title,
        lead: lead(&page, &cycle),
        pill: words::cycle(locale, cycle.state),
        decided: decided(&page, &cycle),
        missed: cycle.state == CycleState::Missed,
        bar: Bar::of(locale, &base, &cycle),
        reasons: reasons
            .into_iter()
            .map(|(reason, count)| {
                (
                    locale.t(reason.text_key()),
                    locale.n("runs-customers", count),
                )
            })
            .collect(),
        options: Fate::ALL
            .into_iter()
            .map(|fate| {
                let label = words::fate(locale, fate).label;
                (fate.as_str(), label, fate.as_str() == look.state)
            })
            .collect(),
        previous: look.link(&here, "before", slice.previous.as_deref()),
        next: look.link(&here, "after", slice.next.as_deref()),
        rows: slice
            .rows
            .into_iter()
            .map(|line| row(&page, &notices, line))
            .collect(),
        settlements: who.path_to("/credit/settlements"),
        csv: format!("{here}/notices.csv"),
        failed_look: if cycle.counts.failed > 0 {
            "overdue"
        } else {
            ""
        },
        unknown_look: if cycle.counts.unknown > 0 {
            "unknown"
        } else {
            ""
        },
        base,
        here,
        look,
        cycle,
        page,
    }
}

fn lead(page: &Page, cycle: &Cycle) -> String {
    let name = words::schedule(page.locale, cycle.schedule.as_deref());
    if cycle.send_at == cycle.planned_at {
        return name;
    }
    let moved = page.t1("runs-leaves-at", "at", page.moment(&cycle.send_at));
    format!("{name} · {moved}")
}

fn decided(page: &Page, cycle: &Cycle) -> String {
    let Some((by, at)) = &cycle.decided else {
        return String::new();
    };
    let args = [("by", by.clone().into()), ("at", page.moment(at).into())];
    page.locale.args("runs-decided", &args)
}

fn row(page: &Page, notices: &str, line: Line) -> Row {
    let to: Vec<&str> = line.recipients.iter().map(|r| r.address.as_str()).collect();
    let what = match line.fate {
        Fate::Sent => line.sent_at.map_or_else(String::new, |at| page.moment(&at)),
        Fate::Queued => line.retry_at.map_or_else(String::new, |at| {
            page.t1("runs-retry-at", "at", page.moment(&at))
        }),
        Fate::Skipped => words::reason(page.locale, line.reason, line.detail.as_deref()),
        Fate::Failed | Fate::Unknown => String::new(),
    };
    let said = line.answer.filter(|_| line.fate != Fate::Sent);
    Row {
        href: format!("{notices}/{}", line.id),
        to: to.join(", "),
        pill: words::fate(page.locale, line.fate),
        what,
        words: said.map_or_else(String::new, |said| words::answer(page.locale, &said)),
        next: words::next(page, line.next),
        name: line.name,
        number: line.number,
    }
}
