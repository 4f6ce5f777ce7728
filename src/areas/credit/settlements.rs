//! «Por resolver»: what waits for a person.

use actix_web::web::{Form, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::cycles::Paging;
use super::cycles::words::{self, Pill};
use crate::access::{Manager, Member};
use crate::areas::{Answer, html, see_other};
use crate::domain::collections::attention::{self, Missed, Refused, Settled, Tally, Unsettled};
use crate::domain::collections::cycles::{Fate, Recipient, Slice};
use crate::domain::delivery::{MailFault, Resolution, mail_fault};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

/// Refused addresses shown at once.
const MOST_REFUSED: i64 = 100;

/// What is wanted of the list.
#[derive(Debug, Default, Deserialize)]
pub struct Look {
    #[serde(default)]
    state: String,
    #[serde(flatten)]
    paging: Paging,
}

/// What a person decides about one mail.
#[derive(Deserialize)]
pub struct ResolutionForm {
    #[serde(default)]
    resolution: String,
}

#[derive(Template)]
#[template(path = "credit/settlements/index.html")]
struct IndexPage {
    page: Page,
    may_decide: bool,
    has_mails: bool,
    fault: Option<(String, String)>,
    missed: Vec<MissedRow>,
    tabs: Vec<Tab>,
    rows: Vec<MailRow>,
    refused: Vec<RefusedRow>,
    bulk: String,
    previous: String,
    next: String,
    cycles: String,
}

struct Tab {
    label: String,
    href: String,
    here: bool,
    count: i64,
}

struct MissedRow {
    href: String,
    action: String,
    planned: String,
    machine: String,
    schedule: String,
    customers: String,
}

struct MailRow {
    id: String,
    name: String,
    href: String,
    action: String,
    pill: Pill,
    to: Vec<(String, Pill)>,
    at: String,
    machine: String,
    answer: String,
    attempts: i32,
    barred: String,
}

struct RefusedRow {
    href: String,
    name: String,
    email: String,
    at: String,
    machine: String,
    answer: String,
}

/// GET /manager/{company}/credit/settlements
///
/// # Errors
/// The database's.
pub async fn index(who: Member, look: Query<Look>) -> Answer {
    let (company, turn) = (who.company().id.clone(), look.paging.turn());
    let fate = wanted(&look.state);
    let found: DbResult<_> = who
        .db()
        .read(move |conn| {
            Ok(Waiting {
                fault: mail_fault(conn)?,
                missed: attention::missed(conn, &company)?,
                tally: attention::tally(conn, &company)?,
                mails: attention::unsettled(conn, &company, fate, &turn)?,
                refused: attention::refused(conn, &company, MOST_REFUSED)?,
            })
        })
        .await;
    html(&page(&who, found?, fate))
}

struct Waiting {
    fault: Option<MailFault>,
    missed: Vec<Missed>,
    tally: Tally,
    mails: Slice<Unsettled>,
    refused: Vec<Refused>,
}

fn wanted(state: &str) -> Option<Fate> {
    Fate::parse(state).filter(|fate| matches!(fate, Fate::Failed | Fate::Unknown))
}

fn page(who: &Member, found: Waiting, fate: Option<Fate>) -> IndexPage {
    let page = who.page(who.locale().t("nav-credit-settlements"));
    let base = who.path_to("/credit/settlements");
    let query = fate.map_or_else(String::new, |fate| format!("state={}&", fate.as_str()));
    let turned = |name: &str, id: Option<&String>| {
        id.map_or_else(String::new, |id| format!("{base}?{query}{name}={id}"))
    };
    IndexPage {
        may_decide: who.is_admin(),
        has_mails: found.tally.unknown + found.tally.failed > 0,
        fault: found
            .fault
            .map(|fault| (page.moment(&fault.since), fault.words)),
        missed: found
            .missed
            .into_iter()
            .map(|missed| missed_row(who, &page, missed))
            .collect(),
        tabs: tabs(&page, &base, found.tally, fate),
        previous: turned("before", found.mails.previous.as_ref()),
        next: turned("after", found.mails.next.as_ref()),
        rows: found
            .mails
            .rows
            .into_iter()
            .map(|mail| mail_row(who, &page, &base, fate, mail))
            .collect(),
        refused: found
            .refused
            .into_iter()
            .map(|refused| RefusedRow {
                href: who.path_to(&format!("/credit/customers/{}", refused.customer)),
                name: refused.name,
                email: refused.email,
                at: page.moment(&refused.at),
                machine: page.machine(&refused.at),
                answer: refused.answer,
            })
            .collect(),
        bulk: with_state(&base, fate),
        cycles: who.path_to("/credit/cycles"),
        page,
    }
}

fn with_state(address: &str, fate: Option<Fate>) -> String {
    fate.map_or_else(
        || address.to_owned(),
        |fate| format!("{address}?state={}", fate.as_str()),
    )
}

fn tabs(page: &Page, base: &str, tally: Tally, here: Option<Fate>) -> Vec<Tab> {
    let tab = |label: String, fate: Option<Fate>, count: i64| Tab {
        label,
        href: with_state(base, fate),
        here: fate == here,
        count,
    };
    vec![
        tab(page.t("runs-all"), None, tally.unknown + tally.failed),
        tab(
            page.t("runs-fates-unknown"),
            Some(Fate::Unknown),
            tally.unknown,
        ),
        tab(
            page.t("runs-fates-failed"),
            Some(Fate::Failed),
            tally.failed,
        ),
    ]
}

fn missed_row(who: &Member, page: &Page, missed: Missed) -> MissedRow {
    MissedRow {
        href: who.path_to(&format!("/credit/cycles/{}", missed.id)),
        action: who.path_to(&format!("/credit/missed/{}", missed.id)),
        planned: page.moment(&missed.planned_at),
        machine: page.machine(&missed.planned_at),
        schedule: words::schedule(page.locale, missed.schedule.as_deref()),
        customers: page.n("runs-customers", missed.customers),
    }
}

fn mail_row(who: &Member, page: &Page, base: &str, fate: Option<Fate>, mail: Unsettled) -> MailRow {
    let barred = if mail.cycle_waits {
        page.t("runs-barred-cycle")
    } else if mail.can_go_again {
        String::new()
    } else {
        page.t("runs-barred-text")
    };
    let (name, href) = match &mail.notice {
        Some((id, _, name)) => (name.clone(), who.path_to(&format!("/credit/notices/{id}"))),
        None => (page.t("runs-letter"), String::new()),
    };
    let pill_of = |recipient: &Recipient| words::recipient(page.locale, recipient);
    MailRow {
        name,
        href,
        action: with_state(&format!("{base}/{}", mail.id), fate),
        pill: words::fate(page.locale, mail.fate),
        to: mail
            .recipients
            .iter()
            .map(|recipient| (recipient.address.clone(), pill_of(recipient)))
            .collect(),
        at: page.moment(&mail.at),
        machine: page.machine(&mail.at),
        answer: words::answer(page.locale, &mail.answer),
        attempts: mail.attempts,
        barred,
        id: mail.id.as_str().to_owned(),
    }
}

/// POST /manager/{company}/credit/settlements/{id}
///
/// # Errors
/// 404; 400 for a resolution that there is not; the database's.
pub async fn update(
    who: Manager,
    path: Path<(String, String)>,
    look: Query<Look>,
    form: Form<ResolutionForm>,
) -> Answer {
    let (_, id) = path.into_inner();
    let resolution = resolution(&form.resolution)?;
    let settled = settle(&who, vec![id], resolution).await?;
    let locale = who.locale();
    match settled.first() {
        None | Some(Settled::NotHere) => return Err(AppError::NotFound),
        Some(Settled::Already) => who.flash(Mood::Info, locale.t("runs-settled-already")),
        Some(Settled::CycleWaits) => who.flash(Mood::Warn, locale.t("runs-barred-cycle")),
        Some(Settled::NoText) => who.flash(Mood::Warn, locale.t("runs-barred-text")),
        Some(Settled::Done) => who.flash(Mood::Good, done(&who, resolution, 1)),
    }
    back(&who, &look)
}

/// POST /manager/{company}/credit/settlements: several at once.
///
/// # Errors
/// 400 for a resolution that there is not; the database's.
pub async fn create(who: Manager, look: Query<Look>, form: Form<Vec<(String, String)>>) -> Answer {
    let fields = form.into_inner();
    let chosen = fields.iter().find(|(name, _)| name == "resolution");
    let resolution = resolution(chosen.map_or("", |(_, value)| value))?;
    let ids: Vec<String> = fields
        .into_iter()
        .filter(|(name, _)| name == "id")
        .map(|(_, id)| id)
        .collect();
    if ids.is_empty() {
        who.flash(Mood::Warn, who.locale().t("runs-none-chosen"));
        return back(&who, &look);
    }
    let settled = settle(&who, ids, resolution).await?;
    let count = settled.iter().filter(|s| **s == Settled::Done).count();
    let mut text = done(&who, resolution, count);
    if count < settled.len() {
        let rest = i64::try_from(settled.len() - count).unwrap_or(i64::MAX);
        text = format!("{text} {}", who.locale().n("runs-left-alone", rest));
    }
    let mood = if count == settled.len() {
        Mood::Good
    } else {
        Mood::Warn
    };
    who.flash(mood, text);
    back(&who, &look)
}

fn resolution(text: &str) -> Result<Resolution, AppError> {
    match text {
        "sent" => Ok(Resolution::TreatAsSent),
        "again" => Ok(Resolution::SendAgain),
        other => Err(AppError::BadRequest(format!("resolution {other}"))),
    }
}

async fn settle(who: &Manager, ids: Vec<String>, resolution: Resolution) -> DbResult<Vec<Settled>> {
    let (company, actor) = (who.company().id.clone(), who.actor());
    who.db()
        .write(move |conn| {
            ids.iter()
                .map(|id| attention::settle(conn, &actor, &company, id, resolution))
                .collect()
        })
        .await
}

fn done(who: &Manager, resolution: Resolution, count: usize) -> String {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match resolution {
        Resolution::TreatAsSent => who.locale().n("runs-treated-as-sent", count),
        Resolution::SendAgain => who.locale().n("runs-goes-again", count),
    }
}

fn back(who: &Manager, look: &Look) -> Answer {
    let base = who.path_to("/credit/settlements");
    see_other(&with_state(&base, wanted(&look.state)))
}
