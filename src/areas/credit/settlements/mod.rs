//! «Por resolver»: what waits for a person.

mod view;

use actix_web::web::{Form, Path, Query};
use serde::Deserialize;

use super::cycles::Paging;
use crate::access::{Manager, Member};
use crate::areas::{Answer, html, see_other};
use crate::domain::collections::attention::{self, Settled};
use crate::domain::collections::cycles::Fate;
use crate::domain::delivery::{Resolution, mail_fault};
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

use view::Waiting;

/// Refused addresses shown at once.
const MOST_REFUSED: i64 = 100;

/// What is wanted of the list.
#[derive(Debug, Default, Deserialize)]
pub struct Look {
    #[serde(default)]
    state: String,
    #[serde(flatten)]
    paging: Paging,
}

/// What a person decides about one mail.
#[derive(Deserialize)]
pub struct ResolutionForm {
    #[serde(default)]
    resolution: String,
}

/// GET /manager/{company}/credit/settlements
///
/// # Errors
/// The database's.
pub async fn index(who: Member, look: Query<Look>) -> Answer {
    let (company, turn) = (who.company().id.clone(), look.paging.turn());
    let fate = wanted(&look.state);
    let found: DbResult<_> = who
        .db()
        .read(move |conn| {
            Ok(Waiting {
                fault: mail_fault(conn)?,
                missed: attention::missed(conn, &company)?,
                tally: attention::tally(conn, &company)?,
                mails: attention::unsettled(conn, &company, fate, &turn)?,
                refused: attention::refused(conn, &company, MOST_REFUSED)?,
            })
        })
        .await;
    html(&view::page(&who, found?, fate))
}

fn with_state(address: &str, fate: Option<Fate>) -> String {
    fate.map_or_else(
        || address.to_owned(),
        |fate| format!("{address}?state={}", fate.as_str()),
    )
}

fn wanted(state: &str) -> Option<Fate> {
    Fate::parse(state).filter(|fate| matches!(fate, Fate::Failed | Fate::Unknown))
}

/// POST /manager/{company}/credit/settlements/{id}
///
/// # Errors
/// 404; 400 for a resolution that there is not; the database's.
pub async fn update(
    who: Manager,
    path: Path<(String, String)>,
    look: Query<Look>,
    form: Form<ResolutionForm>,
) -> Answer {
    let (_, id) = path.into_inner();
    let resolution = resolution(&form.resolution)?;
    let settled = settle(&who, vec![id], resolution).await?;
    let locale = who.locale();
    match settled.first() {
        None | Some(Settled::NotHere) => return Err(AppError::NotFound),
        Some(Settled::Already) => who.flash(Mood::Info, locale.t("runs-settled-already")),
        Some(Settled::CycleWaits) => who.flash(Mood::Warn, locale.t("runs-barred-cycle")),
        Some(Settled::NoText) => who.flash(Mood::Warn, locale.t("runs-barred-text")),
        Some(Settled::Done) => who.flash(Mood::Good, done(&who, resolution, 1)),
    }
    back(&who, &look)
}

/// POST /manager/{company}/credit/settlements: several at once.
///
/// # Errors
/// 400 for a resolution that there is not; the database's.
pub async fn create(who: Manager, look: Query<Look>, form: Form<Vec<(String, String)>>) -> Answer {
    let fields = form.into_inner();
    let chosen = fields.iter().find(|(name, _)| name == "resolution");
    let resolution = resolution(chosen.map_or("", |(_, value)| value))?;
    let ids: Vec<String> = fields
        .into_iter()
        .filter(|(name, _)| name == "id")
        .map(|(_, id)| id)
        .collect();
    if ids.is_empty() {
        who.flash(Mood::Warn, who.locale().t("runs-none-chosen"));
        return back(&who, &look);
    }
    let settled = settle(&who, ids, resolution).await?;
    let count = settled.iter().filter(|s| **s == Settled::Done).count();
    let mut text = done(&who, resolution, count);
    if count < settled.len() {
        let rest = i64::try_from(settled.len() - count).unwrap_or(i64::MAX);
        text = format!("{text} {}", who.locale().n("runs-left-alone", rest));
    }
    let mood = if count == settled.len() {
        Mood::Good
    } else {
        Mood::Warn
    };
    who.flash(mood, text);
    back(&who, &look)
}

fn resolution(text: &str) -> Result<Resolution, AppError> {
    match text {
        "sent" => Ok(Resolution::TreatAsSent),
        "again" => Ok(Resolution::SendAgain),
        other => Err(AppError::BadRequest(format!("resolution {other}"))),
    }
}

async fn settle(who: &Manager, ids: Vec<String>, resolution: Resolution) -> DbResult<Vec<Settled>> {
    let (company, actor) = (who.company().id.clone(), who.actor());
    who.db()
        .write(move |conn| {
            ids.iter()
                .map(|id| attention::settle(conn, &actor, &company, id, resolution))
                .collect()
        })
        .await
}

fn done(who: &Manager, resolution: Resolution, count: usize) -> String {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match resolution {
        Resolution::TreatAsSent => who.locale().n("runs-treated-as-sent", count),
        Resolution::SendAgain => who.locale().n("runs-goes-again", count),
    }
}

fn back(who: &Manager, look: &Look) -> Answer {
    let base = who.path_to("/credit/settlements");
    see_other(&with_state(&base, wanted(&look.state)))
}
