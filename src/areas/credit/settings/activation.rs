//! The master toggle.

use super::typed::{Fields, first};
use super::{locale_of, saved};
use crate::access::Manager;
use crate::areas::credit::offer;
use crate::areas::{Answer, see_other};
use crate::domain::collections::setup;
use crate::domain::subscriptions::{self, Extension};
use crate::platform::clock;
use crate::platform::db::DbResult;

/// POST /manager/{company}/credit/settings/activation
///
/// # Errors
/// The database's.
pub async fn update(manager: Manager, fields: Fields) -> Answer {
    let on = first(&fields, "on") == "true";
    if on && !offer::is_contracted(&manager).await? {
        return see_other(&manager.path_to(offer::PLACE));
    }
    let (company, locale) = (manager.company().id.clone(), locale_of(&manager));
    let actor = manager.actor();
    let action = if on {
        "collections.activated"
    } else {
        "collections.deactivated"
    };
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| {
            if on {
                let (wanted, now) = (Extension::Collections, clock::wall());
                subscriptions::install(conn, &company, wanted, &actor, now)?;
            }
            setup::change(conn, (&company, locale), &actor, (action, None), |row| {
                row.active = on;
            })
        })
        .await;
    done?;
    let text = if on {
        manager.locale().t("setup-activated")
    } else {
        manager.locale().t("setup-deactivated")
    };
    saved(&manager, "activation", text)
}
