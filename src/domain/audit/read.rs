//! Reading the log: newest first, by keyset, with filters.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::platform::db::schema::audit_log;
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::ids::{AuditId, CompanyId};

/// Longest list of people to choose from.
const PEOPLE: i64 = 300;

/// A line of the log.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = audit_log, check_for_backend(MultiBackend))]
pub struct Line {
    /// Its place in the order.
    pub id: AuditId,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// The tenant, if any.
    pub company_id: Option<CompanyId>,
    /// Who, as they were called then.
    pub actor: String,
    /// Stable code; see [`super::words`].
    pub action: String,
    /// Kind and id of the thing.
    pub subject: Option<String>,
    /// A short fact for people.
    pub detail: Option<String>,
    /// Network address.
    pub address: Option<String>,
}

/// Which lines are wanted. The default wants all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Those of one company; `None`: of the whole installation.
    pub company: Option<CompanyId>,
    /// By exactly this actor.
    pub actor: Option<String>,
    /// By an actor whose name or address contains this.
    pub actor_like: Option<String>,
    /// With one of these codes.
    pub actions: Option<Vec<&'static str>>,
    /// About this thing.
    pub subject: Option<String>,
    /// Not before, UTC.
    pub from: Option<NaiveDateTime>,
    /// Before, UTC.
    pub until: Option<NaiveDateTime>,
}

/// Where to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The newest.
    #[default]
    First,
    /// Those older than a line.
    Older(String),
    /// Those newer than a line.
    Newer(String),
}

/// A page of lines, newest first.
#[derive(Clone, Debug, Default)]
pub struct Slice {
    /// The lines.
    pub lines: Vec<Line>,
    /// There are newer ones.
    pub newer: bool,
    /// There are older ones.
    pub older: bool,
}

/// Reads at most `limit` lines.
///
/// # Errors
/// The database's.
pub fn read(conn: &mut Conn, filter: &Filter, turn: &Turn, limit: usize) -> DbResult<Slice> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
    let query = filtered(filter).limit(wanted).select(Line::as_select());
    let mut lines: Vec<Line> = match turn {
        Turn::First => query.order(audit_log::id.desc()).load(conn)?,
        Turn::Older(id) => query
            .filter(audit_log::id.lt(id))
            .order(audit_log::id.desc())
            .load(conn)?,
        Turn::Newer(id) => query
            .filter(audit_log::id.gt(id))
            .order(audit_log::id.asc())
            .load(conn)?,
    };
    let more = lines.len() > limit;
    lines.truncate(limit);
    let newer = match turn {
        Turn::First => false,
        Turn::Older(_) => true,
        Turn::Newer(_) => more,
    };
    let older = match turn {
        Turn::Newer(_) => true,
        _ => more,
    };
    if matches!(turn, Turn::Newer(_)) {
        lines.reverse();
    }
    Ok(Slice {
        lines,
        newer,
        older,
    })
}

/// Who has acted in a company, by name.
///
/// # Errors
/// The database's.
pub fn people(conn: &mut Conn, company: &CompanyId) -> DbResult<Vec<String>> {
    Ok(audit_log::table
        .filter(audit_log::company_id.eq(company))
        .select(audit_log::actor)
        .distinct()
        .order(audit_log::actor)
        .limit(PEOPLE)
        .load(conn)?)
}

type Boxed<'a> = audit_log::BoxedQuery<'a, MultiBackend>;

fn filtered(filter: &Filter) -> Boxed<'_> {
    let mut query = audit_log::table.into_boxed();
    if let Some(company) = &filter.company {
        query = query.filter(audit_log::company_id.eq(company));
    }
    if let Some(actor) = &filter.actor {
        query = query.filter(audit_log::actor.eq(actor));
    }
    if let Some(part) = &filter.actor_like {
        let escaped = part.replace(['%', '_', '\\'], "");
        query = query.filter(audit_log::actor.like(format!("%{escaped}%")));
    }
    if let Some(actions) = &filter.actions {
        query = query.filter(audit_log::action.eq_any(actions.clone()));
    }
    if let Some(subject) = &filter.subject {
        query = query.filter(audit_log::subject.eq(subject));
    }
    if let Some(from) = filter.from {
        query = query.filter(audit_log::at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(audit_log::at.lt(until));
    }
    query
}
