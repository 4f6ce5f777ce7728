//! The second factor: whether it is on, and the rooms where it is set up, its codes are made anew
//! and it is switched off.

pub mod codes;
pub mod removal;
pub mod setup;

use std::sync::Arc;

use actix_web::web::{Data, Form};
use askama::Template;
use serde::Deserialize;

use super::password;
use crate::access::SignedIn;
use crate::access::visibility::{self, Role};
use crate::areas::session::{FEW, Verdict, verify};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::audit::Actor;
use crate::domain::users::password::Hasher;
use crate::domain::users::reset::Desk;
use crate::domain::users::{User, second_factor};
use crate::error::AppError;
use crate::platform::db::{Conn, DbResult};
use crate::platform::page::Page;
use crate::platform::vault::VaultError;

/// Where all of this is.
const HERE: &str = "/profile/second-factor";

/// Password and code, as far as a form asks for them.
#[derive(Deserialize)]
pub struct Proof {
    #[serde(default)]
    current_password: String,
    #[serde(default)]
    code: String,
}

#[derive(Default)]
struct Faults {
    password: String,
    code: String,
    removal_password: String,
    removal_code: String,
}

impl Faults {
    fn list(&self) -> Vec<(String, String)> {
        [
            ("current_password", &self.password),
            ("code", &self.code),
            ("current_password", &self.removal_password),
            ("code", &self.removal_code),
        ]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(name, words)| (name.to_owned(), words.clone()))
        .collect()
    }
}

#[derive(Template)]
#[template(path = "profile/second_factor.html")]
struct FactorPage {
    page: Page,
    on: bool,
    left: i64,
    few: bool,
    required_by: Vec<String>,
    faults: Faults,
    errors: Vec<(String, String)>,
}

/// GET /profile/second-factor
///
/// # Errors
/// The database's.
pub async fn show(who: SignedIn) -> Answer {
    html(&page(&who, Faults::default()).await?)
}

/// POST /profile/second-factor: makes a seed, once the password is right.
///
/// # Errors
/// 429 after too many wrong passwords; the database's.
pub async fn start(who: SignedIn, hasher: Data<Hasher>, form: Form<Proof>) -> Answer {
    if who.user().has_second_factor() {
        return see_other(HERE);
    }
    if !password::is_right(&who, &hasher, &form.current_password).await? {
        let faults = Faults {
            password: who.locale().t("session-current-wrong"),
            ..Faults::default()
        };
        return unprocessable(&page(&who, faults).await?);
    }
    let (vault, user) = (Arc::clone(&who.services().vault), who.user().clone());
    let made: Result<(), VaultError> = who
        .db()
        .write(move |conn| second_factor::start(conn, &vault, &user))
        .await;
    made?;
    see_other(setup::HERE)
}

async fn is_code_right(who: &SignedIn, code: &str) -> Result<bool, AppError> {
    let owner = (who.user().id.clone(), None);
    let verdict = verify(who, owner, code, false).await?;
    Ok(matches!(verdict, Verdict::Right(..)))
}

/// Does something in one transaction with what is needed to write mails.
async fn at_desk<T: Send + 'static>(
    who: &SignedIn,
    work: impl FnOnce(&mut Conn, Desk<'_>, &User, &Actor) -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let services = who.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (user, actor, locale) = (who.user().clone(), who.actor(), who.locale());
    who.db()
        .write(move |conn| {
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            work(conn, desk, &user, &actor)
        })
        .await
}

async fn page(who: &SignedIn, faults: Faults) -> Result<FactorPage, AppError> {
    let id = who.user().id.clone();
    let read: DbResult<_> = who
        .db()
        .read(move |conn| {
            let left = second_factor::left(conn, &id)?;
            Ok((left, visibility::companies_of(conn, &id)?))
        })
        .await;
    let (left, companies) = read?;
    Ok(FactorPage {
        page: who.page(who.locale().t("profile-factor")),
        on: who.user().has_second_factor(),
        left,
        few: left < FEW,
        required_by: companies
            .into_iter()
            .filter(|(company, role)| company.second_factor_required && *role == Role::Admin)
            .map(|(company, _)| company.name)
            .collect(),
        errors: faults.list(),
        faults,
    })
}
