//! The list of schedules.

use askama::Template;

use super::words;
use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::collections::schedules::{self, Schedule};
use crate::platform::db::DbResult;
use crate::platform::page::Page;

#[derive(Template)]
#[template(path = "credit/schedules/index.html")]
struct IndexPage {
    page: Page,
    may: bool,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    period: String,
    at: String,
    next: String,
    customers: usize,
    state: (&'static str, String),
    armed: bool,
    draft: bool,
}

/// GET /manager/{company}/credit/schedules
///
/// # Errors
/// The database's.
pub async fn index(member: Member) -> Answer {
    let company = member.company().id.clone();
    let read: DbResult<Vec<(Schedule, usize)>> = member
        .db()
        .read(move |conn| {
            schedules::list(conn, &company)?
                .into_iter()
                .map(|one| Ok((schedules::chosen(conn, &one.id)?.len(), one)))
                .map(|found: DbResult<_>| found.map(|(count, one)| (one, count)))
                .collect()
        })
        .await;
    let lines = read?
        .into_iter()
        .map(|(schedule, customers)| line(&member, &schedule, customers))
        .collect();
    html(&IndexPage {
        page: member.page(member.locale().t("setup-schedules-title")),
        may: member.is_admin(),
        lines,
    })
}

fn line(member: &Member, schedule: &Schedule, customers: usize) -> Line {
    let (locale, zone) = (member.locale(), member.company().zone());
    let state = words::state(locale, schedule);
    Line {
        href: super::path(member, schedule, ""),
        name: schedule.name.clone(),
        period: words::period(locale, schedule),
        at: schedule.at_time.format("%H:%M").to_string(),
        next: schedule
            .next()
            .map(|at| words::moment(locale, zone, at))
            .unwrap_or_default(),
        customers,
        armed: schedule.is_armed(),
        draft: state.0.is_empty(),
        state,
    }
}
