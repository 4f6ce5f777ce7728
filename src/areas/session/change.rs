//! Changing one's own password; the others' sessions of the account end, this one goes on under a
//! new key. After a password that somebody else chose, nothing else is open.

use std::sync::Arc;

use actix_web::web::{Data, Form};
use askama::Template;

use super::choose::{Choice, Faults};
use super::home_of;
use crate::access::throttle::Attempt;
use crate::access::{SignedIn, visibility};
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::users;
use crate::domain::users::password::{self, Hasher, Place};
use crate::domain::users::reset::{self, Desk};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};
use crate::platform::vault::VaultError;

#[derive(Template)]
#[template(path = "session/change.html")]
struct ChangePage {
    page: Page,
    forced: bool,
    faults: Faults,
    errors: Vec<(String, String)>,
}

/// GET /password/change
///
/// # Errors
/// The template's.
pub async fn edit(who: SignedIn) -> Answer {
    html(&page(&who, Faults::default()))
}

/// POST /password/change
///
/// # Errors
/// 429 after too many wrong current passwords; the database's.
pub async fn update(who: SignedIn, hasher: Data<Hasher>, form: Form<Choice>) -> Answer {
    let context = context(&who).await?;
    let mut faults = form.faults(who.locale(), &context);
    if faults.is_empty() {
        faults = known(&who, &hasher, &form).await?;
    }
    if !faults.is_empty() {
        return unprocessable(&page(&who, faults));
    }
    let password_hash = hasher.hash(&form.password).await?;
    save(&who, password_hash).await?;
    who.renew_session();
    who.flash(Mood::Good, who.locale().t("session-change-done"));
    see_other(home_of(&who, who.user()).await?)
}

fn page(who: &SignedIn, faults: Faults) -> ChangePage {
    ChangePage {
        page: who.page(who.locale().t("session-change")),
        forced: who.user().must_change_password,
        errors: faults.list(),
        faults,
    }
}

async fn context(who: &SignedIn) -> DbResult<Vec<String>> {
    let user = who.user().clone();
    who.db()
        .read(move |conn| {
            let companies = visibility::companies_of(conn, &user.id)?;
            let names = companies.into_iter().map(|(company, _)| company.name);
            Ok(std::iter::once(user.email.clone()).chain(names).collect())
        })
        .await
}

/// The current password must be right, and the new one another. Where the change is forced, the
/// current one was given a moment ago and is only compared.
async fn known(who: &SignedIn, hasher: &Hasher, form: &Choice) -> Result<Faults, AppError> {
    let (locale, forced) = (who.locale(), who.user().must_change_password);
    let mut faults = Faults::default();
    let config = &who.services().config;
    let attempt = Attempt::inside("current_password", &who.user().id, config);
    let place = Place::wait().await?;
    let (checked, id, now) = (attempt.clone(), who.user().id.clone(), clock::wall());
    let found: DbResult<_> = who
        .db()
        .read(move |conn| Ok((checked.must_wait(conn, now)?, users::by_id(conn, &id)?)))
        .await;
    let (wait, user) = found?;
    if let Some(retry_after) = wait.filter(|_| !forced) {
        return Err(AppError::TooMany { retry_after });
    }
    let stored = user.and_then(|user| user.password_hash);
    let given = if forced {
        &form.password
    } else {
        &form.current_password
    };
    let (fits, place) = hasher.verify(place, given, stored.as_deref()).await?;
    if !forced && !fits {
        let counted: DbResult<()> = who.db().write(move |conn| attempt.failed(conn, now)).await;
        counted?;
        faults.current = locale.t("session-current-wrong");
    } else if (forced && fits) || (!forced && form.password == form.current_password) {
        faults.password = locale.t("session-password-same");
    }
    drop(place);
    Ok(faults)
}

async fn save(who: &SignedIn, password_hash: String) -> Result<(), VaultError> {
    let services = who.services();
    let (vault, config) = (Arc::clone(&services.vault), Arc::clone(&services.config));
    let (actor, locale, user) = (who.actor(), who.locale(), who.user().clone());
    let keep = who.session_hash();
    who.db()
        .write(move |conn| {
            let now = clock::wall();
            let desk = Desk {
                vault: &vault,
                config: &config,
                locale,
            };
            let line = (&actor, "password.changed");
            let set = (password_hash.as_str(), keep.as_deref());
            password::set(conn, &user, set, line, now)?;
            reset::tell(conn, desk, &user, now)
        })
        .await
}
