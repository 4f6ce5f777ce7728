//! Another address: asked for with the password, confirmed by a link to the new one.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;
use serde::Deserialize;

use super::password;
use crate::access::headers::Policy;
use crate::access::{Anyone, Context, SignedIn};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users::email_change;
use crate::domain::users::password::Hasher;
use crate::domain::users::reset::Desk;
use crate::domain::users::tokens::Standing;
use crate::domain::users::{self};
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::Token;
use crate::platform::vault::VaultError;

/// The new address and the present password.
#[derive(Deserialize)]
pub struct EmailForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    current_password: String,
}

#[derive(Default)]
struct Faults {
    email: String,
    password: String,
}

#[derive(Template)]
#[template(path = "profile/email.html")]
struct EmailPage {
    page: Page,
    present: String,
    email: String,
    faults: Faults,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "profile/email_confirm.html")]
struct ConfirmPage {
    page: Page,
    email: String,
    action: String,
}

#[derive(Template)]
#[template(path = "profile/email_dead.html")]
struct DeadPage {
    page: Page,
    reason: String,
}

/// GET /profile/email
///
/// # Errors
/// The template's.
pub async fn edit(who: SignedIn) -> Answer {
    html(&page(&who, String::new(), Faults::default()))
}

/// POST /profile/email
///
/// # Errors
/// 429 after too many wrong passwords; the database's.
pub async fn update(who: SignedIn, hasher: Data<Hasher>, form: Form<EmailForm>) -> Answer {
    let locale = who.locale();
    let mut faults = Faults::default();
    let email = users::normalise(&form.email);
    match &email {
        None => faults.email = locale.t("session-email-invalid"),
        Some(email) if *email == who.user().email => {
            faults.email = locale.t("profile-email-same");
        }
        Some(_) => {}
    }
    if faults.email.is_empty() && !password::is_right(&who, &hasher, &form.current_password).await?
    {
        faults.password = locale.t("session-current-wrong");
    }
    let Some(email) = email.filter(|_| faults.email.is_empty() && faults.password.is_empty())
    else {
        return unprocessable(&page(&who, form.email.clone(), faults));
    };
    let services = who.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (user, actor, to) = (who.user().clone(), who.actor(), email.clone());
    let asked: Result<(), VaultError> = who
        .db()
        .write(move |conn| {
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            email_change::request(conn, desk, (&user, &to), &actor, clock::wall())
        })
        .await;
    asked?;
    who.flash(Mood::Info, locale.t1("profile-email-sent", "email", &email));
    see_other("/profile")
}

/// GET /profile/email/{token}
///
/// # Errors
/// The database's.
pub async fn confirm(visitor: Anyone, token: Path<String>) -> Answer {
    let Some(token) = Token::parse(&token) else {
        return dead(&visitor, &Standing::Unknown);
    };
    let (looked, action) = (token.clone(), format!("/profile/email/{}", token.expose()));
    let found: DbResult<_> = visitor
        .db()
        .read(move |conn| email_change::look(conn, &looked, clock::wall()))
        .await;
    match found? {
        Ok(pending) => html(&ConfirmPage {
            page: visitor.page(visitor.locale().t("profile-email-confirm")),
            email: pending.email,
            action,
        })
        .map(|response| Policy::Token.on(response)),
        Err(standing) => dead(&visitor, &standing),
    }
}

/// POST /profile/email/{token}
///
/// # Errors
/// The database's.
pub async fn complete(visitor: Anyone, token: Path<String>) -> Answer {
    let Some(token) = Token::parse(&token) else {
        return dead(&visitor, &Standing::Unknown);
    };
    let services = visitor.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (actor, locale) = (visitor.actor(), visitor.locale());
    let done: Result<_, VaultError> = visitor
        .db()
        .write(move |conn| {
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            email_change::complete(conn, desk, &token, &actor, clock::wall())
        })
        .await;
    match done? {
        Ok(pending) => {
            let text = locale.t1("profile-email-changed", "email", &pending.email);
            visitor.flash(Mood::Good, text);
            see_other(if visitor.user().is_some() {
                "/profile"
            } else {
                "/login"
            })
        }
        Err(standing) => dead(&visitor, &standing),
    }
}

fn page(who: &SignedIn, email: String, faults: Faults) -> EmailPage {
    let errors = [
        ("email", &faults.email),
        ("current_password", &faults.password),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(name, words)| (name.to_owned(), words.clone()))
    .collect();
    EmailPage {
        page: who.page(who.locale().t("profile-email-change")),
        present: who.user().email.clone(),
        email,
        faults,
        errors,
    }
}

/// 410 with the reason and a way to another link.
fn dead(visitor: &Context, standing: &Standing) -> Answer {
    let locale = visitor.locale();
    let reason = match standing {
        Standing::Expired => locale.t("profile-link-expired"),
        Standing::Used => locale.t("profile-link-used"),
        Standing::Replaced => locale.t("profile-link-replaced"),
        Standing::Live(_) | Standing::Unknown => locale.t("profile-link-unknown"),
    };
    let page = DeadPage {
        page: visitor.page(locale.t("session-link-dead")),
        reason,
    };
    let mut response = HttpResponse::build(StatusCode::GONE);
    response.content_type("text/html; charset=utf-8");
    Ok(Policy::Token.on(response.body(page.render()?)))
}
