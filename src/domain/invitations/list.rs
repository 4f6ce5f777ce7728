//! A company's invitations, and those that wait for a person.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::look::about;
use super::{Face, Invitation, State};
use crate::platform::db::schema::{invitations, users};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::CompanyId;

/// Invitations on the page.
const PAGE: i64 = 200;

/// One invitation of a company.
#[derive(Clone, Debug)]
pub struct Line {
    /// The invitation.
    pub invitation: Invitation,
    /// Where it stands.
    pub state: State,
    /// Name of who invited.
    pub inviter: Option<String>,
}

/// An invitation that waits for somebody.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The invitation.
    pub invitation: Invitation,
    /// Where to.
    pub company: Face,
    /// Name of who invited.
    pub inviter: Option<String>,
}

/// The company's invitations, those sent last first.
///
/// # Errors
/// The database's.
pub fn list(conn: &mut Conn, company: &CompanyId, now: DateTime<Utc>) -> DbResult<Vec<Line>> {
    let rows: Vec<(Invitation, Option<String>)> = invitations::table
        .left_join(users::table.on(invitations::invited_by.eq(users::id.nullable())))
        .filter(invitations::company_id.eq(company))
        .order((invitations::sent_at.desc(), invitations::id.desc()))
        .limit(PAGE)
        .select((Invitation::as_select(), users::name.nullable()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(invitation, inviter)| Line {
            state: invitation.state(now),
            invitation,
            inviter,
        })
        .collect())
}

/// The invitations that wait for the owner of a normalised address.
///
/// # Errors
/// The database's.
pub fn waiting_for(conn: &mut Conn, email: &str, now: DateTime<Utc>) -> DbResult<Vec<Waiting>> {
    let rows: Vec<Invitation> = invitations::table
        .filter(invitations::email.eq(email))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now.naive_utc()))
        .order((invitations::sent_at.desc(), invitations::id.desc()))
        .limit(PAGE)
        .select(Invitation::as_select())
        .load(conn)?;
    let mut waiting = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(found) = about(conn, row)? {
            waiting.push(Waiting {
                invitation: found.invitation,
                company: found.company,
                inviter: found.inviter.map(|(name, _)| name),
            });
        }
    }
    Ok(waiting)
}
