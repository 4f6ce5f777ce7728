//! The list of keys, and of the ERP's users without one.

use std::collections::HashMap;

use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::view::{KeyRow, UserRow};
use crate::access::Manager;
use crate::areas::{Answer, html};
use crate::domain::hooks;
use crate::domain::integration_keys;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::page::Page;

/// Where one comes from.
#[derive(Deserialize)]
pub struct From {
    /// The id of the key that was just registered.
    registered: Option<String>,
}

#[derive(Template)]
#[template(path = "console/keys/index.html")]
struct KeysPage {
    page: Page,
    keys: Vec<KeyRow>,
    /// ERP user of the key that was just registered; empty otherwise.
    registered: String,
    none_works: bool,
    without: Vec<UserRow>,
}

/// GET /manager/{company}/settings/keys
///
/// # Errors
/// The database's.
pub async fn index(manager: Manager, from: Query<From>) -> Answer {
    let (id, now) = (manager.company().id.clone(), clock::wall());
    let read: DbResult<_> = manager
        .db()
        .read(move |conn| {
            Ok((
                integration_keys::of_company(conn, &id)?,
                integration_keys::registrars(conn, &id)?,
                hooks::lag(conn, &id)?,
                integration_keys::users_without_key(conn, &id)?,
            ))
        })
        .await;
    let (keys, registrars, lags, without) = read?;
    let lags: HashMap<_, _> = lags.into_iter().map(|lag| (lag.key.clone(), lag)).collect();
    let registered = from.into_inner().registered.unwrap_or_default();
    let new = keys.iter().find(|key| key.id.as_str() == registered);
    html(&KeysPage {
        page: manager.page(manager.locale().t("keys-title")),
        registered: new.map_or_else(String::new, |key| key.erp_name.clone()),
        none_works: !keys.is_empty() && !keys.iter().any(|key| key.works(now)),
        keys: keys
            .iter()
            .filter_map(|key| Some((key, lags.get(&key.id)?)))
            .map(|(key, lag)| {
                let by = key.registered_by.as_ref().and_then(|id| registrars.get(id));
                KeyRow::new(&manager, key, (by.cloned().unwrap_or_default(), lag), now)
            })
            .collect(),
        without: without.into_iter().map(Into::into).collect(),
    })
}
