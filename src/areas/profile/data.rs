//! Everything that is kept about me, as a file.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_DISPOSITION;
use askama::Template;

use crate::access::SignedIn;
use crate::areas::{Answer, html};
use crate::domain::users::data;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

#[derive(Template)]
#[template(path = "profile/data.html")]
struct DataPage {
    page: Page,
}

/// GET /profile/data
///
/// # Errors
/// The template's.
pub async fn show(who: SignedIn) -> Answer {
    html(&DataPage {
        page: who.page(who.locale().t("profile-data")),
    })
}

/// POST /profile/data: the file.
///
/// # Errors
/// The database's.
pub async fn download(who: SignedIn) -> Answer {
    let (user, actor) = (who.user().clone(), who.actor());
    let collected: DbResult<_> = who
        .db()
        .write(move |conn| data::collect(conn, &user, &actor, clock::wall()))
        .await;
    let text = serde_json::to_string_pretty(&collected?)
        .map_err(|fault| AppError::Internal(fault.to_string()))?;
    Ok(HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .append_header((
            CONTENT_DISPOSITION,
            "attachment; filename=\"mostrador.json\"",
        ))
        .body(text))
}
