//! Recurring work with its last and next round, and long jobs: running, failed, retry, cancel.

use actix_web::web::Path;
use askama::Template;

use crate::access::Operator;
use crate::areas::console::view::Pill;
use crate::areas::{Answer, html, see_other};
use crate::domain::operator::{self, JobRow, Shown};
use crate::domain::{sync, work};
use crate::platform::db::DbResult;
use crate::platform::jobs::rounds::{self, Round};
use crate::platform::jobs::schedule::{RECURRING, Recurring, Task};
use crate::platform::page::{Mood, Page};
use crate::platform::{civil, clock};

/// Jobs of each list.
const SHOWN: i64 = 100;

/// Recurring work as the page shows it.
struct Recurs {
    name: String,
    last: String,
    took: String,
    well: bool,
    next: String,
}

/// A job as the page shows it.
struct Row {
    what: String,
    company: String,
    pill: Pill,
    progress: Option<(i64, i64)>,
    at: String,
    attempts: i32,
    error: String,
    stopping: bool,
    /// It was given up.
    over: bool,
    /// Where it is tried again, or stopped.
    action: String,
}

#[derive(Template)]
#[template(path = "operator/jobs.html")]
struct JobsPage {
    page: Page,
    recurring: Vec<Recurs>,
    live: Vec<Row>,
    failed: Vec<Row>,
}

/// GET /operator/jobs
///
/// # Errors
/// The database's.
pub async fn index(operator: Operator) -> Answer {
    let read: DbResult<_> = operator
        .db()
        .read(|conn| {
            let mut recurring = Vec::new();
            for one in RECURRING {
                recurring.push((one, rounds::last(conn, &one)?));
            }
            let live = operator::jobs(conn, Shown::Live, SHOWN)?;
            Ok((recurring, live, operator::jobs(conn, Shown::Failed, SHOWN)?))
        })
        .await;
    let (recurring, live, failed) = read?;
    let page = operator.page(operator.locale().t("operator-jobs"));
    let rows = |jobs: Vec<(JobRow, Option<String>)>| -> Vec<Row> {
        jobs.into_iter()
            .map(|(job, name)| row(&page, job, name))
            .collect()
    };
    html(&JobsPage {
        recurring: recurring
            .into_iter()
            .map(|(one, last)| recurs(&page, &one, last))
            .collect(),
        live: rows(live),
        failed: rows(failed),
        page,
    })
}

/// POST /operator/jobs/{job}/retry
///
/// # Errors
/// The database's.
pub async fn retry(operator: Operator, id: Path<String>) -> Answer {
    let (id, actor) = (id.into_inner(), operator.actor());
    let done: DbResult<bool> = operator
        .db()
        .write(move |conn| operator::retry(conn, &id, &actor, clock::wall()))
        .await;
    let locale = operator.locale();
    match done? {
        true => operator.flash(Mood::Good, locale.t("operator-job-retried")),
        false => operator.flash(Mood::Info, locale.t("operator-job-not-retried")),
    }
    see_other("/operator/jobs")
}

/// POST /operator/jobs/{job}/cancellation
///
/// # Errors
/// The database's.
pub async fn cancel(operator: Operator, id: Path<String>) -> Answer {
    let (id, actor) = (id.into_inner(), operator.actor());
    let done: DbResult<bool> = operator
        .db()
        .write(move |conn| operator::cancel(conn, &id, &actor, clock::wall()))
        .await;
    let locale = operator.locale();
    match done? {
        true => operator.flash(Mood::Good, locale.t("operator-job-cancelled")),
        false => operator.flash(Mood::Info, locale.t("operator-job-over")),
    }
    see_other("/operator/jobs")
}

fn recurs(page: &Page, one: &Recurring, last: Option<Round>) -> Recurs {
    let next = rounds::next(one, clock::wall());
    let moment = |at| civil::exact_moment(at, page.zone);
    Recurs {
        name: match one.task {
            Task::Tick => page.t("operator-task-tick"),
            Task::Reap => page.t("operator-task-reap"),
            Task::HourlySync => page.t("operator-task-hourly"),
            Task::Purge => page.t("operator-task-purge"),
            Task::Endings => page.t("operator-task-endings"),
            Task::Hooks => page.t("operator-task-hooks"),
            Task::Keys => page.t("operator-task-keys"),
        },
        last: last
            .as_ref()
            .map_or_else(|| page.t("operator-never"), |round| moment(round.at)),
        took: last.as_ref().map_or_else(String::new, |round| {
            page.t1("operator-took", "ms", page.locale.number(round.took_ms))
        }),
        well: last.is_none_or(|round| round.well),
        next: next.map_or_else(String::new, moment),
    }
}

fn row(page: &Page, job: JobRow, company: Option<String>) -> Row {
    let (state, label) = match job.state.as_str() {
        "running" => ("active", page.t("home-run-running")),
        "queued" => ("soon", page.t("home-run-waiting")),
        _ => ("overdue", page.t("home-run-failed")),
    };
    let at = job.finished_at.unwrap_or(job.run_at).and_utc();
    Row {
        what: work::kind_words(page.locale, &job.kind),
        company: company.unwrap_or_default(),
        pill: Pill { state, label },
        progress: (job.state == "running" && job.total > 0).then_some((job.done, job.total)),
        at: page.moment(&at),
        attempts: job.attempts,
        error: job
            .error
            .as_deref()
            .filter(|error| !error.is_empty())
            .map_or_else(String::new, |error| sync::explain(page.locale, error)),
        stopping: job.cancel_requested_at.is_some(),
        over: job.state == "failed",
        action: match job.state.as_str() {
            "failed" => format!("/operator/jobs/{}/retry", job.id),
            _ => format!("/operator/jobs/{}/cancellation", job.id),
        },
    }
}
