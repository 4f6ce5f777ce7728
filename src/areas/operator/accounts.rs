//! Accounts of the installation: who may enter.

use actix_web::web::{Path, Query};
use askama::Template;

use super::{Ask, cut, wanted};
use crate::access::Operator;
use crate::areas::console::view::Pill;
use crate::areas::{Answer, html, see_other};
use crate::domain::operator::{self, AccountRow, SwitchFault};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

const PLACE: &str = "/operator/users";

/// An account as the page shows it.
struct Row {
    name: String,
    email: String,
    operator: bool,
    companies: i64,
    since: String,
    disabled: bool,
    own: bool,
    pill: Pill,
    /// Where the account is let in again, or no more.
    switch: String,
}

#[derive(Template)]
#[template(path = "operator/users.html")]
struct UsersPage {
    page: Page,
    ask: Ask,
    rows: Vec<Row>,
    first: String,
    next: String,
}

/// GET /operator/users
///
/// # Errors
/// The database's.
pub async fn index(operator: Operator, ask: Query<Ask>) -> Answer {
    let ask = ask.into_inner();
    let (part, after) = (ask.q.clone(), ask.after.clone());
    let found: DbResult<_> = operator
        .db()
        .read(move |conn| operator::accounts(conn, &part, &after, wanted()))
        .await;
    let mut found = found?;
    let more = cut(&mut found);
    let last = found.last().map(|(one, _)| one.email.clone());
    let page = operator.page(operator.locale().t("operator-users"));
    let own = operator.user().id.as_str();
    html(&UsersPage {
        rows: found
            .into_iter()
            .map(|(one, companies)| row(&page, one, companies, own))
            .collect(),
        first: ask.first(PLACE),
        next: ask.next(PLACE, last.as_deref().filter(|_| more)),
        ask,
        page,
    })
}

fn row(page: &Page, account: AccountRow, companies: i64, own: &str) -> Row {
    let disabled = account.disabled_at.is_some();
    let (state, label) = match disabled {
        true => ("held", page.t("operator-user-disabled")),
        false => ("settled", page.t("operator-user-active")),
    };
    Row {
        own: account.id.as_str() == own,
        switch: match disabled {
            true => format!("{PLACE}/{}/enabling", account.id),
            false => format!("{PLACE}/{}/disabling", account.id),
        },
        name: account.name,
        email: account.email,
        operator: account.operator,
        companies,
        since: page.date(&account.created_at.date()),
        disabled,
        pill: Pill { state, label },
    }
}

/// POST /operator/users/{user}/disabling: they are out at the next request.
///
/// # Errors
/// 404; the database's.
pub async fn disable(operator: Operator, id: Path<String>) -> Answer {
    let (id, actor) = (id.into_inner(), operator.actor());
    let done = operator
        .db()
        .write(move |conn| operator::disable(conn, &id, &actor, clock::wall()))
        .await;
    said(&operator, done, false)
}

/// POST /operator/users/{user}/enabling
///
/// # Errors
/// 404; the database's.
pub async fn enable(operator: Operator, id: Path<String>) -> Answer {
    let (id, actor) = (id.into_inner(), operator.actor());
    let done = operator
        .db()
        .write(move |conn| operator::enable(conn, &id, &actor, clock::wall()))
        .await;
    said(&operator, done, true)
}

fn said(operator: &Operator, done: Result<AccountRow, SwitchFault>, enabled: bool) -> Answer {
    let locale = operator.locale();
    match done {
        Ok(row) if enabled => {
            operator.flash(Mood::Good, locale.t1("operator-enabled", "who", &row.email));
        }
        Ok(row) => operator.flash(
            Mood::Good,
            locale.t1("operator-disabled", "who", &row.email),
        ),
        Err(SwitchFault::Own) => operator.flash(Mood::Bad, locale.t("operator-not-oneself")),
        Err(SwitchFault::Unknown) => return Err(AppError::NotFound),
        Err(SwitchFault::Db(fault)) => return Err(fault.into()),
    }
    see_other(PLACE)
}
