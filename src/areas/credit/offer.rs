//! What somebody meets who switches notices on without having contracted them.

use askama::Template;

use crate::access::Manager;
use crate::areas::console::integrations::requests::ask;
use crate::areas::{Answer, html, see_other};
use crate::domain::subscriptions::{Availability, Extension, Wish, availability, requested_at};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

/// Where the page is, within the company.
pub const PLACE: &str = "/credit/offer";
/// What is asked for here.
const WISH: Wish = Wish::Extension(Extension::Collections);

#[derive(Template)]
#[template(path = "credit/setup/offer.html")]
struct OfferPage {
    page: Page,
    contracted: bool,
    needs_plan: bool,
    lapsed: bool,
    /// The day on which it was asked for; empty when it was not.
    asked: String,
    support: Option<String>,
}

#[derive(Template)]
#[template(path = "credit/setup/offer_requested.html")]
struct RequestedPage {
    page: Page,
    support: Option<String>,
}

/// GET /manager/{company}/credit/offer
///
/// # Errors
/// The database's.
pub async fn show(manager: Manager) -> Answer {
    let stands = stands(&manager).await?;
    let company = manager.company().id.clone();
    let asked: DbResult<_> = manager
        .db()
        .read(move |conn| requested_at(conn, &company, WISH))
        .await;
    let zone = manager.company().zone();
    html(&OfferPage {
        asked: asked?.map_or_else(String::new, |at| {
            at.with_timezone(&zone).format("%d/%m/%Y").to_string()
        }),
        page: manager.page(manager.locale().t("setup-offer-title")),
        contracted: stands.is_contracted(),
        needs_plan: stands == Availability::NeedsPlan,
        lapsed: stands == Availability::Lapsed,
        support: support(&manager),
    })
}

/// POST /manager/{company}/credit/offer: asks the operator for it.
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager) -> Answer {
    ask(&manager, WISH).await?;
    see_other(&manager.path_to("/credit/offer/requested"))
}

/// GET /manager/{company}/credit/offer/requested
///
/// # Errors
/// The template's.
pub async fn requested(manager: Manager) -> Answer {
    html(&RequestedPage {
        page: manager.page(manager.locale().t("setup-requested-title")),
        support: support(&manager),
    })
}

/// Whether the company's subscription includes notices today.
///
/// # Errors
/// The database's.
pub async fn is_contracted(manager: &Manager) -> Result<bool, AppError> {
    Ok(stands(manager).await?.is_contracted())
}

async fn stands(manager: &Manager) -> Result<Availability, AppError> {
    let company = manager.company().id.clone();
    let found: DbResult<Availability> = manager
        .db()
        .read(move |conn| availability(conn, &company, Extension::Collections, clock::wall()))
        .await;
    Ok(found?)
}

fn support(manager: &Manager) -> Option<String> {
    manager.services().config.support_contact.clone()
}
