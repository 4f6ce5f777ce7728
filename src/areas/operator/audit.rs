//! The audit log of the whole installation.

use actix_web::web::Query;
use askama::Template;
use chrono_tz::Tz;

use crate::access::Operator;
use crate::areas::console::audit::{Ask, Log, all, sheet};
use crate::areas::{Answer, html};
use crate::domain::audit::{self, Entry, Filter, Line};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

/// Lines of a page.
const ROWS: usize = 50;

#[derive(Template)]
#[template(path = "operator/audit.html")]
struct AuditPage {
    page: Page,
    ask: Ask,
    log: Log,
}

/// GET /operator/audit
///
/// # Errors
/// The database's.
pub async fn index(operator: Operator, ask: Query<Ask>) -> Answer {
    let ask = ask.into_inner();
    let (filter, turn) = (filter_of(&ask), ask.turn());
    let slice: DbResult<_> = operator
        .db()
        .read(move |conn| audit::read(conn, &filter, &turn, ROWS))
        .await;
    let page = operator.page(operator.locale().t("tabs-audit"));
    html(&AuditPage {
        log: Log::new(&page, &ask, &slice?, "/operator/audit"),
        ask,
        page,
    })
}

/// GET /operator/audit.csv
///
/// # Errors
/// The database's.
pub async fn export(operator: Operator, ask: Query<Ask>) -> Answer {
    let (filter, actor) = (filter_of(&ask), operator.actor());
    let lines: DbResult<Vec<Line>> = operator
        .db()
        .write(move |conn| {
            let entry = Entry {
                company: None,
                action: "audit.exported",
                subject: None,
                detail: None,
            };
            audit::record(conn, &actor, &entry, clock::wall())?;
            all(conn, &filter)
        })
        .await;
    sheet(&operator.plain_page(""), &lines?)
}

fn filter_of(ask: &Ask) -> Filter {
    Filter {
        actor_like: Some(ask.who.clone()).filter(|who| !who.is_empty()),
        ..ask.filter(Tz::UTC)
    }
}
