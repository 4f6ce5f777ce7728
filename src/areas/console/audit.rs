//! The audit log of a company: who did what, when, from where; as a page and as a CSV file.

use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::facts::fact;
use crate::access::Manager;
use crate::areas::{Answer, csv_file, html};
use crate::domain::audit::{self, Entry, Filter, Group, Line, Turn, words};
use crate::domain::subscriptions::{Extension, Wish};
use crate::error::AppError;
use crate::platform::db::{Conn, DbResult};
use crate::platform::documents::csv;
use crate::platform::documents::xlsx::neutralise;
use crate::platform::page::Page;
use crate::platform::{civil, clock};

/// Lines of a page.
const ROWS: usize = 50;
/// Lines of a file.
const EXPORTED: usize = 50_000;
/// Lines read at once for a file.
const BATCH: usize = 1_000;

/// The filter in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Ask {
    #[serde(default)]
    pub(crate) who: String,
    #[serde(default)]
    pub(crate) group: String,
    #[serde(default)]
    pub(crate) from: String,
    #[serde(default)]
    pub(crate) until: String,
    #[serde(default)]
    older: String,
    #[serde(default)]
    newer: String,
}

/// A line as the page shows it.
pub(crate) struct Row {
    pub(crate) at: String,
    pub(crate) machine: String,
    pub(crate) actor: String,
    pub(crate) what: String,
    pub(crate) detail: String,
    pub(crate) address: String,
}

/// What both pages of the log show.
pub(crate) struct Log {
    pub(crate) rows: Vec<Row>,
    pub(crate) groups: Vec<(&'static str, String, bool)>,
    pub(crate) newer: String,
    pub(crate) older: String,
    pub(crate) export: String,
}

#[derive(Template)]
#[template(path = "console/audit/index.html")]
struct AuditPage {
    page: Page,
    ask: Ask,
    people: Vec<String>,
    log: Log,
}

/// GET /manager/{company}/settings/audit
///
/// # Errors
/// The database's.
pub async fn index(manager: Manager, ask: Query<Ask>) -> Answer {
    let ask = ask.into_inner();
    let filter = filter_of(&manager, &ask);
    let (turn, company) = (ask.turn(), manager.company().id.clone());
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            let slice = audit::read(conn, &filter, &turn, ROWS)?;
            Ok((slice, audit::people(conn, &company)?))
        })
        .await;
    let (slice, people) = read?;
    let page = manager.page(manager.locale().t("tabs-audit"));
    html(&AuditPage {
        log: Log::new(&page, &ask, &slice, &manager.path_to("/settings/audit")),
        people,
        ask,
        page,
    })
}

/// GET /manager/{company}/settings/audit.csv: what the filter shows, written down in the log.
///
/// # Errors
/// The database's.
pub async fn export(manager: Manager, ask: Query<Ask>) -> Answer {
    let (filter, company) = (filter_of(&manager, &ask), manager.company().id.clone());
    let actor = manager.actor();
    let lines: DbResult<Vec<Line>> = manager
        .db()
        .write(move |conn| {
            let entry = Entry {
                company: Some(&company),
                action: "audit.exported",
                subject: None,
                detail: None,
            };
            audit::record(conn, &actor, &entry, clock::wall())?;
            all(conn, &filter)
        })
        .await;
    let mut page = manager.plain_page("");
    page.zone = manager.company().zone();
    sheet(&page, &lines?)
}

/// Every line of a filter, up to [`EXPORTED`].
pub(crate) fn all(conn: &mut Conn, filter: &Filter) -> DbResult<Vec<Line>> {
    let (mut lines, mut turn) = (Vec::new(), Turn::First);
    loop {
        let slice = audit::read(conn, filter, &turn, BATCH)?;
        let last = slice.lines.last().map(|line| line.id.to_string());
        lines.extend(slice.lines);
        match last.filter(|_| slice.older && lines.len() < EXPORTED) {
            Some(id) => turn = Turn::Older(id),
            None => return Ok(lines),
        }
    }
}

/// The CSV file.
pub(crate) fn sheet(page: &Page, lines: &[Line]) -> Answer {
    let head = [
        page.t("audit-when"),
        page.t("audit-who"),
        page.t("audit-what"),
        page.t("audit-detail"),
        page.t("audit-subject"),
        page.t("audit-from"),
    ];
    let records = lines.iter().map(|line| {
        let at = line.at.and_utc().with_timezone(&page.zone);
        [
            at.format("%Y-%m-%d %H:%M:%S").to_string(),
            line.actor.clone(),
            words(page.locale, &line.action),
            detail(page, line),
            line.subject.clone().unwrap_or_default(),
            line.address.clone().unwrap_or_default(),
        ]
        .map(|cell| neutralise(&cell))
    });
    let bytes =
        csv::part(Some(&head), records).map_err(|fault| AppError::Internal(fault.to_string()))?;
    Ok(csv_file("audit.csv").body(bytes))
}

fn filter_of(manager: &Manager, ask: &Ask) -> Filter {
    Filter {
        company: Some(manager.company().id.clone()),
        actor: Some(ask.who.clone()).filter(|who| !who.is_empty()),
        ..ask.filter(manager.company().zone())
    }
}

impl Ask {
    /// The part of the filter that both pages have. Days are those of `zone`; a day that is none
    /// does not filter.
    pub(crate) fn filter(&self, zone: Tz) -> Filter {
        let start = |day: NaiveDate| civil::start_of(zone, day).naive_utc();
        let next = |day: NaiveDate| day.checked_add_days(Days::new(1));
        Filter {
            actions: Group::parse(&self.group).map(Group::codes),
            from: civil::read_day(&self.from).map(start),
            until: civil::read_day(&self.until).and_then(next).map(start),
            ..Filter::default()
        }
    }

    pub(crate) fn turn(&self) -> Turn {
        if !self.older.is_empty() {
            return Turn::Older(self.older.clone());
        }
        if !self.newer.is_empty() {
            return Turn::Newer(self.newer.clone());
        }
        Turn::First
    }

    /// The filter as it stands in an address, with `more` at its end.
    fn query(&self, more: &[(&str, &str)]) -> String {
        let own = [
            ("who", self.who.as_str()),
            ("group", self.group.as_str()),
            ("from", self.from.as_str()),
            ("until", self.until.as_str()),
        ];
        let filled = own
            .iter()
            .chain(more)
            .filter(|(_, value)| !value.is_empty());
        let text = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(filled)
            .finish();
        if text.is_empty() {
            text
        } else {
            format!("?{text}")
        }
    }

    /// Whether anything is filtered.
    pub(crate) fn is_set(&self) -> bool {
        !self.query(&[]).is_empty()
    }
}

impl Log {
    pub(crate) fn new(page: &Page, ask: &Ask, slice: &audit::Slice, place: &str) -> Self {
        let edge = |line: Option<&Line>| line.map(|line| line.id.to_string()).unwrap_or_default();
        let link = |on: bool, name: &str, id: String| match on && !id.is_empty() {
            true => format!("{place}{}", ask.query(&[(name, &id)])),
            false => String::new(),
        };
        Self {
            rows: slice.lines.iter().map(|line| row(page, line)).collect(),
            groups: Group::ALL
                .into_iter()
                .map(|group| {
                    let here = group.code() == ask.group;
                    (group.code(), group.words(page.locale), here)
                })
                .collect(),
            newer: link(slice.newer, "newer", edge(slice.lines.first())),
            older: link(slice.older, "older", edge(slice.lines.last())),
            export: format!("{place}.csv{}", ask.query(&[])),
        }
    }
}

fn row(page: &Page, line: &Line) -> Row {
    let at: DateTime<Utc> = line.at.and_utc();
    Row {
        at: civil::exact_moment(at, page.zone),
        machine: page.machine(&at),
        actor: line.actor.clone(),
        what: words(page.locale, &line.action),
        detail: detail(page, line),
        address: line.address.clone().unwrap_or_default(),
    }
}

/// The fact that was written down; else the name of the extension, plan or add-on it is about.
fn detail(page: &Page, line: &Line) -> String {
    let subject = line.subject.as_deref().unwrap_or_default();
    let named = || match Extension::parse(subject) {
        Some(extension) if Group::of(&line.action) == Group::Subscription => {
            Some(extension.words(page.locale))
        }
        _ => Wish::parse(subject).map(|wish| wish.words(page.locale)),
    };
    match &line.detail {
        Some(written) => fact(page.locale, &line.action, written),
        None => named().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use chrono_tz::America;

    use super::*;

    #[test]
    fn a_day_whose_midnight_is_skipped_still_begins() {
        let ask = Ask {
            from: "2026-09-06".to_owned(),
            until: "2026-09-05".to_owned(),
            ..Ask::default()
        };
        let filter = ask.filter(America::Santiago);
        let begins = "2026-09-06T04:00:00".parse::<NaiveDateTime>().ok();
        assert_eq!((filter.from, filter.until), (begins, begins));
    }
}
