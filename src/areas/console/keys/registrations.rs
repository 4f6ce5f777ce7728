//! A verified key: whose it is, and **Registrar** or **Reemplazar**.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;

use super::verifications::Wanted;
use crate::access::Manager;
use crate::areas::{Answer, html, see_other, unprocessable};
use crate::domain::integration_keys::{
    self, AttachFault, KeyView, PendingFault, PendingKey, PendingKeyId,
};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::{Mood, Page};

#[derive(Template)]
#[template(path = "console/keys/verified.html")]
struct VerifiedPage {
    page: Page,
    pending: PendingKey,
    ends: String,
    /// Why it cannot be registered as a further key; empty when it can.
    reason: String,
    /// It is the very key that the user has; there is nothing to replace.
    same: bool,
    /// It is not the user's whose key was to be replaced; empty otherwise.
    warning: String,
    /// Where another key is pasted, with the same wish.
    again: String,
    minutes: i64,
}

#[derive(Template)]
#[template(path = "console/keys/expired.html")]
struct ExpiredPage {
    page: Page,
    text: String,
}

/// GET /manager/{company}/settings/keys/verified/{pending}
///
/// # Errors
/// 404 for a key that is not the viewer's; the database's.
pub async fn show(manager: Manager, path: Path<(String, String)>, wanted: Query<Wanted>) -> Answer {
    let pending = PendingKeyId::from(path.into_inner().1);
    let (pending, held) = match find(&manager, &pending).await {
        Ok(found) => found,
        Err(fault) => return lost(&manager, fault),
    };
    let asked = asked(&manager, &wanted).await?;
    let mut page = verified(&manager, pending, held.as_ref());
    if let Some(asked) = asked {
        page.again.push_str(&wanted.query());
        page.warning = other_user(&manager, &page.pending, (&asked, held.as_ref()));
    }
    html(&page)
}

/// The key that is to be replaced, if one was named and is in use.
async fn asked(manager: &Manager, wanted: &Wanted) -> DbResult<Option<KeyView>> {
    let Some(wanted) = wanted.replaces.clone() else {
        return Ok(None);
    };
    let company = manager.company().id.clone();
    let keys: DbResult<_> = manager
        .db()
        .read(move |conn| integration_keys::of_company(conn, &company))
        .await;
    let asked = |key: &KeyView| key.id.as_str() == wanted;
    Ok(keys?.into_iter().find(asked))
}

/// Says that a key is another user's than the one whose key was to be replaced.
fn other_user(
    manager: &Manager,
    pending: &PendingKey,
    (asked, held): (&KeyView, Option<&KeyView>),
) -> String {
    if asked.erp_username == pending.username {
        return String::new();
    }
    let names = [
        ("name", pending.user_name.clone().into()),
        ("asked", asked.erp_name.clone().into()),
    ];
    match held {
        None => manager.locale().args("keys-other-user", &names),
        Some(_) => manager.locale().args("keys-other-user-held", &names),
    }
}

/// POST /manager/{company}/settings/keys/verified/{pending}: **Registrar**. 422 when the ERP user
/// has a key already.
///
/// # Errors
/// 404 for a key that is not the viewer's; the database's.
pub async fn create(manager: Manager, path: Path<(String, String)>) -> Answer {
    let id = PendingKeyId::from(path.into_inner().1);
    if let Ok((pending, Some(held))) = find(&manager, &id).await {
        return unprocessable(&verified(&manager, pending, Some(&held)));
    }
    attach(&manager, id).await
}

/// POST /manager/{company}/settings/keys/verified/{pending}/replacement: **Reemplazar**.
///
/// # Errors
/// 404 for a key that is not the viewer's; the database's.
pub async fn replace(manager: Manager, path: Path<(String, String)>) -> Answer {
    attach(&manager, PendingKeyId::from(path.into_inner().1)).await
}

async fn attach(manager: &Manager, id: PendingKeyId) -> Answer {
    let vault = Arc::clone(&manager.services().vault);
    let (company, user) = (manager.company().id.clone(), manager.user().id.clone());
    let actor = manager.actor();
    let attached = manager
        .db()
        .write(move |conn| {
            let held = (&company, &id);
            integration_keys::attach(conn, &vault, held, &user, &actor, clock::wall())
        })
        .await;
    match attached {
        Ok(attached) => {
            if attached.replaced {
                manager.flash(Mood::Good, manager.locale().t("keys-replaced"));
                return see_other(&manager.path_to("/settings/keys"));
            }
            let place = format!("/settings/keys?registered={}", attached.id);
            see_other(&manager.path_to(&place))
        }
        Err(AttachFault::Pending(fault)) => lost(manager, fault),
        Err(AttachFault::Internal(fault)) => Err(fault.into()),
    }
}

async fn find(
    manager: &Manager,
    id: &PendingKeyId,
) -> Result<(PendingKey, Option<KeyView>), PendingFault> {
    let (company, id) = (manager.company().id.clone(), id.clone());
    let user = manager.user().id.clone();
    manager
        .db()
        .read(move |conn| integration_keys::show_for(conn, (&company, &id), &user, clock::wall()))
        .await
}

/// A key that waits no more: expired says so and leads back, everything else is not there.
fn lost(manager: &Manager, fault: PendingFault) -> Answer {
    let text = fault.words(manager.locale()).unwrap_or_default();
    match fault {
        PendingFault::Db(fault) => Err(fault.into()),
        PendingFault::Unknown => Err(AppError::NotFound),
        PendingFault::Expired => {
            let page = manager.page(manager.locale().t("keys-expired"));
            Ok(HttpResponse::build(StatusCode::GONE)
                .content_type("text/html; charset=utf-8")
                .body(ExpiredPage { page, text }.render()?))
        }
    }
}

fn verified(manager: &Manager, pending: PendingKey, held: Option<&KeyView>) -> VerifiedPage {
    let (locale, now) = (manager.locale(), clock::wall());
    let page = manager.page(locale.t("keys-verified"));
    let same = held.is_some_and(|held| is_same(&pending, held));
    VerifiedPage {
        ends: pending.key_expires_at.map_or_else(
            || locale.t("keys-endless"),
            |at| page.date(&at.with_timezone(&page.zone).date_naive()),
        ),
        reason: match held {
            None => String::new(),
            Some(_) if same => locale.t("keys-same"),
            Some(held) => locale.t1("keys-user-registered", "end", &held.last_four),
        },
        same,
        warning: String::new(),
        again: manager.path_to("/settings/keys/new"),
        minutes: ((pending.waits_until - now).num_seconds() + 59) / 60,
        page,
        pending,
    }
}

/// Two keys of a user never end alike and on the same second.
fn is_same(pending: &PendingKey, held: &KeyView) -> bool {
    let ends = pending.key_expires_at.map(|at| at.naive_utc());
    pending.last_four == held.last_four && ends == held.expires_at
}
