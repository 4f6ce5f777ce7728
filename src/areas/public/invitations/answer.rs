//! **Aceptar** or **Rechazar** a link, as the person who is signed in.

use actix_web::web::{Form, Path};
use serde::Deserialize;

use super::view;
use crate::access::{Anyone, Context};
use crate::areas::{Answer, see_other};
use crate::domain::invitations::{self, Entry, Outcome};
use crate::domain::users::User;
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Mood;
use crate::platform::values::Token;

/// The two buttons.
#[derive(Debug, Deserialize)]
pub struct AnswerForm {
    #[serde(default)]
    answer: String,
}

/// POST /invitations/{token}/answer
///
/// # Errors
/// 400 for an answer that there is not; the database's.
pub async fn update(visitor: Anyone, path: Path<String>, form: Form<AnswerForm>) -> Answer {
    let Some(token) = Token::parse(&path) else {
        return view::dead(&visitor, &path, None);
    };
    let Some(user) = visitor.user().cloned() else {
        return see_other(&view::base(&path));
    };
    if user.must_change_password {
        return Err(AppError::ChangePassword);
    }
    let refused = match form.answer.as_str() {
        "accept" => match accept(&visitor, token, user.clone()).await? {
            Outcome::Joined(entry) => return enter(&visitor, &entry),
            other => other,
        },
        "decline" => match decline(&visitor, token, user.clone()).await? {
            None => return declined(&visitor),
            Some(other) => other,
        },
        other => return Err(AppError::BadRequest(format!("answer {other}"))),
    };
    match refused {
        Outcome::NotYours(seen) => view::somebody_else(&visitor, &path, &seen, &user, false),
        Outcome::Dead(seen) => view::dead(&visitor, &path, seen.as_deref()),
        Outcome::Joined(entry) => enter(&visitor, &entry),
    }
}

async fn accept(visitor: &Context, token: Token, user: User) -> DbResult<Outcome> {
    let actor = visitor.actor();
    visitor
        .db()
        .write(move |conn| invitations::accept(conn, &token, &user, &actor, clock::wall()))
        .await
}

async fn decline(visitor: &Context, token: Token, user: User) -> DbResult<Option<Outcome>> {
    let actor = visitor.actor();
    visitor
        .db()
        .write(move |conn| invitations::decline(conn, &token, &user, &actor, clock::wall()))
        .await
}

/// Into the company, under a new session key.
pub(super) fn enter(visitor: &Context, entry: &Entry) -> Answer {
    visitor.renew_session();
    let name = &entry.company.name;
    visitor.flash(
        Mood::Good,
        visitor.locale().t1("team-joined", "company", name),
    );
    see_other(&format!("/manager/{}", entry.company.slug))
}

pub(super) fn declined(visitor: &Context) -> Answer {
    visitor.flash(Mood::Info, visitor.locale().t("team-declined"));
    see_other("/manager")
}
