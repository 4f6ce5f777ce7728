//! Verifying a pasted key: the ERP is asked outside any transaction, then the key waits sealed.

use std::time::Duration;

use diesel::prelude::*;

use super::pending::{self, Claimed, PendingKey};
use super::{OpenKey, Refusal, Stranger};
use crate::domain::erp::bind::{BindClient, BindSettings};
use crate::domain::erp::{ApiKey, Connector as _, ErpError, ErpUserProfile};
use crate::domain::{companies, subscriptions};
use crate::platform::db::schema::companies as companies_table;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::ids::{CompanyId, UserId};
use crate::platform::{clock, http_client};
use crate::services::Services;

/// How long a key check may take in all (`quality.md` 26).
const LIMIT: Duration = Duration::from_secs(10);

/// Verifies a key with which `user` wants to register a company. On success the key waits sealed
/// for **Finalizar**, and what it is about can be shown; the key itself is never given back.
///
/// # Errors
/// The reason for a refusal.
pub async fn verify(
    services: &Services,
    pasted: &str,
    user: &UserId,
) -> Result<PendingKey, Refusal> {
    let (key, profile) = ask(services, pasted).await?;
    if !profile.has_role_like(&services.config.admin_role_pattern) {
        return Err(Refusal::NotAdministrator);
    }
    let (vault, user) = (services.vault.clone(), user.clone());
    services
        .db
        .write(move |conn| {
            refuse_registered(conn, profile.company_number)?;
            let now = clock::wall();
            if subscriptions::free_for(conn, &user, now)?.is_empty() {
                return Err(Refusal::NoSubscription);
            }
            let claimed = Claimed::new(&profile, &key, true, None);
            Ok(pending::keep(conn, &vault, (&user, &key), claimed, now)?)
        })
        .await
}

/// Verifies a further key for a company that is registered: it must belong to that company; its
/// user need not be an administrator there.
///
/// # Errors
/// The reason for a refusal.
pub async fn verify_for(
    services: &Services,
    company: &CompanyId,
    pasted: &str,
    user: &UserId,
) -> Result<PendingKey, Refusal> {
    let (key, profile) = ask(services, pasted).await?;
    let administrator = profile.has_role_like(&services.config.admin_role_pattern);
    let (vault, user, company) = (services.vault.clone(), user.clone(), company.clone());
    services
        .db
        .write(move |conn| {
            let held = companies::load(conn, &company)?.and_then(|held| held.erp_company_number);
            if held != Some(profile.company_number) {
                return Err(Refusal::OtherCompany(Box::new(Stranger {
                    company: profile.company_name,
                    user: profile.name,
                })));
            }
            let claimed = Claimed::new(&profile, &key, administrator, Some(&company));
            Ok(pending::keep(
                conn,
                &vault,
                (&user, &key),
                claimed,
                clock::wall(),
            )?)
        })
        .await
}

/// Refuses a company number that is in use.
///
/// # Errors
/// [`Refusal::AlreadyRegistered`].
fn refuse_registered(conn: &mut Conn, number: i64) -> Result<(), Refusal> {
    if is_registered(conn, number)? {
        Err(Refusal::AlreadyRegistered)
    } else {
        Ok(())
    }
}

/// Whether a company that has not been released has this number.
pub(crate) fn is_registered(conn: &mut Conn, number: i64) -> DbResult<bool> {
    let row = companies_table::table
        .filter(companies_table::erp_company_number.eq(number))
        .filter(companies_table::released_at.is_null());
    diesel::select(diesel::dsl::exists(row))
        .get_result(conn)
        .map_err(DbError::from)
}

/// Whose key it is, by the ERP's own word.
async fn ask(services: &Services, pasted: &str) -> Result<(ApiKey, ErpUserProfile), Refusal> {
    let key = ApiKey::parse(pasted).map_err(|_| Refusal::Malformed)?;
    if key
        .claims()
        .expires_at
        .is_some_and(|at| at <= clock::wall())
    {
        return Err(Refusal::Expired);
    }
    let client = connect(services, key.clone())?;
    let profile = tokio::time::timeout(LIMIT, client.user_profile())
        .await
        .map_err(|_| Refusal::TimedOut)??;
    Ok((key, profile))
}

/// A client with this key for the ERP of the settings.
pub(crate) fn connect(services: &Services, key: ApiKey) -> Result<BindClient, ErpError> {
    let http = http_client::build().map_err(|fault| {
        tracing::error!(%fault, "no HTTP client");
        ErpError::Unreachable
    })?;
    Ok(BindClient::new(
        http,
        BindSettings::new(services.config.bind_api_url.clone()),
        key,
    ))
}

impl OpenKey {
    /// A client with this key for the ERP of the settings.
    pub(crate) fn connect(&self, services: &Services) -> Result<BindClient, ErpError> {
        connect(services, self.key.clone())
    }
}
