//! The tone of colour of everything that customers see.

use super::saved;
use super::typed::{Fields, first};
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::collections::setup;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::tone::Tone;

/// POST /manager/{company}/credit/settings/tone
///
/// # Errors
/// 400 for what is no tone; the database's.
pub async fn update(manager: Manager, fields: Fields) -> Answer {
    let tone = first(&fields, "tone").to_owned();
    if !Tone::exists(&tone) {
        return Err(AppError::BadRequest("no such tone".to_owned()));
    }
    let (company, actor) = (manager.company().id.clone(), manager.actor());
    let done: DbResult<()> = manager
        .db()
        .write(move |conn| setup::set_tone(conn, &company, &actor, &tone))
        .await;
    done?;
    saved(&manager, "tone", manager.locale().t("setup-tone-saved"))
}
