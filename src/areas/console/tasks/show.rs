//! A task's own page: who does it, by when, done or open again.

use actix_web::web::{Form, Path};
use askama::Template;

use super::form::{Faults, TaskForm};
use super::view::{Line, line};
use super::{Desk, TaskPath};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::tasks::{self, Assigned, Scope, Task};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::ids::TaskId;

#[derive(Template)]
#[template(path = "console/tasks/show.html")]
struct ShowPage {
    page: Page,
    base: String,
    row: Line,
    form: TaskForm,
    faults: Faults,
    errors: Vec<(String, String)>,
    people: Vec<(String, String)>,
}

/// GET /manager/{company}/tasks/{id}, /operator/tasks/{id}
///
/// # Errors
/// 404; the database's.
pub async fn show<D: Desk>(desk: D, path: Path<TaskPath>) -> Answer {
    let page = page(&desk, &path.id, None, Faults::default()).await?;
    html(&page)
}

/// POST to the same address: assignee and day.
///
/// # Errors
/// 404; the database's.
pub async fn update<D: Desk>(desk: D, path: Path<TaskPath>, form: Form<TaskForm>) -> Answer {
    let (form, locale) = (form.into_inner(), desk.who().locale());
    let due_on = match form.due_on(locale) {
        Ok(day) => day,
        Err(due_on) => {
            let faults = Faults {
                due_on,
                ..Faults::default()
            };
            return unprocessable(&page(&desk, &path.id, Some(form), faults).await?);
        }
    };
    let (company, sight, actor) = (desk.company(), desk.sight(), desk.who().actor());
    let (id, assignee) = (TaskId::from(path.id.clone()), form.assignee());
    let done: DbResult<_> = desk
        .who()
        .db()
        .write(move |conn| {
            let room = (Scope::of(company.as_ref()), &sight);
            let plan = (assignee.as_ref(), due_on);
            tasks::assign(conn, room, &id, plan, &actor, clock::wall())
        })
        .await;
    match done? {
        Assigned::Done => {
            desk.who().flash(Mood::Good, locale.t("task-saved"));
            see_other(&desk.base())
        }
        Assigned::NotHere => Err(AppError::NotFound),
        Assigned::Stranger => {
            let faults = Faults {
                assignee: locale.t("task-assignee-stranger"),
                ..Faults::default()
            };
            unprocessable(&page(&desk, &path.id, Some(form), faults).await?)
        }
    }
}

async fn page<D: Desk>(
    desk: &D,
    id: &str,
    typed: Option<TaskForm>,
    faults: Faults,
) -> Result<ShowPage, AppError> {
    let (company, sight, zone) = (desk.company(), desk.sight(), desk.zone());
    let id = TaskId::from(id.to_owned());
    let found: DbResult<_> = desk
        .who()
        .db()
        .read(move |conn| {
            let scope = Scope::of(company.as_ref());
            let today = clock::business(conn)?.with_timezone(&zone).date_naive();
            let task = tasks::find(conn, scope, &sight, &id)?;
            Ok((task, tasks::assignable(conn, scope)?, today))
        })
        .await;
    let (task, people, today) = found?;
    let task = task.ok_or(AppError::NotFound)?;
    let row = line(desk, &task, (clock::wall(), today), String::new());
    Ok(ShowPage {
        page: desk.page(row.sentence.clone()),
        base: desk.base(),
        row,
        form: typed.unwrap_or_else(|| of(&task)),
        errors: faults.list(),
        faults,
        people: people
            .into_iter()
            .map(|(id, name)| (id.as_str().to_owned(), name))
            .collect(),
    })
}

fn of(task: &Task) -> TaskForm {
    TaskForm {
        assignee: task
            .assignee
            .as_ref()
            .map_or_else(String::new, |(id, _)| id.as_str().to_owned()),
        due_on: task.due_on.map_or_else(String::new, |day| day.to_string()),
        ..TaskForm::default()
    }
}
