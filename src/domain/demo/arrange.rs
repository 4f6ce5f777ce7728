//! How the demo's companies collect.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use diesel::prelude::*;

use crate::domain::audit::Actor;
use crate::domain::collections::gate::{self, Rules};
use crate::domain::collections::schedule::Period;
use crate::domain::collections::schedules::{self, Draft};
use crate::domain::collections::settings::{self, CollectionSettings};
use crate::domain::companies::{self, Profile, Typed};
use crate::domain::statements::BankDetail;
use crate::domain::subscriptions::{self, Extension};
use crate::domain::tasks::{self, Scope, Written};
use crate::platform::clock;
use crate::platform::db::schema::{customers, extensions};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::Currency;
use crate::platform::values::ids::{CompanyId, UserId};

/// Customers in the schedule.
const CUSTOMERS: i64 = 40;
/// Occurrences are at this hour.
const HOUR: u32 = 10;
/// What people of the company wrote down to be done.
const COUNT: &str = "Contar los cables del almacén de Monterrey antes de la venta";
const ASK: &str = "Pedir a Rosa Peña su Clave de Integración";

/// Comercializadora Páramo: every extension, bank details in two currencies, a message, an armed
/// schedule with customers, and tasks. Nothing is touched where there is a schedule already.
pub(super) fn paramo(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    member: &UserId,
) -> DbResult<()> {
    if !schedules::list(conn, company)?.is_empty() {
        return Ok(());
    }
    profile(conn, company, ("petrol", "cobranza@paramo.test"), actor)?;
    for extension in Extension::ALL {
        subscriptions::install(conn, company, extension, actor, clock::wall())?;
    }
    let row = settings::load(conn, company, Locale::Es)?;
    let row = CollectionSettings {
        active: true,
        reply_to: Some("cobranza@paramo.test".to_owned()),
        ..row
    };
    settings::save(conn, &row)?;
    settings::set_banks(conn, company, &banks())?;
    let business = clock::business(conn)?;
    arm(conn, company, actor, business)?;
    tasks(conn, company, (actor, member), business)
}

/// Something to do for a colleague, and something that nobody has taken yet.
fn tasks(
    conn: &mut Conn,
    company: &CompanyId,
    (actor, member): (&Actor, &UserId),
    business: DateTime<Utc>,
) -> DbResult<()> {
    let soon = gate::rules(conn, company)?.day(business) + Duration::days(2);
    for (sheet, text, assignee, due_on) in [
        ("demo-count", COUNT, Some(member), Some(soon)),
        ("demo-key", ASK, None, None),
    ] {
        let task = Written {
            sheet,
            text,
            assignee,
            due_on,
        };
        tasks::write(conn, Scope::Company(company), &task, actor, clock::wall())?;
    }
    Ok(())
}

/// The foreign company: a face of its own, nothing armed.
pub(super) fn sierra(conn: &mut Conn, company: &CompanyId, actor: &Actor) -> DbResult<()> {
    let there = extensions::table.filter(extensions::company_id.eq(company));
    if diesel::select(diesel::dsl::exists(there)).get_result(conn)? {
        return Ok(());
    }
    profile(conn, company, ("terracotta", "cobros@sierra.test"), actor)?;
    for extension in Extension::ALL {
        subscriptions::install(conn, company, extension, actor, clock::wall())?;
    }
    Ok(())
}

fn profile(
    conn: &mut Conn,
    company: &CompanyId,
    (tone, contact): (&str, &str),
    actor: &Actor,
) -> DbResult<()> {
    let Some(row) = companies::load(conn, company)? else {
        return Ok(());
    };
    let typed = Typed {
        name: &row.name,
        zone: &row.time_zone,
        language: &row.language,
        contact,
        tone,
        country: &row.country,
    };
    let profile = Profile::parse(&typed)
        .map_err(|faults| DbError::Value(format!("the demo's profile: {faults:?}")))?;
    companies::update(conn, company, &profile, actor, clock::wall())
}

fn banks() -> [BankDetail; 2] {
    let account = |currency, bank: &str, number: &str| BankDetail {
        currency,
        bank: bank.to_owned(),
        holder: "Comercializadora Páramo".to_owned(),
        account: number.to_owned(),
        reference: None,
    };
    [
        account(Currency::MXN, "BBVA", "012580001456789013"),
        account(Currency::USD, "Banorte", "072580001234567895"),
    ]
}

fn arm(
    conn: &mut Conn,
    company: &CompanyId,
    actor: &Actor,
    business: DateTime<Utc>,
) -> DbResult<()> {
    let rules = gate::rules(conn, company)?;
    let draft = draft(&rules, business);
    let id = schedules::create(conn, company, &rules, &draft, business)
        .map_err(|fault| DbError::Value(format!("the demo's schedule: {fault}")))?;
    let Some(schedule) = schedules::find(conn, company, id.as_str())? else {
        return Ok(());
    };
    let wanted = debtors(conn, company)?;
    schedules::choose(conn, &schedule, &wanted)?;
    schedules::arm(conn, actor, &schedule, &rules, business)
}

/// Every fortnight from the next permitted day on.
fn draft(rules: &Rules, business: DateTime<Utc>) -> Draft {
    let tomorrow = business + Duration::days(1);
    let first = rules.window.next_permitted(tomorrow).unwrap_or(tomorrow);
    Draft {
        name: Locale::Es.t("demo-schedule"),
        period: Period::Fortnightly,
        first_on: first.with_timezone(&rules.zone).date_naive(),
        at: NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default(),
    }
}

/// The first customers by name who owe something; some of them cannot be reached, as in life.
fn debtors(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<String>> {
    Ok(customers::table
        .filter(customers::company_id.eq(company))
        .filter(customers::removed_at.is_null())
        .filter(customers::open_invoices.gt(0))
        .order((customers::name_folded, customers::id))
        .limit(CUSTOMERS)
        .select(customers::id)
        .load(conn)?)
}
