//! One customer: what it owes, where its notices go, what becomes of them.

use actix_web::HttpResponse;
use actix_web::web::{Form, Path, Query};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::freshness::Freshness;
use super::notice_pill::pill;
use crate::access::{Manager, Member};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::collections::gate;
use crate::domain::collections::schedules::{self, Schedule};
use crate::domain::collections::settings;
use crate::domain::receivables::addresses::{self, Address};
use crate::domain::receivables::customer::{self, Customer};
use crate::domain::receivables::language;
use crate::domain::receivables::link;
use crate::domain::receivables::log::{self, NoticeLine};
use crate::domain::statements::build::{OpenInvoice, blocks};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::Conn;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};
use crate::platform::values::Currency;
use crate::platform::values::ids::CompanyId;

/// Notices shown at once.
const LOG: i64 = 20;

/// The customer in the path.
#[derive(Debug, Deserialize)]
pub struct CustomerPath {
    /// Its id.
    pub id: String,
}

/// How far back the log is read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Older {
    older: String,
}

/// A form of the page that was refused, with what was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Refused {
    pub email: String,
    pub until: String,
    pub note: String,
    pub errors: Vec<(String, String)>,
}

struct DocumentView {
    id: String,
    folio: String,
    purchase_order: String,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    days_late: i64,
    total: i64,
    paid: i64,
    credited: i64,
    balance: i64,
    held_until: Option<NaiveDate>,
}

struct BlockView {
    currency: Currency,
    balance: i64,
    overdue: i64,
    bands: [i64; 5],
    documents: Vec<DocumentView>,
}

struct NoticeView {
    href: String,
    at: DateTime<Utc>,
    pill: &'static str,
    label: String,
    detail: String,
    by_hand: bool,
}

#[derive(Template)]
#[template(path = "credit/customers/show.html")]
struct CustomerPage {
    page: Page,
    admin: bool,
    base: String,
    facts: String,
    customer: Customer,
    held: bool,
    today: NaiveDate,
    blocks: Vec<BlockView>,
    addresses: Vec<Address>,
    links: usize,
    schedule: Option<Schedule>,
    next: Option<DateTime<Utc>>,
    sending: bool,
    notices: Vec<NoticeView>,
    newest: String,
    older: String,
    languages: Vec<(&'static str, &'static str, bool)>,
    company_language: &'static str,
    refused: Refused,
}

impl CustomerPage {
    fn error(&self, name: &str) -> &str {
        let found = self.refused.errors.iter().find(|(at, _)| at == name);
        found.map_or("", |(_, text)| text)
    }
}

/// GET /manager/{company}/credit/customers/{id}
///
/// # Errors
/// 404; the database's.
pub async fn show(member: Member, path: Path<CustomerPath>, older: Query<Older>) -> Answer {
    let older = older.into_inner().older;
    html(&build(&member, &path.id, &older, Refused::default()).await?)
}

/// The page with a refused form, 422.
pub(super) async fn refuse(who: &Manager, id: &str, refused: Refused) -> Answer {
    unprocessable(&build(who, id, "", refused).await?)
}

/// Back to the page, with a message.
pub(super) fn back(who: &Manager, id: &str, text: String) -> Result<HttpResponse, AppError> {
    who.flash(Mood::Good, text);
    see_other(&who.path_to(&format!("/credit/customers/{id}")))
}

/// The language of a form; empty: the company's.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LanguageForm {
    language: String,
}

/// POST /manager/{company}/credit/customers/{id}/language
///
/// # Errors
/// 404; 400 for a language that we do not speak; the database's.
pub async fn speak(who: Manager, path: Path<CustomerPath>, form: Form<LanguageForm>) -> Answer {
    let (company, id) = (who.company().id.clone(), path.into_inner().id);
    let (actor, wanted, customer) = (who.actor(), form.into_inner().language, id.clone());
    who.db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &customer)?.ok_or(AppError::NotFound)?;
            let unknown = || AppError::BadRequest("unknown language".to_owned());
            let wanted = match wanted.as_str() {
                "" => None,
                tag => Some(Locale::parse(tag).ok_or_else(unknown)?),
            };
            let now = clock::wall();
            Ok(language::choose(
                conn, &actor, &company, &customer, wanted, now,
            )?)
        })
        .await?;
    back(&who, &id, who.locale().t("list-language-kept"))
}

struct Found {
    customer: Customer,
    freshness: Freshness,
    today: NaiveDate,
    open: Vec<OpenInvoice>,
    addresses: Vec<Address>,
    links: usize,
    schedule: Option<Schedule>,
    sending: bool,
    log: Vec<NoticeLine>,
}

fn find(
    conn: &mut Conn,
    company: &CompanyId,
    id: &str,
    older: &str,
    viewer: Locale,
) -> Result<Found, AppError> {
    let customer = customer::find(conn, company, id)?.ok_or(AppError::NotFound)?;
    let rules = gate::rules(conn, company)?;
    let today = rules.day(clock::business(conn)?);
    let schedule = match &customer.schedule_id {
        Some(id) => schedules::find(conn, company, id.as_str())?,
        None => None,
    };
    let older = Some(older).filter(|older| !older.is_empty());
    Ok(Found {
        freshness: Freshness::of(&rules),
        today,
        open: customer::documents(conn, &customer)?,
        addresses: addresses::of(conn, &customer.id)?,
        links: link::count_live(conn, &customer.id, clock::wall())?,
        schedule,
        sending: settings::load(conn, company, viewer)?.active && !rules.paused,
        log: log::of_customer(conn, company, &customer.id, older, LOG + 1)?,
        customer,
    })
}

async fn build(
    member: &Member,
    id: &str,
    older: &str,
    refused: Refused,
) -> Result<CustomerPage, AppError> {
    let company = member.company().id.clone();
    let (id, from, viewer) = (id.to_owned(), older.to_owned(), member.locale());
    let mut found = member
        .db()
        .read(move |conn| find(conn, &company, &id, &from, viewer))
        .await?;
    let base = member.path_to(&format!("/credit/customers/{}", found.customer.id));
    let has_older = i64::try_from(found.log.len()).is_ok_and(|count| count > LOG);
    found
        .log
        .truncate(usize::try_from(LOG).unwrap_or(usize::MAX));
    let last = found.log.last().map(|line| line.id.to_string());
    let mut page = member.page(found.customer.name.clone());
    found.freshness.warn(member, &mut page);
    let company_language = Locale::parse(&member.company().language).unwrap_or_default();
    let next = found.schedule.as_ref().and_then(Schedule::next);
    Ok(CustomerPage {
        admin: member.is_admin(),
        facts: facts(&page, &found.customer),
        held: found.customer.is_held(found.today),
        today: found.today,
        blocks: block_views(&found.open, found.today),
        next: next.filter(|_| found.sending && found.customer.automation),
        schedule: found.schedule,
        sending: found.sending,
        notices: found.log.iter().map(|line| notice(member, line)).collect(),
        newest: if older.is_empty() {
            String::new()
        } else {
            base.clone()
        },
        older: last
            .filter(|_| has_older)
            .map_or_else(String::new, |id| format!("{base}?older={id}#notices")),
        languages: Locale::ALL
            .map(|one| {
                let chosen = found.customer.language.as_deref() == Some(one.tag());
                (one.tag(), one.name(), chosen)
            })
            .to_vec(),
        company_language: company_language.name(),
        addresses: found.addresses,
        links: found.links,
        customer: found.customer,
        refused,
        base,
        page,
    })
}

/// Number, legal name, tax id and telephone in a line.
fn facts(page: &Page, customer: &Customer) -> String {
    let number = match customer.number.as_str() {
        "" => String::new(),
        number => page.t1("list-number", "number", number),
    };
    let legal = match customer.legal_name.as_str() {
        same if same == customer.name => "",
        other => other,
    };
    [number.as_str(), legal, &customer.tax_id, &customer.phone]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn block_views(open: &[OpenInvoice], today: NaiveDate) -> Vec<BlockView> {
    blocks(open, today)
        .into_iter()
        .map(|block| BlockView {
            currency: block.currency,
            balance: block.ageing.balance(),
            overdue: block.ageing.overdue(),
            bands: block.ageing.bands(),
            documents: open
                .iter()
                .filter(|document| document.currency == block.currency)
                .map(|document| document_view(document, today))
                .collect(),
        })
        .collect()
}

fn document_view(document: &OpenInvoice, today: NaiveDate) -> DocumentView {
    DocumentView {
        id: document.id.to_string(),
        folio: document.folio.clone(),
        purchase_order: document.purchase_order.clone().unwrap_or_default(),
        issued_on: document.issued_on,
        due_on: document.due_on,
        days_late: (today - document.due_on).num_days(),
        total: document.total,
        paid: document.paid,
        credited: document.credited,
        balance: document.balance,
        held_until: document.held_until.filter(|until| *until >= today),
    }
}

fn notice(member: &Member, line: &NoticeLine) -> NoticeView {
    let (pill, label) = pill(line.state, member.locale());
    NoticeView {
        href: member.path_to(&format!("/credit/notices/{}", line.id)),
        at: line.planned_at,
        pill,
        label,
        detail: line.detail.clone().unwrap_or_default(),
        by_hand: line.by_hand,
    }
}
