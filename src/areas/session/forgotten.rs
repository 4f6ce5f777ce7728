//! A forgotten password: the address is shown, a mail follows. What is seen says nothing about
//! whether there is an account.

use std::sync::Arc;
use std::time::Instant;

use actix_web::web::Form;
use askama::Template;
use serde::Deserialize;

use super::{EMAIL, on_the_beat};
use crate::access::throttle::Attempt;
use crate::access::{Anyone, Context};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users;
use crate::domain::users::reset::{self, Desk};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::page::Page;
use crate::platform::vault::VaultError;

/// Whose password it is.
#[derive(Deserialize)]
pub struct AddressForm {
    #[serde(default)]
    email: String,
}

#[derive(Template)]
#[template(path = "session/forgotten.html")]
struct ForgottenPage {
    page: Page,
    email: String,
    error: String,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "session/sent.html")]
struct SentPage {
    page: Page,
    email: String,
}

/// GET /password/forgot
///
/// # Errors
/// The template's.
pub async fn new(visitor: Anyone) -> Answer {
    let email = visitor.recall(EMAIL).unwrap_or_default();
    html(&page(&visitor, email, String::new()))
}

/// POST /password/forgot
///
/// # Errors
/// 429 after too many requests; the database's.
pub async fn create(visitor: Anyone, form: Form<AddressForm>) -> Answer {
    let start = Instant::now();
    let Some(email) = users::normalise(&form.email) else {
        let error = visitor.locale().t("session-email-invalid");
        return unprocessable(&page(&visitor, form.into_inner().email, error));
    };
    let wait = request(&visitor, email.clone()).await?;
    on_the_beat(start).await;
    if let Some(retry_after) = wait {
        return Err(AppError::TooMany { retry_after });
    }
    visitor.remember(EMAIL, &email);
    see_other("/password/sent")
}

/// GET /password/sent
///
/// # Errors
/// The template's.
pub async fn show(visitor: Anyone) -> Answer {
    let Some(email) = visitor.recall(EMAIL) else {
        return see_other("/password/forgot");
    };
    html(&SentPage {
        page: visitor.page(visitor.locale().t("session-sent")),
        email,
    })
}

fn page(visitor: &Context, email: String, error: String) -> ForgottenPage {
    let errors = match error.as_str() {
        "" => Vec::new(),
        error => vec![("email".to_owned(), error.to_owned())],
    };
    ForgottenPage {
        page: visitor.page(visitor.locale().t("session-forgotten")),
        email,
        error,
        errors,
    }
}

/// Every request counts, for known and unknown addresses alike.
async fn request(visitor: &Context, email: String) -> Result<Option<u64>, VaultError> {
    let services = visitor.services();
    let attempt = Attempt::new("reset", &email, visitor.address(), &services.config);
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (actor, locale, now) = (visitor.actor(), visitor.locale(), clock::wall());
    visitor
        .db()
        .write(move |conn| {
            if let Some(wait) = attempt.must_wait(conn, now)? {
                return Ok(Some(wait));
            }
            attempt.failed(conn, now)?;
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            reset::request(conn, desk, &email, &actor, now)?;
            Ok(None)
        })
        .await
}
