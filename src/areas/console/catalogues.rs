//! **Catálogos**: which entries of the ERP's lists the company uses.

use askama::Template;

use crate::access::Manager;
use crate::areas::credit::settings::typed::{Fields, all, first};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::catalogues::{self, Branch, CatalogueKind, Choice, Entry};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};

/// Entries beyond which a list begins closed.
const LONG: usize = 24;
/// Depths of a tree that are told apart by eye.
const DEEPEST: usize = 4;

struct Line {
    id: String,
    name: String,
    /// What it belongs to.
    note: String,
    depth: usize,
    used: bool,
}

struct List {
    code: &'static str,
    name: String,
    hint: String,
    none: String,
    /// How many are used of how many.
    count: String,
    open: bool,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "console/catalogues.html")]
struct CataloguesPage {
    page: Page,
    lists: Vec<List>,
    seen: String,
    any: bool,
    errors: Vec<(String, String)>,
}

/// GET /manager/{company}/settings/catalogues
///
/// # Errors
/// The database's.
pub async fn edit(manager: Manager) -> Answer {
    let entries = load(&manager).await?;
    html(&page(&manager, entries, Vec::new()))
}

/// POST /manager/{company}/settings/catalogues
///
/// # Errors
/// The database's.
pub async fn update(manager: Manager, fields: Fields) -> Answer {
    let choice = Choice {
        used: all(&fields, "used"),
        seen: first(&fields, "seen").to_owned(),
    };
    if choice.seen.is_empty() {
        let mut entries = load(&manager).await?;
        for entry in &mut entries {
            entry.used = choice.used.iter().any(|id| id == entry.id.as_str());
        }
        let fault = manager.locale().t("catalogues-incomplete");
        let errors = vec![("catalogues".to_owned(), fault)];
        return unprocessable(&page(&manager, entries, errors));
    }
    let (id, actor) = (manager.company().id.clone(), manager.actor());
    let saved: DbResult<usize> = manager
        .db()
        .write(move |conn| catalogues::choose(conn, &id, &choice, &actor, clock::wall()))
        .await;
    let changed = i64::try_from(saved?).unwrap_or(i64::MAX);
    let said = match changed {
        0 => manager.locale().t("catalogues-same"),
        _ => manager.locale().n("catalogues-saved", changed),
    };
    manager.flash(Mood::Good, said);
    see_other(&manager.path_to("/settings/catalogues"))
}

async fn load(manager: &Manager) -> Result<Vec<Entry>, AppError> {
    let id = manager.company().id.clone();
    let entries: DbResult<_> = manager
        .db()
        .read(move |conn| catalogues::of_company(conn, &id))
        .await;
    Ok(entries?)
}

fn page(manager: &Manager, entries: Vec<Entry>, errors: Vec<(String, String)>) -> CataloguesPage {
    let locale = manager.locale();
    let seen = entries.iter().map(|entry| entry.id.as_str()).max();
    CataloguesPage {
        page: manager.page(locale.t("catalogues-title")),
        seen: seen.unwrap_or_default().to_owned(),
        any: !entries.is_empty(),
        lists: CatalogueKind::ALL
            .into_iter()
            .map(|kind| list(locale, kind, &entries))
            .collect(),
        errors,
    }
}

fn list(locale: Locale, kind: CatalogueKind, entries: &[Entry]) -> List {
    let own = entries.iter().filter(|entry| entry.kind == kind.code());
    let lines: Vec<Line> = match kind {
        CatalogueKind::Category => {
            let branches = catalogues::tree(own.cloned().collect());
            branches.into_iter().map(Line::of_branch).collect()
        }
        _ => own.map(|entry| Line::new(entry, entries)).collect(),
    };
    let used = lines.iter().filter(|line| line.used).count();
    let count = [("used", used.into()), ("all", lines.len().into())];
    List {
        code: kind.code(),
        name: kind.words(locale),
        hint: hint(locale, kind),
        none: none(locale, kind),
        count: locale.args("catalogues-count", &count),
        open: lines.len() <= LONG,
        lines,
    }
}

fn hint(locale: Locale, kind: CatalogueKind) -> String {
    match kind {
        CatalogueKind::PriceList => locale.t("catalogues-price-lists-hint"),
        CatalogueKind::Warehouse => locale.t("catalogues-warehouses-hint"),
        CatalogueKind::Location => locale.t("catalogues-locations-hint"),
        CatalogueKind::Category => locale.t("catalogues-categories-hint"),
        CatalogueKind::Seller => locale.t("catalogues-sellers-hint"),
        CatalogueKind::Collector => locale.t("catalogues-collectors-hint"),
    }
}

fn none(locale: Locale, kind: CatalogueKind) -> String {
    match kind {
        CatalogueKind::PriceList => locale.t("catalogues-price-lists-none"),
        CatalogueKind::Warehouse => locale.t("catalogues-warehouses-none"),
        CatalogueKind::Location => locale.t("catalogues-locations-none"),
        CatalogueKind::Category => locale.t("catalogues-categories-none"),
        CatalogueKind::Seller => locale.t("catalogues-sellers-none"),
        CatalogueKind::Collector => locale.t("catalogues-collectors-none"),
    }
}

impl Line {
    /// An entry, with the name of the location that it belongs to.
    fn new(entry: &Entry, all: &[Entry]) -> Self {
        let parent = entry.parent_external_id.as_ref();
        let location = parent.and_then(|id| {
            let mut locations = all
                .iter()
                .filter(|other| other.kind == CatalogueKind::Location.code());
            locations.find(|other| other.external_id == *id)
        });
        Self {
            id: entry.id.to_string(),
            name: entry.name.clone(),
            note: location.map_or_else(String::new, |location| location.name.clone()),
            depth: 0,
            used: entry.used,
        }
    }

    fn of_branch(branch: Branch) -> Self {
        Self {
            id: branch.entry.id.to_string(),
            name: branch.entry.name,
            note: String::new(),
            depth: branch.depth.min(DEEPEST),
            used: branch.entry.used,
        }
    }
}
