//! When notices may leave.

use chrono::NaiveTime;

use super::typed::{Fields, Typed};
use super::view::load;
use super::{locale_of, saved};
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::collections::calendar::{Country, SendingWindow, WindowFault};
use crate::domain::collections::setup;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;

const FIELDS: [&str; 4] = [
    "opens_at",
    "closes_at",
    "business_days_only",
    "skip_holidays",
];

/// POST /manager/{company}/credit/settings/hours
///
/// # Errors
/// The database's.
pub async fn update(manager: Manager, fields: Fields) -> Answer {
    let mut typed = Typed::kept(&fields, FIELDS);
    let Some((opens, closes)) = read(&mut typed, manager.locale()) else {
        let mut page = load(&manager).await?;
        page.hours = typed.clone();
        return page.refused(&typed);
    };
    let business_days = typed.is("business_days_only", "true");
    let holidays = typed.is("skip_holidays", "true");
    let (company, locale) = (manager.company().id.clone(), locale_of(&manager));
    let actor = manager.actor();
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| {
            let detail = format!("{}–{}", opens.format("%H:%M"), closes.format("%H:%M"));
            let what = ("hours.changed", Some(detail.as_str()));
            setup::change(conn, (&company, locale), &actor, what, |row| {
                row.opens_at = opens;
                row.closes_at = closes;
                row.business_days_only = business_days;
                row.skip_holidays = holidays;
            })
        })
        .await;
    done?;
    saved(&manager, "hours", manager.locale().t("setup-hours-saved"))
}

fn read(typed: &mut Typed, locale: Locale) -> Option<(NaiveTime, NaiveTime)> {
    let opens = time(typed.value("opens_at"));
    let closes = time(typed.value("closes_at"));
    for (name, time) in [("opens_at", opens), ("closes_at", closes)] {
        if time.is_none() {
            typed.refuse(name, locale.t("setup-fault-time"));
        }
    }
    let (opens, closes) = (opens?, closes?);
    match SendingWindow::new(opens, closes, Country::None, chrono_tz::UTC) {
        Ok(_) => Some((opens, closes)),
        Err(WindowFault::Empty) => {
            typed.refuse("closes_at", locale.t("setup-fault-window-empty"));
            None
        }
        Err(WindowFault::OutsideCap) => {
            let early = opens < crate::domain::collections::calendar::EARLIEST;
            let name = if early { "opens_at" } else { "closes_at" };
            typed.refuse(name, locale.t("setup-fault-window-cap"));
            None
        }
    }
}

/// Reads `hh:mm`, or with the seconds that some browsers add.
pub(in crate::areas::credit) fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    ["%H:%M", "%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveTime::parse_from_str(text, form).ok())
}
