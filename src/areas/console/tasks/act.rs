//! Closing by hand, one or several, and opening again.

use actix_web::web::{Form, Path, Query};

use super::list::Look;
use super::{Desk, TaskPath};
use crate::areas::{Answer, see_other};
use crate::domain::tasks::{self, Scope};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;
use crate::platform::values::ids::TaskId;

/// POST …/tasks/{id}/completion
///
/// # Errors
/// 404; the database's.
pub async fn finish<D: Desk>(desk: D, path: Path<TaskPath>, look: Query<Look>) -> Answer {
    match close(&desk, vec![path.into_inner().id]).await?.first() {
        Some(Some(true)) => {
            let text = desk.who().locale().n("task-finished", 1);
            desk.who().flash(Mood::Good, text);
        }
        Some(Some(false)) => {
            let text = desk.who().locale().t("task-finished-already");
            desk.who().flash(Mood::Info, text);
        }
        _ => return Err(AppError::NotFound),
    }
    see_other(&look.again(&desk.base()))
}

/// POST …/tasks/completions: those whose `id` is sent.
///
/// # Errors
/// The database's.
pub async fn finish_all<D: Desk>(
    desk: D,
    look: Query<Look>,
    form: Form<Vec<(String, String)>>,
) -> Answer {
    let ids: Vec<String> = form
        .into_inner()
        .into_iter()
        .filter(|(name, _)| name == "id")
        .map(|(_, id)| id)
        .collect();
    let locale = desk.who().locale();
    if ids.is_empty() {
        desk.who().flash(Mood::Warn, locale.t("task-none-chosen"));
    } else {
        let closed = close(&desk, ids).await?;
        let count = closed.iter().filter(|one| **one == Some(true)).count();
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        desk.who()
            .flash(Mood::Good, locale.n("task-finished", count));
    }
    see_other(&look.again(&desk.base()))
}

/// POST …/tasks/{id}/reopening
///
/// # Errors
/// 404; the database's.
pub async fn reopen<D: Desk>(desk: D, path: Path<TaskPath>, look: Query<Look>) -> Answer {
    let (company, sight, actor) = (desk.company(), desk.sight(), desk.who().actor());
    let id = TaskId::from(path.into_inner().id);
    let done: DbResult<_> = desk
        .who()
        .db()
        .write(move |conn| {
            let room = (Scope::of(company.as_ref()), &sight);
            tasks::reopen(conn, room, &id, &actor, clock::wall())
        })
        .await;
    let locale = desk.who().locale();
    match done? {
        None => return Err(AppError::NotFound),
        Some(true) => desk.who().flash(Mood::Good, locale.t("task-reopened")),
        Some(false) => desk.who().flash(Mood::Info, locale.t("task-not-reopened")),
    }
    see_other(&look.again(&desk.base()))
}

async fn close<D: Desk>(desk: &D, ids: Vec<String>) -> DbResult<Vec<Option<bool>>> {
    let (company, sight, actor) = (desk.company(), desk.sight(), desk.who().actor());
    desk.who()
        .db()
        .write(move |conn| {
            let room = (Scope::of(company.as_ref()), &sight);
            ids.into_iter()
                .map(|id| tasks::finish(conn, room, &TaskId::from(id), &actor, clock::wall()))
                .collect()
        })
        .await
}
