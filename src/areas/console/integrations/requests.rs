//! *Solicitar*: asking the operator for what is not contracted.

use std::sync::Arc;

use actix_web::web::Path;

use super::wanted;
use crate::access::Manager;
use crate::areas::{Answer, see_other};
use crate::domain::subscriptions::{self, Answered, Wish};
use crate::domain::users::reset::Desk;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::page::Mood;
use crate::platform::vault::VaultError;

/// POST /manager/{company}/integrations/{extension}/request
///
/// # Errors
/// 404 for an extension that there is not or that is being prepared; the database's.
pub async fn create(manager: Manager, path: Path<(String, String)>) -> Answer {
    let extension = wanted(&path)?;
    if !extension.is_built() {
        return Err(AppError::NotFound);
    }
    let answered = ask(&manager, Wish::Extension(extension)).await?;
    say(&manager, answered);
    see_other(&manager.path_to(&format!("/integrations/{}", extension.code())))
}

/// Asks for `wish` in the company's name.
pub(crate) async fn ask(manager: &Manager, wish: Wish) -> Result<Answered, VaultError> {
    let services = manager.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let locale = manager.locale();
    manager
        .db()
        .write(move |conn| {
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            subscriptions::request(conn, desk, &company, wish, &actor, clock::wall())
        })
        .await
}

/// Leaves on the next page what came of it.
pub(in crate::areas::console) fn say(manager: &Manager, answered: Answered) {
    let locale = manager.locale();
    let (mood, text) = match answered {
        Answered::Asked => (Mood::Good, locale.t("plans-asked")),
        Answered::AskedBefore(at) => {
            let zone = manager.company().zone();
            let when = at.with_timezone(&zone).format("%d/%m/%Y").to_string();
            (Mood::Info, locale.t1("plans-asked-before", "when", &when))
        }
        Answered::Held => (Mood::Info, locale.t("plans-held")),
    };
    manager.flash(mood, text);
}
