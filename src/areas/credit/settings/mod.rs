//! **Configuración de cobranza**: everything that notices of a company share. Each section is a
//! form of its own; a fault shows the whole page again with what was typed.

pub mod activation;
pub mod banks;
pub mod closures;
pub mod hours;
pub mod limits;
pub mod message;
pub mod tone;
pub mod typed;
mod view;

use actix_web::web::Query;

use crate::access::Manager;
use crate::areas::{Answer, html, see_other};
use crate::platform::i18n::Locale;
use crate::platform::page::Mood;
use typed::first;
use view::load;

/// GET /manager/{company}/credit/settings; `?currency=MXN` puts that account into the form.
///
/// # Errors
/// The database's.
pub async fn show(manager: Manager, query: Query<Vec<(String, String)>>) -> Answer {
    let mut page = load(&manager).await?;
    page.edit_account(first(&query, "currency"));
    html(&page)
}

/// The language of the company's mail.
pub(super) fn locale_of(manager: &Manager) -> Locale {
    Locale::parse(&manager.company().language).unwrap_or_default()
}

/// Back to a section of the page, with a message.
fn saved(manager: &Manager, section: &str, text: String) -> Answer {
    manager.flash(Mood::Good, text);
    see_other(&manager.path_to(&format!("/credit/settings#{section}")))
}
