//! What waits for a person at a company, as home shows it.

use chrono::{DateTime, NaiveDate, Utc};

use super::view::{KEY_WARNING_DAYS, key_warning};
use crate::access::Member;
use crate::domain::companies::Overview;
use crate::domain::tasks::{self, Scope, Task, TaskKind};
use crate::platform::db::DbResult;
use crate::platform::{civil, clock};

/// Tasks shown at home.
const MOST_TASKS: i64 = 5;

/// Something that waits for a person.
pub struct Waiting {
    pub(super) text: String,
    pub(super) href: String,
    pub(super) link: String,
    pub(super) due: String,
    pub(super) overdue: bool,
    /// Whose it is when it is somebody else's; empty otherwise.
    pub(super) assignee: String,
    /// It is a task; otherwise a hint.
    pub(super) task: bool,
}

/// The list of tasks, where any of these is a task; else empty.
pub(super) fn list_of(waiting: &[Waiting], place: String) -> String {
    match waiting.iter().any(|one| one.task) {
        true => place,
        false => String::new(),
    }
}

/// The first tasks that the member could do, then hints about what no task is about.
pub(super) async fn of(member: &Member, seen: &Overview) -> DbResult<Vec<Waiting>> {
    let (id, zone) = (member.company().id.clone(), member.company().zone());
    let sight = member.sight();
    let read: DbResult<_> = member
        .db()
        .read(move |conn| {
            let today = clock::business(conn)?.with_timezone(&zone).date_naive();
            let pending = tasks::first(conn, Scope::Company(&id), &sight, today, MOST_TASKS)?;
            Ok((pending, today))
        })
        .await;
    let (pending, today) = read?;
    Ok(words(member, seen, &pending, (clock::wall(), today)))
}

fn words(
    member: &Member,
    seen: &Overview,
    pending: &[Task],
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Vec<Waiting> {
    let locale = member.locale();
    let of = |task: &Task| {
        let line = super::tasks::line(member, task, (now, today), String::new());
        Waiting {
            text: line.sentence,
            link: match line.place == line.href {
                true => locale.t("task-see"),
                false => locale.t("task-go-title"),
            },
            href: line.place,
            due: line.due,
            overdue: line.overdue,
            assignee: task
                .assignee
                .as_ref()
                .filter(|(id, _)| *id != member.user().id)
                .map_or_else(String::new, |(_, name)| name.clone()),
            task: true,
        }
    };
    let mut all: Vec<Waiting> = pending.iter().map(of).collect();
    let told = |kinds: &[TaskKind]| pending.iter().any(|task| kinds.contains(&task.kind));
    let hint = |text: String, place: &str, link: String| Waiting {
        text,
        href: member.path_to(place),
        link,
        due: String::new(),
        overdue: false,
        assignee: String::new(),
        task: false,
    };
    if seen.attention > 0 && !told(&[TaskKind::MailUnsettled]) {
        let text = locale.n("home-task-attention", seen.attention);
        let link = locale.t("home-task-attention-link");
        all.push(hint(text, "/credit/settlements", link));
    }
    if !member.is_admin() {
        return all;
    }
    if !seen.subscribed {
        let text = match seen.has_subscription {
            true => locale.t("home-task-lapsed"),
            false => locale.t("home-task-unsubscribed"),
        };
        let link = locale.t("tabs-subscription");
        all.push(hint(text, "/settings/subscription", link));
    }
    let zone = member.company().zone();
    let soon = |at: DateTime<Utc>| civil::days_until(zone, at, now) <= KEY_WARNING_DAYS;
    if let Some((ends, name)) = seen.key_ends.as_ref().filter(|(ends, _)| soon(*ends))
        && !told(&[TaskKind::KeyExpiring, TaskKind::KeyFailing])
    {
        let text = key_warning(locale, name, (*ends, zone), now);
        all.push(hint(text, "/settings/keys", locale.t("tabs-keys")));
    }
    if seen.company.first_synced_at.is_some()
        && seen.collections.is_contracted()
        && !seen.collecting
    {
        let text = locale.t("home-task-collections");
        all.push(hint(
            text,
            "/credit",
            locale.t("home-task-collections-link"),
        ));
    }
    all
}
