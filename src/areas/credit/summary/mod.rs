//! **Resumen previo al envío**: the chosen customers, their addresses, amounts, invoices, the eye.

pub mod addresses;
pub mod removals;

use std::collections::HashMap;

use actix_web::web::{Path, Query};
use askama::Template;

use super::schedules::show::{Outlook, amounts, outlook};
use super::schedules::words::{Month, SendLine};
use super::schedules::{find, path, words};
use super::settings::typed::first;
use crate::access::Manager;
use crate::areas::{Answer, html, unprocessable};
use crate::domain::collections::schedules::{self, Schedule};
use crate::domain::collections::summary::Person;
use crate::domain::collections::summary::addresses::Address;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;
use crate::platform::values::ids::{CustomerId, ScheduleId};

/// Customers on one page.
const PER_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "credit/schedules/summary.html")]
struct SummaryPage {
    page: Page,
    base: String,
    armed: bool,
    period: String,
    rows: Vec<Row>,
    count: usize,
    receivers: usize,
    left_out: usize,
    reasons: Vec<(String, usize)>,
    invoices: usize,
    totals: Vec<String>,
    only_left_out: bool,
    at: usize,
    range: String,
    previous: String,
    next: String,
    sends: Vec<SendLine>,
    months: Vec<Month>,
    test_to: String,
    test_customer: String,
    errors: Vec<(String, String)>,
}

struct Row {
    id: String,
    name: String,
    number: String,
    addresses: Vec<Address>,
    amounts: String,
    invoices: usize,
    reason: String,
    elsewhere: String,
    typed: String,
    error: String,
}

/// Where one is on the page: which part, and what was typed wrongly.
#[derive(Default)]
pub(super) struct Place {
    /// Number of the page, from 1.
    pub at: usize,
    /// Only those who get no notice.
    pub only_left_out: bool,
    /// Customer, typed address, what is wrong with it.
    pub refused: Option<(String, String, String)>,
}

impl Place {
    /// Reads `page` and `show` of a query or form.
    pub(super) fn read(fields: &[(String, String)]) -> Self {
        Self {
            at: first(fields, "page").parse().unwrap_or(1).max(1),
            only_left_out: first(fields, "show") == "left-out",
            refused: None,
        }
    }

    /// The query that leads back here.
    pub(super) fn query(&self) -> String {
        let show = if self.only_left_out {
            "&show=left-out"
        } else {
            ""
        };
        format!("?page={}{show}", self.at)
    }
}

/// GET /manager/{company}/credit/schedules/{schedule}/summary
///
/// # Errors
/// 404 for a schedule that the company has not; the database's.
pub async fn show(
    manager: Manager,
    ids: Path<(String, String)>,
    query: Query<Vec<(String, String)>>,
) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    page(&manager, &schedule, Place::read(&query)).await
}

/// The page at a place: 200, or 422 when an address was refused.
pub(super) async fn page(manager: &Manager, schedule: &Schedule, mut place: Place) -> Answer {
    let outlook = outlook(manager, schedule).await?;
    let people = &outlook.summary.people;
    let shown: Vec<&Person> = people
        .iter()
        .filter(|one| !place.only_left_out || one.skip.is_some())
        .collect();
    place.at = place.at.min(shown.len().div_ceil(PER_PAGE)).max(1);
    let here: Vec<&Person> = shown
        .iter()
        .skip((place.at - 1) * PER_PAGE)
        .take(PER_PAGE)
        .copied()
        .collect();
    let rows = rows(manager, &here, &place).await?;
    let template = filled(manager, schedule, &outlook, (&place, shown.len()), rows);
    if place.refused.is_some() {
        unprocessable(&template)
    } else {
        html(&template)
    }
}

fn filled(
    manager: &Manager,
    schedule: &Schedule,
    outlook: &Outlook,
    (place, shown): (&Place, usize),
    rows: Vec<Row>,
) -> SummaryPage {
    let (locale, summary) = (manager.locale(), &outlook.summary);
    let receivers = summary.receivers();
    let sample = summary.people.iter().find(|one| one.skip.is_none());
    let sample = sample.or_else(|| summary.people.first());
    let leaf = |at: usize| {
        let other = Place {
            at,
            only_left_out: place.only_left_out,
            refused: None,
        };
        path(manager, schedule, &format!("/summary{}", other.query()))
    };
    let last = (place.at * PER_PAGE).min(shown);
    SummaryPage {
        page: manager
            .page(locale.t("setup-summary-title"))
            .which(schedule.name.clone()),
        base: path(manager, schedule, ""),
        armed: schedule.is_armed(),
        period: words::period(locale, schedule),
        count: summary.people.len(),
        receivers,
        left_out: summary.people.len() - receivers,
        reasons: summary
            .skipped()
            .into_iter()
            .map(|(reason, count)| (locale.t(reason.text_key()), count))
            .collect(),
        invoices: summary.invoices(),
        totals: summary
            .totals()
            .iter()
            .map(|sum| sum.show(locale))
            .collect(),
        only_left_out: place.only_left_out,
        at: place.at,
        range: range(locale, (place.at - 1) * PER_PAGE + 1, last, shown),
        previous: if place.at > 1 {
            leaf(place.at - 1)
        } else {
            String::new()
        },
        next: if last < shown {
            leaf(place.at + 1)
        } else {
            String::new()
        },
        sends: outlook.sends.clone(),
        months: outlook.months.clone(),
        test_to: manager.user().email.clone(),
        test_customer: sample.map(|one| one.id.to_string()).unwrap_or_default(),
        errors: errors(place),
        rows,
    }
}

fn errors(place: &Place) -> Vec<(String, String)> {
    let refused = place.refused.iter();
    refused
        .map(|(customer, _, text)| (format!("email-{customer}"), text.clone()))
        .collect()
}

fn range(locale: Locale, from: usize, until: usize, of: usize) -> String {
    if of == 0 {
        return String::new();
    }
    locale.args(
        "setup-range",
        &[
            ("from", from.to_string().into()),
            ("until", until.to_string().into()),
            ("of", of.to_string().into()),
        ],
    )
}

async fn rows(manager: &Manager, here: &[&Person], place: &Place) -> Result<Vec<Row>, AppError> {
    let ids: Vec<CustomerId> = here.iter().map(|one| one.id.clone()).collect();
    let company = manager.company().id.clone();
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            use crate::domain::collections::summary::addresses;
            Ok((addresses::of(conn, &ids)?, schedules::list(conn, &company)?))
        })
        .await;
    let (mut addresses, schedules) = read?;
    let names: HashMap<ScheduleId, String> = schedules
        .into_iter()
        .map(|schedule| (schedule.id, schedule.name))
        .collect();
    let locale = manager.locale();
    Ok(here
        .iter()
        .map(|person| {
            let found = addresses.remove(&person.id).unwrap_or_default();
            row(person, found, &names, (locale, place))
        })
        .collect())
}

fn row(
    person: &Person,
    addresses: Vec<Address>,
    names: &HashMap<ScheduleId, String>,
    (locale, place): (Locale, &Place),
) -> Row {
    let refused = place.refused.as_ref();
    let refused = refused.filter(|(customer, ..)| customer == person.id.as_str());
    let elsewhere = person.elsewhere.as_ref().and_then(|id| names.get(id));
    Row {
        id: person.id.to_string(),
        name: person.name.clone(),
        number: person.number.clone(),
        addresses,
        amounts: amounts(person, locale),
        invoices: person.invoices,
        reason: person.skip.as_ref().map_or_else(String::new, |skip| {
            let reason = locale.t(skip.reason.text_key());
            match &skip.detail {
                Some(detail) => format!("{reason} · {detail}"),
                None => reason,
            }
        }),
        elsewhere: elsewhere
            .map(|name| locale.t1("setup-elsewhere", "name", name))
            .unwrap_or_default(),
        typed: refused
            .map(|(_, typed, _)| typed.clone())
            .unwrap_or_default(),
        error: refused.map(|(_, _, text)| text.clone()).unwrap_or_default(),
    }
}
