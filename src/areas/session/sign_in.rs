//! Sign-in in two steps: the address, then the password. Known and unknown addresses see the same
//! pages at the same speed.

use actix_web::web::{Data, Form, Query};
use askama::Template;
use serde::Deserialize;

use super::second_factor::half;
use super::{EMAIL, NEXT, home_of};
use crate::access::throttle::Attempt;
use crate::access::{Anyone, Context};
use crate::areas::{Answer, html, local_path, see_other, unprocessable};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::users::password::{Hasher, Place};
use crate::domain::users::{self, User};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

/// `?next=` of the sign-in page.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    next: String,
}

/// The first step.
#[derive(Deserialize)]
pub struct NameForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    next: String,
}

/// The second step.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    password: String,
}

#[derive(Template)]
#[template(path = "session/name.html")]
struct NamePage {
    page: Page,
    email: String,
    next: String,
    error: String,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "session/password.html")]
struct PasswordPage {
    page: Page,
    email: String,
    error: String,
    errors: Vec<(String, String)>,
}

/// GET /login
///
/// # Errors
/// The database's.
pub async fn new(visitor: Anyone, wish: Query<Wish>) -> Answer {
    let next = local_path(&wish.next).unwrap_or("").to_owned();
    if let Some(user) = visitor.user() {
        return match next.as_str() {
            "" => see_other(home_of(&visitor, user).await?),
            next => see_other(next),
        };
    }
    html(&NamePage {
        page: visitor.page(visitor.locale().t("session-sign-in")),
        email: visitor.recall(EMAIL).unwrap_or_default(),
        next,
        error: String::new(),
        errors: Vec::new(),
    })
}

/// POST /login
///
/// # Errors
/// The template's.
pub async fn name(visitor: Anyone, form: Form<NameForm>) -> Answer {
    let form = form.into_inner();
    let next = local_path(&form.next).unwrap_or("").to_owned();
    let Some(email) = users::normalise(&form.email) else {
        let error = visitor.locale().t("session-email-invalid");
        return unprocessable(&NamePage {
            page: visitor.page(visitor.locale().t("session-sign-in")),
            email: form.email,
            next,
            errors: vec![("email".to_owned(), error.clone())],
            error,
        });
    };
    visitor.remember(EMAIL, &email);
    visitor.remember(NEXT, &next);
    see_other("/login/password")
}

/// GET /login/password
///
/// # Errors
/// The template's.
pub async fn ask(visitor: Anyone) -> Answer {
    match visitor.recall::<String>(EMAIL) {
        Some(email) => html(&password_page(&visitor, email, "")),
        None => see_other("/login"),
    }
}

/// POST /login/password
///
/// # Errors
/// 429 after too many failures; the database's.
pub async fn create(visitor: Anyone, hasher: Data<Hasher>, form: Form<PasswordForm>) -> Answer {
    let Some(email) = visitor.recall::<String>(EMAIL) else {
        return see_other("/login");
    };
    match admit(&visitor, &hasher, &email, &form.password).await? {
        Some(user) => {
            let next: Option<String> = visitor.recall(NEXT);
            if user.has_second_factor() {
                visitor.begin_half(&half(&user, next));
                return see_other("/login/second-factor");
            }
            visitor.sign_in(&user);
            let next = next.filter(|next| !next.is_empty());
            match next.as_deref().and_then(local_path) {
                Some(next) => see_other(next),
                None => see_other(home_of(&visitor, &user).await?),
            }
        }
        None => {
            let error = visitor.locale().t("session-refused");
            unprocessable(&password_page(&visitor, email, &error))
        }
    }
}

fn password_page(visitor: &Context, email: String, error: &str) -> PasswordPage {
    let errors = match error {
        "" => Vec::new(),
        error => vec![("password".to_owned(), error.to_owned())],
    };
    let locale = visitor.locale();
    PasswordPage {
        page: visitor
            .page(locale.t("session-sign-in"))
            .which(locale.t("session-password")),
        email,
        error: error.to_owned(),
        errors,
    }
}

/// The account, if address and password are right. A failure counts towards throttling before the
/// place in the hashing section is free again; a success never counts.
async fn admit(
    visitor: &Context,
    hasher: &Hasher,
    email: &str,
    password: &str,
) -> Result<Option<User>, AppError> {
    let attempt = Attempt::new(
        "sign_in",
        email,
        visitor.address(),
        &visitor.services().config,
    );
    let place = Place::wait().await?;
    let now = clock::wall();
    let (checked, address) = (attempt.clone(), email.to_owned());
    let found: DbResult<_> = visitor
        .db()
        .read(move |conn| {
            Ok((
                checked.must_wait(conn, now)?,
                users::by_email(conn, &address)?,
            ))
        })
        .await;
    let (wait, user) = found?;
    if let Some(retry_after) = wait {
        return Err(AppError::TooMany { retry_after });
    }
    let stored = user.as_ref().and_then(|user| user.password_hash.as_deref());
    let (fits, place) = hasher.verify(place, password, stored).await?;
    let user = user.filter(|user| fits && user.disabled_at.is_none());
    note(visitor, email, user.clone(), attempt).await?;
    drop(place);
    Ok(user)
}

async fn note(
    visitor: &Context,
    email: &str,
    user: Option<User>,
    attempt: Attempt,
) -> DbResult<()> {
    let actor = Actor {
        user: user.as_ref().map(|user| user.id.clone()),
        name: email.to_owned(),
        ..visitor.actor()
    };
    let now = clock::wall();
    visitor
        .db()
        .write(move |conn| {
            let action = match &user {
                Some(user) if user.has_second_factor() => "session.password_accepted",
                Some(_) => "session.created",
                None => {
                    attempt.failed(conn, now)?;
                    "session.refused"
                }
            };
            let entry = Entry {
                company: None,
                action,
                subject: None,
                detail: None,
            };
            audit::record(conn, &actor, &entry, now)
        })
        .await
}
