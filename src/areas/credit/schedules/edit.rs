//! Changing a schedule that is not armed.

use actix_web::web::Path;

use super::form::{self, Frame, Ground};
use super::{find, path};
use crate::access::Manager;
use crate::areas::credit::settings::typed::{Fields, Typed};
use crate::areas::{Answer, see_other};
use crate::domain::collections::gate;
use crate::domain::collections::schedules::{self, Draft, SaveFault, Schedule};
use crate::domain::collections::setup::draft;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// GET /manager/{company}/credit/schedules/{schedule}/edit
///
/// # Errors
/// 404 for a schedule that the company has not; the database's.
pub async fn edit(manager: Manager, ids: Path<(String, String)>) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    if schedule.is_armed() {
        return armed(&manager, &schedule);
    }
    let draft = Draft {
        name: schedule.name.clone(),
        period: schedule.period(),
        first_on: schedule.first_on,
        at: schedule.at_time,
    };
    show(&manager, &schedule, form::shown(&draft)).await
}

/// POST /manager/{company}/credit/schedules/{schedule}/edit
///
/// # Errors
/// As [`edit`].
pub async fn update(manager: Manager, ids: Path<(String, String)>, fields: Fields) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    if schedule.is_armed() {
        return armed(&manager, &schedule);
    }
    let (mut typed, draft, group) = form::read(&fields, manager.locale());
    let Some(draft) = draft else {
        return show(&manager, &schedule, typed).await;
    };
    let row = schedule.clone();
    let saved: Result<(), SaveFault> = manager
        .db()
        .write(move |conn| {
            let (rules, business) = (gate::rules(conn, &row.company_id)?, clock::business(conn)?);
            schedules::update(conn, &row, &rules, &draft, business)?;
            if schedules::chosen(conn, &row.id)?.is_empty() {
                draft::choose_group(conn, &row, group, rules.day(business))?;
            }
            Ok(())
        })
        .await;
    match saved {
        Ok(()) => see_other(&path(&manager, &schedule, "/summary")),
        Err(fault) => {
            let (ground, _) = ground(&manager, &schedule).await?;
            form::blame(&mut typed, fault, &manager, &ground.rules)?;
            show(&manager, &schedule, typed).await
        }
    }
}

fn armed(manager: &Manager, schedule: &Schedule) -> Answer {
    manager.flash(Mood::Info, manager.locale().t("setup-edit-armed"));
    see_other(&path(manager, schedule, ""))
}

async fn show(manager: &Manager, schedule: &Schedule, typed: Typed) -> Answer {
    let (ground, chosen) = ground(manager, schedule).await?;
    let frame = Frame {
        title: manager
            .locale()
            .t1("setup-edit-title", "name", &schedule.name),
        action: path(manager, schedule, "/edit"),
        back: (path(manager, schedule, ""), schedule.name.clone()),
        customers: Vec::new(),
        chosen,
    };
    form::answer(manager, &ground, typed, frame)
}

async fn ground(manager: &Manager, schedule: &Schedule) -> Result<(Ground, usize), AppError> {
    let row = schedule.clone();
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            let rules = gate::rules(conn, &row.company_id)?;
            let chosen = schedules::chosen(conn, &row.id)?.len();
            Ok((Ground { rules }, chosen))
        })
        .await;
    Ok(read?)
}
