//! Ending one's other sessions.

use actix_web::web::Path;

use crate::access::SignedIn;
use crate::areas::{Answer, see_other};
use crate::domain::users::sessions;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;

/// POST /profile/sessions/{name}/end
///
/// # Errors
/// 404; the database's.
pub async fn end(who: SignedIn, name: Path<String>) -> Answer {
    let (id, actor) = (who.user().id.clone(), who.actor());
    let ended: DbResult<bool> = who
        .db()
        .write(move |conn| sessions::end(conn, &id, &name, &actor, clock::wall()))
        .await;
    if !ended? {
        return Err(AppError::NotFound);
    }
    who.flash(Mood::Good, who.locale().n("profile-sessions-ended", 1));
    see_other("/profile#sessions")
}

/// POST /profile/sessions/end
///
/// # Errors
/// The database's.
pub async fn end_others(who: SignedIn) -> Answer {
    let Some(own) = who.session_hash() else {
        return see_other("/profile");
    };
    let (id, actor) = (who.user().id.clone(), who.actor());
    let ended: DbResult<usize> = who
        .db()
        .write(move |conn| sessions::end_others(conn, &id, &own, &actor, clock::wall()))
        .await;
    let count = i64::try_from(ended?).unwrap_or(i64::MAX);
    who.flash(Mood::Good, who.locale().n("profile-sessions-ended", count));
    see_other("/profile#sessions")
}
