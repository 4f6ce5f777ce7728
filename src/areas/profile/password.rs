//! Asking for the current password before something that a stolen session must not do.

use crate::access::SignedIn;
use crate::access::throttle::Attempt;
use crate::domain::users;
use crate::domain::users::password::{Hasher, Place};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;

/// Whether this is the viewer's password; failures are counted per person, apart from those
/// of sign-ins.
///
/// # Errors
/// 429 after too many failures; the database's.
pub(super) async fn is_right(
    who: &SignedIn,
    hasher: &Hasher,
    password: &str,
) -> Result<bool, AppError> {
    let config = &who.services().config;
    let attempt = Attempt::inside("current_password", &who.user().id, config);
    let place = Place::wait().await?;
    let (checked, id, now) = (attempt.clone(), who.user().id.clone(), clock::wall());
    let found: DbResult<_> = who
        .db()
        .read(move |conn| Ok((checked.must_wait(conn, now)?, users::by_id(conn, &id)?)))
        .await;
    let (wait, user) = found?;
    if let Some(retry_after) = wait {
        return Err(AppError::TooMany { retry_after });
    }
    let stored = user.and_then(|user| user.password_hash);
    let (fits, place) = hasher.verify(place, password, stored.as_deref()).await?;
    if !fits {
        let counted: DbResult<()> = who.db().write(move |conn| attempt.failed(conn, now)).await;
        counted?;
    }
    drop(place);
    Ok(fits)
}
