//! Companies: the tenants. One comes into being with an ERP integration key.

pub mod logo;
mod overview;
mod pause;
mod register;
mod release;
mod slug;
mod update;

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use diesel::prelude::*;

use crate::platform::db::schema::companies;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::i18n::Locale;
use crate::platform::values::ids::{CompanyId, UserId};

pub use overview::{Figure, Overview, figures, overview};
pub use pause::{pause, pause_all, resume};
pub use register::{FinalizeFault, Registered, finalize, made_with};
pub use release::release;
pub use slug::{RESERVED, slug_of};
pub use update::{Profile, ProfileFault, Typed, update};

/// The zone of a company until somebody chooses another.
pub const FIRST_ZONE: Tz = Tz::America__Mexico_City;

/// The zone of this name; [`FIRST_ZONE`] without one, and for an unknown one.
#[must_use]
pub fn zone(name: Option<&str>) -> Tz {
    name.and_then(|name| name.parse().ok())
        .unwrap_or(FIRST_ZONE)
}

/// Where a company stands with its ERP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompanyState {
    /// The first synchronisation has not been completed.
    Synchronising,
    /// Synchronised at least once, and its key works.
    Active,
    /// The ERP takes none of its keys.
    KeyFailing,
}

impl CompanyState {
    /// How the database calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Synchronising => "synchronising",
            Self::Active => "active",
            Self::KeyFailing => "key_failing",
        }
    }

    /// Its name on a page.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Synchronising => locale.t("company-state-synchronising"),
            Self::Active => locale.t("company-state-active"),
            Self::KeyFailing => locale.t("company-state-key-failing"),
        }
    }
}

/// A company's row.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = companies, check_for_backend(MultiBackend))]
pub struct Company {
    /// Its id.
    pub id: CompanyId,
    /// Its place in addresses.
    pub slug: String,
    /// Name as people know it.
    pub name: String,
    /// Registered name.
    pub legal_name: String,
    /// Tax id.
    pub tax_id: String,
    /// The number by which the ERP knows it.
    pub erp_company_number: Option<i64>,
    /// IANA name of its time zone; see [`Company::zone`].
    pub time_zone: String,
    /// ISO 3166 code of its country.
    pub country: String,
    /// Tag of the language of its mail; see [`Company::locale`].
    pub language: String,
    /// Tone, a value of `data-tone`.
    pub tone: String,
    /// Stored name of its logo.
    pub logo: Option<String>,
    /// Whom its debtors may ask.
    pub contact: Option<String>,
    /// Code of its state; see [`Company::state`].
    #[diesel(column_name = state)]
    pub state_code: String,
    /// Since when nothing is sent for it.
    pub paused_at: Option<NaiveDateTime>,
    /// Who stopped it.
    pub paused_by: Option<UserId>,
    /// Whether mail may leave at any hour; only `seed` sets it.
    pub any_hour: bool,
    /// Whether notices wait for data that are fresh enough; only `seed` switches it off.
    pub freshness_gate: bool,
    /// When the last complete synchronisation ended, by the wall clock.
    pub last_good_sync_at: Option<NaiveDateTime>,
    /// When the first complete synchronisation ended.
    pub first_synced_at: Option<NaiveDateTime>,
    /// When it was registered.
    pub created_at: NaiveDateTime,
}

impl Company {
    /// Where it stands with its ERP.
    #[must_use]
    pub fn state(&self) -> CompanyState {
        match self.state_code.as_str() {
            "synchronising" => CompanyState::Synchronising,
            "key_failing" => CompanyState::KeyFailing,
            _ => CompanyState::Active,
        }
    }

    /// Its time zone; Mexico City's if the name is unknown.
    #[must_use]
    pub fn zone(&self) -> Tz {
        zone(Some(&self.time_zone))
    }

    /// The language of its mail.
    #[must_use]
    pub fn locale(&self) -> Locale {
        Locale::parse(&self.language).unwrap_or_default()
    }
}

/// A company by its id, for the program's own work. Pages look up through their viewer.
///
/// # Errors
/// The database's.
pub(crate) fn load(conn: &mut Conn, id: &CompanyId) -> DbResult<Option<Company>> {
    Ok(companies::table
        .find(id)
        .select(Company::as_select())
        .first(conn)
        .optional()?)
}

/// Puts a company into a state; says whether it was in another one.
///
/// # Errors
/// The database's.
pub(crate) fn enter(conn: &mut Conn, id: &CompanyId, state: CompanyState) -> DbResult<bool> {
    let other = companies::table
        .find(id)
        .filter(companies::state.ne(state.code()));
    Ok(diesel::update(other)
        .set(companies::state.eq(state.code()))
        .execute(conn)?
        == 1)
}

#[cfg(test)]
mod tests;
