//! **Reenviar** and **Revocar**.

use std::sync::Arc;

use actix_web::web::Path;

use crate::access::Manager;
use crate::areas::{Answer, see_other};
use crate::domain::invitations::{self, Office, Resent};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;
use crate::platform::vault::VaultError;

/// POST /manager/{company}/settings/team/invitations/{invitation}/resend
///
/// # Errors
/// 404 for what the company has not; the database's.
pub async fn resend(who: Manager, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let services = who.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let locale = who.locale();
    let (company, user, actor) = (who.company().id.clone(), who.user().id.clone(), who.actor());
    let done: Result<_, VaultError> = who
        .db()
        .write(move |conn| {
            let office = Office {
                vault: &vault,
                config: &config,
                locale,
            };
            let by = (&user, &actor);
            invitations::resend(conn, office, (&company, &id), by, clock::wall())
        })
        .await;
    let (mood, text) = resent(&who, done?)?;
    who.flash(mood, text);
    see_other(&who.path_to("/settings/team"))
}

/// What happened, for the next page.
pub(in crate::areas::console) fn resent(
    who: &Manager,
    done: Resent,
) -> Result<(Mood, String), AppError> {
    let locale = who.locale();
    Ok(match done {
        Resent::Done(email) => (Mood::Good, locale.t1("team-resent-one", "email", &email)),
        Resent::JustSent(email) => (Mood::Info, locale.t1("team-just-sent-one", "email", &email)),
        Resent::Closed => (Mood::Warn, locale.t("team-not-open")),
        Resent::NotHere => return Err(AppError::NotFound),
    })
}

/// POST /manager/{company}/settings/team/invitations/{invitation}/revocation
///
/// # Errors
/// 404 for what the company has not; the database's.
pub async fn revoke(who: Manager, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let (company, actor) = (who.company().id.clone(), who.actor());
    let done: DbResult<_> = who
        .db()
        .write(move |conn| invitations::revoke(conn, &company, &id, &actor, clock::wall()))
        .await;
    let email = done?.ok_or(AppError::NotFound)?;
    who.flash(Mood::Good, who.locale().t1("team-revoked", "email", &email));
    see_other(&who.path_to("/settings/team"))
}
