//! Adding and removing addresses right in the summary; what is changed stays changed.

use actix_web::web::Path;

use super::{Place, page};
use crate::access::Manager;
use crate::areas::credit::schedules::{find, path};
use crate::areas::credit::settings::typed::{Fields, first};
use crate::areas::{Answer, see_other};
use crate::domain::collections::summary::addresses::{self, AddFault, MOST};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// POST /manager/{company}/credit/schedules/{schedule}/summary/addresses
///
/// # Errors
/// 404 for what the company has not; the database's.
pub async fn create(manager: Manager, ids: Path<(String, String)>, fields: Fields) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    let (customer, text) = (
        first(&fields, "customer").to_owned(),
        first(&fields, "email").to_owned(),
    );
    let mut place = Place::read(&fields);
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let (to, typed) = (customer.clone(), text.clone());
    let added: Result<_, AddFault> = manager
        .db()
        .write(move |conn| addresses::add(conn, &company, &actor, &to, &typed))
        .await;
    let locale = manager.locale();
    let fault = match added {
        Ok(address) => {
            let said = locale.t1("setup-address-added", "email", address.as_str());
            manager.flash(Mood::Good, said);
            return back(&manager, &schedule, &place, &customer);
        }
        Err(AddFault::Db(fault)) => return Err(fault.into()),
        Err(AddFault::NoCustomer) => return Err(AppError::NotFound),
        Err(AddFault::NotAnAddress) => locale.t("setup-fault-email"),
        Err(AddFault::Twice) => locale.t("setup-fault-email-twice"),
        Err(AddFault::TooMany) => {
            locale.n("setup-fault-email-many", i64::try_from(MOST).unwrap_or(10))
        }
    };
    place.refused = Some((customer, text, fault));
    page(&manager, &schedule, place).await
}

/// POST /manager/{company}/credit/schedules/{schedule}/summary/addresses/removal
///
/// # Errors
/// As [`create`].
pub async fn remove(manager: Manager, ids: Path<(String, String)>, fields: Fields) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    let place = Place::read(&fields);
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let id = first(&fields, "address").to_owned();
    let removed: DbResult<Option<String>> = manager
        .db()
        .write(move |conn| addresses::remove(conn, &company, &actor, &id))
        .await;
    let email = removed?.ok_or(AppError::NotFound)?;
    let said = manager
        .locale()
        .t1("setup-address-removed", "email", &email);
    manager.flash(Mood::Good, said);
    back(&manager, &schedule, &place, first(&fields, "customer"))
}

fn back(
    manager: &Manager,
    schedule: &crate::domain::collections::schedules::Schedule,
    place: &Place,
    customer: &str,
) -> Answer {
    let row = customer
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-');
    let row = if row { customer } else { "" };
    let rest = format!("/summary{}#c-{row}", place.query());
    see_other(&path(manager, schedule, &rest))
}
