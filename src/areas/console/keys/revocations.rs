//! Taking a key out of use, after a page that says what that means.

use actix_web::web::Path;
use askama::Template;

use crate::access::Manager;
use crate::areas::{Answer, html, see_other};
use crate::domain::integration_keys;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::ids::IntegrationKeyId;

#[derive(Template)]
#[template(path = "console/keys/revocation.html")]
struct RevocationPage {
    page: Page,
    key: String,
    name: String,
    username: String,
    last_four: String,
    /// It works, and no other key of the company does.
    last: bool,
    /// The ERP does not take it.
    dead: bool,
}

/// GET /manager/{company}/settings/keys/{key}/revocation
///
/// # Errors
/// 404 for a key that is not the company's or not in use; the database's.
pub async fn new(manager: Manager, path: Path<(String, String)>) -> Answer {
    let wanted = path.into_inner().1;
    let company = manager.company().id.clone();
    let keys: DbResult<_> = manager
        .db()
        .read(move |conn| integration_keys::of_company(conn, &company))
        .await;
    let keys = keys?;
    let is_it = |id: &IntegrationKeyId| id.as_str() == wanted;
    let now = clock::wall();
    let others = keys.iter().any(|key| !is_it(&key.id) && key.works(now));
    let key = keys.into_iter().find(|key| is_it(&key.id));
    let key = key.ok_or(AppError::NotFound)?;
    let dead = !key.works(now);
    html(&RevocationPage {
        page: manager
            .page(manager.locale().t("keys-revoke-title"))
            .which(key.erp_name.clone()),
        key: key.id.to_string(),
        name: key.erp_name,
        username: key.erp_username,
        last_four: key.last_four,
        last: !dead && !others,
        dead,
    })
}

/// POST /manager/{company}/settings/keys/{key}/revocation: **Revocar**.
///
/// # Errors
/// 404 for a key that is not the company's or not in use; the database's.
pub async fn create(manager: Manager, path: Path<(String, String)>) -> Answer {
    let key = IntegrationKeyId::from(path.into_inner().1);
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let revoked: DbResult<bool> = manager
        .db()
        .write(move |conn| integration_keys::revoke(conn, &company, &key, &actor, clock::wall()))
        .await;
    if !revoked? {
        return Err(AppError::NotFound);
    }
    manager.flash(Mood::Good, manager.locale().t("keys-revoked"));
    see_other(&manager.path_to("/settings/keys"))
}
