//! The subscription of a company: what it includes, how long it holds, and asking for more.

use actix_web::web::Form;
use askama::Template;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::integrations::requests::{ask, say};
use super::view::Pill;
use crate::access::Manager;
use crate::areas::{Answer, html, see_other};
use crate::domain::subscriptions::{self, Addon, Plan, Seats, Subscription, WARNED_DAYS, Wish};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::{Conn, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::page::Page;
use crate::platform::values::ids::{CompanyId, UserId};

/// Days ahead from which the end is urgent.
const URGENT_DAYS: i64 = 7;

/// Something more that can be had.
struct Offer {
    name: String,
    about: String,
    code: String,
    /// When it was asked for; empty when it was not.
    asked: String,
}

/// A subscription that no company has consumed.
struct Free {
    plan: &'static str,
    addons: String,
    until: String,
}

#[derive(Template)]
#[template(path = "console/subscription/show.html")]
struct SubscriptionPage {
    page: Page,
    /// Plan, add-ons, first and last day; nothing without a subscription.
    held: Option<(&'static str, String, String, String)>,
    pill: Pill,
    lapsed: bool,
    notice: (&'static str, String),
    seats: Option<Seats>,
    offers: Vec<Offer>,
    free: Vec<Free>,
    action: String,
    support: Option<String>,
}

/// GET /manager/{company}/settings/subscription
///
/// # Errors
/// The database's.
pub async fn show(manager: Manager) -> Answer {
    let (company, viewer) = (manager.company().id.clone(), manager.user().id.clone());
    let read: DbResult<Read> = manager
        .db()
        .read(move |conn| read(conn, &company, &viewer))
        .await;
    let read = read?;
    let (locale, now) = (manager.locale(), clock::wall());
    let zone = manager.company().zone();
    let page = manager.page(locale.t("tabs-subscription"));
    let lapsed = read
        .held
        .as_ref()
        .is_none_or(|held| !held.holds_at(now, zone));
    html(&SubscriptionPage {
        held: read.held.as_ref().map(|held| {
            (
                held.plan().name(),
                addons(locale, held),
                page.date(&held.first_day(page.zone)),
                until(&page, held),
            )
        }),
        pill: pill(locale, read.held.as_ref(), (now, zone)),
        notice: notice(&page, read.held.as_ref(), (now, zone)),
        lapsed,
        seats: read.seats,
        offers: offers(&manager, &read, lapsed),
        free: read
            .free
            .iter()
            .map(|one| Free {
                plan: one.plan().name(),
                addons: addons(locale, one),
                until: until(&page, one),
            })
            .collect(),
        action: manager.path_to("/settings/subscription/requests"),
        support: manager.services().config.support_contact.clone(),
        page,
    })
}

/// What is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    what: String,
}

/// POST /manager/{company}/settings/subscription/requests
///
/// # Errors
/// 404 for what there is not; the database's.
pub async fn create(manager: Manager, asked: Form<Asked>) -> Answer {
    let wish = Wish::parse(&asked.what).ok_or(AppError::NotFound)?;
    if matches!(wish, Wish::Extension(one) if !one.is_built()) {
        return Err(AppError::NotFound);
    }
    let answered = ask(&manager, wish).await?;
    say(&manager, answered);
    see_other(&manager.path_to("/settings/subscription"))
}

struct Read {
    held: Option<Subscription>,
    seats: Option<Seats>,
    free: Vec<Subscription>,
    wishes: Vec<(Wish, DateTime<Utc>)>,
    plans: Vec<(Plan, u32)>,
}

fn read(conn: &mut Conn, company: &CompanyId, viewer: &UserId) -> DbResult<Read> {
    let held = subscriptions::of_company(conn, company)?;
    let seats = match &held {
        Some(held) => Some(subscriptions::seats(conn, company, held.plan())?),
        None => None,
    };
    let mut plans = Vec::new();
    for plan in Plan::ALL {
        plans.push((plan, subscriptions::seats_of_plan(conn, plan)?));
    }
    Ok(Read {
        held,
        seats,
        free: subscriptions::free_for(conn, viewer, clock::wall())?,
        wishes: subscriptions::wishes(conn, company)?,
        plans,
    })
}

/// Plans larger than the present one (every plan once it has lapsed) and add-ons that are missing.
fn offers(manager: &Manager, read: &Read, lapsed: bool) -> Vec<Offer> {
    let (locale, zone) = (manager.locale(), manager.company().zone());
    let present = read.held.as_ref().map(Subscription::plan);
    let asked = |wish: Wish| {
        let found = read.wishes.iter().find(|(other, _)| other.is_like(wish));
        found.map_or_else(String::new, |(_, at)| {
            at.with_timezone(&zone).format("%d/%m/%Y").to_string()
        })
    };
    let plans = read
        .plans
        .iter()
        .filter(|(plan, _)| match present {
            Some(present) if lapsed => *plan >= present,
            Some(present) => *plan > present,
            None => true,
        })
        .map(|(plan, seats)| {
            let wish = Wish::Plan(*plan);
            Offer {
                name: wish.words(locale),
                about: plan_about(locale, *plan, *seats),
                code: wish.code(),
                asked: asked(wish),
            }
        });
    let missing = |addon: &Addon| lapsed || !read.held.as_ref().is_some_and(|h| h.has(*addon));
    let addons = Addon::ALL.into_iter().filter(missing).map(|addon| {
        let wish = Wish::Addon(addon);
        Offer {
            name: wish.words(locale),
            about: locale.t("plans-addon-collections-about"),
            code: wish.code(),
            asked: asked(wish),
        }
    });
    plans.chain(addons).collect()
}

fn plan_about(locale: Locale, plan: Plan, seats: u32) -> String {
    let seats = locale.n("plans-seats-count", i64::from(seats));
    let what = match plan {
        Plan::Starter => locale.t("plans-starter-about"),
        Plan::Profesional => locale.t("plans-profesional-about"),
        Plan::Negocios => locale.t("plans-negocios-about"),
    };
    format!("{seats} {what}")
}

fn addons(locale: Locale, held: &Subscription) -> String {
    let names: Vec<String> = held.addons().iter().map(|one| one.words(locale)).collect();
    match names.is_empty() {
        true => locale.t("plans-no-addons"),
        false => names.join(", "),
    }
}

fn until(page: &Page, held: &Subscription) -> String {
    let day = held.ends_on.as_ref();
    day.map_or_else(|| page.t("plans-endless"), |day| page.date(day))
}

fn pill(locale: Locale, held: Option<&Subscription>, (now, zone): (DateTime<Utc>, Tz)) -> Pill {
    let (state, label) = match held {
        None => ("", locale.t("plans-state-none")),
        Some(held) if !held.holds_at(now, zone) => ("overdue", locale.t("plans-state-lapsed")),
        Some(held) => match held.days_left(now, zone) {
            Some(days) if days <= WARNED_DAYS => ("soon", locale.n("plans-state-ending", days)),
            _ => ("settled", locale.t("plans-state-holds")),
        },
    };
    Pill { state, label }
}

/// Mood and text of the remark above; no text while all is well.
fn notice(
    page: &Page,
    held: Option<&Subscription>,
    (now, zone): (DateTime<Utc>, Tz),
) -> (&'static str, String) {
    let none = ("info", String::new());
    let Some(held) = held else { return none };
    if !held.holds_at(now, zone) {
        return ("bad", page.t("plans-lapsed-notice"));
    }
    match held.days_left(now, zone) {
        Some(days) if days <= URGENT_DAYS => ("bad", page.n("plans-ending-notice", days)),
        Some(days) if days <= WARNED_DAYS => ("warn", page.n("plans-ending-notice", days)),
        _ => none,
    }
}
