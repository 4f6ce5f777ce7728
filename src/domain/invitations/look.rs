//! What a link is worth. Looking consumes nothing.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::{Invitation, State};
use crate::platform::db::schema::{companies, invitation_tokens, invitations, users};
use crate::platform::db::{Conn, DbResult, MultiBackend};
use crate::platform::values::Token;
use crate::platform::values::ids::{CompanyId, UserId};

/// What a link is worth now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be accepted, once.
    Live,
    /// Its time has passed.
    Expired,
    /// The invitation was accepted.
    Accepted,
    /// The invited person declined it.
    Declined,
    /// It was taken back.
    Revoked,
    /// A newer mail took its place.
    Replaced,
}

/// A company's face, for people who do not belong to it yet.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = companies, check_for_backend(MultiBackend))]
pub struct Face {
    /// Identity.
    pub id: CompanyId,
    /// Address part.
    pub slug: String,
    /// Name as people know it.
    pub name: String,
    /// One of the twelve tones.
    pub tone: String,
    /// Address of the logo.
    pub logo: Option<String>,
    /// IANA name of its civil time zone.
    pub time_zone: String,
}

/// An invitation with what its page tells.
#[derive(Clone, Debug)]
pub struct About {
    /// The invitation.
    pub invitation: Invitation,
    /// Where to.
    pub company: Face,
    /// Name and address of who invited.
    pub inviter: Option<(String, String)>,
    /// The account of the invited address, if there is one.
    pub account: Option<UserId>,
}

/// A link that was sent once.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What it is worth.
    pub standing: Standing,
    /// What it was sent for.
    pub about: About,
}

/// Reads a link; `None`: no such link was ever sent, or its company is gone.
///
/// # Errors
/// The database's.
pub fn look(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> DbResult<Option<Seen>> {
    let row: Option<(Invitation, Option<NaiveDateTime>)> = invitation_tokens::table
        .inner_join(invitations::table)
        .filter(invitation_tokens::hash.eq(token.hash()))
        .select((Invitation::as_select(), invitation_tokens::replaced_at))
        .first(conn)
        .optional()?;
    let Some((invitation, replaced_at)) = row else {
        return Ok(None);
    };
    let standing = standing(conn, &invitation, replaced_at.is_some(), now)?;
    let about = about(conn, invitation)?;
    Ok(about.map(|about| Seen { standing, about }))
}

/// The rest of what a page tells about an invitation; `None`: its company is gone.
pub(super) fn about(conn: &mut Conn, invitation: Invitation) -> DbResult<Option<About>> {
    let company: Option<Face> = companies::table
        .find(&invitation.company_id)
        .filter(companies::released_at.is_null())
        .select(Face::as_select())
        .first(conn)
        .optional()?;
    let Some(company) = company else {
        return Ok(None);
    };
    let inviter = match &invitation.invited_by {
        Some(id) => users::table
            .find(id)
            .select((users::name, users::email))
            .first(conn)
            .optional()?,
        None => None,
    };
    let account = users::table
        .filter(users::email.eq(&invitation.email))
        .select(users::id)
        .first(conn)
        .optional()?;
    Ok(Some(About {
        invitation,
        company,
        inviter,
        account,
    }))
}

fn standing(
    conn: &mut Conn,
    invitation: &Invitation,
    replaced: bool,
    now: DateTime<Utc>,
) -> DbResult<Standing> {
    Ok(match invitation.state(now) {
        State::Accepted => Standing::Accepted,
        State::Revoked | State::Declined if has_newer(conn, invitation)? => Standing::Replaced,
        State::Revoked => Standing::Revoked,
        State::Declined => Standing::Declined,
        State::Pending | State::Expired if replaced => Standing::Replaced,
        State::Expired => Standing::Expired,
        State::Pending => Standing::Live,
    })
}

/// The same address was invited again after this one had ended.
fn has_newer(conn: &mut Conn, invitation: &Invitation) -> DbResult<bool> {
    let open = invitations::table
        .filter(invitations::company_id.eq(&invitation.company_id))
        .filter(invitations::email.eq(&invitation.email))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(conn)?)
}
