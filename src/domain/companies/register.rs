//! Registering a company with a verified key: all of it in one transaction, or nothing.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::slug::free_slug;
use super::{CompanyState, FIRST_ZONE};
use crate::domain::audit::{self, Actor, Entry};
use crate::domain::collections::settings::{self, CollectionSettings};
use crate::domain::integration_keys::{
    self, PendingFault, PendingKeyId, Refusal, Waiting, is_registered,
};
use crate::domain::{subscriptions, sync};
use crate::platform::db::schema::{companies, memberships};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::tone::TONES;
use crate::platform::values::ids::{CompanyId, JobId, MembershipId, UserId};
use crate::platform::vault::{Vault, VaultError};

const COUNTRY: &str = "MX";

/// A company that is registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Its id.
    pub company: CompanyId,
    /// Its place in addresses.
    pub slug: String,
    /// Its first synchronisation; `None` when the same form was sent before.
    pub job: Option<JobId>,
}

/// Why a company was not registered.
#[derive(Debug, thiserror::Error)]
pub enum FinalizeFault {
    /// The key waits no more, or for somebody else.
    #[error(transparent)]
    Pending(#[from] PendingFault),
    /// Registered meanwhile, or the subscription was used for another company meanwhile.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<DbError> for FinalizeFault {
    fn from(fault: DbError) -> Self {
        Self::Refused(fault.into())
    }
}

impl From<VaultError> for FinalizeFault {
    fn from(fault: VaultError) -> Self {
        Self::Refused(fault.into())
    }
}

/// **Finalizar**: makes the company of a waiting key, its founder an administrator, and puts the
/// first synchronisation in the queue. The same form sent twice leads to the same company.
///
/// # Errors
/// The key waits no more; [`Refusal::AlreadyRegistered`] or [`Refusal::NoSubscription`].
pub fn finalize(
    conn: &mut Conn,
    vault: &Vault,
    pending: &PendingKeyId,
    user: &UserId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Registered, FinalizeFault> {
    let waiting = integration_keys::waiting(conn, vault, pending, user, now)??;
    if waiting.claimed.company.is_some() {
        return Err(PendingFault::Unknown.into());
    }
    if waiting.key.is_none() || !integration_keys::settle(conn, pending)? {
        return again(conn, waiting.claimed.company_number, user);
    }
    let (company, slug) = found(conn, &waiting, now)?;
    if subscriptions::consume(conn, user, &company, now)?.is_none() {
        return Err(Refusal::NoSubscription.into());
    }
    admit(conn, &company, user, now)?;
    integration_keys::store(conn, vault, (&company, user), &waiting, now)?;
    settings::save(conn, &CollectionSettings::initial(&company, Locale::Es))?;
    let job = sync::request(conn, &company, now)?;
    let entry = Entry {
        company: Some(&company),
        action: "company.registered",
        subject: Some(&format!("company:{company}")),
        detail: Some(&waiting.claimed.company_name),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(Registered {
        company,
        slug,
        job: Some(job),
    })
}

/// What the first sending of the same form has made.
fn again(conn: &mut Conn, number: i64, user: &UserId) -> Result<Registered, FinalizeFault> {
    let (company, slug) = of_number(conn, number, user)?.ok_or(PendingFault::Unknown)?;
    Ok(Registered {
        company,
        slug,
        job: None,
    })
}

/// The address part of the company that a used key of this user has made; `None` for who does not
/// belong to it any more.
///
/// # Errors
/// The database's.
pub fn made_with(
    conn: &mut Conn,
    pending: &PendingKeyId,
    user: &UserId,
) -> DbResult<Option<String>> {
    let claimed = integration_keys::used(conn, pending, user)?;
    let Some(claimed) = claimed.filter(|claimed| claimed.company.is_none()) else {
        return Ok(None);
    };
    let found = of_number(conn, claimed.company_number, user)?;
    Ok(found.map(|(_, slug)| slug))
}

/// The registered company with this number, for who belongs to it.
fn of_number(conn: &mut Conn, number: i64, user: &UserId) -> DbResult<Option<(CompanyId, String)>> {
    Ok(companies::table
        .inner_join(memberships::table)
        .filter(companies::erp_company_number.eq(number))
        .filter(companies::released_at.is_null())
        .filter(memberships::user_id.eq(user))
        .select((companies::id, companies::slug))
        .first(conn)
        .optional()?)
}

/// Inserts the company under a free slug. Somebody else may take number or slug at the same
/// moment: then the unique indexes decide.
fn found(
    conn: &mut Conn,
    waiting: &Waiting,
    now: DateTime<Utc>,
) -> Result<(CompanyId, String), FinalizeFault> {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        if is_registered(conn, waiting.claimed.company_number)? {
            return Err(Refusal::AlreadyRegistered.into());
        }
        let (id, slug) = (
            CompanyId::new(),
            free_slug(conn, &waiting.claimed.company_name)?,
        );
        let inserted = conn
            .transaction(|conn| insert(conn, (&id, &slug), waiting, now))
            .map_err(DbError::from);
        match inserted {
            Ok(()) => return Ok((id, slug)),
            Err(fault) if fault.is_unique_violation() => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Err(Refusal::AlreadyRegistered.into())
}

fn insert(
    conn: &mut Conn,
    (id, slug): (&CompanyId, &str),
    waiting: &Waiting,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let claimed = &waiting.claimed;
    diesel::insert_into(companies::table)
        .values((
            companies::id.eq(id),
            companies::slug.eq(slug),
            companies::name.eq(&claimed.company_name),
            companies::legal_name.eq(&claimed.company_name),
            companies::tax_id.eq(&claimed.tax_id),
            companies::erp_company_number.eq(claimed.company_number),
            companies::erp_company_id.eq(&claimed.company_erp_id),
            companies::time_zone.eq(FIRST_ZONE.name()),
            companies::country.eq(COUNTRY),
            companies::language.eq(Locale::Es.tag()),
            companies::tone.eq(TONES[0].name),
            companies::state.eq(CompanyState::Synchronising.code()),
            companies::any_hour.eq(false),
            companies::freshness_gate.eq(true),
            companies::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)
        .map(drop)
}

fn admit(conn: &mut Conn, company: &CompanyId, user: &UserId, now: DateTime<Utc>) -> DbResult<()> {
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(MembershipId::new()),
            memberships::company_id.eq(company),
            memberships::user_id.eq(user),
            memberships::role.eq("admin"),
            memberships::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(())
}
