//! Mail that did not arrive, or perhaps not, of every company and of none.

use actix_web::web::{Form, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::{Ask, cut, wanted};
use crate::access::Operator;
use crate::areas::console::view::Pill;
use crate::areas::{Answer, html, see_other};
use crate::domain::delivery::{MailFault, Resolution, mail_fault};
use crate::domain::invitations;
use crate::domain::operator::{self, MailRow};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

const PLACE: &str = "/operator/mail";

/// A mail as the page shows it.
struct Row {
    id: String,
    to: String,
    what: String,
    company: String,
    pill: Pill,
    attempts: i32,
    at: String,
    answer: String,
    /// It waits for the operator.
    open: bool,
    resendable: bool,
    /// Why it cannot be sent again.
    barred: String,
}

#[derive(Template)]
#[template(path = "operator/mail.html")]
struct MailPage {
    page: Page,
    rows: Vec<Row>,
    fault: Option<MailFault>,
    since: String,
    first: String,
    next: String,
}

/// GET /operator/mail
///
/// # Errors
/// The database's.
pub async fn index(operator: Operator, ask: Query<Ask>) -> Answer {
    let ask = ask.into_inner();
    let after = ask.after.clone();
    let read: DbResult<_> = operator
        .db()
        .read(move |conn| {
            let found = operator::undelivered(conn, &after, wanted())?;
            Ok((found, mail_fault(conn)?))
        })
        .await;
    let (mut found, fault) = read?;
    let more = cut(&mut found);
    let last = found.last().map(|one| one.id.to_string());
    let page = operator.page(operator.locale().t("operator-mail"));
    html(&MailPage {
        rows: found.into_iter().map(|one| row(&page, one)).collect(),
        since: fault
            .as_ref()
            .map_or_else(String::new, |fault| page.moment(&fault.since)),
        fault,
        first: ask.first(PLACE),
        next: ask.next(PLACE, last.as_deref().filter(|_| more)),
        page,
    })
}

/// The decision about a mail.
#[derive(Deserialize)]
pub struct Decision {
    #[serde(default)]
    resolution: String,
}

/// POST /operator/mail/{mail}
///
/// # Errors
/// 400 for a decision that there is not; the database's.
pub async fn update(operator: Operator, id: Path<String>, form: Form<Decision>) -> Answer {
    let resolution = match form.resolution.as_str() {
        "sent" => Resolution::TreatAsSent,
        "again" => Resolution::SendAgain,
        other => return Err(AppError::BadRequest(format!("resolution {other:?}"))),
    };
    let (id, actor) = (id.into_inner(), operator.actor());
    let settled: DbResult<bool> = operator
        .db()
        .write(move |conn| operator::settle(conn, &actor, &id, resolution, clock::wall()))
        .await;
    let locale = operator.locale();
    match settled? {
        true => operator.flash(Mood::Good, locale.t("operator-mail-settled")),
        false => operator.flash(Mood::Info, locale.t("operator-mail-not-settled")),
    }
    see_other(PLACE)
}

fn row(page: &Page, mail: MailRow) -> Row {
    let (state, label, at) = match mail.state.as_str() {
        "unknown" => ("unknown", page.t("operator-mail-unknown"), mail.created_at),
        "failed" => ("overdue", page.t("operator-mail-failed"), mail.created_at),
        _ => ("soon", page.t("operator-mail-again"), mail.next_at),
    };
    let barred = match mail.kind.as_str() {
        invitations::KIND => page.t("operator-mail-link"),
        _ => page.t("operator-mail-gone"),
    };
    Row {
        id: mail.id.to_string(),
        to: mail.to.join(", "),
        what: match mail.kind.as_str() {
            "notice" => page.t("operator-kind-notice"),
            "password_reset" => page.t("operator-kind-reset"),
            "password_changed" => page.t("operator-kind-changed"),
            "invitation" | "invitation_asked" => page.t("operator-kind-invitation"),
            "mail_test" | "notice_test" => page.t("operator-kind-test"),
            "key_expiring" => page.t("mail-desk-kind-key-expiring"),
            "key_failing" => page.t("mail-desk-kind-key-failing"),
            "subscription_requested" => page.t("operator-task-requested"),
            other => other.replace('_', " "),
        },
        company: mail.company.unwrap_or_default(),
        pill: Pill { state, label },
        attempts: mail.attempts,
        at: page.moment(&at),
        answer: mail.answer,
        open: mail.state != "queued",
        resendable: mail.resendable,
        barred,
    }
}
