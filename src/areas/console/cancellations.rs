//! Stopping a synchronisation that waits or runs.

use crate::access::Manager;
use crate::areas::{Answer, see_other};
use crate::domain::audit::{self, Entry};
use crate::domain::sync;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;
use crate::platform::{clock, jobs};

/// POST /manager/{company}/sync/cancellation
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager) -> Answer {
    let (id, actor, now) = (manager.company().id.clone(), manager.actor(), clock::wall());
    let stopped: DbResult<bool> = manager
        .db()
        .write(move |conn| {
            let live = sync::latest_job(conn, &id)?
                .filter(|job| matches!(job.state.as_str(), "queued" | "running"));
            let Some(job) = live else { return Ok(false) };
            jobs::cancel(conn, &job.id, now)?;
            let entry = Entry {
                company: Some(&id),
                action: "sync.cancelled",
                subject: None,
                detail: None,
            };
            audit::record(conn, &actor, &entry, now)?;
            Ok(true)
        })
        .await;
    let locale = manager.locale();
    if stopped? {
        manager.flash(Mood::Info, locale.t("home-sync-stopped"));
    } else {
        manager.flash(Mood::Info, locale.t("home-sync-none"));
    }
    see_other(&manager.path_to("/sync"))
}
