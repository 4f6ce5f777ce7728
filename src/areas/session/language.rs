//! The language of the interface.

use actix_web::web::Form;
use serde::Deserialize;

use crate::access::Anyone;
use crate::areas::{Answer, local_path, see_other};
use crate::domain::users::language;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;

/// A choice, and the page it was made on.
#[derive(Deserialize)]
pub struct Choice {
    #[serde(default)]
    locale: String,
    #[serde(default)]
    next: String,
}

/// POST /language: kept with the account, or with the session of a visitor.
///
/// # Errors
/// 400 for a language that we do not speak; the database's.
pub async fn update(visitor: Anyone, form: Form<Choice>) -> Answer {
    let locale = Locale::parse(&form.locale)
        .ok_or_else(|| AppError::BadRequest("unknown language".to_owned()))?;
    match visitor.user() {
        Some(user) => {
            let user = user.id.clone();
            let kept: DbResult<()> = visitor
                .db()
                .write(move |conn| language::choose(conn, &user, locale))
                .await;
            kept?;
        }
        None => visitor.choose_language(locale),
    }
    see_other(local_path(&form.next).unwrap_or("/"))
}
