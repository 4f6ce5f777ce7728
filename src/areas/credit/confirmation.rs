//! The confirmation: exactly what will happen, and the button that arms the schedule.

use actix_web::web::Path;
use askama::Template;

use super::offer;
use super::schedules::show::outlook;
use super::schedules::words::{self, Month, SendLine};
use super::schedules::{find, path};
use super::settings::locale_of;
use super::settings::typed::{Fields, first};
use crate::access::Manager;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::collections::schedules::{self, Schedule};
use crate::domain::collections::{gate, setup};
use crate::domain::subscriptions::{self, Extension};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

#[derive(Template)]
#[template(path = "credit/schedules/confirmation.html")]
struct ConfirmationPage {
    page: Page,
    base: String,
    name: String,
    period: String,
    armed: bool,
    active: bool,
    count: usize,
    receivers: usize,
    reasons: Vec<(String, usize)>,
    totals: Vec<String>,
    invoices: usize,
    sends: Vec<SendLine>,
    months: Vec<Month>,
    zone: String,
    minimum_days: i32,
    fault: String,
}

/// GET /manager/{company}/credit/schedules/{schedule}/confirmation
///
/// # Errors
/// 404 for a schedule that the company has not; the database's.
pub async fn show(manager: Manager, ids: Path<(String, String)>) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    let template = page(&manager, &schedule, String::new()).await?;
    html(&template)
}

/// POST /manager/{company}/credit/schedules/{schedule}/confirmation: arms it, once however often it
/// is sent.
///
/// # Errors
/// As [`show`].
pub async fn create(manager: Manager, ids: Path<(String, String)>, fields: Fields) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    if !offer::is_contracted(&manager).await? {
        return see_other(&manager.path_to(offer::PLACE));
    }
    if !arm(&manager, &schedule, first(&fields, "activate") == "true").await? {
        let fault = manager.locale().t("setup-confirm-nobody");
        return unprocessable(&page(&manager, &schedule, fault).await?);
    }
    let text = manager.locale().t1("setup-armed", "name", &schedule.name);
    manager.flash(Mood::Good, text);
    see_other(&path(&manager, &schedule, ""))
}

/// Arms the schedule, and with `activate` the company's master toggle. `false`: nobody is chosen.
async fn arm(manager: &Manager, schedule: &Schedule, activate: bool) -> DbResult<bool> {
    let (company, locale) = (manager.company().id.clone(), locale_of(manager));
    let (actor, row) = (manager.actor(), schedule.clone());
    manager
        .db()
        .write(move |conn| {
            if schedules::chosen(conn, &row.id)?.is_empty() {
                return Ok(false);
            }
            let (rules, business) = (gate::rules(conn, &company)?, clock::business(conn)?);
            schedules::arm(conn, &actor, &row, &rules, business)?;
            if activate {
                let (wanted, now) = (Extension::Collections, clock::wall());
                subscriptions::install(conn, &company, wanted, &actor, now)?;
                let what = ("collections.activated", None);
                setup::change(conn, (&company, locale), &actor, what, |settings| {
                    settings.active = true;
                })?;
            }
            Ok(true)
        })
        .await
}

async fn page(
    manager: &Manager,
    schedule: &Schedule,
    fault: String,
) -> Result<ConfirmationPage, crate::error::AppError> {
    let outlook = outlook(manager, schedule).await?;
    let (locale, summary) = (manager.locale(), &outlook.summary);
    Ok(ConfirmationPage {
        page: manager
            .page(locale.t("setup-confirm-title"))
            .which(schedule.name.clone()),
        base: path(manager, schedule, ""),
        name: schedule.name.clone(),
        period: words::period(locale, schedule),
        armed: schedule.is_armed(),
        active: outlook.active,
        count: summary.people.len(),
        receivers: summary.receivers(),
        reasons: summary
            .skipped()
            .into_iter()
            .map(|(reason, count)| (locale.t(reason.text_key()), count))
            .collect(),
        totals: summary
            .totals()
            .iter()
            .map(|sum| sum.show(locale))
            .collect(),
        invoices: summary.invoices(),
        zone: manager.company().zone().name().to_owned(),
        minimum_days: outlook.minimum_days,
        sends: outlook.sends,
        months: outlook.months,
        fault,
    })
}
