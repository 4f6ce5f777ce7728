//! The search: one field for name, SKU and bar code, and what each warehouse holds.

use actix_web::web::{Form, Query};
use askama::Template;
use serde::Deserialize;

use super::{CHOSEN, chosen, enter, words};
use crate::access::Member;
use crate::areas::{Answer, html, local_path, see_other};
use crate::domain::articles::search::{self, ArticleView, Found};
use crate::domain::stock::look_up::{self, Holdings, Warehouse};
use crate::domain::stock_adjustments;
use crate::domain::subscriptions::Extension;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::Page;
use crate::platform::values::Quantity;
use crate::platform::values::ids::ArticleId;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    q: String,
    after: String,
}

/// Which warehouse somebody works in; empty for all.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    warehouse: String,
    next: String,
}

#[derive(Template)]
#[template(path = "inventory/index.html")]
struct IndexPage {
    page: Page,
    base: String,
    q: String,
    here: String,
    warehouses: Vec<Chip>,
    /// No single warehouse is chosen.
    everywhere: bool,
    rows: Vec<Hit>,
    next: String,
    any: bool,
    begins: bool,
    /// How old the oldest figure shown is; empty where none is.
    lead: String,
    unsettled: i64,
}

/// A warehouse to choose.
pub(super) struct Chip {
    pub id: String,
    pub name: String,
    pub on: bool,
}

struct Hit {
    href: String,
    name: String,
    codes: String,
    unit: String,
    quantity: String,
    negative: bool,
    waits: bool,
    /// Warehouse and quantity, where several are shown.
    places: Vec<(String, String)>,
}

struct Seen {
    found: Found,
    warehouses: Vec<Warehouse>,
    holdings: Holdings,
    any: bool,
    unsettled: i64,
}

/// GET /manager/{company}/inventory: the one article with exactly this code opens at once.
///
/// # Errors
/// 404 where the extension is not there; the database's.
pub async fn index(member: Member, ask: Query<Ask>) -> Answer {
    if member.is_admin() && !member.has(Extension::Inventory) {
        return see_other(&member.path_to("/integrations/inventory"));
    }
    enter(&member)?;
    let ask = ask.into_inner();
    let seen = look(&member, &ask).await?;
    let base = member.path_to("/inventory");
    let (rows, next) = match seen.found {
        Found::One(id) => return see_other(&format!("{base}/articles/{id}")),
        Found::Many { rows, next } => (rows, next),
    };
    let chosen = chosen(&member);
    let here = chips(&seen.warehouses, &chosen);
    let shown: Vec<&Warehouse> = seen
        .warehouses
        .iter()
        .filter(|one| one.id.as_str() == chosen)
        .collect();
    let shown = if shown.is_empty() {
        seen.warehouses.iter().collect()
    } else {
        shown
    };
    let page = member.page(member.locale().t("inventory-title"));
    let lead = seen.holdings.oldest(&shown).map_or_else(String::new, |at| {
        page.t1("inventory-lead", "age", words::age(&member, Some(at)))
    });
    html(&IndexPage {
        rows: rows
            .into_iter()
            .map(|article| hit(member.locale(), &base, article, (&shown, &seen.holdings)))
            .collect(),
        next: next.map_or_else(String::new, |place| link(&base, &ask.q, &place)),
        here: link(&base, &ask.q, ""),
        everywhere: !here.iter().any(|one| one.on),
        warehouses: here,
        any: seen.any,
        begins: ask.q.is_empty() && ask.after.is_empty(),
        lead,
        unsettled: seen.unsettled,
        q: ask.q,
        base,
        page,
    })
}

/// POST /manager/{company}/inventory/warehouse: remembered for this session.
///
/// # Errors
/// 404 for a warehouse that is not the company's; the database's.
pub async fn choose(member: Member, choice: Form<Choice>) -> Answer {
    enter(&member)?;
    let company = member.company().id.clone();
    let all: DbResult<Vec<Warehouse>> = member
        .db()
        .read(move |conn| look_up::warehouses(conn, &company))
        .await;
    let known = all?.iter().any(|one| one.id.as_str() == choice.warehouse);
    if !known && !choice.warehouse.is_empty() {
        return Err(AppError::NotFound);
    }
    let key = format!("{CHOSEN}.{}", member.company().id);
    member.remember(&key, &choice.warehouse);
    let base = member.path_to("/inventory");
    let next = local_path(&choice.next).filter(|path| path.starts_with(&base));
    see_other(next.unwrap_or(&base))
}

async fn look(member: &Member, ask: &Ask) -> DbResult<Seen> {
    let company = member.company().id.clone();
    let (q, after) = (ask.q.clone(), ask.after.clone());
    member
        .db()
        .read(move |conn| {
            let after = Some(after.as_str()).filter(|place| !place.is_empty());
            let found = search::search(conn, &company, &q, after)?;
            let ids: Vec<ArticleId> = match &found {
                Found::One(_) => Vec::new(),
                Found::Many { rows, .. } => rows.iter().map(|row| row.id.clone()).collect(),
            };
            Ok(Seen {
                found,
                warehouses: look_up::warehouses(conn, &company)?,
                holdings: look_up::holdings(conn, &company, &ids)?,
                any: search::has_any(conn, &company)?,
                unsettled: stock_adjustments::unsettled(conn, &company)?,
            })
        })
        .await
}

/// Every warehouse to choose from, the chosen one marked.
pub(super) fn chips(all: &[Warehouse], chosen: &str) -> Vec<Chip> {
    all.iter()
        .map(|one| Chip {
            id: one.id.to_string(),
            name: one.name.clone(),
            on: one.id.as_str() == chosen,
        })
        .collect()
}

fn hit(
    locale: Locale,
    base: &str,
    article: ArticleView,
    (shown, holdings): (&[&Warehouse], &Holdings),
) -> Hit {
    let held: Vec<_> = shown
        .iter()
        .map(|house| (&house.name, holdings.of(&article.id, &house.id)))
        .collect();
    let sum = held
        .iter()
        .fold(Quantity::ZERO, |sum, (_, one)| sum + one.expected());
    let places = if held.len() > 1 {
        held.iter()
            .map(|(name, one)| ((*name).clone(), one.expected().show(locale)))
            .collect()
    } else {
        Vec::new()
    };
    Hit {
        href: format!("{base}/articles/{}", article.id),
        codes: codes(&article),
        quantity: sum.show(locale),
        negative: sum.is_negative(),
        waits: held.iter().any(|(_, one)| one.waiting != Quantity::ZERO),
        places,
        name: article.name,
        unit: article.unit,
    }
}

/// SKU and code in one line, each once.
pub(super) fn codes(article: &ArticleView) -> String {
    let mut codes = Vec::new();
    for code in [&article.sku, &article.code] {
        if !code.is_empty() && !codes.contains(&code.as_str()) {
            codes.push(code.as_str());
        }
    }
    codes.join(" · ")
}

fn link(base: &str, q: &str, after: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("q", q), ("after", after)] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    match query.finish() {
        query if query.is_empty() => base.to_owned(),
        query => format!("{base}?{query}"),
    }
}
