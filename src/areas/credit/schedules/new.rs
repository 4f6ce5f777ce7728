//! A new schedule. The list of customers posts a choice here, which is kept as a draft at once.

use actix_web::web::Query;

use super::form::{self, Frame, Ground};
use crate::access::Manager;
use crate::areas::credit::offer;
use crate::areas::credit::settings::locale_of;
use crate::areas::credit::settings::typed::{Fields, Typed, all};
use crate::areas::{Answer, see_other};
use crate::domain::collections::gate;
use crate::domain::collections::schedules::{self, Draft, SaveFault};
use crate::domain::collections::setup::draft::{self, Group};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::values::ids::{CustomerId, ScheduleId};

/// GET /manager/{company}/credit/schedules/new; `?customer=ID`, repeated, brings a choice.
///
/// # Errors
/// The database's.
pub async fn new(manager: Manager, query: Query<Vec<(String, String)>>) -> Answer {
    if !offer::is_contracted(&manager).await? {
        return see_other(&manager.path_to(offer::PLACE));
    }
    let (ground, proposal, customers) = start(&manager, all(&query, "customer")).await?;
    let shown = form::shown(&proposal);
    form::answer(&manager, &ground, shown, frame(&manager, customers))
}

/// POST /manager/{company}/credit/schedules/new: with a name, the form; with customers alone, a
/// choice from the list.
///
/// # Errors
/// The database's.
pub async fn create(manager: Manager, fields: Fields) -> Answer {
    if !offer::is_contracted(&manager).await? {
        return see_other(&manager.path_to(offer::PLACE));
    }
    let customers = all(&fields, "customer");
    let is_form = fields.iter().any(|(name, _)| name == "name");
    if !is_form
        && !customers.is_empty()
        && let Some(id) = keep(&manager, customers.clone()).await?
    {
        return see_other(&manager.path_to(&format!("/credit/schedules/{id}/edit")));
    }
    let (typed, draft, group) = form::read(&fields, manager.locale());
    let Some(draft) = draft else {
        return again(&manager, typed, customers).await;
    };
    save(&manager, typed, draft, (group, customers)).await
}

async fn save(
    manager: &Manager,
    mut typed: Typed,
    draft: Draft,
    (group, customers): (Group, Vec<String>),
) -> Answer {
    let (company, chosen) = (manager.company().id.clone(), customers.clone());
    let saved: Result<ScheduleId, SaveFault> = manager
        .db()
        .write(move |conn| {
            let (rules, business) = (gate::rules(conn, &company)?, clock::business(conn)?);
            let id = schedules::create(conn, &company, &rules, &draft, business)?;
            if let Some(schedule) = schedules::find(conn, &company, id.as_str())?
                && schedules::choose(conn, &schedule, &chosen)? == 0
            {
                draft::choose_group(conn, &schedule, group, rules.day(business))?;
            }
            Ok(id)
        })
        .await;
    match saved {
        Ok(id) => see_other(&manager.path_to(&format!("/credit/schedules/{id}/summary"))),
        Err(fault) => {
            let (ground, _, _) = start(manager, Vec::new()).await?;
            form::blame(&mut typed, fault, manager, &ground.rules)?;
            again(manager, typed, customers).await
        }
    }
}

async fn again(manager: &Manager, typed: Typed, customers: Vec<String>) -> Answer {
    let (ground, _, customers) = start(manager, customers).await?;
    form::answer(manager, &ground, typed, frame(manager, customers))
}

async fn start(
    manager: &Manager,
    wanted: Vec<String>,
) -> Result<(Ground, Draft, Vec<CustomerId>), AppError> {
    let (company, locale) = (manager.company().id.clone(), manager.locale());
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            let (rules, business) = (gate::rules(conn, &company)?, clock::business(conn)?);
            let taken = schedules::list(conn, &company)?;
            let proposal = draft::proposal(&taken, &rules, business, locale);
            let own = draft::own(conn, &company, &wanted)?;
            Ok((Ground { rules }, proposal, own))
        })
        .await;
    Ok(read?)
}

async fn keep(manager: &Manager, customers: Vec<String>) -> Result<Option<ScheduleId>, AppError> {
    let (company, locale) = (manager.company().id.clone(), locale_of(manager));
    let kept: Result<_, SaveFault> = manager
        .db()
        .write(move |conn| {
            let (rules, business) = (gate::rules(conn, &company)?, clock::business(conn)?);
            draft::keep_choice(conn, (&company, locale), &rules, &customers, business)
        })
        .await;
    match kept {
        Ok(id) => Ok(id),
        Err(SaveFault::Db(fault)) => Err(fault.into()),
        Err(other) => Err(AppError::Internal(other.to_string())),
    }
}

fn frame(manager: &Manager, customers: Vec<CustomerId>) -> Frame {
    Frame {
        title: manager.locale().t("setup-new-title"),
        action: manager.path_to("/credit/schedules/new"),
        back: (
            manager.path_to("/credit/schedules"),
            manager.locale().t("setup-schedules-title"),
        ),
        chosen: customers.len(),
        customers: customers.into_iter().map(|id| id.to_string()).collect(),
    }
}
