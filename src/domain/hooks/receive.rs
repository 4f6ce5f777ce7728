//! Storing a hint.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::event::Event;
use super::request;
use crate::domain::sync;
use crate::domain::sync::hints::Noun;
use crate::platform::db::schema::{companies, erp_events, integration_keys};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::Token;
use crate::platform::values::ids::{CompanyId, ErpEventId, IntegrationKeyId};

/// Hints of one company that may wait; beyond that, a pass over everything is cheaper.
const CROWD: i64 = 2000;

/// Whose address was called.
#[derive(Clone, Debug)]
pub struct Caller {
    key: IntegrationKeyId,
    company: CompanyId,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// A hint waits.
    Stored,
    /// The same hint waited already; it was counted.
    Repeated,
    /// So many wait that a synchronisation was asked for instead.
    Crowded,
    /// It tells nothing that we can use; nothing was changed.
    Nothing,
}

/// The key whose address holds this token; `None`: nobody's, or a revoked key's.
///
/// # Errors
/// The database's.
pub fn caller(conn: &mut Conn, token: &Token) -> DbResult<Option<Caller>> {
    let row: Option<(IntegrationKeyId, CompanyId)> = integration_keys::table
        .inner_join(companies::table)
        .filter(integration_keys::hook_hash.eq(token.hash()))
        .filter(integration_keys::revoked_at.is_null())
        .filter(companies::released_at.is_null())
        .select((integration_keys::id, integration_keys::company_id))
        .first(conn)
        .optional()?;
    Ok(row.map(|(key, company)| Caller { key, company }))
}

/// Stores what a call hints at. `event` is the ERP's name of what happened, as the address or the
/// body has it; `body` is read for the id of the thing and for nothing else.
///
/// # Errors
/// The database's.
pub fn receive(
    conn: &mut Conn,
    caller: &Caller,
    (event, body): (Option<&str>, &[u8]),
    now: DateTime<Utc>,
) -> DbResult<Receipt> {
    let Some((event, subject)) = read(event, body) else {
        return Ok(Receipt::Nothing);
    };
    diesel::update(integration_keys::table.find(&caller.key))
        .set(integration_keys::last_event_at.eq(now.naive_utc()))
        .execute(conn)?;
    let noun = event.noun();
    if count_repeat(conn, caller, noun, &subject)? {
        return Ok(Receipt::Repeated);
    }
    let waiting: i64 = erp_events::table
        .filter(erp_events::company_id.eq(&caller.company))
        .filter(erp_events::state.eq("waiting"))
        .count()
        .get_result(conn)?;
    if waiting >= CROWD {
        sync::request_if_quiet(conn, &caller.company, now)?;
        return Ok(Receipt::Crowded);
    }
    let inserted = conn
        .transaction(|conn| insert(conn, caller, event, &subject, now))
        .map_err(DbError::from);
    match inserted {
        Ok(()) => {
            request::handling(conn, &caller.company, now)?;
            Ok(Receipt::Stored)
        }
        // The same hint came over another connection at this very moment.
        Err(fault) if fault.is_unique_violation() => {
            count_repeat(conn, caller, noun, &subject)?;
            Ok(Receipt::Repeated)
        }
        Err(fault) => Err(fault),
    }
}

fn read(event: Option<&str>, body: &[u8]) -> Option<(Event, String)> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let named = ["EventName", "event"]
        .iter()
        .find_map(|name| body.get(name)?.as_str());
    let event = Event::parse(event.or(named)?)?;
    Some((event, event.subject(&body)?))
}

fn count_repeat(conn: &mut Conn, caller: &Caller, noun: Noun, subject: &str) -> DbResult<bool> {
    let waiting = erp_events::table
        .filter(erp_events::company_id.eq(&caller.company))
        .filter(erp_events::noun.eq(noun.code()))
        .filter(erp_events::external_id.eq(subject))
        .filter(erp_events::state.eq("waiting"));
    let counted = diesel::update(waiting)
        .set(erp_events::repeats.eq(erp_events::repeats + 1))
        .execute(conn)?;
    Ok(counted > 0)
}

fn insert(
    conn: &mut Conn,
    caller: &Caller,
    event: Event,
    subject: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(erp_events::table)
        .values((
            erp_events::id.eq(ErpEventId::new()),
            erp_events::company_id.eq(&caller.company),
            erp_events::key_id.eq(&caller.key),
            erp_events::event.eq(event.code()),
            erp_events::noun.eq(event.noun().code()),
            erp_events::external_id.eq(subject),
            erp_events::state.eq("waiting"),
            erp_events::repeats.eq(0),
            erp_events::attempts.eq(0),
            erp_events::received_at.eq(now.naive_utc()),
        ))
        .execute(conn)
        .map(drop)
}
