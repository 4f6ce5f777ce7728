//! An article: what each warehouse holds, the form **Ajustar**, the last movements.

use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use super::form::{Mode, Typed};
use super::words::{self, Row};
use super::{chosen, enter, search};
use crate::access::Member;
use crate::areas::{Answer, html, unprocessable};
use crate::domain::articles::search::{self as articles, ArticleView};
use crate::domain::stock::look_up::{self, Holding, Warehouse};
use crate::domain::stock_adjustments::{self, Line, Reason};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::Page;
use crate::platform::values::Quantity;

/// An article of the company in the path.
#[derive(Clone, Debug, Deserialize)]
pub struct ArticlePath {
    pub(super) id: String,
}

/// An article with everything that its pages show.
pub(super) struct Seen {
    pub article: ArticleView,
    pub held: Vec<(Warehouse, Holding)>,
    pub lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "inventory/article.html")]
struct ArticlePage {
    page: Page,
    base: String,
    q: String,
    action: String,
    poll: String,
    name: String,
    codes: String,
    unit: String,
    total: String,
    shelves: Vec<Shelf>,
    here: Option<Shelf>,
    form: Typed,
    modes: [(&'static str, String); 3],
    reasons: Vec<(&'static str, String)>,
    errors: Vec<(String, String)>,
    movements: Vec<Row>,
    moving: bool,
    log: String,
}

impl ArticlePage {
    fn error(&self, name: &str) -> &str {
        let found = self.errors.iter().find(|(at, _)| at == name);
        found.map_or("", |(_, text)| text)
    }
}

/// What one warehouse holds, ready to be shown.
#[derive(Clone)]
pub(super) struct Shelf {
    pub href: String,
    pub id: String,
    pub name: String,
    pub place: String,
    pub quantity: String,
    pub plain: String,
    pub negative: bool,
    /// What is on its way to the ERP; empty when nothing is.
    pub waiting: String,
    pub told: String,
    pub age: String,
    pub on: bool,
}

/// GET /manager/{company}/inventory/articles/{id}; the form keeps what the address brings.
///
/// # Errors
/// 404; the database's.
pub async fn show(member: Member, path: Path<ArticlePath>, typed: Query<Typed>) -> Answer {
    enter(&member)?;
    let seen = look(&member, &path.id).await?;
    html(&page(&member, seen, typed.into_inner().fresh(), Vec::new()))
}

/// The page again, with what is wrong in the form.
pub(super) fn refuse(
    member: &Member,
    seen: Seen,
    typed: Typed,
    errors: Vec<(String, String)>,
) -> Answer {
    unprocessable(&page(member, seen, typed.fresh(), errors))
}

/// Everything about an article of the company.
pub(super) async fn look(member: &Member, id: &str) -> Result<Seen, AppError> {
    let (company, id) = (member.company().id.clone(), id.to_owned());
    let seen: DbResult<Option<Seen>> = member
        .db()
        .read(move |conn| {
            let Some(article) = articles::find(conn, &company, &id)? else {
                return Ok(None);
            };
            let holdings = look_up::holdings(conn, &company, std::slice::from_ref(&article.id))?;
            let held = look_up::warehouses(conn, &company)?
                .into_iter()
                .map(|house| {
                    let holding = holdings.of(&article.id, &house.id);
                    (house, holding)
                })
                .collect();
            let lines = stock_adjustments::of_article(conn, &company, &article.id)?;
            Ok(Some(Seen {
                article,
                held,
                lines,
            }))
        })
        .await;
    seen?.ok_or(AppError::NotFound)
}

fn page(
    member: &Member,
    seen: Seen,
    mut form: Typed,
    errors: Vec<(String, String)>,
) -> ArticlePage {
    let (locale, base) = (member.locale(), member.path_to("/inventory"));
    let here = format!("{base}/articles/{}", seen.article.id);
    let known = |id: &str| seen.held.iter().any(|(house, _)| house.id.as_str() == id);
    if !known(&form.warehouse) {
        form.warehouse = chosen(member);
    }
    if !known(&form.warehouse) {
        let only = seen.held.first().filter(|_| seen.held.len() == 1);
        form.warehouse = only.map_or_else(String::new, |(house, _)| house.id.to_string());
    }
    if !errors.is_empty() || form.key.is_empty() {
        form.key = stock_adjustments::new_key();
    }
    let shelves: Vec<Shelf> = seen
        .held
        .iter()
        .map(|(house, holding)| shelf(member, &here, house, holding, &form.warehouse))
        .collect();
    let total = seen
        .held
        .iter()
        .fold(Quantity::ZERO, |sum, (_, one)| sum + one.expected());
    let moving = seen
        .lines
        .iter()
        .any(|line| line.adjustment.state().is_on_its_way());
    let page = member.page(&seen.article.name);
    ArticlePage {
        q: String::new(),
        action: format!("{here}/adjustment"),
        poll: format!("{here}?warehouse={}", form.warehouse),
        codes: search::codes(&seen.article),
        total: total.show(locale),
        here: shelves.iter().find(|one| one.on).cloned(),
        shelves,
        modes: [
            (Mode::Count.code(), locale.t("inventory-mode-count")),
            (Mode::Add.code(), locale.t("inventory-mode-add")),
            (Mode::Take.code(), locale.t("inventory-mode-take")),
        ],
        reasons: Reason::ALL
            .iter()
            .map(|reason| (reason.code(), reason.words(locale)))
            .collect(),
        movements: words::rows(&page, &base, seen.lines),
        moving,
        log: format!("{base}/log"),
        name: seen.article.name,
        unit: seen.article.unit,
        form,
        errors,
        base,
        page,
    }
}

fn shelf(member: &Member, here: &str, house: &Warehouse, holding: &Holding, on: &str) -> Shelf {
    let (locale, expected) = (member.locale(), holding.expected());
    Shelf {
        href: format!("{here}?warehouse={}", house.id),
        id: house.id.to_string(),
        name: house.name.clone(),
        place: holding.place.clone(),
        quantity: expected.show(locale),
        plain: expected.plain(),
        negative: expected.is_negative(),
        waiting: if holding.waiting == Quantity::ZERO {
            String::new()
        } else {
            holding.waiting.signed(locale)
        },
        told: holding.told.show(locale),
        age: words::age(member, holding.told_at),
        on: house.id.as_str() == on,
    }
}
