//! Granting subscriptions, changing their terms, and the seats of plans.

use actix_web::web::{Form, Path, Query};
use askama::Template;

use super::terms::{Faults, Typed};
use super::{Ask, cut, wanted};
use crate::access::Operator;
use crate::areas::console::facts::fact;
use crate::areas::console::view::Pill;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::audit::{self, Filter, Turn};
use crate::domain::companies::FIRST_ZONE;
use crate::domain::operator::{self, SubscriptionRow};
use crate::domain::subscriptions::{self, Addon, Grant, Plan, Terms, WARNED_DAYS};
use crate::domain::users;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

const PLACE: &str = "/operator/subscriptions";
/// Most seats of a plan.
const MOST_SEATS: u32 = 10_000;

/// Fields of a form in their order; a name may come more than once.
type Fields = Form<Vec<(String, String)>>;

/// A subscription as the page shows it.
struct Row {
    owner: String,
    company: String,
    plan: &'static str,
    addons: String,
    from: String,
    until: String,
    pill: Pill,
    href: String,
}

#[derive(Template)]
#[template(path = "operator/subscriptions/index.html")]
struct IndexPage {
    page: Page,
    ask: Ask,
    rows: Vec<Row>,
    first: String,
    next: String,
    seats: Vec<(&'static str, &'static str, String)>,
    fault: String,
}

#[derive(Template)]
#[template(path = "operator/subscriptions/new.html")]
struct NewPage {
    page: Page,
    typed: Typed,
    faults: Faults,
    errors: Vec<(String, String)>,
    plans: [Plan; 3],
    addons: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "operator/subscriptions/show.html")]
struct ShowPage {
    page: Page,
    row: Row,
    typed: Typed,
    faults: Faults,
    errors: Vec<(String, String)>,
    plans: [Plan; 3],
    addons: Vec<(&'static str, String)>,
    history: Vec<(String, String, String, String)>,
    ended: bool,
    /// Where it is ended.
    end: String,
}

/// GET /operator/subscriptions
///
/// # Errors
/// The database's.
pub async fn index(operator: Operator, ask: Query<Ask>) -> Answer {
    html(&list(&operator, ask.into_inner(), String::new()).await?)
}

async fn list(operator: &Operator, ask: Ask, fault: String) -> Result<IndexPage, AppError> {
    let (part, after) = (ask.q.clone(), ask.after.clone());
    let read: DbResult<_> = operator
        .db()
        .read(move |conn| {
            let mut seats = Vec::new();
            for plan in Plan::ALL {
                let number = subscriptions::seats_of_plan(conn, plan)?;
                seats.push((plan.code(), plan.name(), number.to_string()));
            }
            let found = operator::subscriptions(conn, &part, &after, wanted())?;
            Ok((found, seats))
        })
        .await;
    let (mut found, seats) = read?;
    let more = cut(&mut found);
    let last = found.last().map(|one| one.held.id.to_string());
    let page = operator.page(operator.locale().t("operator-subscriptions"));
    Ok(IndexPage {
        rows: found.iter().map(|one| row(&page, one)).collect(),
        first: ask.first(PLACE),
        next: ask.next(PLACE, last.as_deref().filter(|_| more)),
        ask,
        seats,
        fault,
        page,
    })
}

/// GET /operator/subscriptions/new
///
/// # Errors
/// The template's.
pub async fn new(operator: Operator) -> Answer {
    let typed = Typed {
        plan: Plan::Profesional.code().to_owned(),
        ..Typed::default()
    };
    html(&new_page(&operator, typed, Faults::default()))
}

/// POST /operator/subscriptions/new: grants one to the account with this address.
///
/// # Errors
/// The database's.
pub async fn create(operator: Operator, fields: Fields) -> Answer {
    let (typed, locale, now) = (Typed::of(&fields), operator.locale(), clock::wall());
    let email = users::normalise(&typed.email);
    let mut faults = Faults::default();
    let terms = match typed.terms(locale, now.with_timezone(&FIRST_ZONE).date_naive()) {
        Ok(terms) => Some(terms),
        Err(found) => {
            faults = found;
            None
        }
    };
    if email.is_none() {
        faults.email = locale.t("operator-fault-email");
    }
    let (Some(terms), Some(email)) = (terms, email) else {
        return unprocessable(&new_page(&operator, typed, faults));
    };
    let actor = operator.actor();
    let granted: DbResult<_> = operator
        .db()
        .write(move |conn| {
            let Some(user) = users::by_email(conn, &email)? else {
                return Ok(None);
            };
            let grant = Grant {
                user: &user.id,
                plan: terms.plan,
                addons: &terms.addons,
                until: terms.until,
            };
            subscriptions::grant(conn, &grant, &actor, now).map(Some)
        })
        .await;
    match granted? {
        Some(id) => {
            operator.flash(Mood::Good, locale.t("operator-granted"));
            see_other(&format!("{PLACE}/{id}"))
        }
        None => {
            faults.email = locale.t("operator-fault-nobody");
            unprocessable(&new_page(&operator, typed, faults))
        }
    }
}

fn new_page(operator: &Operator, typed: Typed, faults: Faults) -> NewPage {
    NewPage {
        page: operator.page(operator.locale().t("operator-grant")),
        errors: faults.list(),
        faults,
        typed,
        plans: Plan::ALL,
        addons: addons(operator),
    }
}

/// GET /operator/subscriptions/{subscription}
///
/// # Errors
/// 404; the database's.
pub async fn show(operator: Operator, id: Path<String>) -> Answer {
    html(&show_page(&operator, &id, None, Faults::default()).await?)
}

/// POST /operator/subscriptions/{subscription}: changes the terms.
///
/// # Errors
/// 404; the database's.
pub async fn update(operator: Operator, id: Path<String>, fields: Fields) -> Answer {
    let (typed, locale, now) = (Typed::of(&fields), operator.locale(), clock::wall());
    let terms = match typed.terms(locale, now.with_timezone(&FIRST_ZONE).date_naive()) {
        Ok(terms) => terms,
        Err(faults) => {
            return unprocessable(&show_page(&operator, &id, Some(typed), faults).await?);
        }
    };
    let (wanted, actor) = (id.clone(), operator.actor());
    let changed: DbResult<bool> = operator
        .db()
        .write(move |conn| subscriptions::change(conn, &wanted, &terms, &actor, now))
        .await;
    if !changed? {
        return Err(AppError::NotFound);
    }
    operator.flash(Mood::Good, locale.t("operator-changed"));
    see_other(&format!("{PLACE}/{id}"))
}

async fn show_page(
    operator: &Operator,
    id: &str,
    typed: Option<Typed>,
    faults: Faults,
) -> Result<ShowPage, AppError> {
    let wanted = id.to_owned();
    let read: DbResult<_> = operator
        .db()
        .read(move |conn| {
            let found = operator::subscription(conn, &wanted)?;
            let filter = Filter {
                subject: Some(format!("subscription:{wanted}")),
                ..Filter::default()
            };
            Ok((found, audit::read(conn, &filter, &Turn::First, 100)?))
        })
        .await;
    let (found, log) = read?;
    let found = found.ok_or(AppError::NotFound)?;
    let page = operator
        .page(operator.locale().t("operator-subscription"))
        .which(found.owner.clone());
    let terms = Terms {
        plan: found.held.plan(),
        addons: found.held.addons(),
        until: found.held.ends_on,
    };
    let history = log.lines.iter().map(|line| {
        (
            page.moment(&line.at.and_utc()),
            audit::words(page.locale, &line.action),
            line.detail.as_ref().map_or_else(String::new, |written| {
                fact(page.locale, &line.action, written)
            }),
            line.actor.clone(),
        )
    });
    Ok(ShowPage {
        history: history.collect(),
        row: row(&page, &found),
        typed: typed.unwrap_or_else(|| Typed::from_terms(&terms)),
        errors: faults.list(),
        faults,
        plans: Plan::ALL,
        addons: addons(operator),
        end: format!("{PLACE}/{id}/end"),
        ended: !found.held.holds_at(clock::wall(), found.zone),
        page,
    })
}

/// The seats of a plan.
#[derive(serde::Deserialize)]
pub struct SeatsForm {
    #[serde(default)]
    plan: String,
    #[serde(default)]
    seats: String,
}

/// POST /operator/plans: how many seats a plan has.
///
/// # Errors
/// 404 for a plan that there is not; the database's.
pub async fn seats(operator: Operator, form: Form<SeatsForm>) -> Answer {
    let number = form.seats.trim().parse::<u32>().ok();
    let (Some(plan), Some(number)) = (
        Plan::parse(&form.plan),
        number.filter(|number| (1..=MOST_SEATS).contains(number)),
    ) else {
        let fault = operator.locale().t("operator-fault-seats");
        return unprocessable(&list(&operator, Ask::default(), fault).await?);
    };
    let actor = operator.actor();
    let done: DbResult<()> = operator
        .db()
        .write(move |conn| subscriptions::set_seats(conn, plan, number, &actor))
        .await;
    done?;
    operator.flash(Mood::Good, operator.locale().t("operator-seats-saved"));
    see_other(PLACE)
}

fn addons(operator: &Operator) -> Vec<(&'static str, String)> {
    let named = |addon: Addon| (addon.code(), addon.words(operator.locale()));
    Addon::ALL.into_iter().map(named).collect()
}

fn row(page: &Page, seen: &SubscriptionRow) -> Row {
    let held = &seen.held;
    let names: Vec<String> = held
        .addons()
        .iter()
        .map(|one| one.words(page.locale))
        .collect();
    Row {
        owner: seen.owner.clone(),
        company: seen.company.clone().unwrap_or_default(),
        plan: held.plan().name(),
        addons: names.join(", "),
        from: page.date(&held.starts_on),
        until: held
            .ends_on
            .as_ref()
            .map_or_else(|| page.t("plans-endless"), |day| page.date(day)),
        pill: pill(page, seen),
        href: format!("{PLACE}/{}", held.id),
    }
}

fn pill(page: &Page, seen: &SubscriptionRow) -> Pill {
    let (held, now) = (&seen.held, clock::wall());
    let (state, label) = match held.days_left(now, seen.zone) {
        _ if !held.holds_at(now, seen.zone) => ("overdue", page.t("plans-state-lapsed")),
        Some(days) if days <= WARNED_DAYS => ("soon", page.n("plans-state-ending", days)),
        _ if held.company_id.is_none() => ("marked", page.t("operator-free")),
        _ => ("settled", page.t("plans-state-holds")),
    };
    Pill { state, label }
}
