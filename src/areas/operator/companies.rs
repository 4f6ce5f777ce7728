//! Every company.

use actix_web::web::Query;
use askama::Template;

use super::{Ask, cut, wanted};
use crate::access::Operator;
use crate::areas::console::view::{Moment, Pill, not_in_force};
use crate::areas::{Answer, html};
use crate::domain::companies::CompanyState;
use crate::domain::operator::{self, CompanyRow};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

const PLACE: &str = "/operator/companies";

/// A company as the page shows it.
struct Row {
    name: String,
    tax_id: String,
    pills: Vec<Pill>,
    synced: Option<Moment>,
    plan: String,
    until: String,
    subscription: String,
    administrators: Vec<String>,
    release: String,
}

#[derive(Template)]
#[template(path = "operator/companies.html")]
struct CompaniesPage {
    page: Page,
    ask: Ask,
    rows: Vec<Row>,
    first: String,
    next: String,
}

/// GET /operator/companies
///
/// # Errors
/// The database's.
pub async fn index(operator: Operator, ask: Query<Ask>) -> Answer {
    let ask = ask.into_inner();
    let (part, after) = (ask.q.clone(), ask.after.clone());
    let found: DbResult<_> = operator
        .db()
        .read(move |conn| operator::companies(conn, &part, &after, wanted()))
        .await;
    let mut found = found?;
    let more = cut(&mut found);
    let last = found.last().map(|one| one.company.slug.clone());
    let page = operator.page(operator.locale().t("operator-companies"));
    html(&CompaniesPage {
        rows: found.iter().map(|one| row(&page, one)).collect(),
        first: ask.first(PLACE),
        next: ask.next(PLACE, last.as_deref().filter(|_| more)),
        ask,
        page,
    })
}

fn row(page: &Page, seen: &CompanyRow) -> Row {
    let (company, now) = (&seen.company, clock::wall());
    let held = seen.subscription.as_ref();
    Row {
        name: company.name.clone(),
        tax_id: company.tax_id.clone(),
        pills: pills(page, seen),
        synced: company
            .last_good_sync_at
            .map(|at| Moment::new(page.locale, at.and_utc(), now, page.zone)),
        plan: held.map_or_else(String::new, |held| held.plan().name().to_owned()),
        until: held.map_or_else(String::new, |held| {
            let day = held.ends_on.as_ref();
            day.map_or_else(|| page.t("plans-endless"), |day| page.date(day))
        }),
        subscription: held.map_or_else(String::new, |held| {
            format!("/operator/subscriptions/{}", held.id)
        }),
        administrators: seen.administrators.clone(),
        release: format!("{PLACE}/{}/release", company.slug),
    }
}

fn pills(page: &Page, seen: &CompanyRow) -> Vec<Pill> {
    let company = &seen.company;
    let mut pills = Vec::new();
    if !seen
        .subscription
        .as_ref()
        .is_some_and(|held| held.holds_at(clock::wall(), company.zone()))
    {
        pills.push(not_in_force(page.locale, seen.subscription.is_some()));
    }
    let in_force = pills.is_empty();
    if company.paused_at.is_some() {
        pills.push(pill("held", page.t("home-state-paused")));
    }
    let state = company.state();
    match state {
        CompanyState::KeyFailing => pills.push(pill("overdue", state.words(page.locale))),
        CompanyState::Synchronising => pills.push(pill("active", state.words(page.locale))),
        CompanyState::Active if in_force => pills.push(pill("settled", state.words(page.locale))),
        CompanyState::Active => {}
    }
    pills
}

fn pill(state: &'static str, label: String) -> Pill {
    Pill { state, label }
}
