//! Taking an extension away. What it made stays, and it can be installed again.

use actix_web::web::Path;
use askama::Template;

use super::wanted;
use crate::access::Manager;
use crate::areas::{Answer, html, see_other};
use crate::domain::subscriptions::{self, Extension};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

#[derive(Template)]
#[template(path = "console/integrations/removal.html")]
struct RemovalPage {
    page: Page,
    stops: String,
    action: String,
}

/// GET /manager/{company}/integrations/{extension}/removal: says what stops.
///
/// # Errors
/// 404 for an extension that is not installed; the database's.
pub async fn new(manager: Manager, path: Path<(String, String)>) -> Answer {
    let extension = wanted(&path)?;
    let id = manager.company().id.clone();
    let there: DbResult<bool> = manager
        .db()
        .read(move |conn| subscriptions::installed(conn, &id, extension))
        .await;
    if !there? {
        return Err(AppError::NotFound);
    }
    let locale = manager.locale();
    let name = extension.words(locale);
    html(&RemovalPage {
        page: manager.page(locale.t1("plans-removal-title", "name", &name)),
        stops: extension.stops(locale),
        action: place(&manager, extension),
    })
}

/// POST /manager/{company}/integrations/{extension}/removal
///
/// # Errors
/// 404 for an extension that there is not; the database's.
pub async fn create(manager: Manager, path: Path<(String, String)>) -> Answer {
    let extension = wanted(&path)?;
    let (id, actor, now) = (manager.company().id.clone(), manager.actor(), clock::wall());
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| subscriptions::uninstall(conn, &id, extension, &actor, now))
        .await;
    done?;
    let locale = manager.locale();
    let name = extension.words(locale);
    manager.flash(Mood::Good, locale.t1("plans-removed", "name", &name));
    see_other(&manager.path_to("/integrations"))
}

fn place(manager: &Manager, extension: Extension) -> String {
    manager.path_to(&format!("/integrations/{}/removal", extension.code()))
}
