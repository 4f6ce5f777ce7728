//! Writing a task down.

use actix_web::web::Form;
use askama::Template;

use super::Desk;
use super::form::{Faults, TaskForm};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::tasks::{self, Scope, Written};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::ids::RowId;

/// Length of a sheet's name.
const SHEET: usize = 36;

#[derive(Template)]
#[template(path = "console/tasks/new.html")]
struct NewPage {
    page: Page,
    base: String,
    form: TaskForm,
    faults: Faults,
    errors: Vec<(String, String)>,
    people: Vec<(String, String)>,
}

/// GET /manager/{company}/tasks/new, /operator/tasks/new
///
/// # Errors
/// The database's.
pub async fn new<D: Desk>(desk: D) -> Answer {
    let form = TaskForm {
        sheet: RowId::new().as_str().to_owned(),
        ..TaskForm::default()
    };
    html(&page(&desk, form, Faults::default()).await?)
}

/// POST /manager/{company}/tasks, /operator/tasks
///
/// # Errors
/// The database's.
pub async fn create<D: Desk>(desk: D, form: Form<TaskForm>) -> Answer {
    let (mut form, locale) = (form.into_inner(), desk.who().locale());
    if form.sheet.len() != SHEET {
        form.sheet = RowId::new().as_str().to_owned();
    }
    let mut faults = Faults::default();
    let text = form.text(locale).unwrap_or_else(|why| {
        faults.text = why;
        String::new()
    });
    let due_on = form.due_on(locale).unwrap_or_else(|why| {
        faults.due_on = why;
        None
    });
    if faults != Faults::default() {
        return unprocessable(&page(&desk, form, faults).await?);
    }
    let (company, actor) = (desk.company(), desk.who().actor());
    let (sheet, assignee) = (form.sheet.clone(), form.assignee());
    let written: DbResult<bool> = desk
        .who()
        .db()
        .write(move |conn| {
            let task = Written {
                sheet: &sheet,
                text: &text,
                assignee: assignee.as_ref(),
                due_on,
            };
            let scope = Scope::of(company.as_ref());
            tasks::write(conn, scope, &task, &actor, clock::wall())
        })
        .await;
    if written? {
        desk.who().flash(Mood::Good, locale.t("task-written"));
        return see_other(&desk.base());
    }
    faults.assignee = locale.t("task-assignee-stranger");
    unprocessable(&page(&desk, form, faults).await?)
}

async fn page<D: Desk>(desk: &D, form: TaskForm, faults: Faults) -> Result<NewPage, AppError> {
    let company = desk.company();
    let people: DbResult<_> = desk
        .who()
        .db()
        .read(move |conn| tasks::assignable(conn, Scope::of(company.as_ref())))
        .await;
    Ok(NewPage {
        page: desk.page(desk.who().locale().t("task-new")),
        base: desk.base(),
        form,
        errors: faults.list(),
        faults,
        people: people?
            .into_iter()
            .map(|(id, name)| (id.as_str().to_owned(), name))
            .collect(),
    })
}
