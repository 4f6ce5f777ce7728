//! **Enviarme una prueba**: the mail of one chosen customer, to the person who sets it up.

use actix_web::web::Path;

use super::preview;
use super::schedules::{find, path};
use super::settings::typed::{Fields, first};
use crate::access::Manager;
use crate::areas::{Answer, see_other};
use crate::domain::collections::test_mail::{self, Test};
use crate::error::AppError;
use crate::platform::page::Mood;
use crate::platform::vault::VaultError;

/// POST /manager/{company}/credit/schedules/{schedule}/test
///
/// # Errors
/// 404 for what the company has not; the database's.
pub async fn create(manager: Manager, ids: Path<(String, String)>, fields: Fields) -> Answer {
    let schedule = find(&manager, &ids.1).await?;
    let customer = first(&fields, "customer").to_owned();
    let services = manager.services().clone();
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let to = manager.user().email.clone();
    let page = manager.path_to(&preview::place(&customer));
    let (address, vault) = (to.clone(), services.vault);
    let config = services.config;
    let sent: Result<_, VaultError> = manager
        .db()
        .write(move |conn| {
            let test = Test {
                company: &company,
                customer: &customer,
                page: &page,
                to: &address,
            };
            test_mail::send(conn, &vault, &config, &actor, test)
        })
        .await;
    if sent?.is_none() {
        return Err(AppError::NotFound);
    }
    manager.flash(
        Mood::Good,
        manager.locale().t1("setup-test-sent", "email", &to),
    );
    see_other(&path(&manager, &schedule, "/summary"))
}
