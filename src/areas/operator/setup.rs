//! The link that the server prints while nobody runs it: name, address, an own password, and the
//! first operator is made. Looking at it consumes nothing, and nobody is signed in by it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;
use serde::Deserialize;

use crate::access::headers::Policy;
use crate::access::{Anyone, Context};
use crate::areas::session::weakness;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::operator::setup::{self, SetupFault, Standing};
use crate::domain::users::password::{self, Hasher};
use crate::domain::users::{self, NewUser};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::Token;

/// Longest name.
const NAME_CHARS: usize = 100;

/// The fields of the form.
#[derive(Deserialize)]
pub struct SetupForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    password_confirmation: String,
}

/// What is wrong, by field.
#[derive(Default)]
struct Faults {
    name: String,
    email: String,
    password: String,
    confirmation: String,
}

#[derive(Template)]
#[template(path = "operator/setup.html")]
struct SetupPage {
    page: Page,
    called: String,
    email: String,
    faults: Faults,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "operator/setup_dead.html")]
struct DeadPage {
    page: Page,
    reason: String,
}

/// GET /setup/{token}
///
/// # Errors
/// The database's.
pub async fn edit(visitor: Anyone, token: Path<String>) -> Answer {
    let token = Token::parse(&token);
    match look(&visitor, token).await? {
        Standing::Live => page(&visitor, ("", ""), Faults::default()),
        dead => dead_link(&visitor, dead),
    }
}

/// POST /setup/{token}
///
/// # Errors
/// The database's.
pub async fn update(
    visitor: Anyone,
    hasher: Data<Hasher>,
    token: Path<String>,
    form: Form<SetupForm>,
) -> Answer {
    let Some(token) = Token::parse(&token) else {
        return dead_link(&visitor, Standing::Unknown);
    };
    match look(&visitor, Some(token.clone())).await? {
        Standing::Live => {}
        dead => return dead_link(&visitor, dead),
    }
    let (name, typed) = (form.name.trim().to_owned(), form.email.trim().to_owned());
    let email = users::normalise(&typed);
    let mut faults = form.faults(&visitor, email.is_some());
    let Some(email) = email.filter(|_| faults.list().is_empty()) else {
        return page(&visitor, (&name, &typed), faults);
    };
    let hash = hasher.hash(&form.password).await?;
    match complete(&visitor, token, (name.clone(), email), hash).await {
        Ok(()) => {
            visitor.flash(Mood::Good, visitor.locale().t("operator-setup-done"));
            see_other("/login")
        }
        Err(SetupFault::Dead(standing)) => dead_link(&visitor, standing),
        Err(SetupFault::EmailTaken) => {
            faults.email = visitor.locale().t("operator-setup-taken");
            page(&visitor, (&name, &typed), faults)
        }
        Err(SetupFault::Db(fault)) => Err(fault.into()),
    }
}

async fn look(visitor: &Context, token: Option<Token>) -> Result<Standing, AppError> {
    let found: DbResult<Standing> = visitor
        .db()
        .read(move |conn| setup::look(conn, token.as_ref(), clock::wall()))
        .await;
    Ok(found?)
}

async fn complete(
    visitor: &Context,
    token: Token,
    (name, email): (String, String),
    hash: String,
) -> Result<(), SetupFault> {
    let actor = visitor.actor();
    visitor
        .db()
        .write(move |conn| {
            let new = NewUser {
                email: &email,
                name: &name,
                password_hash: Some(&hash),
                language: None,
                operator: true,
                must_change_password: false,
            };
            setup::complete(conn, &token, &new, &actor, clock::wall()).map(drop)
        })
        .await
}

impl SetupForm {
    fn faults(&self, visitor: &Context, email: bool) -> Faults {
        let (locale, mut faults) = (visitor.locale(), Faults::default());
        let name = self.name.trim();
        if name.is_empty() || name.chars().count() > NAME_CHARS {
            faults.name = locale.t("operator-setup-name-fault");
        }
        if !email {
            faults.email = locale.t("operator-fault-email");
        }
        if let Err(weak) = password::check(&self.password, &[self.email.trim()]) {
            faults.password = weakness(locale, weak);
        } else if self.password != self.password_confirmation {
            faults.confirmation = locale.t("session-password-differs");
        }
        faults
    }
}

impl Faults {
    fn list(&self) -> Vec<(String, String)> {
        [
            ("name", &self.name),
            ("email", &self.email),
            ("password", &self.password),
            ("password_confirmation", &self.confirmation),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| (name.to_owned(), text.clone()))
        .collect()
    }
}

fn page(visitor: &Context, (name, email): (&str, &str), faults: Faults) -> Answer {
    let form = SetupPage {
        page: visitor.page(visitor.locale().t("operator-setup-title")),
        called: name.to_owned(),
        email: email.to_owned(),
        errors: faults.list(),
        faults,
    };
    let answer = match form.errors.is_empty() {
        true => html(&form),
        false => unprocessable(&form),
    };
    answer.map(|response| Policy::Token.on(response))
}

/// 410 with the reason and a way on.
fn dead_link(visitor: &Context, standing: Standing) -> Answer {
    let locale = visitor.locale();
    let template = DeadPage {
        page: visitor.page(locale.t("session-link-dead")),
        reason: match standing {
            Standing::Done => locale.t("operator-setup-over"),
            Standing::Expired => locale.t("operator-setup-expired"),
            Standing::Live | Standing::Unknown => locale.t("operator-setup-unknown"),
        },
    };
    let response = HttpResponse::build(StatusCode::GONE)
        .content_type("text/html; charset=utf-8")
        .body(template.render()?);
    Ok(Policy::Token.on(response))
}
