//! Ending a subscription, after a look at what that means.

use actix_web::web::Path;
use askama::Template;

use crate::access::Operator;
use crate::areas::{Answer, html, see_other};
use crate::domain::operator;
use crate::domain::subscriptions;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

#[derive(Template)]
#[template(path = "operator/subscriptions/end.html")]
struct EndPage {
    page: Page,
    owner: String,
    company: String,
    plan: &'static str,
    back: String,
    action: String,
}

/// GET /operator/subscriptions/{subscription}/end
///
/// # Errors
/// 404; the database's.
pub async fn new(operator: Operator, id: Path<String>) -> Answer {
    let wanted = id.clone();
    let found: DbResult<_> = operator
        .db()
        .read(move |conn| operator::subscription(conn, &wanted))
        .await;
    let found = found?.ok_or(AppError::NotFound)?;
    html(&EndPage {
        page: operator
            .page(operator.locale().t("operator-end-title"))
            .which(found.owner.clone()),
        owner: found.owner,
        company: found.company.unwrap_or_default(),
        plan: found.held.plan().name(),
        back: format!("/operator/subscriptions/{id}"),
        action: format!("/operator/subscriptions/{id}/end"),
    })
}

/// POST /operator/subscriptions/{subscription}/end
///
/// # Errors
/// 404 for one that there is not or that has ended; the database's.
pub async fn create(operator: Operator, id: Path<String>) -> Answer {
    let (wanted, actor, now) = (id.clone(), operator.actor(), clock::wall());
    let ended: DbResult<bool> = operator
        .db()
        .write(move |conn| subscriptions::end(conn, &wanted, &actor, now))
        .await;
    if !ended? {
        return Err(AppError::NotFound);
    }
    operator.flash(Mood::Good, operator.locale().t("operator-ended"));
    see_other(&format!("/operator/subscriptions/{id}"))
}
