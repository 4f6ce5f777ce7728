//! Pasting a key: **Verificar**.

use actix_web::web::{Form, Query};
use askama::Template;
use serde::Deserialize;

use crate::access::Manager;
use crate::access::throttle::Attempt;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::integration_keys::{self, Refusal, Stranger};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

/// Which key is to be replaced, if one came for that.
#[derive(Deserialize)]
pub struct Wanted {
    pub(super) replaces: Option<String>,
}

impl Wanted {
    /// The same wish at the end of an address; empty without one.
    pub(super) fn query(&self) -> String {
        let Some(key) = &self.replaces else {
            return String::new();
        };
        let mut query = url::form_urlencoded::Serializer::for_suffix("?".to_owned(), 1);
        query.append_pair("replaces", key);
        query.finish()
    }
}

/// A pasted key.
#[derive(Deserialize)]
pub struct KeyForm {
    #[serde(default)]
    integration_key: String,
}

#[derive(Template)]
#[template(path = "console/keys/new.html")]
struct NewPage {
    page: Page,
    /// The ERP user whose key is to be replaced; empty for another one.
    replaces: String,
    /// Where the form is sent.
    action: String,
    error: String,
    errors: Vec<(String, String)>,
    stranger: Option<Box<Stranger>>,
}

/// GET /manager/{company}/settings/keys/new
///
/// # Errors
/// The database's.
pub async fn new(manager: Manager, wanted: Query<Wanted>) -> Answer {
    html(&form(&manager, &wanted, String::new(), None).await?)
}

/// POST /manager/{company}/settings/keys/new
///
/// # Errors
/// 429 after too many refusals; the database's.
pub async fn create(manager: Manager, wanted: Query<Wanted>, typed: Form<KeyForm>) -> Answer {
    let (account, locale) = (manager.user().id.clone(), manager.locale());
    let config = &manager.services().config;
    let kind = "integration_key";
    let attempt = Attempt::new(kind, account.as_str(), manager.address(), config);
    let (checked, now) = (attempt.clone(), clock::wall());
    let wait: DbResult<_> = manager
        .db()
        .read(move |conn| checked.must_wait(conn, now))
        .await;
    if let Some(retry_after) = wait? {
        return Err(AppError::TooMany { retry_after });
    }
    if typed.integration_key.trim().is_empty() {
        let empty = locale.t("erp-key-empty");
        return unprocessable(&form(&manager, &wanted, empty, None).await?);
    }
    let (services, company) = (manager.services(), &manager.company().id);
    let pasted = &typed.integration_key;
    let refusal = match integration_keys::verify_for(services, company, pasted, &account).await {
        Ok(pending) => {
            let place = format!("/settings/keys/verified/{}{}", pending.id, wanted.query());
            return see_other(&manager.path_to(&place));
        }
        Err(refusal) => refusal,
    };
    if refusal.is_about_the_key() {
        let counted: DbResult<()> = manager
            .db()
            .write(move |conn| attempt.failed(conn, now))
            .await;
        counted?;
    }
    let words = refusal.words(locale);
    let stranger = match (&words, refusal) {
        (Some(_), Refusal::OtherCompany(stranger)) => Some(stranger),
        (Some(_), _) => None,
        (None, Refusal::Internal(fault)) => return Err(fault.into()),
        (None, other) => return Err(AppError::Internal(other.to_string())),
    };
    unprocessable(&form(&manager, &wanted, words.unwrap_or_default(), stranger).await?)
}

async fn form(
    manager: &Manager,
    wanted: &Wanted,
    error: String,
    stranger: Option<Box<Stranger>>,
) -> Result<NewPage, AppError> {
    let (locale, place) = (manager.locale(), manager.path_to("/settings/keys/new"));
    let (title, replaces, action) = match &wanted.replaces {
        None => (locale.t("keys-register"), String::new(), place),
        Some(key) => {
            let name = name_of(manager, key).await?;
            (
                locale.t("keys-replace"),
                name,
                format!("{place}{}", wanted.query()),
            )
        }
    };
    let errors = match error.as_str() {
        "" => Vec::new(),
        error => vec![("integration_key".to_owned(), error.to_owned())],
    };
    Ok(NewPage {
        page: manager.page(title),
        replaces,
        action,
        error,
        errors,
        stranger,
    })
}

async fn name_of(manager: &Manager, key: &str) -> Result<String, AppError> {
    let company = manager.company().id.clone();
    let keys: DbResult<_> = manager
        .db()
        .read(move |conn| integration_keys::of_company(conn, &company))
        .await;
    let held = keys?.into_iter().find(|held| held.id.as_str() == key);
    held.map(|held| held.erp_name).ok_or(AppError::NotFound)
}
