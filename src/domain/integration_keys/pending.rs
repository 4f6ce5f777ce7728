//! Verified keys that wait, sealed, for the person's last word.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{KeyView, is_registered};
use crate::domain::erp::{ApiKey, ErpUserProfile};
use crate::platform::db::schema::{integration_keys, pending_keys};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::{CompanyId, UserId};
use crate::platform::vault::{Purpose, Vault, VaultError};

/// How long a verified key waits.
const WAITS: Duration = Duration::minutes(15);

crate::ids! {
    /// A verified key that waits.
    PendingKeyId,
}

/// What a waiting key is about, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingKey {
    /// Its id, for the form.
    pub id: PendingKeyId,
    /// The company's name in the ERP.
    pub company_name: String,
    /// The company's number in the ERP.
    pub company_number: i64,
    /// The ERP user's name.
    pub user_name: String,
    /// That user's name at sign-in.
    pub username: String,
    /// Whether that user is an administrator there.
    pub administrator: bool,
    /// The company's RFC.
    pub tax_id: String,
    /// The last four characters of the key.
    pub last_four: String,
    /// When the key runs out.
    pub key_expires_at: Option<DateTime<Utc>>,
    /// Until when it waits.
    pub waits_until: DateTime<Utc>,
}

/// Why a waiting key cannot be shown or used.
#[derive(Debug, thiserror::Error)]
pub enum PendingFault {
    /// Nobody's, somebody else's, or used: to be answered as not found.
    #[error("no such waiting key")]
    Unknown,
    /// It has waited for more than 15 minutes and must be pasted again.
    #[error("the waiting key has expired")]
    Expired,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl PendingFault {
    /// What to tell; `None` for a fault of our own.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Option<String> {
        match self {
            Self::Unknown => Some(locale.t("key-pending-unknown")),
            Self::Expired => Some(locale.t("key-pending-expired")),
            Self::Db(_) => None,
        }
    }
}

/// What the ERP said about a key, as it is kept beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Claimed {
    pub company_erp_id: String,
    pub company_number: i64,
    pub company_name: String,
    pub tax_id: String,
    pub erp_user_id: String,
    pub erp_username: String,
    pub erp_name: String,
    pub administrator: bool,
    pub expires_at: Option<DateTime<Utc>>,
    /// For which registered company it was verified; none: for a new one.
    pub company: Option<CompanyId>,
}

impl Claimed {
    pub(super) fn new(
        profile: &ErpUserProfile,
        key: &ApiKey,
        administrator: bool,
        company: Option<&CompanyId>,
    ) -> Self {
        Self {
            company_erp_id: profile.company_id.clone(),
            company_number: profile.company_number,
            company_name: profile.company_name.clone(),
            tax_id: profile.tax_id.clone(),
            erp_user_id: profile.user_id.clone(),
            erp_username: profile.username.clone(),
            erp_name: profile.name.clone(),
            administrator,
            expires_at: key.claims().expires_at,
            company: company.cloned(),
        }
    }
}

/// A waiting key with its secret.
pub(crate) struct Waiting {
    pub claimed: Claimed,
    pub last_four: String,
    /// `None` once it has been used.
    pub key: Option<Vec<u8>>,
}

/// Shows a waiting key to the person who pasted it.
///
/// # Errors
/// Somebody else's, used or unknown; or expired.
pub fn show(
    conn: &mut Conn,
    id: &PendingKeyId,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<PendingKey, PendingFault> {
    let row = find(conn, id, user, now)?;
    if row.sealed.is_empty() {
        return Err(PendingFault::Unknown);
    }
    let claimed = read(&row.profile)?;
    Ok(view(
        id.clone(),
        claimed,
        row.last_four,
        row.expires_at.and_utc(),
    ))
}

/// The same for a key that was verified for a company that is registered, with the key in use of
/// the same ERP user, which it would replace.
///
/// # Errors
/// As [`show`]; unknown also when it was verified for something else.
pub fn show_for(
    conn: &mut Conn,
    (company, id): (&CompanyId, &PendingKeyId),
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<(PendingKey, Option<KeyView>), PendingFault> {
    let row = find(conn, id, user, now)?;
    let claimed = read(&row.profile)?;
    if row.sealed.is_empty() || claimed.company.as_ref() != Some(company) {
        return Err(PendingFault::Unknown);
    }
    let held = integration_keys::table
        .filter(integration_keys::company_id.eq(company))
        .filter(integration_keys::erp_user_id.eq(&claimed.erp_user_id))
        .filter(integration_keys::revoked_at.is_null())
        .select(KeyView::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let until = row.expires_at.and_utc();
    Ok((view(id.clone(), claimed, row.last_four, until), held))
}

/// The newest key of this user that waits to register a company, unless somebody has registered
/// that company meanwhile.
///
/// # Errors
/// The database's.
pub fn waiting_for(
    conn: &mut Conn,
    user: &UserId,
    now: DateTime<Utc>,
) -> DbResult<Option<PendingKey>> {
    let rows: Vec<(PendingKeyId, String, String, NaiveDateTime)> = pending_keys::table
        .filter(pending_keys::user_id.eq(user))
        .filter(pending_keys::sealed.ne(Vec::<u8>::new()))
        .filter(pending_keys::expires_at.gt(now.naive_utc()))
        .order(pending_keys::id.desc())
        .select((
            pending_keys::id,
            pending_keys::last_four,
            pending_keys::profile,
            pending_keys::expires_at,
        ))
        .load(conn)?;
    for (id, last_four, profile, until) in rows {
        let claimed = read(&profile)?;
        if claimed.company.is_none() && !is_registered(conn, claimed.company_number)? {
            return Ok(Some(view(id, claimed, last_four, until.and_utc())));
        }
    }
    Ok(None)
}

/// What a key of this user that has been used was about, also after its quarter of an hour.
///
/// # Errors
/// The database's.
pub(crate) fn used(conn: &mut Conn, id: &PendingKeyId, user: &UserId) -> DbResult<Option<Claimed>> {
    let profile: Option<String> = pending_keys::table
        .find(id)
        .filter(pending_keys::user_id.eq(user))
        .filter(pending_keys::sealed.eq(Vec::<u8>::new()))
        .select(pending_keys::profile)
        .first(conn)
        .optional()?;
    profile.as_deref().map(read).transpose()
}

/// Seals a key and keeps it for a quarter of an hour.
pub(super) fn keep(
    conn: &mut Conn,
    vault: &Vault,
    (user, key): (&UserId, &ApiKey),
    claimed: Claimed,
    now: DateTime<Utc>,
) -> Result<PendingKey, VaultError> {
    let id = PendingKeyId::new();
    let until = now + WAITS;
    let sealed = vault.seal(
        Purpose::IntegrationKey,
        id.as_str(),
        key.expose().as_bytes(),
    )?;
    let profile =
        serde_json::to_string(&claimed).map_err(|fault| DbError::Value(fault.to_string()))?;
    diesel::insert_into(pending_keys::table)
        .values((
            pending_keys::id.eq(&id),
            pending_keys::user_id.eq(user),
            pending_keys::sealed.eq(sealed),
            pending_keys::last_four.eq(key.last_four()),
            pending_keys::profile.eq(profile),
            pending_keys::created_at.eq(now.naive_utc()),
            pending_keys::expires_at.eq(until.naive_utc()),
        ))
        .execute(conn)
        .map_err(DbError::from)?;
    Ok(view(id, claimed, key.last_four().to_owned(), until))
}

/// A waiting key with its secret, for the verbs that use it.
///
/// # Errors
/// As [`show`], and the vault's.
pub(crate) fn waiting(
    conn: &mut Conn,
    vault: &Vault,
    id: &PendingKeyId,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<Result<Waiting, PendingFault>, VaultError> {
    let row = match find(conn, id, user, now) {
        Ok(row) => row,
        Err(fault) => return Ok(Err(fault)),
    };
    let key = match row.sealed.as_slice() {
        [] => None,
        sealed => Some(vault.open(Purpose::IntegrationKey, id.as_str(), sealed)?),
    };
    Ok(Ok(Waiting {
        claimed: read(&row.profile)?,
        last_four: row.last_four,
        key,
    }))
}

/// Forgets the secret of a waiting key; `false`: it was used at the same moment.
///
/// # Errors
/// The database's.
pub(crate) fn settle(conn: &mut Conn, id: &PendingKeyId) -> DbResult<bool> {
    let unused = pending_keys::table
        .find(id)
        .filter(pending_keys::sealed.ne(Vec::<u8>::new()));
    let used = diesel::update(unused)
        .set(pending_keys::sealed.eq(Vec::<u8>::new()))
        .execute(conn)?;
    Ok(used == 1)
}

#[derive(Queryable)]
struct Row {
    sealed: Vec<u8>,
    last_four: String,
    profile: String,
    expires_at: NaiveDateTime,
}

fn find(
    conn: &mut Conn,
    id: &PendingKeyId,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<Row, PendingFault> {
    let row: Option<Row> = pending_keys::table
        .find(id)
        .filter(pending_keys::user_id.eq(user))
        .select((
            pending_keys::sealed,
            pending_keys::last_four,
            pending_keys::profile,
            pending_keys::expires_at,
        ))
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let row = row.ok_or(PendingFault::Unknown)?;
    if row.expires_at <= now.naive_utc() {
        Err(PendingFault::Expired)
    } else {
        Ok(row)
    }
}

fn read(profile: &str) -> DbResult<Claimed> {
    serde_json::from_str(profile).map_err(|fault| DbError::Value(fault.to_string()))
}

fn view(
    id: PendingKeyId,
    claimed: Claimed,
    last_four: String,
    waits_until: DateTime<Utc>,
) -> PendingKey {
    PendingKey {
        id,
        company_name: claimed.company_name,
        company_number: claimed.company_number,
        user_name: claimed.erp_name,
        username: claimed.erp_username,
        administrator: claimed.administrator,
        tax_id: claimed.tax_id,
        last_four,
        key_expires_at: claimed.expires_at,
        waits_until,
    }
}
