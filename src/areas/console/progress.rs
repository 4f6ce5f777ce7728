//! How far a synchronisation has come: a part of two pages, and on its own for polling.

use askama::Template;
use chrono::{DateTime, Utc};

use super::view::{Moment, Pill};
use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::sync::{self, RunView};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::jobs::JobView;
use crate::platform::page::Page;

/// A run's progress for `console/_progress.html`.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Code of the job's state.
    pub state: String,
    /// Still waiting or running.
    pub live: bool,
    /// Whether the steps are worth showing: while it goes on, and after a first one that broke off.
    pub detailed: bool,
    /// The first one goes on, and what collection lives on is there already.
    pub early: bool,
    /// Each step with its state.
    pub steps: Vec<(String, Pill)>,
    /// Which step of how many is under way, in words; empty before the first.
    pub place: String,
    /// Its name.
    pub step: String,
    /// Rows done in it.
    pub done: i64,
    /// Rows in it; 0 while unknown.
    pub total: i64,
    /// What went wrong, in words.
    pub error: String,
    /// When it is tried again.
    pub again: Option<Moment>,
    /// Address of this part.
    pub poll: String,
    /// Address of the page with it, for those without script.
    pub refresh: String,
    /// Address that starts another run; empty for those who may not.
    pub start: String,
    /// Address of the keys, where only another key helps; empty otherwise and for those who may
    /// not.
    pub keys: String,
}

#[derive(Template)]
#[template(path = "console/_progress.html")]
struct ProgressPart {
    page: Page,
    progress: Option<Progress>,
}

/// GET /manager/{company}/sync/progress
///
/// # Errors
/// The database's.
pub async fn show(member: Member) -> Answer {
    let id = member.company().id.clone();
    let read: DbResult<_> = member
        .db()
        .read(move |conn| {
            Ok((
                sync::latest_job(conn, &id)?,
                sync::recent_runs(conn, &id, 1)?,
            ))
        })
        .await;
    let (job, runs) = read?;
    let first = is_first(&runs);
    let progress = job.map(|job| Progress::new(&member, (&job, first), clock::wall()));
    html(&ProgressPart {
        page: member.plain_page(""),
        progress,
    })
}

/// Whether the newest of these runs is a company's first one and has not ended.
pub(super) fn is_first(runs: &[RunView]) -> bool {
    runs.first().is_some_and(|run| {
        run.kind == sync::FIRST_SYNC && matches!(run.state.as_str(), "running" | "waiting")
    })
}

impl Progress {
    /// Reads a job for somebody who looks from the company's pages; `first`: it is the company's
    /// first run, and goes on.
    pub fn new(member: &Member, (job, first): (&JobView, bool), now: DateTime<Utc>) -> Self {
        let locale = member.locale();
        let live = matches!(job.state.as_str(), "queued" | "running");
        let position = position(job);
        let place = &[
            ("position", position.to_string().into()),
            ("steps", sync::steps().count().to_string().into()),
        ];
        let to = |place: &str, wanted: bool| match wanted && member.is_admin() {
            true => member.path_to(place),
            false => String::new(),
        };
        let waits = job.state == "queued" && job.run_at.and_utc() > now;
        let again =
            waits.then(|| Moment::new(locale, job.run_at.and_utc(), now, member.company().zone()));
        Self {
            state: job.state.clone(),
            live,
            detailed: live || member.company().last_good_sync_at.is_none(),
            early: live && first && member.company().last_good_sync_at.is_some(),
            steps: steps(locale, job, position),
            place: match position {
                0 => String::new(),
                _ => locale.args("home-progress-position", place),
            },
            step: sync::step_words(locale, job.step.as_deref().unwrap_or_default()),
            done: job.done,
            total: job.total,
            error: match &job.error {
                Some(code) if job.state != "done" => sync::explain(locale, code),
                _ => String::new(),
            },
            again,
            poll: member.path_to("/sync/progress"),
            refresh: member.path().trim_end_matches("/progress").to_owned(),
            start: to("/sync", true),
            keys: to("/settings/keys", asks_for_a_key(job)),
        }
    }
}

/// Whether a run failed for want of a key that the ERP takes.
fn asks_for_a_key(job: &JobView) -> bool {
    let about_the_key = |code: &str| matches!(code, "rejected" | "expired" | "no_key");
    job.state == "failed" && job.error.as_deref().is_some_and(about_the_key)
}

fn position(job: &JobView) -> usize {
    let at = job
        .step
        .as_deref()
        .and_then(|step| sync::steps().position(|other| other == step));
    at.map_or(0, |at| at + 1)
}

fn steps(locale: Locale, job: &JobView, position: usize) -> Vec<(String, Pill)> {
    sync::steps()
        .enumerate()
        .map(|(at, step)| {
            let pill = if job.state == "done" || at + 1 < position {
                Pill {
                    state: "settled",
                    label: locale.t("home-step-done"),
                }
            } else if at + 1 > position {
                Pill {
                    state: "",
                    label: locale.t("home-step-pending"),
                }
            } else if job.state == "running" {
                Pill {
                    state: "active",
                    label: locale.t("home-step-running"),
                }
            } else {
                Pill {
                    state: "held",
                    label: locale.t("home-step-stopped"),
                }
            };
            (sync::step_words(locale, step), pill)
        })
        .collect()
}
