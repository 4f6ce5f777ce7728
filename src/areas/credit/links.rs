//! The links that open a customer's statement without a login.

use actix_web::web::Path;

use super::customer::{CustomerPath, back};
use crate::access::Manager;
use crate::areas::Answer;
use crate::domain::receivables::{customer, link};
use crate::error::AppError;
use crate::platform::clock;

/// POST /manager/{company}/credit/customers/{id}/links/revocation
///
/// # Errors
/// 404; the database's.
pub async fn destroy(who: Manager, path: Path<CustomerPath>) -> Answer {
    let (company, id) = (who.company().id.clone(), path.into_inner().id);
    let (actor, wanted) = (who.actor(), id.clone());
    let count = who
        .db()
        .write(move |conn| -> Result<_, AppError> {
            let customer = customer::find(conn, &company, &wanted)?.ok_or(AppError::NotFound)?;
            let now = clock::wall();
            Ok(link::revoke(conn, &actor, &company, &customer, now)?)
        })
        .await?;
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    back(&who, &id, who.locale().n("list-links-revoked", count))
}
