//! One schedule: how it stands, when it sends next, to whom.

use actix_web::web::Path;
use askama::Template;

use super::words::{self, Month, SendLine};
use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::audit::name_and_address;
use crate::domain::collections::schedules::Schedule;
use crate::domain::collections::setup::sends::next_sends;
use crate::domain::collections::summary::{Person, Summary, summary};
use crate::domain::collections::{gate, settings};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;

/// Sends that are shown ahead.
pub const AHEAD: u32 = 6;
/// Customers listed on the schedule's own page; the summary has them all.
const LISTED: usize = 20;

#[derive(Template)]
#[template(path = "credit/schedules/show.html")]
struct ShowPage {
    page: Page,
    may: bool,
    base: String,
    period: String,
    look: &'static str,
    word: String,
    armed: bool,
    draft: bool,
    active: bool,
    sends: Vec<SendLine>,
    months: Vec<Month>,
    people: Vec<(String, String, String)>,
    count: usize,
    receivers: usize,
    since: String,
}

/// What pages about a schedule read together.
pub struct Outlook {
    /// Its customers on the day of the next send.
    pub summary: Summary,
    /// The next sends in words.
    pub sends: Vec<SendLine>,
    /// The same on a calendar.
    pub months: Vec<Month>,
    /// The company's master toggle.
    pub active: bool,
    /// Days between contacts.
    pub minimum_days: i32,
}

/// GET /manager/{company}/credit/schedules/{schedule}
///
/// # Errors
/// 404 for a schedule that the company has not; the database's.
pub async fn show(member: Member, ids: Path<(String, String)>) -> Answer {
    let schedule = super::find(&member, &ids.1).await?;
    let outlook = outlook(&member, &schedule).await?;
    let locale = member.locale();
    let (look, word) = words::state(locale, &schedule);
    let people = &outlook.summary.people;
    html(&ShowPage {
        page: member.page(schedule.name.clone()),
        may: member.is_admin(),
        base: super::path(&member, &schedule, ""),
        period: words::period(locale, &schedule),
        armed: schedule.is_armed(),
        draft: look.is_empty(),
        look,
        word,
        active: outlook.active,
        people: people
            .iter()
            .take(LISTED)
            .map(|one| line(one, locale))
            .collect(),
        count: people.len(),
        receivers: outlook.summary.receivers(),
        sends: outlook.sends,
        months: outlook.months,
        since: since(&member, &schedule),
    })
}

/// Reads what is ahead of a schedule.
///
/// # Errors
/// The database's.
pub async fn outlook(member: &Member, schedule: &Schedule) -> Result<Outlook, AppError> {
    let (row, locale) = (schedule.clone(), member.locale());
    let mail = Locale::parse(&member.company().language).unwrap_or_default();
    let read: DbResult<Outlook> = member
        .db()
        .read(move |conn| {
            let rules = gate::rules(conn, &row.company_id)?;
            let business = clock::business(conn)?;
            let settings = settings::load(conn, &row.company_id, mail)?;
            let sends = next_sends(&row, &rules, business, AHEAD);
            let next = sends.first().map_or(business, |send| send.moment());
            Ok(Outlook {
                summary: summary(conn, &row, &settings, rules.day(next))?,
                months: words::months(locale, &rules, &sends),
                sends: words::lines(locale, rules.zone, &sends),
                active: settings.active,
                minimum_days: settings.minimum_days,
            })
        })
        .await;
    Ok(read?)
}

fn line(person: &Person, locale: Locale) -> (String, String, String) {
    let reason = person
        .skip
        .as_ref()
        .map(|skip| locale.t(skip.reason.text_key()))
        .unwrap_or_default();
    (person.name.clone(), amounts(person, locale), reason)
}

/// What somebody owes, by currency.
#[must_use]
pub fn amounts(person: &Person, locale: Locale) -> String {
    let shown: Vec<String> = person
        .open
        .iter()
        .map(|(currency, minor)| {
            crate::platform::values::Money::new(*minor, *currency).show(locale)
        })
        .collect();
    shown.join(" + ")
}

fn since(member: &Member, schedule: &Schedule) -> String {
    let (Some(at), Some(by)) = (schedule.armed_at, schedule.armed_by.as_ref()) else {
        return String::new();
    };
    let at = at.and_utc().with_timezone(&member.company().zone());
    member.locale().args(
        "setup-armed-by",
        &[
            ("who", name_and_address(by).0.to_owned().into()),
            ("at", at.format("%d/%m/%Y %H:%M").to_string().into()),
        ],
    )
}
