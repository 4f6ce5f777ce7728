//! What an extension promises, and what it needs.

use actix_web::web::Path;
use askama::Template;

use super::card::{Card, asked};
use super::wanted;
use crate::access::Manager;
use crate::areas::console::extensions::promotion;
use crate::areas::{Answer, html, see_other};
use crate::domain::subscriptions::{self, Availability, Extension};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

#[derive(Template)]
#[template(path = "console/integrations/show.html")]
struct PromotionPage {
    page: Page,
    card: Card,
    gains: Vec<(&'static str, String)>,
    for_whom: String,
    plan: &'static str,
    addon: String,
    own_plan: String,
    asked: bool,
    may_ask: bool,
    install: String,
    request: String,
    support: Option<String>,
}

/// GET /manager/{company}/integrations/{extension}
///
/// # Errors
/// 404 for an extension that there is not; the database's.
pub async fn show(manager: Manager, path: Path<(String, String)>) -> Answer {
    let extension = wanted(&path)?;
    if extension == Extension::Collections {
        return see_other(&manager.path_to(&promotion(extension)));
    }
    let id = manager.company().id.clone();
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            let now = clock::wall();
            let stands = subscriptions::availability(conn, &id, extension, now)?;
            let held = subscriptions::in_force(conn, &id, now)?;
            Ok((stands, held, subscriptions::wishes(conn, &id)?))
        })
        .await;
    let (stands, held, wishes) = read?;
    let (locale, base) = (manager.locale(), manager.path_to(""));
    let asked = asked(&wishes, extension, (stands, manager.company().zone()));
    let may_ask = matches!(stands, Availability::NeedsPlan | Availability::NeedsAddon);
    html(&PromotionPage {
        page: manager.page(extension.words(locale)),
        gains: ["check", "flag", "shield"]
            .into_iter()
            .zip(extension.gains(locale))
            .collect(),
        for_whom: extension.for_whom(locale),
        plan: extension.smallest_plan().name(),
        addon: extension
            .addon()
            .map_or_else(String::new, |addon| addon.words(locale)),
        own_plan: held.map_or_else(
            || locale.t("plans-no-plan"),
            |held| held.plan().name().to_owned(),
        ),
        may_ask: may_ask && asked.is_none(),
        asked: asked.is_some(),
        card: Card::new(locale, (extension, stands), (&base, true), asked),
        install: manager.path_to("/extensions"),
        request: format!("{base}/integrations/{}/request", extension.code()),
        support: manager.services().config.support_contact.clone(),
    })
}
