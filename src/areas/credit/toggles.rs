//! The toggle of one customer, and switching many off.

use actix_web::web::{Form, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::customer::CustomerPath;
use crate::access::Manager;
use crate::areas::{Answer, html, local_path, see_other};
use crate::domain::collections::schedules::{self, Schedule};
use crate::domain::collections::settings;
use crate::domain::receivables::customer::{self, Customer};
use crate::domain::receivables::toggle::{self, SwitchedOn};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::page::{Mood, Page};

/// Where the person came from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    next: String,
}

/// The wanted position, and the schedule where there are several.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    on: String,
    schedule: Option<String>,
}

#[derive(Template)]
#[template(path = "credit/customers/automation.html")]
struct ChoicePage {
    page: Page,
    armed: Vec<Schedule>,
    back: String,
    action: String,
}

/// GET /manager/{company}/credit/customers/{id}/automation: which schedule.
///
/// # Errors
/// 404; the database's.
pub async fn show(who: Manager, path: Path<CustomerPath>, back: Query<Back>) -> Answer {
    let (company, id) = (who.company().id.clone(), path.into_inner().id);
    let (customer, mut armed) = who
        .db()
        .read(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &id)?.ok_or(AppError::NotFound)?;
            Ok((customer, schedules::list(conn, &company)?))
        })
        .await?;
    armed.retain(Schedule::is_armed);
    if armed.is_empty() {
        return see_other(&wizard(&who, &customer));
    }
    html(&ChoicePage {
        action: action(&who, &customer, &back.next),
        back: way_back(&who, &customer, &back.next),
        page: who.page(who.locale().t1("list-choose-title", "name", &customer.name)),
        armed,
    })
}

/// POST /manager/{company}/credit/customers/{id}/automation
///
/// # Errors
/// 404; the database's.
pub async fn update(
    who: Manager,
    path: Path<CustomerPath>,
    back: Query<Back>,
    form: Form<Wish>,
) -> Answer {
    let (company, id, wish) = (
        who.company().id.clone(),
        path.into_inner().id,
        form.into_inner(),
    );
    let (actor, locale) = (who.actor(), who.locale());
    let (customer, switched, sending) = who
        .db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &id)?.ok_or(AppError::NotFound)?;
            let now = clock::wall();
            let sending = settings::load(conn, &company, locale)?.active;
            if wish.on != "true" {
                let ids = [customer.id.to_string()];
                toggle::off(conn, &actor, &company, &ids, now)?;
                return Ok((customer, None, sending));
            }
            let wanted = wish.schedule.as_deref();
            let switched = toggle::on(conn, &actor, &company, &customer, wanted, now)?;
            Ok((customer, Some(switched), sending))
        })
        .await?;
    let home = way_back(&who, &customer, &back.next);
    match switched {
        None => {
            who.flash(
                Mood::Good,
                locale.t1("list-switched-off", "name", &customer.name),
            );
            see_other(&home)
        }
        Some(SwitchedOn::In(schedule)) => {
            tell_joined(&who, &customer, &schedule, sending);
            see_other(&home)
        }
        Some(SwitchedOn::Choose(_)) => see_other(&action(&who, &customer, &back.next)),
        Some(SwitchedOn::Configure) => see_other(&wizard(&who, &customer)),
        Some(SwitchedOn::NotContracted) => see_other(&who.path_to("/credit/offer")),
    }
}

fn tell_joined(who: &Manager, customer: &Customer, schedule: &Schedule, sending: bool) {
    let args = [
        ("name", customer.name.clone().into()),
        ("schedule", schedule.name.clone().into()),
    ];
    if sending {
        who.flash(Mood::Good, who.locale().args("list-switched-on", &args));
    } else {
        who.flash(
            Mood::Warn,
            who.locale().args("list-switched-on-master-off", &args),
        );
    }
}

/// POST /manager/{company}/credit/toggles: switches the chosen customers off.
///
/// # Errors
/// The database's.
pub async fn destroy(who: Manager, form: Form<Vec<(String, String)>>) -> Answer {
    let (company, actor) = (who.company().id.clone(), who.actor());
    let fields = form.into_inner();
    let home = field(&fields, "next").to_owned();
    let wanted = chosen(&fields);
    let none = wanted.is_empty();
    let count = who
        .db()
        .write(move |conn| toggle::off(conn, &actor, &company, &wanted, clock::wall()))
        .await?;
    if none {
        who.flash(Mood::Info, who.locale().t("list-nobody-chosen"));
    } else {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        who.flash(Mood::Good, who.locale().n("list-many-switched-off", count));
    }
    let list = who.path_to("/credit");
    see_other(local_path(&home).unwrap_or(&list))
}

/// The ids of the chosen rows in a form of the list.
pub(super) fn chosen(fields: &[(String, String)]) -> Vec<String> {
    fields
        .iter()
        .filter(|(name, _)| name == "customer")
        .map(|(_, value)| value.clone())
        .collect()
}

/// The first value of a field, or nothing.
pub(super) fn field<'a>(fields: &'a [(String, String)], wanted: &str) -> &'a str {
    fields
        .iter()
        .find(|(name, _)| name == wanted)
        .map_or("", |(_, value)| value)
}

fn way_back(who: &Manager, customer: &Customer, next: &str) -> String {
    local_path(next).map_or_else(
        || who.path_to(&format!("/credit/customers/{}", customer.id)),
        str::to_owned,
    )
}

fn action(who: &Manager, customer: &Customer, next: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    who.path_to(&format!(
        "/credit/customers/{}/automation?next={next}",
        customer.id
    ))
}

fn wizard(who: &Manager, customer: &Customer) -> String {
    who.path_to(&format!("/credit/schedules/new?customer={}", customer.id))
}
