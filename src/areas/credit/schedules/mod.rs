//! Schedules: the list, one schedule, its form, switching on and off.

pub mod edit;
mod form;
pub mod index;
pub mod new;
pub mod show;
pub mod switch;
pub mod words;

use crate::access::Member;
use crate::domain::collections::schedules::{self, Schedule};
use crate::error::AppError;
use crate::platform::db::DbResult;

/// A schedule of the viewer's company.
///
/// # Errors
/// 404 for one that the company has not; the database's.
pub async fn find(member: &Member, id: &str) -> Result<Schedule, AppError> {
    let (company, id) = (member.company().id.clone(), id.to_owned());
    let found: DbResult<Option<Schedule>> = member
        .db()
        .read(move |conn| schedules::find(conn, &company, &id))
        .await;
    found?.ok_or(AppError::NotFound)
}

/// Address of a schedule, or of a place under it.
#[must_use]
pub fn path(member: &Member, schedule: &Schedule, rest: &str) -> String {
    member.path_to(&format!("/credit/schedules/{}{rest}", schedule.id))
}
