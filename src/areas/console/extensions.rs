//! Installing an extension.

use actix_web::web::Form;
use serde::Deserialize;

use crate::access::Manager;
use crate::areas::{Answer, see_other};
use crate::domain::subscriptions::{self, Availability, Extension};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// Which extension.
#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    extension: String,
}

/// POST /manager/{company}/extensions. One that is not contracted leads to its promotional page.
///
/// # Errors
/// 404 for an extension that there is not; the database's.
pub async fn create(manager: Manager, wish: Form<Wish>) -> Answer {
    let wanted = Extension::parse(&wish.extension).ok_or(AppError::NotFound)?;
    install(&manager, wanted).await
}

/// Installs `wanted` and leads to its place, or to what it promises.
pub(super) async fn install(manager: &Manager, wanted: Extension) -> Answer {
    let (id, actor, now) = (manager.company().id.clone(), manager.actor(), clock::wall());
    let stands: DbResult<_> = manager
        .db()
        .write(move |conn| subscriptions::install(conn, &id, wanted, &actor, now))
        .await;
    match (stands?, wanted.place()) {
        (Availability::Installed, Some(place)) => {
            manager.flash(Mood::Good, manager.locale().t("home-ext-done"));
            see_other(&manager.path_to(place))
        }
        _ => see_other(&manager.path_to(promotion(wanted).as_str())),
    }
}

/// The promotional page of an extension, within the company.
#[must_use]
pub fn promotion(extension: Extension) -> String {
    match extension {
        Extension::Collections => crate::areas::credit::offer::PLACE.to_owned(),
        other => format!("/integrations/{}", other.code()),
    }
}
