//! Switching a schedule on and off, and throwing a draft away.

use actix_web::web::Path;

use super::{find, path};
use crate::access::Manager;
use crate::areas::credit::offer;
use crate::areas::credit::settings::typed::{Fields, first};
use crate::areas::{Answer, see_other};
use crate::domain::collections::schedules;
use crate::domain::collections::setup::draft;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// POST /manager/{company}/credit/schedules/{schedule}/switch: off at once; on leads to the
/// confirmation.
///
/// # Errors
/// 404 for a schedule that the company has not; the database's.
pub async fn update(manager: Manager, ids: Path<(String, String)>, fields: Fields) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    if first(&fields, "on") == "true" {
        if !offer::is_contracted(&manager).await? {
            return see_other(&manager.path_to(offer::PLACE));
        }
        return see_other(&path(&manager, &schedule, "/confirmation"));
    }
    let (actor, row) = (manager.actor(), schedule.clone());
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| schedules::disarm(conn, &actor, &row))
        .await;
    done?;
    let text = manager
        .locale()
        .t1("setup-switched-off", "name", &schedule.name);
    manager.flash(Mood::Good, text);
    see_other(&path(&manager, &schedule, ""))
}

/// POST /manager/{company}/credit/schedules/{schedule}/removal: only of a draft.
///
/// # Errors
/// As [`update`].
pub async fn destroy(manager: Manager, ids: Path<(String, String)>) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    let (actor, row) = (manager.actor(), schedule.clone());
    let done: DbResult<bool> = manager
        .db()
        .write(move |conn| draft::discard(conn, &actor, &row))
        .await;
    if !done? {
        manager.flash(Mood::Bad, manager.locale().t("setup-discard-refused"));
        return see_other(&path(&manager, &schedule, ""));
    }
    let text = manager
        .locale()
        .t1("setup-discarded", "name", &schedule.name);
    manager.flash(Mood::Good, text);
    see_other(&manager.path_to("/credit/schedules"))
}
