//! A company asks its administrators for a second factor, or no more.

use actix_web::web::Form;
use serde::Deserialize;

use crate::access::Manager;
use crate::areas::{Answer, see_other};
use crate::domain::companies;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// The switch.
#[derive(Deserialize)]
pub struct Switch {
    #[serde(default)]
    on: String,
}

/// POST /manager/{company}/settings/second-factor
///
/// # Errors
/// The database's.
pub async fn update(manager: Manager, form: Form<Switch>) -> Answer {
    let on = form.on == "true";
    let (id, actor) = (manager.company().id.clone(), manager.actor());
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| companies::require_second_factor(conn, &id, on, &actor, clock::wall()))
        .await;
    done?;
    let locale = manager.locale();
    let text = if on {
        locale.t("profile-required-on")
    } else {
        locale.t("profile-required-off")
    };
    manager.flash(Mood::Good, text);
    see_other(&manager.path_to("/settings/users"))
}
