//! How often and for how much, and where new customers start.

use super::typed::{Fields, Typed};
use super::view::load;
use super::{locale_of, saved};
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::collections::schedules::{self, Schedule};
use crate::domain::collections::setup;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::values::Currency;
use crate::platform::values::money::parse_minor;

const FIELDS: [&str; 3] = ["minimum_days", "minimum_amount", "new_customers"];
/// Longest pause between contacts, days.
const MOST_DAYS: i32 = 90;

/// POST /manager/{company}/credit/settings/limits
///
/// # Errors
/// The database's.
pub async fn update(manager: Manager, fields: Fields) -> Answer {
    let mut typed = Typed::kept(&fields, FIELDS);
    let numbers = read(&mut typed, manager.locale());
    let schedule = chosen(&manager, typed.value("new_customers")).await?;
    if schedule.is_none() && !typed.value("new_customers").is_empty() {
        typed.refuse("new_customers", manager.locale().t("setup-fault-schedule"));
    }
    let Some((days, minor)) = numbers.filter(|_| typed.is_good()) else {
        let mut page = load(&manager).await?;
        page.limits = typed.clone();
        return page.refused(&typed);
    };
    let (company, locale) = (manager.company().id.clone(), locale_of(&manager));
    let actor = manager.actor();
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| {
            let what = ("limits.changed", None);
            setup::change(conn, (&company, locale), &actor, what, |row| {
                row.minimum_days = days;
                row.minimum_minor = minor;
                row.new_customers_schedule_id = schedule.map(|schedule| schedule.id);
            })
        })
        .await;
    done?;
    saved(&manager, "limits", manager.locale().t("setup-limits-saved"))
}

async fn chosen(manager: &Manager, id: &str) -> Result<Option<Schedule>, AppError> {
    let (company, id) = (manager.company().id.clone(), id.to_owned());
    let found: DbResult<_> = manager
        .db()
        .read(move |conn| schedules::find(conn, &company, &id))
        .await;
    Ok(found?)
}

fn read(typed: &mut Typed, locale: Locale) -> Option<(i32, i64)> {
    let days = typed.value("minimum_days").trim().parse::<i32>();
    let days = days.ok().filter(|days| (0..=MOST_DAYS).contains(days));
    let amount = typed.value("minimum_amount").trim();
    let minor = if amount.is_empty() {
        Some(0)
    } else {
        parse_minor(amount, Currency::MXN).filter(|minor| *minor >= 0)
    };
    if days.is_none() {
        typed.refuse(
            "minimum_days",
            locale.n("setup-fault-days", i64::from(MOST_DAYS)),
        );
    }
    if minor.is_none() {
        typed.refuse("minimum_amount", locale.t("setup-fault-amount"));
    }
    Some((days?, minor?))
}
