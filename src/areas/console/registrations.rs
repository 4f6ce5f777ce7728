//! Registering a company: paste a key, see whose it is, finish.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Form, Path};
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::view::{KEY_WARNING_DAYS, key_warning};
use crate::access::SignedIn;
use crate::access::throttle::Attempt;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::companies::{self, FinalizeFault};
use crate::domain::integration_keys::{self, PendingFault, PendingKey, PendingKeyId, Refusal};
use crate::domain::subscriptions;
use crate::error::AppError;
use crate::platform::db::DbResult;
use crate::platform::i18n::Locale;
use crate::platform::look::initials;
use crate::platform::page::{Banner, Mood, Page};
use crate::platform::{civil, clock};

/// A pasted key.
#[derive(Deserialize)]
pub struct KeyForm {
    #[serde(default)]
    integration_key: String,
}

#[derive(Template)]
#[template(path = "console/register.html")]
struct RegisterPage {
    page: Page,
    first: bool,
    error: String,
    errors: Vec<(String, String)>,
    free: usize,
    /// Where none is free: the day on which the viewer's own ended without a company; else empty.
    ended: String,
    contact: String,
}

#[derive(Template)]
#[template(path = "console/confirm.html")]
struct ConfirmPage {
    page: Page,
    initials: String,
    pending: PendingKey,
    key_ends: String,
    warning: String,
    minutes: i64,
    error: String,
}

#[derive(Template)]
#[template(path = "console/expired.html")]
struct ExpiredPage {
    page: Page,
    text: String,
}

/// GET /manager/register
///
/// # Errors
/// The database's.
pub async fn new(who: SignedIn) -> Answer {
    html(&form(&who, String::new()).await?)
}

/// POST /manager/register
///
/// # Errors
/// 429 after too many refusals; the database's.
pub async fn create(who: SignedIn, typed: Form<KeyForm>) -> Answer {
    let account = who.user().id.clone();
    let config = &who.services().config;
    let attempt = Attempt::new("integration_key", account.as_str(), who.address(), config);
    let (checked, now) = (attempt.clone(), clock::wall());
    let wait: DbResult<_> = who
        .db()
        .read(move |conn| checked.must_wait(conn, now))
        .await;
    if let Some(retry_after) = wait? {
        return Err(AppError::TooMany { retry_after });
    }
    if typed.integration_key.trim().is_empty() {
        return unprocessable(&form(&who, who.locale().t("erp-key-empty")).await?);
    }
    match integration_keys::verify(who.services(), &typed.integration_key, &account).await {
        Ok(pending) => see_other(&format!("/manager/register/{}", pending.id)),
        Err(refusal) => {
            if is_about_the_key(&refusal) {
                let counted: DbResult<()> =
                    who.db().write(move |conn| attempt.failed(conn, now)).await;
                counted?;
            }
            let words = words(refusal, who.locale())?;
            unprocessable(&form(&who, words).await?)
        }
    }
}

/// Whether the person could have known better.
const fn is_about_the_key(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Malformed | Refusal::Expired | Refusal::Rejected | Refusal::NotAdministrator
    )
}

fn words(refusal: Refusal, locale: Locale) -> Result<String, AppError> {
    match (refusal.words(locale), refusal) {
        (Some(words), _) => Ok(words),
        (None, Refusal::Internal(fault)) => Err(fault.into()),
        (None, other) => Err(AppError::Internal(other.to_string())),
    }
}

async fn form(who: &SignedIn, error: String) -> Result<RegisterPage, AppError> {
    let viewer = who.user().id.clone();
    let read: DbResult<_> = who
        .db()
        .read(move |conn| {
            let now = clock::wall();
            let free = subscriptions::free_for(conn, &viewer, now)?.len();
            Ok((free, integration_keys::waiting_for(conn, &viewer, now)?))
        })
        .await;
    let ((free, waiting), locale) = (read?, who.locale());
    let mut form = form_page(who, locale.t("home-register"), free, error).await?;
    form.page.banners.extend(waiting_banner(locale, waiting));
    Ok(form)
}

/// Leads back to a verified key that waits for the viewer's last word.
pub(super) fn waiting_banner(locale: Locale, waiting: Option<PendingKey>) -> Option<Banner> {
    waiting.map(|key| Banner {
        mood: Mood::Info,
        text: locale.t1("home-waiting", "company", &key.company_name),
        link: Some((
            format!("/manager/register/{}", key.id),
            locale.t("home-waiting-link"),
        )),
    })
}

/// The last day of what the viewer held without registering a company; empty where there is none.
async fn ended(who: &SignedIn) -> Result<String, AppError> {
    let viewer = who.user().id.clone();
    let read: DbResult<_> = who
        .db()
        .read(move |conn| subscriptions::ended_for(conn, &viewer, clock::wall()))
        .await;
    let day = read?.map(|day| day.format("%d/%m/%Y").to_string());
    Ok(day.unwrap_or_default())
}

async fn form_page(
    who: &SignedIn,
    title: String,
    free: usize,
    error: String,
) -> Result<RegisterPage, AppError> {
    let ended = match free {
        0 => ended(who).await?,
        _ => String::new(),
    };
    let errors = match error.as_str() {
        "" => Vec::new(),
        error => vec![("integration_key".to_owned(), error.to_owned())],
    };
    Ok(RegisterPage {
        page: who.page(title),
        first: false,
        error,
        errors,
        free,
        ended,
        contact: who
            .services()
            .config
            .support_contact
            .clone()
            .unwrap_or_default(),
    })
}

/// The home of somebody without a company: it asks at once for the key.
pub(super) async fn first(who: &SignedIn, free: usize, banners: Vec<Banner>) -> Answer {
    let title = who.locale().t("home-first");
    let mut home = form_page(who, title, free, String::new()).await?;
    home.page.banners.extend(banners);
    html(&RegisterPage {
        first: true,
        ..home
    })
}

/// GET /manager/register/{pending}; a key that has been used leads to the company it has made.
///
/// # Errors
/// 404 for a key that is not the viewer's; the database's.
pub async fn show(who: SignedIn, pending: Path<String>) -> Answer {
    let pending = PendingKeyId::from(pending.into_inner());
    match find(&who, &pending).await {
        Ok(pending) => html(&confirm_page(&who, pending, String::new())),
        Err(fault) => lost(&who, &pending, fault).await,
    }
}

/// POST /manager/register/{pending}: **Finalizar**.
///
/// # Errors
/// 404 for a key that is not the viewer's; the database's.
pub async fn finish(who: SignedIn, pending: Path<String>) -> Answer {
    let pending = PendingKeyId::from(pending.into_inner());
    let vault = Arc::clone(&who.services().vault);
    let (id, user, actor) = (pending.clone(), who.user().id.clone(), who.actor());
    let finished = who
        .db()
        .write(move |conn| companies::finalize(conn, &vault, &id, &user, &actor, clock::wall()))
        .await;
    match finished {
        Ok(registered) => {
            who.flash(Mood::Good, who.locale().t("home-registered"));
            see_other(&format!("/manager/{}", registered.slug))
        }
        Err(FinalizeFault::Pending(fault)) => lost(&who, &pending, fault).await,
        Err(FinalizeFault::Refused(refusal)) => {
            let error = told(&who, refusal).await?;
            match find(&who, &pending).await {
                Ok(pending) => unprocessable(&confirm_page(&who, pending, error)),
                Err(fault) => lost(&who, &pending, fault).await,
            }
        }
    }
}

/// Why it was refused; without a free subscription also when the viewer's own ended.
async fn told(who: &SignedIn, refusal: Refusal) -> Result<String, AppError> {
    let unsubscribed = matches!(refusal, Refusal::NoSubscription);
    let why = words(refusal, who.locale())?;
    let day = match unsubscribed {
        true => ended(who).await?,
        false => String::new(),
    };
    if day.is_empty() {
        return Ok(why);
    }
    let mine = who.locale().t1("home-no-subscription-ended", "day", &day);
    Ok(format!("{why} {mine}"))
}

async fn find(who: &SignedIn, id: &PendingKeyId) -> Result<PendingKey, PendingFault> {
    let (id, user) = (id.clone(), who.user().id.clone());
    who.db()
        .read(move |conn| integration_keys::show(conn, &id, &user, clock::wall()))
        .await
}

/// A key that waits no more: used leads to its company, expired says so and leads back, everything
/// else is not there.
async fn lost(who: &SignedIn, id: &PendingKeyId, fault: PendingFault) -> Answer {
    let (id, user) = (id.clone(), who.user().id.clone());
    let made: DbResult<Option<String>> = who
        .db()
        .read(move |conn| companies::made_with(conn, &id, &user))
        .await;
    if let Some(slug) = made? {
        return see_other(&format!("/manager/{slug}"));
    }
    let text = fault.words(who.locale()).unwrap_or_default();
    match fault {
        PendingFault::Db(fault) => Err(fault.into()),
        PendingFault::Unknown => Err(AppError::NotFound),
        PendingFault::Expired => {
            let page = who.page(who.locale().t("home-expired"));
            Ok(HttpResponse::build(StatusCode::GONE)
                .content_type("text/html; charset=utf-8")
                .body(ExpiredPage { page, text }.render()?))
        }
    }
}

fn confirm_page(who: &SignedIn, pending: PendingKey, error: String) -> ConfirmPage {
    let (locale, now) = (who.locale(), clock::wall());
    let page = who.page(locale.t("home-confirm"));
    let zone = page.zone;
    let soon = |at: &DateTime<Utc>| civil::days_until(zone, *at, now) <= KEY_WARNING_DAYS;
    let ends = pending.key_expires_at;
    ConfirmPage {
        initials: initials(&pending.company_name),
        key_ends: ends.map_or_else(
            || locale.t("home-key-endless"),
            |at| page.date(&at.with_timezone(&zone).date_naive()),
        ),
        warning: ends.filter(soon).map_or_else(String::new, |at| {
            key_warning(locale, &pending.user_name, (at, zone), now)
        }),
        minutes: ((pending.waits_until - now).num_seconds() + 59) / 60,
        page,
        pending,
        error,
    }
}
