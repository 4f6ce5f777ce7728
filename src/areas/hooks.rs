//! What the ERP calls. A call is stored and answered at once; it never fails because of what it
//! says.

use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use url::form_urlencoded;

use crate::areas::Answer;
use crate::domain::hooks;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::values::Token;
use crate::services::Services;

/// POST /hooks/bind/{token}: 200 once the hint is stored, 404 for a token that is nobody's or a
/// revoked key's, in one shape. Bodies of more than 64 KiB are 413.
///
/// # Errors
/// The database's.
pub async fn create(
    services: Data<Services>,
    token: Path<String>,
    request: HttpRequest,
    body: Bytes,
) -> Answer {
    let Some(token) = Token::parse(&token) else {
        return Ok(HttpResponse::NotFound().finish());
    };
    let found: DbResult<_> = services
        .db
        .read(move |conn| hooks::caller(conn, &token))
        .await;
    let Some(caller) = found? else {
        return Ok(HttpResponse::NotFound().finish());
    };
    let event = form_urlencoded::parse(request.query_string().as_bytes())
        .find(|(name, _)| name == "event")
        .map(|(_, event)| event.into_owned());
    let stored: DbResult<_> = services
        .db
        .write(move |conn| {
            let call = (event.as_deref(), body.as_ref());
            hooks::receive(conn, &caller, call, clock::wall())
        })
        .await;
    stored?;
    Ok(HttpResponse::Ok().finish())
}
