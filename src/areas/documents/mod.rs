//! Documentos personalizados: the company's own words and look on its documents.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::{Form, Query};
use askama::Template;
use serde::Deserialize;

use crate::access::Manager;
use crate::areas::console::logos;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::documents::{self, DocumentKind, Draft, Fault, Limits, Wording};
use crate::domain::receivables::statement;
use crate::domain::statements::pdf::{self, Own};
use crate::domain::subscriptions::Extension;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::page::{Mood, Page};

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    title: String,
    intro: String,
    closing: String,
    footer: String,
    tone: String,
    show_logo: String,
}

#[derive(Template)]
#[template(path = "documents/edit.html")]
struct EditPage {
    page: Page,
    base: String,
    form: Typed,
    default_title: String,
    own: bool,
    errors: Vec<(String, String)>,
}

impl EditPage {
    fn error(&self, name: &str) -> &str {
        let found = self.errors.iter().find(|(at, _)| at == name);
        found.map_or("", |(_, text)| text)
    }
}

/// GET /manager/{company}/documents
///
/// # Errors
/// The database's.
pub async fn edit(manager: Manager) -> Answer {
    if !manager.has(Extension::Documents) {
        return see_other(&manager.path_to("/integrations/documents"));
    }
    let company = manager.company().id.clone();
    let kept: DbResult<Option<Wording>> = manager
        .db()
        .read(move |conn| documents::load(conn, &company, DocumentKind::Statement))
        .await;
    let kept = kept?;
    let own = kept.is_some();
    let form = Typed::of(kept.unwrap_or_default());
    html(&page(&manager, form, own, Vec::new()))
}

/// POST /manager/{company}/documents
///
/// # Errors
/// 404 where the extension is not there; the database's.
pub async fn update(manager: Manager, form: Form<Typed>) -> Answer {
    enter(&manager)?;
    let form = form.into_inner();
    let wording = match form.draft().parse() {
        Ok(wording) => wording,
        Err(faults) => {
            let errors = words(&faults, manager.locale());
            return unprocessable(&page(&manager, form, true, errors));
        }
    };
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let saved: DbResult<()> = manager
        .db()
        .write(move |conn| {
            let kind = DocumentKind::Statement;
            documents::save(conn, &actor, &company, kind, &wording, clock::wall())
        })
        .await;
    saved?;
    manager.flash(Mood::Good, manager.locale().t("documents-saved"));
    see_other(&manager.path_to("/documents"))
}

/// POST /manager/{company}/documents/defaults
///
/// # Errors
/// 404 where the extension is not there; the database's.
pub async fn restore(manager: Manager) -> Answer {
    enter(&manager)?;
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| {
            let kind = DocumentKind::Statement;
            documents::restore(conn, &actor, &company, kind, clock::wall())
        })
        .await;
    done?;
    manager.flash(Mood::Good, manager.locale().t("documents-restored"));
    see_other(&manager.path_to("/documents"))
}

/// GET /manager/{company}/documents/preview.pdf: the document with what stands in the form, kept
/// or not, for a customer who owes something.
///
/// # Errors
/// 404 where the extension is not there; the database's and the writer's.
pub async fn preview(manager: Manager, typed: Query<Typed>) -> Answer {
    enter(&manager)?;
    let wording = match typed.draft().parse() {
        Ok(wording) => wording,
        Err(faults) => {
            let errors = words(&faults, manager.locale());
            return unprocessable(&page(&manager, typed.into_inner(), true, errors));
        }
    };
    let company = manager.company().id.clone();
    let sample = manager.locale().t("documents-sample");
    let address = manager.company().logo.as_deref();
    let logo = logos::printed(manager.services(), address, Some(&wording)).await;
    let bytes = manager
        .db()
        .read(move |conn| -> Result<Vec<u8>, AppError> {
            let business = clock::business(conn)?;
            let (paper, locale) = statement::sample(conn, &company, &sample, business)?;
            let own = Own {
                wording: Some(&wording),
                logo: logo.as_ref(),
            };
            pdf::render_with(&paper, own, locale)
                .map_err(|fault| AppError::Internal(fault.to_string()))
        })
        .await?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .append_header((CONTENT_DISPOSITION, "inline; filename=\"vista-previa.pdf\""))
        .body(bytes))
}

fn enter(manager: &Manager) -> Result<(), AppError> {
    if manager.has(Extension::Documents) {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

impl Typed {
    fn of(wording: Wording) -> Self {
        Self {
            title: wording.title,
            intro: wording.intro,
            closing: wording.closing,
            footer: wording.footer,
            tone: wording.tone.unwrap_or_default(),
            show_logo: wording.show_logo.to_string(),
        }
    }

    fn draft(&self) -> Draft<'_> {
        Draft {
            title: &self.title,
            intro: &self.intro,
            closing: &self.closing,
            footer: &self.footer,
            tone: &self.tone,
            show_logo: self.show_logo == "true",
        }
    }
}

fn words(faults: &[Fault], locale: Locale) -> Vec<(String, String)> {
    let long = |most: usize| {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        locale.n("documents-fault-long", most)
    };
    faults
        .iter()
        .map(|fault| match fault {
            Fault::Title => ("title", long(Limits::TITLE)),
            Fault::Intro => ("intro", locale.t("documents-fault-text")),
            Fault::Closing => ("closing", locale.t("documents-fault-text")),
            Fault::Footer => ("footer", long(Limits::FOOTER)),
            Fault::Tone => ("tone", locale.t("documents-fault-tone")),
        })
        .map(|(field, text)| (field.to_owned(), text))
        .collect()
}

fn page(manager: &Manager, mut form: Typed, own: bool, errors: Vec<(String, String)>) -> EditPage {
    let locale = manager.locale();
    if form.tone.is_empty() {
        form.tone.clone_from(&manager.company().tone);
    }
    EditPage {
        page: manager.page(locale.t("documents-title")),
        base: manager.path_to("/documents"),
        default_title: locale.t("statement-doc-title"),
        form,
        own,
        errors,
    }
}
