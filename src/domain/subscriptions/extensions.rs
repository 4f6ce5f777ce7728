//! Extensions: parts of the product that a company installs if its subscription includes them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::term::standing;
use super::{Addon, Plan, Subscription};
use crate::domain::audit::{self, Actor, Entry};
use crate::platform::db::schema::{collection_settings, extensions};
use crate::platform::db::{Conn, DbError, DbResult};
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

    /// Whether its area exists. One that is being prepared cannot be installed yet.
    #[must_use]
    pub const fn is_built(self) -> bool {
        self.place().is_some()
    }

    /// Where it is within a company; `None` while its area does not exist.
    #[must_use]
    pub const fn place(self) -> Option<&'static str> {
        match self {
            Self::Collections => Some("/credit"),
            Self::Inventory => Some("/inventory"),
            Self::Documents => Some("/documents"),
            Self::Agents | Self::CustomerCentre | Self::Persons | Self::Imports => None,
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
    /// The plan is too small, or there is none.
    NeedsPlan,
    /// Plan and add-on would do, the subscription has lapsed.
    Lapsed,
    /// The plan would do, the add-on is missing.
    NeedsAddon,
    /// Its area does not exist yet.
    InPreparation,
}

impl Availability {
    /// Whether the subscription includes it, installed or not.
    #[must_use]
    pub const fn is_contracted(self) -> bool {
        matches!(self, Self::Installed | Self::Available)
    }
}

/// How `extension` stands for a company now.
///
/// # Errors
/// The database's.
pub fn availability(
    conn: &mut Conn,
    company: &CompanyId,
    extension: Extension,
    now: DateTime<Utc>,
) -> DbResult<Availability> {
    let held = standing(conn, company, now)?;
    let there = installed(conn, company, extension)?;
    Ok(judge(held.as_ref(), extension, there))
}

/// How every extension stands for a company now, in the order of the catalogue.
///
/// # Errors
/// The database's.
pub fn catalogue(
    conn: &mut Conn,
    company: &CompanyId,
    now: DateTime<Utc>,
) -> DbResult<Vec<(Extension, Availability)>> {
    let held = standing(conn, company, now)?;
    let kinds = kinds(conn, company)?;
    Ok(Extension::ALL
        .into_iter()
        .map(|one| {
            let there = kinds.iter().any(|kind| kind == one.code());
            (one, judge(held.as_ref(), one, there))
        })
        .collect())
}

/// `held` is the company's subscription, and whether it holds.
fn judge(held: Option<&(Subscription, bool)>, extension: Extension, there: bool) -> Availability {
    if !extension.is_built() {
        return Availability::InPreparation;
    }
    match held.filter(|(held, _)| held.plan() >= extension.smallest_plan()) {
        None => Availability::NeedsPlan,
        Some((held, _)) if extension.addon().is_some_and(|addon| !held.has(addon)) => {
            Availability::NeedsAddon
        }
        Some((_, false)) => Availability::Lapsed,
        Some(_) if there => Availability::Installed,
        Some(_) => Availability::Available,
    }
}

fn kinds(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<String>> {
    Ok(extensions::table
        .filter(extensions::company_id.eq(company))
        .select(extensions::kind)
        .load(conn)?)
}

/// Whether the company's subscription includes automatic collection notices now.
///
/// # Errors
/// The database's.
pub fn has_collections(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<bool> {
    Ok(availability(conn, company, Extension::Collections, now)?.is_contracted())
}

/// Whether a company's notices may leave by themselves now: not once the subscription that
/// it has consumed lapsed or lost the add-on. A company made by a command has consumed none.
///
/// # Errors
/// The database's.
pub fn may_collect(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<bool> {
    let one = Extension::Collections;
    Ok(standing(conn, company, now)?.is_none_or(|(held, holds)| {
        holds
            && held.plan() >= one.smallest_plan()
            && one.addon().is_none_or(|addon| held.has(addon))
    }))
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
    now: DateTime<Utc>,
) -> DbResult<Vec<&'static str>> {
    Ok(catalogue(conn, company, now)?
        .into_iter()
        .filter(|(_, stands)| *stands == Availability::Installed)
        .map(|(one, _)| one.code())
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
    let stands = availability(conn, company, extension, now)?;
    if stands != Availability::Available {
        return Ok(stands);
    }
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(extensions::table)
            .values((
                extensions::company_id.eq(company),
                extensions::kind.eq(extension.code()),
                extensions::installed_at.eq(now.naive_utc()),
            ))
            .execute(conn)
    });
    match inserted.map_err(DbError::from) {
        // Somebody clicked twice.
        Err(fault) if fault.is_unique_violation() => return Ok(Availability::Installed),
        other => other?,
    };
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
        if extension == Extension::Collections {
            // No notice leaves without the extension; the schedules stay as they are.
            diesel::update(collection_settings::table.find(company))
                .set(collection_settings::active.eq(false))
                .execute(conn)?;
        }
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
