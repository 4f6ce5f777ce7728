//! The list, with its filters.

use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::words::{self, Pill};
use crate::access::Manager;
use crate::areas::credit::cycles::words::answer;
use crate::areas::{Answer, html};
use crate::domain::collections::attention::{self, Refused};
use crate::domain::collections::cycles::{Fate, Turn};
use crate::domain::delivery::{MailFault, mail_fault};
use crate::domain::mail_desk::{self, KINDS, Letter, Wanted};
use crate::platform::db::DbResult;
use crate::platform::page::Page;

/// Refused addresses on the page.
const REFUSED: i64 = 20;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Look {
    state: String,
    kind: String,
    q: String,
    after: String,
    before: String,
}

#[derive(Template)]
#[template(path = "console/mail/index.html")]
struct IndexPage {
    page: Page,
    fault: Option<(String, String)>,
    states: Vec<(String, String, bool)>,
    kinds: Vec<(String, String, bool)>,
    search: String,
    filtered: bool,
    rows: Vec<Row>,
    previous: String,
    next: String,
    refused: Vec<RefusedRow>,
}

struct Row {
    href: String,
    to: String,
    kind: String,
    pill: Pill,
    answer: String,
    attempts: String,
    at: String,
    machine: String,
    when: String,
}

struct RefusedRow {
    href: String,
    name: String,
    email: String,
    at: String,
    machine: String,
    answer: String,
}

/// GET /manager/{company}/mail
///
/// # Errors
/// The database's.
pub async fn index(who: Manager, look: Query<Look>) -> Answer {
    let wanted = look.wanted();
    let first = wanted.turn == Turn::First;
    let company = who.company().id.clone();
    let found: DbResult<_> = who
        .db()
        .read(move |conn| {
            let refused = if first {
                attention::refused(conn, &company, REFUSED)?
            } else {
                Vec::new()
            };
            let letters = mail_desk::list(conn, &company, &wanted)?;
            Ok((mail_fault(conn)?, refused, letters))
        })
        .await;
    let (fault, refused, letters) = found?;
    let page = who.page(who.locale().t("nav-mail"));
    let turned = |name: &str, id: Option<&String>| {
        id.map_or_else(String::new, |id| look.address(&who, (name, id)))
    };
    html(&IndexPage {
        fault: fault.map(|MailFault { since, words }| (page.moment(&since), words)),
        states: states(&page, look.fate()),
        kinds: kinds(&page, look.kind_code()),
        search: look.q.clone(),
        filtered: look.fate().is_some() || look.kind_code().is_some() || !look.q.trim().is_empty(),
        previous: turned("before", letters.previous.as_ref()),
        next: turned("after", letters.next.as_ref()),
        rows: letters
            .rows
            .into_iter()
            .map(|letter| row(&who, &page, letter))
            .collect(),
        refused: refused
            .into_iter()
            .map(|refused| refused_row(&who, &page, refused))
            .collect(),
        page,
    })
}

impl Look {
    fn fate(&self) -> Option<Fate> {
        Fate::parse(&self.state).filter(|fate| *fate != Fate::Skipped)
    }

    fn kind_code(&self) -> Option<&'static str> {
        KINDS.into_iter().find(|kind| *kind == self.kind)
    }

    fn wanted(&self) -> Wanted {
        let turn = match (self.after.as_str(), self.before.as_str()) {
            ("", "") => Turn::First,
            ("", before) => Turn::Before(before.to_owned()),
            (after, _) => Turn::After(after.to_owned()),
        };
        Wanted {
            fate: self.fate(),
            kind: self.kind_code(),
            search: self.q.clone(),
            turn,
        }
    }

    /// Address of another page of the same list.
    fn address(&self, who: &Manager, edge: (&str, &str)) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let state = self.fate().map_or("", Fate::as_str);
        let kind = self.kind_code().unwrap_or_default();
        for (name, value) in [("state", state), ("kind", kind), ("q", self.q.trim()), edge] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{}?{}", who.path_to("/mail"), query.finish())
    }
}

fn states(page: &Page, here: Option<Fate>) -> Vec<(String, String, bool)> {
    let all = (String::new(), page.t("mail-desk-all"), here.is_none());
    let one = |fate: Fate| {
        let label = words::fate(page.locale, fate).label;
        (fate.as_str().to_owned(), label, here == Some(fate))
    };
    let fates = [Fate::Queued, Fate::Sent, Fate::Failed, Fate::Unknown];
    std::iter::once(all)
        .chain(fates.into_iter().map(one))
        .collect()
}

fn kinds(page: &Page, here: Option<&str>) -> Vec<(String, String, bool)> {
    let all = (String::new(), page.t("mail-desk-all"), here.is_none());
    let one = |kind: &str| {
        let label = words::kind(page.locale, kind);
        (kind.to_owned(), label, here == Some(kind))
    };
    std::iter::once(all)
        .chain(KINDS.into_iter().map(one))
        .collect()
}

fn row(who: &Manager, page: &Page, letter: Letter) -> Row {
    let addresses: Vec<&str> = letter
        .recipients
        .iter()
        .map(|recipient| recipient.address.as_str())
        .collect();
    let name = letter.customer.unwrap_or_default();
    let (to, kind) = (addresses.join(", "), words::kind(page.locale, &letter.kind));
    Row {
        href: who.path_to(&format!("/mail/{}", letter.id)),
        kind: if name.is_empty() || to.is_empty() {
            kind
        } else {
            format!("{kind} · {name}")
        },
        to: if to.is_empty() { name } else { to },
        pill: words::fate(page.locale, letter.fate),
        answer: answer(page.locale, &letter.answer),
        attempts: page.n("mail-desk-attempts", i64::from(letter.attempts)),
        at: page.moment(&letter.at),
        machine: page.machine(&letter.at),
        when: match (letter.sent_at, letter.retry_at) {
            (Some(at), _) => page.t1("mail-desk-sent-on", "at", page.moment(&at)),
            (None, Some(at)) => page.t1("mail-desk-again-on", "at", page.moment(&at)),
            (None, None) => String::new(),
        },
    }
}

fn refused_row(who: &Manager, page: &Page, refused: Refused) -> RefusedRow {
    RefusedRow {
        href: who.path_to(&format!("/credit/customers/{}", refused.customer)),
        at: page.moment(&refused.at),
        machine: page.machine(&refused.at),
        name: refused.name,
        email: refused.email,
        answer: refused.answer,
    }
}
