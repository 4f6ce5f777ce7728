//! Enviar estado de cuenta: a confirmation that says when it will leave, then the sending.

use actix_web::web::{Form, Path};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::customer::{CustomerPath, back};
use crate::access::Manager;
use crate::areas::{Answer, html, see_other};
use crate::domain::collections::gate::Gate;
use crate::domain::receivables::addresses;
use crate::domain::receivables::customer::{self, Customer};
use crate::domain::receivables::send::{self, Sent};
use crate::domain::receivables::statement::{self, Drawn};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::Conn;
use crate::platform::page::{Mood, Page};
use crate::platform::values::Money;
use crate::platform::values::ids::CompanyId;

/// What the confirmation page had seen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    seen: String,
}

#[derive(Template)]
#[template(path = "credit/customers/send.html")]
struct SendPage {
    page: Page,
    base: String,
    customer: Customer,
    to: Vec<String>,
    balances: Vec<Money>,
    /// Mood and words of when it leaves.
    leaves: (&'static str, String),
    /// Why it would not leave at all; empty when it would.
    barred: String,
    seen: String,
}

struct Found {
    drawn: Drawn,
    to: Vec<String>,
    seen: String,
    business: DateTime<Utc>,
}

/// GET /manager/{company}/credit/customers/{id}/send
///
/// # Errors
/// 404; the database's.
pub async fn new(who: Manager, path: Path<CustomerPath>) -> Answer {
    let (company, id) = (who.company().id.clone(), path.into_inner().id);
    let found = who.db().read(move |conn| find(conn, &company, &id)).await?;
    let title = who
        .locale()
        .t1("list-send-title", "name", &found.drawn.customer.name);
    let page = who.page(title);
    let rules = &found.drawn.letterhead.rules;
    html(&SendPage {
        base: who.path_to(&format!("/credit/customers/{}", found.drawn.customer.id)),
        leaves: leaves(&page, rules.gate(clock::wall(), found.business)),
        barred: barred(&page, &found, rules.day(found.business)),
        balances: found
            .drawn
            .statement
            .blocks
            .iter()
            .map(|block| block.balance())
            .collect(),
        customer: found.drawn.customer,
        to: found.to,
        seen: found.seen,
        page,
    })
}

fn find(conn: &mut Conn, company: &CompanyId, id: &str) -> Result<Found, AppError> {
    let business = clock::business(conn)?;
    let drawn = statement::draw(conn, company, id, business)?.ok_or(AppError::NotFound)?;
    let to = addresses::of(conn, &drawn.customer.id)?
        .into_iter()
        .filter(|address| address.is_usable())
        .map(|address| address.email)
        .collect();
    Ok(Found {
        seen: send::newest(conn, &drawn.customer.id)?,
        drawn,
        to,
        business,
    })
}

fn leaves(page: &Page, gate: Gate) -> (&'static str, String) {
    match gate {
        Gate::Open => ("info", page.t("list-send-now")),
        Gate::Paused => ("warn", page.t("list-send-paused")),
        Gate::Stale => ("warn", page.t("list-send-stale")),
        Gate::OutsideHours(Some(at)) => (
            "info",
            page.t1("list-send-later", "moment", page.moment(&at)),
        ),
        Gate::OutsideHours(None) => ("warn", page.t("list-send-never")),
    }
}

fn barred(page: &Page, found: &Found, today: NaiveDate) -> String {
    let drawn = &found.drawn;
    let minimum = drawn.letterhead.settings.minimum_minor;
    let largest = drawn
        .statement
        .blocks
        .iter()
        .map(|block| block.ageing.balance())
        .max();
    let key = match largest {
        _ if drawn.customer.removed_at.is_some() => "reason-customer_gone",
        _ if drawn.customer.is_held(today) => "reason-on_hold",
        None => "reason-nothing_due",
        Some(largest) if largest < minimum => "reason-below_minimum",
        _ if found.to.is_empty() => "reason-no_valid_address",
        _ => return String::new(),
    };
    page.t(key)
}

/// POST /manager/{company}/credit/customers/{id}/send
///
/// # Errors
/// 404; the database's.
pub async fn create(who: Manager, path: Path<CustomerPath>, form: Form<Confirmation>) -> Answer {
    let (company, id, actor) = (who.company().id.clone(), path.into_inner().id, who.actor());
    let domain = who.services().config.mail_from.domain().to_owned();
    let (wanted, seen) = (id.clone(), form.into_inner().seen);
    let sent = who
        .db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &wanted)?.ok_or(AppError::NotFound)?;
            let business = clock::business(conn)?;
            let whose = (&company, domain.as_str());
            Ok(send::by_hand(
                conn, &actor, whose, &customer, &seen, business,
            )?)
        })
        .await?;
    match sent {
        Sent::Entered(_) => back(&who, &id, who.locale().t("list-send-entered")),
        Sent::Overtaken => {
            who.flash(Mood::Info, who.locale().t("list-send-overtaken"));
            see_other(&who.path_to(&format!("/credit/customers/{id}")))
        }
    }
}
