//! Créditos › Estado de Cuenta de Clientes.

use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::freshness::Freshness;
use super::notice_pill::pill;
use crate::access::Member;
use crate::areas::{Answer, html};
use crate::domain::collections::gate;
use crate::domain::collections::settings;
use crate::domain::receivables::list::{self, Cursor, Filter, Place, Show, Sort};
use crate::domain::receivables::log::NoticeLine;
use crate::domain::receivables::rows::{self, Row};
use crate::domain::receivables::totals::{self, Total};
use crate::platform::clock;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::page::Page;
use crate::platform::values::Currency;
use crate::platform::values::ids::CompanyId;

/// The state of the list, all of it in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    q: String,
    show: String,
    auto: String,
    state: String,
    sort: String,
    after: String,
    before: String,
}

impl Ask {
    fn filter(&self) -> Filter {
        Filter {
            search: self.q.trim().chars().take(100).collect(),
            show: match self.show.as_str() {
                "all" => Show::All,
                "overdue" => Show::Overdue,
                _ => Show::Open,
            },
            automation: match self.auto.as_str() {
                "on" => Some(true),
                "off" => Some(false),
                _ => None,
            },
            held: self.state == "held",
            without_address: self.state == "no-address",
        }
    }

    fn sort(&self) -> Sort {
        if self.sort == "due" {
            Sort::OldestDue
        } else {
            Sort::Name
        }
    }

    fn place(&self) -> Place {
        match (Cursor::parse(&self.after), Cursor::parse(&self.before)) {
            (Some(at), _) => Place::After(at),
            (None, Some(at)) => Place::Before(at),
            (None, None) => Place::Start,
        }
    }

    /// The address of the list with these filters, in this order, from this place.
    fn address(&self, base: &str, sort: Sort, place: &Place) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("q", self.q.as_str()),
            ("show", &self.show),
            ("auto", &self.auto),
            ("state", &self.state),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if sort == Sort::OldestDue {
            query.append_pair("sort", "due");
        }
        match place {
            Place::Start => {}
            Place::After(at) => drop(query.append_pair("after", &at.text())),
            Place::Before(at) => drop(query.append_pair("before", &at.text())),
        }
        let query = query.finish();
        if query.is_empty() {
            base.to_owned()
        } else {
            format!("{base}?{query}")
        }
    }
}

struct DebtView {
    currency: Currency,
    balance: i64,
    overdue: i64,
    bands: [i64; 5],
}

struct NoticeView {
    href: String,
    at: DateTime<Utc>,
    pill: &'static str,
    label: String,
}

struct RowView {
    id: String,
    href: String,
    name: String,
    number: String,
    debts: Vec<DebtView>,
    last: Option<NoticeView>,
    next: Option<DateTime<Utc>>,
    on: bool,
    toggle: String,
    held_until: Option<NaiveDate>,
    reachable: bool,
}

#[derive(Template)]
#[template(path = "credit/customers/index.html")]
struct ListPage {
    page: Page,
    admin: bool,
    lead: String,
    ask: Ask,
    totals: Vec<DebtView>,
    rows: Vec<RowView>,
    any: bool,
    here: String,
    by_name: String,
    by_due: String,
    order: (&'static str, &'static str),
    count: String,
    previous: String,
    next: String,
}

/// GET /manager/{company}/credit
///
/// # Errors
/// The database's.
pub async fn index(member: Member, ask: Query<Ask>) -> Answer {
    let ask = ask.into_inner();
    let company = member.company().id.clone();
    let (wanted, viewer) = (ask.clone(), member.locale());
    let found: Found = member
        .db()
        .read(move |conn| find(conn, &company, &wanted, viewer))
        .await?;
    let totals = match &found.totals {
        Some(totals) => totals.clone(),
        None => refresh_totals(&member, found.today).await?,
    };
    html(&page(&member, ask, found, totals))
}

struct Found {
    today: NaiveDate,
    rows: Vec<Row>,
    previous: Option<Cursor>,
    next: Option<Cursor>,
    totals: Option<Vec<Total>>,
    count: i64,
    any: bool,
    freshness: Freshness,
}

fn find(conn: &mut Conn, company: &CompanyId, ask: &Ask, locale: Locale) -> DbResult<Found> {
    let rules = gate::rules(conn, company)?;
    let today = rules.day(clock::business(conn)?);
    let sending = settings::load(conn, company, locale)?.active && !rules.paused;
    let page = list::page(
        conn,
        company,
        &ask.filter(),
        ask.sort(),
        &ask.place(),
        today,
    )?;
    Ok(Found {
        today,
        any: !page.rows.is_empty() || list::has_any(conn, company)?,
        rows: rows::complete(conn, company, page.rows, sending, today)?,
        count: list::count(conn, company, &ask.filter(), today)?,
        previous: page.previous,
        next: page.next,
        totals: totals::kept(conn, company, today)?,
        freshness: Freshness::of(&rules),
    })
}

async fn refresh_totals(member: &Member, today: NaiveDate) -> Result<Vec<Total>, DbError> {
    let company = member.company().id.clone();
    member
        .db()
        .write(move |conn| totals::refresh(conn, &company, today))
        .await
}

fn page(member: &Member, ask: Ask, found: Found, totals: Vec<Total>) -> ListPage {
    let base = member.path_to("/credit");
    let (sort, place) = (ask.sort(), ask.place());
    let mut page = member.page(member.locale().t("nav-credit-customers"));
    let lead = found.freshness.words(&page);
    found.freshness.warn(member, &mut page);
    let here = ask.address(&base, sort, &place);
    let link = |at: Option<Place>| at.map_or_else(String::new, |at| ask.address(&base, sort, &at));
    ListPage {
        admin: member.is_admin(),
        lead,
        totals: totals.iter().map(debt).collect(),
        any: found.any,
        by_name: ask.address(&base, Sort::Name, &Place::Start),
        by_due: ask.address(&base, Sort::OldestDue, &Place::Start),
        order: match sort {
            Sort::Name => ("asc", ""),
            Sort::OldestDue => ("", "asc"),
        },
        count: count(member.locale(), found.rows.len(), found.count),
        previous: link(found.previous.map(Place::Before)),
        next: link(found.next.map(Place::After)),
        rows: found
            .rows
            .into_iter()
            .map(|row| view(member, row, &here))
            .collect(),
        here,
        ask,
        page,
    }
}

fn count(locale: Locale, shown: usize, all: i64) -> String {
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    locale.args(
        "list-count",
        &[("shown", shown.into()), ("count", all.into())],
    )
}

fn debt((currency, ageing): &Total) -> DebtView {
    DebtView {
        currency: *currency,
        balance: ageing.balance(),
        overdue: ageing.overdue(),
        bands: ageing.bands(),
    }
}

fn view(member: &Member, row: Row, here: &str) -> RowView {
    let href = member.path_to(&format!("/credit/customers/{}", row.customer.id));
    let back: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
    RowView {
        toggle: format!("{href}/automation?next={back}"),
        href,
        debts: row.debts.iter().map(debt).collect(),
        last: row.last.map(|line| notice(member, &line)),
        next: row.next,
        on: row.customer.automation,
        held_until: row.customer.held_until.filter(|_| row.held),
        reachable: row.reachable,
        id: row.customer.id.to_string(),
        name: row.customer.name,
        number: row.customer.number,
    }
}

fn notice(member: &Member, line: &NoticeLine) -> NoticeView {
    let (pill, label) = pill(line.state, member.locale());
    NoticeView {
        href: member.path_to(&format!("/credit/notices/{}", line.id)),
        at: line.planned_at,
        pill,
        label,
    }
}
