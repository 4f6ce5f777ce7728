//! Settings of the customer centre: until it exists, how its extension stands.

use askama::Template;

use super::integrations::card::Card;
use crate::access::Manager;
use crate::areas::console::extensions::promotion;
use crate::areas::{Answer, html};
use crate::domain::subscriptions::{self, Extension};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

#[derive(Template)]
#[template(path = "console/centre/show.html")]
struct CentrePage {
    page: Page,
    card: Card,
    promotion: String,
}

/// GET /manager/{company}/settings/customer-centre
///
/// # Errors
/// The database's.
pub async fn show(manager: Manager) -> Answer {
    let (id, extension) = (manager.company().id.clone(), Extension::CustomerCentre);
    let stands: DbResult<_> = manager
        .db()
        .read(move |conn| subscriptions::availability(conn, &id, extension, clock::wall()))
        .await;
    let (stands, locale) = (stands?, manager.locale());
    let card = Card::new(
        locale,
        (extension, stands),
        (&manager.path_to(""), true),
        None,
    );
    html(&CentrePage {
        page: manager.page(locale.t("tabs-centre")),
        card,
        promotion: manager.path_to(&promotion(extension)),
    })
}
