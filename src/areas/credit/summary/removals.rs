//! Taking a customer out of the choice.

use actix_web::web::Path;

use super::Place;
use crate::access::Manager;
use crate::areas::credit::schedules::{find, path};
use crate::areas::credit::settings::typed::{Fields, first};
use crate::areas::{Answer, see_other};
use crate::domain::audit::{self, Entry};
use crate::domain::collections::schedules;
use crate::domain::receivables::customer;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// POST /manager/{company}/credit/schedules/{schedule}/summary/removals
///
/// # Errors
/// 404 for what the company has not; the database's.
pub async fn create(manager: Manager, ids: Path<(String, String)>, fields: Fields) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    let (row, actor) = (schedule.clone(), manager.actor());
    let wanted = [first(&fields, "customer").to_owned()];
    let done: DbResult<bool> = manager
        .db()
        .write(move |conn| {
            let mut own = customer::names(conn, &row.company_id, &wanted)?;
            let Some((customer, name)) = own.pop() else {
                return Ok(false);
            };
            schedules::take_out(conn, &row.id, &customer)?;
            let subject = format!("schedule:{}", row.id);
            let entry = Entry {
                company: Some(&row.company_id),
                action: "schedule.customer_removed",
                subject: Some(&subject),
                detail: Some(&name),
            };
            audit::record(conn, &actor, &entry, clock::wall())?;
            Ok(true)
        })
        .await;
    if !done? {
        return Err(AppError::NotFound);
    }
    manager.flash(Mood::Good, manager.locale().t("setup-customer-removed"));
    let rest = format!("/summary{}", Place::read(&fields).query());
    see_other(&path(&manager, &schedule, &rest))
}
