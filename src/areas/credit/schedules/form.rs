//! The form **Configurar**: name, periodicity, first date, hour, customers.

use askama::Template;
use chrono::NaiveDate;

use crate::access::Manager;
use crate::areas::credit::settings::hours::time;
use crate::areas::credit::settings::typed::{Typed, first};
use crate::areas::{Answer, html, unprocessable};
use crate::domain::collections::gate::Rules;
use crate::domain::collections::schedule::Period;
use crate::domain::collections::schedules::{Draft, SaveFault};
use crate::domain::collections::setup::draft::Group;
use crate::error::AppError;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;

const FIELDS: [&str; 6] = ["name", "period", "interval_days", "first_on", "at", "group"];

/// The page of the form, for a new schedule and for one that is changed.
#[derive(Template)]
#[template(path = "credit/schedules/form.html")]
pub(super) struct FormPage {
    page: Page,
    action: String,
    back: String,
    back_label: String,
    form: Typed,
    /// Ids that travel with the form.
    customers: Vec<String>,
    /// How many are chosen already.
    chosen: usize,
    window: String,
    zone: String,
    errors: Vec<(String, String)>,
}

/// What the form needs to know of the company.
pub(super) struct Ground {
    /// Hours, zone.
    pub rules: Rules,
}

/// Where the form is sent and what is chosen.
pub(super) struct Frame {
    /// The title.
    pub title: String,
    /// Address of the POST.
    pub action: String,
    /// Address and label of the way back.
    pub back: (String, String),
    /// Ids that travel with the form.
    pub customers: Vec<String>,
    /// How many are chosen already.
    pub chosen: usize,
}

/// What the form shows for a draft.
pub(super) fn shown(draft: &Draft) -> Typed {
    let days = draft.period.days();
    Typed::of([
        ("name", draft.name.clone()),
        ("period", draft.period.code().to_owned()),
        (
            "interval_days",
            days.map(|days| days.to_string()).unwrap_or_default(),
        ),
        ("first_on", draft.first_on.to_string()),
        ("at", draft.at.format("%H:%M").to_string()),
        ("group", Group::Overdue.code().to_owned()),
    ])
}

/// Reads the form. What is missing or no date is refused here; the rest when it is saved.
pub(super) fn read(fields: &[(String, String)], locale: Locale) -> (Typed, Option<Draft>, Group) {
    let mut typed = Typed::kept(fields, FIELDS);
    let name = typed.value("name").trim().to_owned();
    let days = typed.value("interval_days").trim().parse::<u16>().ok();
    let period = Period::from_parts(typed.value("period"), days);
    let first_on = typed.value("first_on").trim().parse::<NaiveDate>().ok();
    let at = time(typed.value("at"));
    if name.is_empty() {
        typed.refuse("name", locale.t("setup-fault-name-missing"));
    }
    if period.is_none() && typed.is("period", "custom") {
        typed.refuse("interval_days", locale.t("setup-fault-interval"));
    } else if period.is_none() {
        typed.refuse("period", locale.t("setup-fault-period"));
    }
    if first_on.is_none() {
        typed.refuse("first_on", locale.t("setup-fault-date"));
    }
    if at.is_none() {
        typed.refuse("at", locale.t("setup-fault-time"));
    }
    let group = Group::parse(first(fields, "group")).unwrap_or(Group::Nobody);
    let draft = match (period, first_on, at) {
        (Some(period), Some(first_on), Some(at)) if typed.is_good() => Some(Draft {
            name,
            period,
            first_on,
            at,
        }),
        _ => None,
    };
    (typed, draft, group)
}

/// Puts a fault of saving beside its field.
///
/// # Errors
/// The database's.
pub(super) fn blame(
    typed: &mut Typed,
    fault: SaveFault,
    manager: &Manager,
    rules: &Rules,
) -> Result<(), AppError> {
    let locale = manager.locale();
    let (name, text) = match fault {
        SaveFault::Db(fault) => return Err(fault.into()),
        SaveFault::Armed => return Err(AppError::Conflict),
        SaveFault::NameMissing => ("name", locale.t("setup-fault-name-missing")),
        SaveFault::NameTooLong => ("name", locale.n("setup-fault-long", 60)),
        SaveFault::NameTaken => ("name", locale.t("setup-fault-name-taken")),
        SaveFault::HourNotPermitted => (
            "at",
            locale.t1("setup-fault-hour", "window", &window(rules)),
        ),
        SaveFault::InThePast => ("first_on", locale.t("setup-fault-past")),
    };
    typed.refuse(name, text);
    Ok(())
}

/// The form as a page: 200, or 422 when something is wrong.
pub(super) fn answer(manager: &Manager, ground: &Ground, form: Typed, frame: Frame) -> Answer {
    let good = form.is_good();
    let page = FormPage {
        page: manager.page(frame.title),
        action: frame.action,
        back: frame.back.0,
        back_label: frame.back.1,
        errors: form.errors(),
        form,
        customers: frame.customers,
        chosen: frame.chosen,
        window: window(&ground.rules),
        zone: ground.rules.zone.name().to_owned(),
    };
    if good {
        html(&page)
    } else {
        unprocessable(&page)
    }
}

fn window(rules: &Rules) -> String {
    let (opens, closes) = (rules.window.opens(), rules.window.closes());
    format!("{}–{}", opens.format("%H:%M"), closes.format("%H:%M"))
}
