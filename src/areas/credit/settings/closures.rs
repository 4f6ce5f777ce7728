//! Days on which the company is closed.

use actix_web::web::Path;
use chrono::NaiveDate;

use super::saved;
use super::typed::{Fields, Typed};
use super::view::load;
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::collections::setup::closures;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::values::text::one_line;

const FIELDS: [&str; 3] = ["starts_on", "ends_on", "closure_name"];
/// Longest closure, days.
const LONGEST: i64 = 366;

/// POST /manager/{company}/credit/settings/closures
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager, fields: Fields) -> Answer {
    let mut typed = Typed::kept(&fields, FIELDS);
    let Some((from, until, name)) = read(&mut typed, manager.locale()) else {
        let mut page = load(&manager).await?;
        page.closure = typed.clone();
        return page.refused(&typed);
    };
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| closures::add(conn, &company, &actor, (from, until), &name))
        .await;
    done?;
    saved(
        &manager,
        "closures",
        manager.locale().t("setup-closure-saved"),
    )
}

/// POST /manager/{company}/credit/settings/closures/{closure}/removal
///
/// # Errors
/// 404 for a closure that the company has not; the database's.
pub async fn remove(manager: Manager, path: Path<(String, String)>) -> Answer {
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let id = path.into_inner().1;
    let gone: DbResult<bool> = manager
        .db()
        .write(move |conn| closures::remove(conn, &company, &actor, &id))
        .await;
    if !gone? {
        return Err(AppError::NotFound);
    }
    saved(
        &manager,
        "closures",
        manager.locale().t("setup-closure-removed"),
    )
}

fn read(typed: &mut Typed, locale: Locale) -> Option<(NaiveDate, NaiveDate, String)> {
    let day = |name| typed.value(name).trim().parse::<NaiveDate>().ok();
    let from = day("starts_on");
    let one_day = typed.value("ends_on").trim().is_empty();
    let until = if one_day { from } else { day("ends_on") };
    let name = one_line(typed.value("closure_name"));
    if from.is_none() {
        typed.refuse("starts_on", locale.t("setup-fault-date"));
    }
    if until.is_none() && !one_day {
        typed.refuse("ends_on", locale.t("setup-fault-date"));
    }
    if let (Some(from), Some(until)) = (from, until) {
        let days = (until - from).num_days();
        if days < 0 {
            typed.refuse("ends_on", locale.t("setup-fault-order"));
        } else if days >= LONGEST {
            typed.refuse("ends_on", locale.t("setup-fault-closure-long"));
        }
    }
    if name.is_empty() {
        typed.refuse("closure_name", locale.t("setup-fault-empty"));
    } else if name.chars().count() > 80 {
        typed.refuse("closure_name", locale.n("setup-fault-long", 80));
    }
    typed.is_good().then_some((from?, until?, name))
}
