//! Stopping everything that a company sends, queued mail included.

use super::settings::typed::{Fields, first};
use crate::access::Manager;
use crate::areas::{Answer, local_path, see_other};
use crate::domain::companies;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// POST /manager/{company}/credit/pause
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager, fields: Fields) -> Answer {
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let done: DbResult<bool> = manager
        .db()
        .write(move |conn| companies::pause(conn, &company, &actor, clock::wall()))
        .await;
    if done? {
        manager.flash(Mood::Warn, manager.locale().t("setup-paused"));
    }
    back(&manager, &fields)
}

/// POST /manager/{company}/credit/resume
///
/// # Errors
/// The database's.
pub async fn destroy(manager: Manager, fields: Fields) -> Answer {
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let done: DbResult<bool> = manager
        .db()
        .write(move |conn| companies::resume(conn, &company, &actor, clock::wall()))
        .await;
    if done? {
        manager.flash(Mood::Good, manager.locale().t("setup-resumed"));
    }
    back(&manager, &fields)
}

/// To the page of ours that the form names as `next`, else to the settings.
fn back(manager: &Manager, fields: &Fields) -> Answer {
    match local_path(first(fields, "next")) {
        Some(next) => see_other(next),
        None => see_other(&manager.path_to("/credit/settings#activation")),
    }
}
