//! Extensions: parts of the product that a company installs if its subscription includes them.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::{Addon, Plan, of_company};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::extensions;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// A part that can be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    /// Notificaciones Automatizadas de Cobranza.
    Collections,
    /// Panel de agentes.
    Agents,
    /// Centro de Clientes ABCC.
    CustomerCentre,
    /// Directorio de personas.
    Persons,
    /// Inventario móvil.
    Inventory,
    /// Documentos personalizados.
    Documents,
    /// Importador de archivos.
    Imports,
}

impl Extension {
    /// Every extension, in the order of the catalogue.
    pub const ALL: [Self; 7] = [
        Self::Collections,
        Self::Inventory,
        Self::Documents,
        Self::Agents,
        Self::CustomerCentre,
        Self::Persons,
        Self::Imports,
    ];

    /// How the database calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Collections => "collections",
            Self::Agents => "agents",
            Self::CustomerCentre => "customer_centre",
            Self::Persons => "persons",
            Self::Inventory => "inventory",
            Self::Documents => "documents",
            Self::Imports => "imports",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// The smallest plan that includes it.
    #[must_use]
    pub const fn smallest_plan(self) -> Plan {
        match self {
            Self::Inventory | Self::Documents => Plan::Starter,
            Self::Collections | Self::Agents | Self::Persons | Self::Imports => Plan::Profesional,
            Self::CustomerCentre => Plan::Negocios,
        }
    }

    /// The add-on that it needs beside the plan.
    #[must_use]
    pub const fn addon(self) -> Option<Addon> {
        match self {
            Self::Collections => Some(Addon::Collections),
            _ => None,
        }
    }
}

/// Whether a company has an extension, may have it, or what it lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// Contracted and installed.
    Installed,
    /// Contracted, not installed.
    Available,
    /// The plan is too small, or has lapsed.
    NeedsPlan,
    /// The plan would do, the add-on is missing.
    NeedsAddon,
}

impl Availability {
    /// Whether the subscription includes it, installed or not.
    #[must_use]
    pub const fn is_contracted(self) -> bool {
        matches!(self, Self::Installed | Self::Available)
    }
}

/// How `extension` stands for a company on `today`.
///
/// # Errors
/// The database's.
pub fn availability(
    conn: &mut Conn,
    company: &CompanyId,
    extension: Extension,
    today: NaiveDate,
) -> DbResult<Availability> {
    let held = of_company(conn, company)?.filter(|held| held.holds_on(today));
    let Some(held) = held.filter(|held| held.plan() >= extension.smallest_plan()) else {
        return Ok(Availability::NeedsPlan);
    };
    if extension.addon().is_some_and(|addon| !held.has(addon)) {
        return Ok(Availability::NeedsAddon);
    }
    Ok(match installed(conn, company, extension)? {
        true => Availability::Installed,
        false => Availability::Available,
    })
}

/// Whether the company's subscription includes automatic collection notices on `today`.
///
/// # Errors
/// The database's.
pub fn has_collections(conn: &mut Conn, company: &CompanyId, today: NaiveDate) -> DbResult<bool> {
    Ok(availability(conn, company, Extension::Collections, today)?.is_contracted())
}

/// Whether the company has installed `extension`; says nothing about its subscription.
///
/// # Errors
/// The database's.
pub fn installed(conn: &mut Conn, company: &CompanyId, extension: Extension) -> DbResult<bool> {
    let row = extensions::table.find((company, extension.code()));
    Ok(diesel::select(diesel::dsl::exists(row)).get_result(conn)?)
}

/// The codes of the extensions that a company has installed and its subscription includes.
///
/// # Errors
/// The database's.
pub fn usable(
    conn: &mut Conn,
    company: &CompanyId,
    today: NaiveDate,
) -> DbResult<Vec<&'static str>> {
    let Some(held) = of_company(conn, company)?.filter(|held| held.holds_on(today)) else {
        return Ok(Vec::new());
    };
    let kinds: Vec<String> = extensions::table
        .filter(extensions::company_id.eq(company))
        .select(extensions::kind)
        .load(conn)?;
    Ok(Extension::ALL
        .into_iter()
        .filter(|one| kinds.iter().any(|kind| kind == one.code()))
        .filter(|one| held.plan() >= one.smallest_plan())
        .filter(|one| one.addon().is_none_or(|addon| held.has(addon)))
        .map(Extension::code)
        .collect())
}

/// Installs `extension` if it is contracted; says how it stands afterwards.
///
/// # Errors
/// The database's.
pub fn install(
    conn: &mut Conn,
    company: &CompanyId,
    extension: Extension,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Availability> {
    let stands = availability(conn, company, extension, now.date_naive())?;
    if stands != Availability::Available {
        return Ok(stands);
    }
    diesel::insert_into(extensions::table)
        .values((
            extensions::company_id.eq(company),
            extensions::kind.eq(extension.code()),
            extensions::installed_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    note(conn, company, extension, "extension.installed", actor, now)?;
    Ok(Availability::Installed)
}

/// Takes `extension` away; what it made stays.
///
/// # Errors
/// The database's.
pub fn uninstall(
    conn: &mut Conn,
    company: &CompanyId,
    extension: Extension,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let gone = diesel::delete(extensions::table.find((company, extension.code()))).execute(conn)?;
    if gone == 1 {
        note(conn, company, extension, "extension.removed", actor, now)?;
    }
    Ok(())
}

fn note(
    conn: &mut Conn,
    company: &CompanyId,
    extension: Extension,
    action: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<()> {
    let entry = Entry {
        company: Some(company),
        action,
        subject: Some(extension.code()),
        detail: None,
    };
    audit::record(conn, actor, &entry, now)
}
