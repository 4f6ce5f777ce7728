//! The page of what waits, in words.

use askama::Template;

use super::with_state;
use crate::access::Member;
use crate::areas::credit::cycles::words::{self, Pill};
use crate::domain::collections::attention::{Missed, Refused, Tally, Unsettled};
use crate::domain::collections::cycles::{Fate, Recipient, Slice};
use crate::domain::delivery::MailFault;
use crate::platform::page::Page;

/// The page.
#[derive(Template)]
#[template(path = "credit/settlements/index.html")]
pub(super) struct IndexPage {
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
    attempts: String,
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

/// What was found to wait.
pub(super) struct Waiting {
    pub fault: Option<MailFault>,
    pub missed: Vec<Missed>,
    pub tally: Tally,
    pub mails: Slice<Unsettled>,
    pub refused: Vec<Refused>,
}

/// Builds the page.
pub(super) fn page(who: &Member, found: Waiting, fate: Option<Fate>) -> IndexPage {
    let page = who.page(who.locale().t("nav-credit-settlements"));
    let which = match fate {
        Some(Fate::Unknown) => page.t("runs-fates-unknown"),
        Some(Fate::Failed) => page.t("runs-fates-failed"),
        _ => String::new(),
    };
    let page = page.which(which);
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
        attempts: page.n("runs-attempt-count", i64::from(mail.attempts)),
        barred,
        id: mail.id.as_str().to_owned(),
    }
}
