//! The invited person has no account yet: name and an own password.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;
use serde::Deserialize;

use super::view::{self, Card};
use crate::access::{Anyone, Context};
use crate::areas::session::EMAIL;
use crate::areas::session::choose::{self, Choice};
use crate::areas::{Answer, see_other};
use crate::domain::invitations::{self, Newcomer, Outcome, Seen, Standing};
use crate::domain::users::password::Hasher;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::values::Token;
use crate::platform::values::text::one_line;

/// Longest name.
const NAME_CHARS: usize = 120;

/// The form.
#[derive(Deserialize)]
pub struct RegisterForm {
    #[serde(default)]
    name: String,
    #[serde(flatten)]
    choice: Choice,
}

/// What is wrong with it.
#[derive(Default)]
pub struct Faults {
    name: String,
    choice: choose::Faults,
}

impl Faults {
    fn list(&self) -> Vec<(String, String)> {
        let name = Some(("name".to_owned(), self.name.clone()));
        name.into_iter()
            .filter(|(_, text)| !text.is_empty())
            .chain(self.choice.list())
            .collect()
    }
}

#[derive(Template)]
#[template(path = "public/invitation_register.html")]
struct RegisterPage {
    page: Page,
    base: String,
    card: Card,
    typed: String,
    faults: Faults,
    errors: Vec<(String, String)>,
}

/// POST /invitations/{token}
///
/// # Errors
/// The database's.
pub async fn create(
    visitor: Anyone,
    hasher: Data<Hasher>,
    path: Path<String>,
    form: Form<RegisterForm>,
) -> Answer {
    let seen = match super::seen(&visitor, &path).await? {
        Some(seen) if seen.standing == Standing::Live => seen,
        other => return view::dead(&visitor, &path, other.as_ref()),
    };
    if visitor.user().is_some() || seen.about.account.is_some() {
        return super::door(&visitor, &path, &seen);
    }
    let (name, faults) = judge(&visitor, &seen, &form);
    if !faults.list().is_empty() {
        return page(&visitor, &path, &seen, &form.name, faults);
    }
    let Some(token) = Token::parse(&path) else {
        return view::dead(&visitor, &path, None);
    };
    let hash = hasher.hash(&form.choice.password).await?;
    match join(&visitor, token, name, hash).await? {
        Outcome::Joined(entry) => {
            let text = visitor
                .locale()
                .t1("team-registered", "company", &entry.company.name);
            visitor.remember(EMAIL, &entry.email);
            visitor.flash(Mood::Good, text);
            see_other("/login")
        }
        Outcome::NotYours(seen) => super::door(&visitor, &path, &seen),
        Outcome::Dead(seen) => view::dead(&visitor, &path, seen.as_deref()),
    }
}

fn judge(visitor: &Context, seen: &Seen, form: &RegisterForm) -> (String, Faults) {
    let locale = visitor.locale();
    let name = one_line(&form.name);
    let length = name.chars().count();
    let mut faults = Faults::default();
    if length == 0 || length > NAME_CHARS {
        faults.name = locale.t("team-fault-name");
    }
    let context = [
        seen.about.invitation.email.clone(),
        seen.about.company.name.clone(),
    ];
    faults.choice = form.choice.faults(locale, &context);
    (name, faults)
}

async fn join(
    visitor: &Context,
    token: Token,
    name: String,
    password_hash: String,
) -> DbResult<Outcome> {
    let actor = visitor.actor();
    visitor
        .db()
        .write(move |conn| {
            let newcomer = Newcomer {
                name: &name,
                password_hash: &password_hash,
                language: None,
            };
            invitations::register(conn, &token, newcomer, &actor, clock::wall())
        })
        .await
}

/// The form, with what is wrong.
pub(super) fn page(
    visitor: &Context,
    token: &str,
    seen: &Seen,
    name: &str,
    faults: Faults,
) -> Answer {
    let page = view::title(visitor, seen);
    let errors = faults.list();
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    view::answer(
        status,
        &RegisterPage {
            base: view::base(token),
            card: view::card(page.locale, seen),
            typed: name.to_owned(),
            faults,
            errors,
            page,
        },
    )
}
