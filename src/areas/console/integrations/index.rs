//! The catalogue.

use askama::Template;

use super::card::{Card, asked};
use crate::access::Manager;
use crate::areas::{Answer, html};
use crate::domain::subscriptions;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

#[derive(Template)]
#[template(path = "console/integrations/index.html")]
struct CataloguePage {
    page: Page,
    groups: Vec<(String, Vec<Card>)>,
    install: String,
}

/// GET /manager/{company}/integrations
///
/// # Errors
/// The database's.
pub async fn index(manager: Manager) -> Answer {
    let id = manager.company().id.clone();
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            let all = subscriptions::catalogue(conn, &id, clock::wall())?;
            Ok((all, subscriptions::wishes(conn, &id)?))
        })
        .await;
    let (all, wishes) = read?;
    let (locale, zone, base) = (
        manager.locale(),
        manager.company().zone(),
        manager.path_to(""),
    );
    let cards = |built: bool| -> Vec<Card> {
        all.iter()
            .filter(|(extension, _)| extension.is_built() == built)
            .map(|one| {
                let asked = asked(&wishes, one.0, (one.1, zone));
                Card::new(locale, *one, (&base, true), asked)
            })
            .collect()
    };
    html(&CataloguePage {
        groups: [
            (locale.t("plans-ready"), cards(true)),
            (locale.t("plans-in-preparation"), cards(false)),
        ]
        .into_iter()
        .filter(|(_, cards)| !cards.is_empty())
        .collect(),
        install: manager.path_to("/extensions"),
        page: manager.page(locale.t("nav-integrations")),
    })
}
