//! Settling a mail that failed or whose fate nobody knows, and sending an invitation again.

use std::sync::Arc;

use actix_web::web::{Form, Path};
use serde::Deserialize;

use super::show::find;
use crate::access::Manager;
use crate::areas::console::team::invitations::resent;
use crate::areas::{Answer, see_other};
use crate::domain::collections::attention::{self, Settled};
use crate::domain::delivery::Resolution;
use crate::domain::invitations::{self, Office};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;
use crate::platform::vault::VaultError;

/// What a person decides.
#[derive(Debug, Deserialize)]
pub struct SettleForm {
    #[serde(default)]
    resolution: String,
}

/// POST /manager/{company}/mail/{id}/settlement
///
/// # Errors
/// 404 for what the company has not, 400 for a resolution that there is not; the database's.
pub async fn settle(who: Manager, path: Path<(String, String)>, form: Form<SettleForm>) -> Answer {
    let (_, id) = path.into_inner();
    let message = find(&who, id.clone()).await?;
    let resolution = match form.resolution.as_str() {
        "sent" => Resolution::TreatAsSent,
        // Its link may be dead by now; it goes out with a new one instead.
        "again" if message.kind != invitations::KIND => Resolution::SendAgain,
        other => return Err(AppError::BadRequest(format!("resolution {other}"))),
    };
    let (company, actor, mail) = (who.company().id.clone(), who.actor(), id.clone());
    let settled: DbResult<_> = who
        .db()
        .write(move |conn| attention::settle(conn, &actor, &company, &mail, resolution))
        .await;
    let locale = who.locale();
    match settled? {
        Settled::NotHere => return Err(AppError::NotFound),
        Settled::Already => who.flash(Mood::Info, locale.t("runs-settled-already")),
        Settled::CycleWaits => who.flash(Mood::Warn, locale.t("runs-barred-cycle")),
        Settled::NoText => who.flash(Mood::Warn, locale.t("runs-barred-text")),
        Settled::Done => who.flash(
            Mood::Good,
            match resolution {
                Resolution::TreatAsSent => locale.n("runs-treated-as-sent", 1),
                Resolution::SendAgain => locale.n("runs-goes-again", 1),
            },
        ),
    }
    see_other(&who.path_to(&format!("/mail/{id}")))
}

/// POST /manager/{company}/mail/{id}/invitation: the invitation again, with a new link.
///
/// # Errors
/// 404 for what the company has not, or what carries no invitation; the database's.
pub async fn invite(who: Manager, path: Path<(String, String)>) -> Answer {
    let (_, id) = path.into_inner();
    let message = find(&who, id.clone()).await?;
    let address = message.mail.recipients.first();
    let address = address.filter(|_| message.kind == invitations::KIND);
    let address = address.ok_or(AppError::NotFound)?.address.clone();
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
            let whose = (&company, address.as_str());
            invitations::resend_to(conn, office, whose, (&user, &actor), clock::wall())
        })
        .await;
    let (mood, text) = resent(&who, done?)?;
    who.flash(mood, text);
    see_other(&who.path_to(&format!("/mail/{id}")))
}
