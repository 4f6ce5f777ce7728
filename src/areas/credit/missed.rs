//! Decisions about missed occurrences. The inbox itself is a section of the settlements.

use actix_web::web::{Form, Path};
use serde::Deserialize;

use crate::access::{Manager, Member};
use crate::areas::{Answer, see_other};
use crate::domain::collections::attention::{self, Decided};
use crate::domain::collections::occurrences::Decision;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// What a person decides.
#[derive(Deserialize)]
pub struct DecisionForm {
    #[serde(default)]
    decision: String,
}

/// GET /manager/{company}/credit/missed
///
/// # Errors
/// None.
pub async fn index(who: Member) -> Answer {
    see_other(&who.path_to("/credit/settlements#missed"))
}

/// POST /manager/{company}/credit/missed/{id}
///
/// # Errors
/// 404; 400 for a decision that there is not; the database's.
pub async fn update(
    who: Manager,
    path: Path<(String, String)>,
    form: Form<DecisionForm>,
) -> Answer {
    let (_, id) = path.into_inner();
    let decision = match form.decision.as_str() {
        "send_now" => Decision::SendNow,
        "next_window" => Decision::NextWindow,
        "skip" => Decision::Skip,
        other => return Err(AppError::BadRequest(format!("decision {other}"))),
    };
    let (company, actor) = (who.company().id.clone(), who.actor());
    let decided: DbResult<_> = who
        .db()
        .write(move |conn| attention::decide(conn, &actor, &company, &id, decision))
        .await;
    let locale = who.locale();
    match (decided?, decision) {
        (Decided::NotHere, _) => return Err(AppError::NotFound),
        (Decided::Already, _) => who.flash(Mood::Info, locale.t("runs-decided-already")),
        (Decided::Done, Decision::SendNow) => who.flash(Mood::Good, locale.t("runs-sending-now")),
        (Decided::Done, Decision::NextWindow) => {
            who.flash(Mood::Good, locale.t("runs-sending-later"));
        }
        (Decided::Done, Decision::Skip) => who.flash(Mood::Good, locale.t("runs-skipped")),
    }
    see_other(&who.path_to("/credit/settlements"))
}
