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

/// Code of Notificaciones Automatizadas de Cobranza in the form.
pub const COLLECTIONS: &str = Extension::Collections.code();

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
    let wanted = Extension::ALL
        .into_iter()
        .find(|one| one.code() == wish.extension)
        .ok_or(AppError::NotFound)?;
    let (id, actor, now) = (manager.company().id.clone(), manager.actor(), clock::wall());
    let stands: DbResult<_> = manager
        .db()
        .write(move |conn| subscriptions::install(conn, &id, wanted, &actor, now))
        .await;
    if stands? != Availability::Installed {
        return see_other(&manager.path_to("/credit/offer"));
    }
    manager.flash(Mood::Good, manager.locale().t("home-ext-done"));
    see_other(&manager.path_to("/credit"))
}
