//! The synchronisation of a company: its runs, what they could not read, another one at once.

use askama::Template;
use chrono::{DateTime, Utc};

use super::keys::view::Lag;
use super::progress::{Progress, is_first};
use super::view::{Moment, Pill, took};
use crate::access::{Manager, Member};
use crate::areas::{Answer, html, see_other};
use crate::domain::audit::{self, Entry};
use crate::domain::companies::{self, overview};
use crate::domain::hooks;
use crate::domain::sync::{self, Backlog, ListView, RunView};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};
use crate::platform::values::text::fold;

const RUNS: i64 = 50;
const NOTES: i64 = 100;

struct Run {
    started: Moment,
    took: String,
    kind: String,
    counts: [String; 4],
    pill: Pill,
    error: String,
}

struct List {
    name: String,
    rows: String,
    read: Option<Moment>,
    pace: String,
    pill: Pill,
    error: String,
}

struct Note {
    list: String,
    external_id: String,
    reason: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "console/sync.html")]
struct SyncPage {
    page: Page,
    admin: bool,
    live: bool,
    data: Option<Moment>,
    progress: Option<Progress>,
    spent: String,
    limit: String,
    waiting: String,
    waits: String,
    lags: Vec<Lag>,
    lists: Vec<List>,
    runs: Vec<Run>,
    notes: Vec<Note>,
}

/// GET /manager/{company}/sync
///
/// # Errors
/// The database's.
pub async fn index(member: Member) -> Answer {
    let (id, now) = (member.company().id.clone(), clock::wall());
    let read: DbResult<_> = member
        .db()
        .read(move |conn| {
            let runs = sync::recent_runs(conn, &id, RUNS)?;
            let notes = sync::notes_of(conn, &id, NOTES)?;
            let lists = (sync::lists(conn, &id)?, sync::backlog(conn, &id)?);
            let lags = hooks::lag(conn, &id)?;
            Ok((
                overview(conn, &id)?,
                (runs, notes, lags),
                lists,
                sync::spent(conn, &id, now.date_naive())?,
            ))
        })
        .await;
    let (seen, (runs, notes, lags), (lists, backlog), (spent, limit)) = read?;
    let seen: companies::Overview = seen.ok_or(AppError::NotFound)?;
    let locale = member.locale();
    let mut rows: Vec<List> = lists
        .iter()
        .map(|held| list(&member, held, limit, now))
        .collect();
    rows.sort_by_cached_key(|row| fold(&row.name));
    let job = seen
        .job
        .as_ref()
        .filter(|job| job.state != "done" && job.state != "cancelled");
    let first = is_first(&runs);
    let progress = job.map(|job| Progress::new(&member, (job, first), now));
    let (waiting, waits) = waits(locale, backlog);
    html(&SyncPage {
        page: member.page(locale.t("nav-sync")),
        admin: member.is_admin(),
        live: progress.as_ref().is_some_and(|progress| progress.live),
        data: Moment::of_data(locale, &seen, now),
        progress,
        spent: locale.number(spent.into()),
        limit: locale.number(limit.into()),
        waiting,
        waits,
        lags: lags.iter().map(|lag| Lag::new(&member, lag, now)).collect(),
        lists: rows,
        runs: runs.iter().map(|run| row(&member, run, now)).collect(),
        notes: notes
            .into_iter()
            .map(|note| Note {
                list: sync::list_words(locale, &note.list),
                external_id: note.external_id,
                detail: sync::note_detail(locale, &note.reason, &note.detail),
                reason: sync::note_words(locale, &note.reason),
            })
            .collect(),
    })
}

/// POST /manager/{company}/sync: **Sincronizar ahora**. One that is under way goes on.
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager) -> Answer {
    let (id, actor, now) = (manager.company().id.clone(), manager.actor(), clock::wall());
    let asked: DbResult<()> = manager
        .db()
        .write(move |conn| {
            sync::request(conn, &id, now)?;
            let entry = Entry {
                company: Some(&id),
                action: "sync.requested",
                subject: None,
                detail: None,
            };
            audit::record(conn, &actor, &entry, now)
        })
        .await;
    asked?;
    manager.flash(Mood::Info, manager.locale().t("home-sync-asked"));
    see_other(&manager.path_to("/sync"))
}

/// What waits to be read singly: how much, and of what. The words of one kind leave the number to it.
fn waits(locale: Locale, backlog: Backlog) -> (String, String) {
    let payments = locale.n("sync-backlog-payments", backlog.payments);
    let terms = locale.n("sync-backlog-terms", backlog.terms);
    let all = locale.number(backlog.payments + backlog.terms);
    match (backlog.payments, backlog.terms) {
        (0, 0) => (all, locale.t("sync-backlog-none")),
        (only, 0) => (all, locale.n("sync-backlog-only-payments", only)),
        (0, only) => (all, locale.n("sync-backlog-only-terms", only)),
        _ => (all, format!("{payments} · {terms}")),
    }
}

fn list(member: &Member, held: &ListView, limit: i32, now: DateTime<Utc>) -> List {
    let locale = member.locale();
    let moment = |at| Moment::new(locale, at, now, member.company().zone());
    let pill = match (&held.error, held.read_at) {
        (Some(_), _) => Pill {
            state: "overdue",
            label: locale.t("sync-lists-failing"),
        },
        (None, Some(_)) => Pill {
            state: "settled",
            label: locale.t("sync-lists-good"),
        },
        (None, None) => Pill {
            state: "",
            label: locale.t("sync-lists-never"),
        },
    };
    List {
        name: sync::list_words(locale, &held.list),
        rows: member.locale().number(held.rows_read),
        read: held.read_at.map(|at| moment(at.and_utc())),
        pace: locale.n("sync-lists-every", sync::hours(held, limit)),
        pill,
        error: held
            .error
            .as_deref()
            .map_or_else(String::new, |code| sync::explain(locale, code)),
    }
}

fn row(member: &Member, run: &RunView, now: DateTime<Utc>) -> Run {
    let locale = member.locale();
    let (began, ended) = (
        run.started_at.and_utc(),
        run.finished_at.map(|at| at.and_utc()),
    );
    Run {
        started: Moment::new(locale, began, now, member.company().zone()),
        took: took(locale, (ended.unwrap_or(now) - began).num_seconds()),
        kind: match run.kind.as_str() {
            sync::FIRST_SYNC => locale.t("home-run-first"),
            _ => locale.t("home-run-following"),
        },
        counts: [
            run.created_rows,
            run.changed_rows,
            run.unchanged_rows,
            run.failed_rows,
        ]
        .map(|rows| locale.number(rows)),
        pill: pill(locale, &run.state),
        error: run
            .error
            .as_deref()
            .map_or_else(String::new, |code| sync::explain(locale, code)),
    }
}

fn pill(locale: Locale, state: &str) -> Pill {
    match state {
        "running" => Pill {
            state: "active",
            label: locale.t("home-run-running"),
        },
        "waiting" => Pill {
            state: "held",
            label: locale.t("home-run-waiting"),
        },
        "done" => Pill {
            state: "settled",
            label: locale.t("home-run-done"),
        },
        "cancelled" => Pill {
            state: "",
            label: locale.t("home-run-cancelled"),
        },
        _ => Pill {
            state: "overdue",
            label: locale.t("home-run-failed"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_tells_each_number_once() {
        let told = |payments, terms| {
            let (all, kinds) = waits(Locale::Es, Backlog { payments, terms });
            format!("{all}|{kinds}")
        };
        assert_eq!(told(0, 0), "0|Nada pendiente");
        assert_eq!(told(7, 0), "7|facturas, por sus pagos");
        assert_eq!(told(0, 1), "1|cliente, por su ficha");
        assert_eq!(told(7, 2), "9|pagos de 7 facturas · fichas de 2 clientes");
    }
}
