//! The link from the mail: a new password. Looking at it consumes nothing, and nobody is signed in
//! by it.

use std::sync::Arc;

use actix_web::web::{Data, Form, Path};
use actix_web::{HttpResponse, HttpResponseBuilder, http::StatusCode};
use askama::Template;

use super::EMAIL;
use super::choose::{Choice, Faults};
use crate::access::headers::Policy;
use crate::access::{Anyone, Context, visibility};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users::password::Hasher;
use crate::domain::users::reset::{self, Desk, Outcome};
use crate::domain::users::tokens::{self, OF_PASSWORDS, Standing};
use crate::domain::users::{self, User};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::Token;
use crate::platform::vault::VaultError;

#[derive(Template)]
#[template(path = "session/reset.html")]
struct ResetPage {
    page: Page,
    email: String,
    faults: Faults,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "session/dead_link.html")]
struct DeadLinkPage {
    page: Page,
    reason: String,
}

/// GET /password/reset/{token}
///
/// # Errors
/// The database's.
pub async fn edit(visitor: Anyone, token: Path<String>) -> Answer {
    match owner(&visitor, Token::parse(&token)).await? {
        Ok((user, _)) => page(&visitor, user, Faults::default()).map(|r| Policy::Token.on(r)),
        Err(standing) => dead_link(&visitor, &standing),
    }
}

/// POST /password/reset/{token}
///
/// # Errors
/// The database's.
pub async fn update(
    visitor: Anyone,
    hasher: Data<Hasher>,
    token: Path<String>,
    form: Form<Choice>,
) -> Answer {
    let Some(token) = Token::parse(&token) else {
        return dead_link(&visitor, &Standing::Unknown);
    };
    let (user, context) = match owner(&visitor, Some(token.clone())).await? {
        Ok(found) => found,
        Err(standing) => return dead_link(&visitor, &standing),
    };
    let faults = form.faults(visitor.locale(), &context);
    if !faults.is_empty() {
        return page(&visitor, user, faults).map(|r| Policy::Token.on(r));
    }
    let password_hash = hasher.hash(&form.password).await?;
    match complete(&visitor, token, password_hash).await? {
        Outcome::Done(user) => {
            visitor.remember(EMAIL, &user.email);
            visitor.flash(Mood::Good, visitor.locale().t("session-reset-done"));
            see_other("/login")
        }
        Outcome::Refused(standing) => dead_link(&visitor, &standing),
    }
}

/// Whose link it is, and what their password must not contain; or why it does nothing.
async fn owner(
    visitor: &Context,
    token: Option<Token>,
) -> Result<Result<(User, Vec<String>), Standing>, AppError> {
    let Some(token) = token else {
        return Ok(Err(Standing::Unknown));
    };
    let found: DbResult<_> = visitor
        .db()
        .read(move |conn| {
            let id = match tokens::look(conn, &token, &OF_PASSWORDS, clock::wall())? {
                Standing::Live(id) => id,
                other => return Ok(Err(other)),
            };
            let user = users::by_id(conn, &id)?.filter(|user| user.disabled_at.is_none());
            let Some(user) = user else {
                return Ok(Err(Standing::Unknown));
            };
            let mut context = vec![user.email.clone()];
            let companies = visibility::companies_of(conn, &user.id)?;
            context.extend(companies.into_iter().map(|(company, _)| company.name));
            Ok(Ok((user, context)))
        })
        .await;
    Ok(found?)
}

async fn complete(
    visitor: &Context,
    token: Token,
    password_hash: String,
) -> Result<Outcome, VaultError> {
    let services = visitor.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (actor, locale) = (visitor.actor(), visitor.locale());
    visitor
        .db()
        .write(move |conn| {
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            reset::complete(conn, desk, (&token, &password_hash), &actor, clock::wall())
        })
        .await
}

fn page(visitor: &Context, user: User, faults: Faults) -> Answer {
    let form = ResetPage {
        page: visitor.page(visitor.locale().t("session-reset")),
        email: user.email,
        errors: faults.list(),
        faults,
    };
    if form.errors.is_empty() {
        html(&form)
    } else {
        unprocessable(&form)
    }
}

/// 410 with the reason and a way to another link.
fn dead_link(visitor: &Context, standing: &Standing) -> Answer {
    let locale = visitor.locale();
    let reason = match standing {
        Standing::Expired => locale.t("session-link-expired"),
        Standing::Used => locale.t("session-link-used"),
        Standing::Replaced => locale.t("session-link-replaced"),
        Standing::Live(_) | Standing::Unknown => locale.t("session-link-unknown"),
    };
    let template = DeadLinkPage {
        page: visitor.page(locale.t("session-link-dead")),
        reason,
    };
    let mut response: HttpResponseBuilder = HttpResponse::build(StatusCode::GONE);
    response.content_type("text/html; charset=utf-8");
    Ok(Policy::Token.on(response.body(template.render()?)))
}
