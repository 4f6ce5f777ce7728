//! What waits for the operator, and how the installation stands.

use actix_web::web::Path;
use askama::Template;

use crate::access::Operator;
use crate::areas::{Answer, html, see_other};
use crate::domain::delivery::{MailFault, mail_fault};
use crate::domain::operator::{self, Figures, WaitingTask};
use crate::domain::subscriptions;
use crate::domain::tasks::TaskKind;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::{DbResult, Location};
use crate::platform::page::{Mood, Page};

/// A task as the page shows it.
struct Row {
    text: String,
    facts: String,
    due: String,
    place: String,
    /// Where a request is turned down; empty for other tasks.
    refusal: String,
}

#[derive(Template)]
#[template(path = "operator/overview.html")]
struct OverviewPage {
    page: Page,
    tasks: Vec<Row>,
    figures: Figures,
    undelivered: i64,
    fault: Option<MailFault>,
    since: String,
    version: &'static str,
    engine: &'static str,
    address: String,
    sender: String,
}

/// GET /operator
///
/// # Errors
/// The database's.
pub async fn show(operator: Operator) -> Answer {
    let read: DbResult<_> = operator
        .db()
        .read(|conn| {
            let figures = operator::figures(conn, clock::wall())?;
            Ok((operator::waiting(conn)?, figures, mail_fault(conn)?))
        })
        .await;
    let (tasks, figures, fault) = read?;
    let page = operator.page(operator.locale().t("nav-operator"));
    let config = &operator.services().config;
    html(&OverviewPage {
        tasks: tasks.into_iter().map(|task| row(&page, task)).collect(),
        undelivered: figures.mails_in("unknown") + figures.mails_in("failed"),
        figures,
        since: fault
            .as_ref()
            .map_or_else(String::new, |fault| page.moment(&fault.since)),
        fault,
        version: env!("CARGO_PKG_VERSION"),
        engine: match config.database {
            Location::Sqlite { .. } => "SQLite",
            _ => "PostgreSQL",
        },
        address: config.public_url.origin().to_owned(),
        sender: config.mail_from.address.clone(),
        page,
    })
}

fn row(page: &Page, task: WaitingTask) -> Row {
    let kind = TaskKind::parse(&task.kind);
    Row {
        text: match kind {
            Some(TaskKind::SubscriptionRequested) => page.t("operator-task-requested"),
            Some(TaskKind::SubscriptionEnding) => page.t("operator-task-ending"),
            _ => page.t("operator-task-other"),
        },
        facts: kind.map_or_else(String::new, |kind| kind.facts(page.locale, &task.facts)),
        due: task
            .due_on
            .as_ref()
            .map_or_else(String::new, |day| page.date(day)),
        place: task.place,
        refusal: match kind {
            Some(TaskKind::SubscriptionRequested) => {
                format!("/operator/requests/{}/refusal", task.id)
            }
            _ => String::new(),
        },
    }
}

/// POST /operator/requests/{task}/refusal: a request is turned down.
///
/// # Errors
/// 404 for what is no request; the database's.
pub async fn refuse(operator: Operator, task: Path<String>) -> Answer {
    let (id, actor) = (task.into_inner(), operator.actor());
    let refused: DbResult<Option<bool>> = operator
        .db()
        .write(move |conn| {
            let Some((company, wish)) = operator::requested_of(conn, &id)? else {
                return Ok(None);
            };
            subscriptions::refuse(conn, &company, wish, &actor, clock::wall()).map(Some)
        })
        .await;
    let locale = operator.locale();
    match refused?.ok_or(AppError::NotFound)? {
        true => operator.flash(Mood::Good, locale.t("operator-refused")),
        false => operator.flash(Mood::Info, locale.t("operator-answered-before")),
    }
    see_other("/operator")
}
