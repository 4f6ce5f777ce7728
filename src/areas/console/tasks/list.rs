//! The list.

use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::Desk;
use super::view::{Line, line};
use crate::areas::{Answer, html};
use crate::domain::collections::cycles::Turn;
use crate::domain::tasks::{self, By, Scope, Tab, Tally, Wanted};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;
use crate::platform::values::ids::UserId;

/// What is wanted of the list.
#[derive(Debug, Default, Deserialize)]
pub struct Look {
    #[serde(default)]
    state: String,
    #[serde(default)]
    assignee: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    before: String,
}

impl Look {
    const fn tab(&self) -> Tab {
        match self.state.as_bytes() {
            b"overdue" => Tab::Overdue,
            b"finished" => Tab::Finished,
            b"all" => Tab::All,
            _ => Tab::Pending,
        }
    }

    /// The name of the tab; empty for the one that the list opens with.
    fn tab_name(&self, locale: Locale) -> String {
        match self.tab() {
            Tab::Pending => String::new(),
            Tab::Overdue => locale.t("task-tab-overdue"),
            Tab::Finished => locale.t("task-tab-finished"),
            Tab::All => locale.t("task-tab-all"),
        }
    }

    fn by(&self, me: &UserId) -> By {
        match self.assignee.as_str() {
            "" => By::Anyone,
            "nobody" => By::Nobody,
            "me" => By::Person(me.clone()),
            "given" => By::GivenBy(me.clone()),
            id => By::Person(UserId::from(id.to_owned())),
        }
    }

    fn turn(&self) -> Turn {
        match (self.after.as_str(), self.before.as_str()) {
            ("", "") => Turn::First,
            ("", id) => Turn::Before(id.to_owned()),
            (id, _) => Turn::After(id.to_owned()),
        }
    }

    /// The address of the list with the same filter, on another tab or page.
    fn address(&self, base: &str, state: &str, page: (&str, &str)) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("state", state), ("assignee", &self.assignee), page] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        match query.finish() {
            query if query.is_empty() => base.to_owned(),
            query => format!("{base}?{query}"),
        }
    }

    /// The address of this very list, its first page.
    pub(super) fn again(&self, base: &str) -> String {
        let state = match self.tab() {
            Tab::Pending => "",
            Tab::Overdue => "overdue",
            Tab::Finished => "finished",
            Tab::All => "all",
        };
        self.address(base, state, ("", ""))
    }
}

struct TabLink {
    label: String,
    href: String,
    here: bool,
    count: i64,
}

#[derive(Template)]
#[template(path = "console/tasks/index.html")]
struct IndexPage {
    page: Page,
    base: String,
    new: String,
    overdue: i64,
    /// Where the overdue ones are; empty on their own tab.
    late: String,
    tabs: Vec<TabLink>,
    state: String,
    people: Vec<(String, String, bool)>,
    filtered: bool,
    rows: Vec<Line>,
    any_open: bool,
    bulk: String,
    previous: String,
    next: String,
}

/// GET /manager/{company}/tasks, /operator/tasks
///
/// # Errors
/// The database's.
pub async fn index<D: Desk>(desk: D, look: Query<Look>) -> Answer {
    let me = desk.who().user().id.clone();
    let wanted = Wanted {
        tab: look.tab(),
        by: look.by(&me),
        turn: look.turn(),
    };
    let (company, sight, zone) = (desk.company(), desk.sight(), desk.zone());
    let found: DbResult<_> = desk
        .who()
        .db()
        .read(move |conn| {
            let scope = Scope::of(company.as_ref());
            let today = clock::business(conn)?.with_timezone(&zone).date_naive();
            Ok((
                tasks::list(conn, scope, &sight, &wanted, today)?,
                tasks::tally(conn, scope, &sight, today)?,
                tasks::assignable(conn, scope)?,
                today,
            ))
        })
        .await;
    let (slice, tally, people, today) = found?;
    let base = desk.base();
    let page = desk.page(desk.who().locale().t("nav-tasks"));
    let tab = look.tab_name(page.locale);
    let page = page.which(tab);
    let again = look.again(&base);
    let turned = |name, id: Option<&String>| {
        id.map_or_else(String::new, |id| {
            look.address(&base, &look.state, (name, id))
        })
    };
    let rows: Vec<Line> = slice
        .rows
        .iter()
        .map(|task| line(&desk, task, (clock::wall(), today), look.query()))
        .collect();
    html(&IndexPage {
        new: desk.inside("/tasks/new"),
        overdue: tally.overdue,
        late: match look.tab() {
            Tab::Overdue => String::new(),
            _ => format!("{base}?state=overdue"),
        },
        tabs: tabs(&page, &look, &base, tally),
        state: look.state.clone(),
        people: choices(&page, &look.assignee, &me, &people),
        filtered: !look.assignee.is_empty() || look.tab() == Tab::Overdue,
        any_open: rows.iter().any(|row| row.open),
        rows,
        bulk: again.replacen(&base, &desk.inside("/tasks/completions"), 1),
        previous: turned("before", slice.previous.as_ref()),
        next: turned("after", slice.next.as_ref()),
        base,
        page,
    })
}

impl Look {
    /// The query of this list with its `?`, to come back to; empty without one.
    pub(super) fn query(&self) -> String {
        self.again("")
    }
}

fn tabs(page: &Page, look: &Look, base: &str, tally: Tally) -> Vec<TabLink> {
    let tab = |label: String, state: &str, tab: Tab, count: i64| TabLink {
        label,
        href: look.address(base, state, ("", "")),
        here: look.tab() == tab,
        count,
    };
    let (late, pending) = (tally.overdue, tally.pending);
    vec![
        tab(page.t("task-tab-pending"), "", Tab::Pending, pending),
        tab(page.t("task-tab-overdue"), "overdue", Tab::Overdue, late),
        tab(page.t("task-tab-finished"), "finished", Tab::Finished, 0),
        tab(page.t("task-tab-all"), "all", Tab::All, 0),
    ]
}

fn choices(
    page: &Page,
    chosen: &str,
    me: &UserId,
    people: &[(UserId, String)],
) -> Vec<(String, String, bool)> {
    let fixed = [
        (String::new(), page.t("task-of-anyone")),
        ("me".to_owned(), page.t("task-of-me")),
        ("nobody".to_owned(), page.t("task-of-nobody")),
        ("given".to_owned(), page.t("task-given-by-me")),
    ];
    let others = people
        .iter()
        .filter(|(id, _)| id != me)
        .map(|(id, name)| (id.as_str().to_owned(), name.clone()));
    fixed
        .into_iter()
        .chain(others)
        .map(|(value, label)| {
            let here = value == chosen;
            (value, label, here)
        })
        .collect()
}
