//! A task in words.

use chrono::{DateTime, NaiveDate, Utc};

use super::Desk;
use crate::areas::console::view::Moment;
use crate::domain::audit::name_and_address;
use crate::domain::tasks::Task;
use crate::platform::i18n::Locale;

/// A task as lists show it.
pub struct Line {
    pub(super) id: String,
    /// What is to be done.
    pub sentence: String,
    /// Its own page.
    pub href: String,
    /// Where it is done.
    pub place: String,
    pub(super) opened: Moment,
    pub(super) assignee: String,
    pub(super) given: String,
    /// By when, `dd/mm/aaaa`; empty without a day.
    pub due: String,
    /// It waits and its day has passed.
    pub overdue: bool,
    pub(super) open: bool,
    pub(super) closed: Option<(Moment, String)>,
    pub(super) finish: String,
    pub(super) reopen: String,
}

/// Puts a task in words, seen at this moment and on this day; `query` is the list to come back to.
pub fn line<D: Desk>(
    desk: &D,
    task: &Task,
    (now, today): (DateTime<Utc>, NaiveDate),
    query: String,
) -> Line {
    let (locale, zone) = (desk.who().locale(), desk.zone());
    let moment = |at: chrono::NaiveDateTime| Moment::new(locale, at.and_utc(), now, zone);
    Line {
        sentence: task.kind.sentence(locale, &task.facts),
        href: desk.address(task),
        place: desk.place_of(task),
        opened: moment(task.created_at),
        assignee: task
            .assignee
            .as_ref()
            .map_or_else(String::new, |(_, name)| name.clone()),
        given: task
            .given_by
            .as_ref()
            .map_or_else(String::new, |name| locale.t1("task-given-by", "name", name)),
        due: task
            .due_on
            .map_or_else(String::new, |day| day.format("%d/%m/%Y").to_string()),
        overdue: task.is_overdue(today),
        open: task.closed_at.is_none(),
        closed: task.closed_at.map(|at| (moment(at), closed(locale, task))),
        finish: desk.inside(&format!("/tasks/{}/completion{query}", task.id)),
        reopen: if task.can_reopen() {
            desk.inside(&format!("/tasks/{}/reopening{query}", task.id))
        } else {
            String::new()
        },
        id: task.id.as_str().to_owned(),
    }
}

fn closed(locale: Locale, task: &Task) -> String {
    match &task.closed_by {
        Some(who) => locale.t1("task-closed-by", "name", name_and_address(who).0),
        None => locale.t("task-closed-itself"),
    }
}
