//! Stopping a synchronisation that waits or runs.

use crate::access::Manager;
use crate::areas::{Answer, see_other};
use crate::domain::sync;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// POST /manager/{company}/sync/cancellation
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager) -> Answer {
    let (id, actor) = (manager.company().id.clone(), manager.actor());
    let stopped: DbResult<bool> = manager
        .db()
        .write(move |conn| sync::cancel(conn, &id, &actor, clock::wall()))
        .await;
    let locale = manager.locale();
    let words = if stopped? {
        locale.t("home-sync-stopped")
    } else {
        locale.t("home-sync-none")
    };
    manager.flash(Mood::Info, words);
    see_other(&manager.path_to("/sync"))
}
