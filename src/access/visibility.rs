//! MAP 4: who sees which rows. Lists, counts, searches and finds start here; what is missing and
//! what is invisible look alike.
//!
//! | viewer | sees |
//! | --- | --- |
//! | any account | companies they belong to |
//! | administrator | every task of the company |
//! | member | tasks given to them, those they wrote or gave to others, and those that anyone may take (`domain/tasks/sight.rs`) |

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use diesel::prelude::*;

use crate::domain::collections::attention::{self, Concern};
use crate::domain::subscriptions;
use crate::domain::sync;
use crate::domain::tasks::{self, Scope, Sight};
use crate::platform::clock;
use crate::platform::db::schema::{companies, memberships};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{CompanyId, UserId};

pub use crate::domain::memberships::Role;

/// A tenant, as far as every page of it needs to know.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = companies, check_for_backend(MultiBackend))]
pub struct Company {
    /// Identity.
    pub id: CompanyId,
    /// Address part.
    pub slug: String,
    /// Name as people know it.
    pub name: String,
    /// IANA name of its civil time zone.
    pub time_zone: String,
    /// Language tag of what it sends when the recipient has chosen none.
    pub language: String,
    /// One of the twelve tones.
    pub tone: String,
    /// Address of the logo.
    pub logo: Option<String>,
    /// State of its registration and synchronisation.
    pub state: String,
    /// Since when all sending is stopped, UTC.
    pub paused_at: Option<NaiveDateTime>,
    /// When the ERP's data were last complete, UTC.
    pub last_good_sync_at: Option<NaiveDateTime>,
    /// Its administrators must have a second factor.
    pub second_factor_required: bool,
}

impl Company {
    /// Its civil time zone; UTC when the stored name is not known.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(Tz::UTC)
    }
}

/// A company as one of its people enters it.
#[derive(Clone, Debug)]
pub struct Room {
    /// The company.
    pub company: Company,
    /// The viewer's role.
    pub role: Role,
    /// What waits for a person: mails that failed or are of unknown fate, missed occurrences.
    pub attention: i64,
    /// Open tasks that the viewer sees.
    pub tasks: i64,
    /// Extensions that are installed and contracted, by their codes.
    pub extensions: Vec<&'static str>,
    /// Its subscription is in force.
    pub subscribed: bool,
    /// Every company of the viewer: name, address part; this one included.
    pub companies: Vec<(String, String)>,
    /// What keeps its notices back.
    pub concerns: Vec<Concern>,
    /// Code of why its data are not brought up to date although its key works.
    pub trouble: Option<String>,
}

/// The companies of a viewer with the role in each, by name.
///
/// # Errors
/// The database's.
pub fn companies_of(conn: &mut Conn, viewer: &UserId) -> DbResult<Vec<(Company, Role)>> {
    let rows: Vec<(Company, String)> = memberships::table
        .inner_join(companies::table)
        .filter(memberships::user_id.eq(viewer))
        .filter(companies::released_at.is_null())
        .order((companies::name, companies::id))
        .select((Company::as_select(), memberships::role))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(company, role)| (company, role_of(&role)))
        .collect())
}

/// One company of a viewer, by its address part.
///
/// # Errors
/// The database's.
pub fn company_of(conn: &mut Conn, viewer: &UserId, slug: &str) -> DbResult<Option<Room>> {
    let row: Option<(Company, String)> = memberships::table
        .inner_join(companies::table)
        .filter(memberships::user_id.eq(viewer))
        .filter(companies::slug.eq(slug))
        .filter(companies::released_at.is_null())
        .select((Company::as_select(), memberships::role))
        .first(conn)
        .optional()?;
    let Some((company, role)) = row else {
        return Ok(None);
    };
    let attention = attention::count(conn, &company.id)?;
    let concerns = attention::banners(conn, &company.id)?;
    let role = role_of(&role);
    let tasks = tasks::pending(conn, Scope::Company(&company.id), &Sight::of(role, viewer))?;
    let now = clock::wall();
    let extensions = subscriptions::usable(conn, &company.id, now)?;
    let subscribed = subscriptions::in_force(conn, &company.id, now)?.is_some();
    let companies = names_of(conn, viewer)?;
    let trouble = match company.state.as_str() {
        "key_failing" => None,
        _ => sync::trouble(conn, &company.id, company.last_good_sync_at, now)?,
    };
    Ok(Some(Room {
        company,
        role,
        attention,
        tasks,
        extensions,
        subscribed,
        companies,
        concerns,
        trouble,
    }))
}

fn role_of(word: &str) -> Role {
    Role::parse(word).unwrap_or(Role::Member)
}

/// Names and address parts of a viewer's companies, by name.
fn names_of(conn: &mut Conn, viewer: &UserId) -> DbResult<Vec<(String, String)>> {
    Ok(memberships::table
        .inner_join(companies::table)
        .filter(memberships::user_id.eq(viewer))
        .filter(companies::released_at.is_null())
        .order((companies::name, companies::id))
        .select((companies::name, companies::slug))
        .load(conn)?)
}
