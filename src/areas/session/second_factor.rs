//! The second step of a sign-in: a code of the moment, or a recovery code. Until it is done nobody
//! is signed in.

use std::sync::Arc;

use actix_web::web::{Form, Query};
use askama::Template;
use chrono::Duration;
use serde::Deserialize;

use super::home_of;
use crate::access::throttle::Attempt;
use crate::access::{Anyone, Context, Half};
use crate::areas::{Answer, html, local_path, see_other, unprocessable};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::users::{self, User, second_factor};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::page::{Mood, Page};
use crate::platform::values::ids::UserId;
use crate::platform::vault::VaultError;

/// How long one may take between the password and the code.
const PATIENCE: Duration = Duration::minutes(10);
/// With fewer recovery codes left one is told to make new ones.
pub(in crate::areas) const FEW: i64 = 4;

/// `?recovery=1` of the page.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    recovery: String,
}

/// The code.
#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    code: String,
}

#[derive(Template)]
#[template(path = "session/second_factor.html")]
struct CodePage {
    page: Page,
    recovery: bool,
    error: String,
    errors: Vec<(String, String)>,
}

/// What a code was worth.
#[derive(Clone, Debug)]
pub(in crate::areas) enum Verdict {
    /// It is right, and used up. With the number of recovery codes that are left, if it was one.
    Right(Box<User>, Option<i64>),
    /// It is wrong, or was used before.
    Wrong,
    /// The account or its second factor is another one by now.
    Stale,
}

/// The state of an account that has just given the right password.
pub(super) fn half(user: &User, next: Option<String>) -> Half {
    Half {
        user: user.id.clone(),
        since: clock::wall(),
        mark: user.password_mark(),
        next: next.unwrap_or_default(),
    }
}

/// GET /login/second-factor
///
/// # Errors
/// The template's.
pub async fn ask(visitor: Anyone, wish: Query<Wish>) -> Answer {
    match waiting(&visitor) {
        Some(_) => html(&page(&visitor, !wish.recovery.is_empty(), "")),
        None => see_other("/login"),
    }
}

/// POST /login/second-factor
///
/// # Errors
/// 429 after too many failures; the database's.
pub async fn create(visitor: Anyone, wish: Query<Wish>, form: Form<CodeForm>) -> Answer {
    let Some(half) = waiting(&visitor) else {
        return see_other("/login");
    };
    let owner = (half.user.clone(), Some(half.mark.clone()));
    match verify(&visitor, owner, &form.code, true).await? {
        Verdict::Right(user, left) => {
            visitor.sign_in(&user);
            if let Some(left) = left.filter(|left| *left < FEW) {
                let text = visitor.locale().n("profile-codes-few", left);
                visitor.flash(Mood::Warn, text);
            }
            match local_path(&half.next) {
                Some(next) => see_other(next),
                None => see_other(home_of(&visitor, &user).await?),
            }
        }
        Verdict::Wrong => {
            let error = visitor.locale().t("profile-code-wrong");
            unprocessable(&page(&visitor, !wish.recovery.is_empty(), &error))
        }
        Verdict::Stale => {
            visitor.sign_out();
            see_other("/login")
        }
    }
}

fn waiting(visitor: &Context) -> Option<Half> {
    let half = visitor.half().filter(|_| visitor.user().is_none())?;
    (clock::wall() - half.since < PATIENCE).then_some(half)
}

fn page(visitor: &Context, recovery: bool, error: &str) -> CodePage {
    let errors = match error {
        "" => Vec::new(),
        error => vec![("code".to_owned(), error.to_owned())],
    };
    CodePage {
        page: visitor.page(visitor.locale().t("profile-factor-step")),
        recovery,
        error: error.to_owned(),
        errors,
    }
}

/// Checks a code of the moment or a recovery code, and uses it up; failures are counted in the same
/// transaction, one after the other, so guesses cannot outrun the counter. `signing_in`: a right
/// one ends a sign-in; inside a live session guesses have a counter of their own.
pub(in crate::areas) async fn verify(
    context: &Context,
    (id, password_mark): (UserId, Option<String>),
    code: &str,
    signing_in: bool,
) -> Result<Verdict, AppError> {
    let services = context.services();
    let vault = Arc::clone(&services.vault);
    let attempt = if signing_in {
        let (account, address) = (id.as_str(), context.address());
        Attempt::new("second_factor", account, address, &services.config)
    } else {
        Attempt::inside("second_factor", &id, &services.config)
    };
    let (actor, code, now) = (context.actor(), code.to_owned(), clock::wall());
    let checked: Result<Result<Verdict, u64>, VaultError> = context
        .db()
        .write(move |conn| {
            users::hold(conn, &id)?;
            if let Some(wait) = attempt.must_wait(conn, now)? {
                return Ok(Err(wait));
            }
            let user = users::by_id(conn, &id)?
                .filter(|user| user.disabled_at.is_none() && user.has_second_factor())
                .filter(|user| password_mark.is_none_or(|kept| kept == user.password_mark()));
            let Some(user) = user else {
                return Ok(Ok(Verdict::Stale));
            };
            let by_code = second_factor::take(conn, &vault, &user, &code, now)?;
            let right = by_code || second_factor::use_up(conn, &vault, &user, &code, now)?;
            if !right {
                attempt.failed(conn, now)?;
            }
            let actor = Actor {
                user: Some(user.id.clone()),
                name: format!("{} <{}>", user.name, user.email),
                ..actor
            };
            let detail = (right && !by_code).then_some("recovery_code");
            let action = match (right, signing_in) {
                (true, true) => "session.created",
                (true, false) => "second_factor.shown",
                (false, _) => "second_factor.refused",
            };
            let entry = Entry {
                company: None,
                action,
                subject: None,
                detail,
            };
            audit::record(conn, &actor, &entry, now)?;
            if !right {
                return Ok(Ok(Verdict::Wrong));
            }
            let left = match detail {
                Some(_) => Some(second_factor::left(conn, &user.id)?),
                None => None,
            };
            Ok(Ok(Verdict::Right(Box::new(user), left)))
        })
        .await;
    checked?.map_err(|retry_after| AppError::TooMany { retry_after })
}
