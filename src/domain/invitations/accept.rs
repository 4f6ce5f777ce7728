//! Accepting: of any number of simultaneous callers one makes the membership.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::look::about;
use super::{Face, Invitation, Seen, Standing, State, look};
use crate::domain::audit::{self, Actor};
use crate::domain::memberships;
use crate::domain::users::{self, CreateError, NewUser, User};
use crate::platform::db::schema::invitations;
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::values::Token;
use crate::platform::values::ids::UserId;

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    /// They belong to the company now.
    Joined(Box<Entry>),
    /// The link is for somebody else, or its address has an account that must sign in first.
    NotYours(Box<Seen>),
    /// The link does nothing; `None`: it is unknown.
    Dead(Option<Box<Seen>>),
}

/// Who entered where.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The company.
    pub company: Face,
    /// The account's address.
    pub email: String,
}

/// What somebody without an account chose.
#[derive(Clone, Copy, Debug)]
pub struct Newcomer<'a> {
    /// Name.
    pub name: &'a str,
    /// Hash of the password.
    pub password_hash: &'a str,
    /// Tag of the language that the pages were shown in, if it was chosen.
    pub language: Option<&'a str>,
}

/// Accepts a link as the person who is signed in.
///
/// # Errors
/// The database's.
pub fn accept(
    conn: &mut Conn,
    token: &Token,
    user: &User,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Outcome> {
    let seen = match live(conn, token, now)? {
        Ok(seen) => seen,
        Err(dead) => return Ok(dead),
    };
    if seen.about.invitation.email != user.email {
        return Ok(Outcome::NotYours(Box::new(seen)));
    }
    if !take(conn, &seen.about.invitation, &user.id, actor, now)? {
        return dead(conn, token, now);
    }
    Ok(joined(seen))
}

/// Accepts an invitation of one's own that waits, without its link. `None`: none waits.
///
/// # Errors
/// The database's.
pub fn accept_waiting(
    conn: &mut Conn,
    id: &str,
    user: &User,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Option<Entry>> {
    let found: Option<Invitation> = invitations::table
        .filter(invitations::id.eq(id))
        .filter(invitations::email.eq(&user.email))
        .select(Invitation::as_select())
        .first(conn)
        .optional()?;
    let Some(found) = found.filter(|found| found.state(now) == State::Pending) else {
        return Ok(None);
    };
    let Some(about) = about(conn, found)? else {
        return Ok(None);
    };
    let taken = take(conn, &about.invitation, &user.id, actor, now)?;
    Ok(taken.then_some(Entry {
        company: about.company,
        email: about.invitation.email,
    }))
}

/// Makes the account of the invited address and accepts in one step. Nobody is signed in by it.
///
/// # Errors
/// The database's.
pub fn register(
    conn: &mut Conn,
    token: &Token,
    newcomer: Newcomer<'_>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<Outcome> {
    let seen = match live(conn, token, now)? {
        Ok(seen) => seen,
        Err(dead) => return Ok(dead),
    };
    let email = seen.about.invitation.email.clone();
    let new = NewUser {
        email: &email,
        name: newcomer.name,
        password_hash: Some(newcomer.password_hash),
        language: newcomer.language,
        operator: false,
        must_change_password: false,
    };
    let made = conn.transaction(|conn| {
        let user = users::create(conn, &new, now).map_err(Halt::from)?;
        let actor = Actor {
            user: Some(user.id.clone()),
            name: format!("{} <{}>", user.name, user.email),
            ..actor.clone()
        };
        let subject = format!("user:{}", user.id);
        let entry = audit::Entry {
            company: None,
            action: "user.created",
            subject: Some(&subject),
            detail: None,
        };
        audit::record(conn, &actor, &entry, now)?;
        if take(conn, &seen.about.invitation, &user.id, &actor, now)? {
            Ok(())
        } else {
            Err(Halt::Late)
        }
    });
    match made {
        Ok(()) => Ok(joined(seen)),
        Err(Halt::Taken) => match live(conn, token, now)? {
            Ok(seen) => Ok(Outcome::NotYours(Box::new(seen))),
            Err(dead) => Ok(dead),
        },
        Err(Halt::Late) => dead(conn, token, now),
        Err(Halt::Db(fault)) => Err(fault),
    }
}

/// Why a registration stops; what it did is undone.
enum Halt {
    /// The address has an account meanwhile.
    Taken,
    /// The invitation is not open any more.
    Late,
    /// The database failed.
    Db(DbError),
}

impl From<CreateError> for Halt {
    fn from(fault: CreateError) -> Self {
        match fault {
            CreateError::EmailTaken => Self::Taken,
            CreateError::Db(fault) => Self::Db(fault),
        }
    }
}

impl From<DbError> for Halt {
    fn from(fault: DbError) -> Self {
        Self::Db(fault)
    }
}

impl From<diesel::result::Error> for Halt {
    fn from(fault: diesel::result::Error) -> Self {
        Self::Db(fault.into())
    }
}

/// The link, if it can be accepted now.
pub(super) fn live(
    conn: &mut Conn,
    token: &Token,
    now: DateTime<Utc>,
) -> DbResult<Result<Seen, Outcome>> {
    Ok(match look(conn, token, now)? {
        Some(seen) if seen.standing == Standing::Live => Ok(seen),
        other => Err(Outcome::Dead(other.map(Box::new))),
    })
}

fn dead(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> DbResult<Outcome> {
    Ok(Outcome::Dead(look(conn, token, now)?.map(Box::new)))
}

fn joined(seen: Seen) -> Outcome {
    Outcome::Joined(Box::new(Entry {
        company: seen.about.company,
        email: seen.about.invitation.email,
    }))
}

/// Uses the invitation up, by compare-and-set, and makes the membership.
fn take(
    conn: &mut Conn,
    invitation: &Invitation,
    user: &UserId,
    actor: &Actor,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let open = invitations::table
        .find(&invitation.id)
        // Sent again meanwhile, it may give another role.
        .filter(invitations::sent_at.eq(invitation.sent_at))
        .filter(invitations::role.eq(&invitation.role_word))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::declined_at.is_null())
        .filter(invitations::revoked_at.is_null())
        .filter(invitations::expires_at.gt(now.naive_utc()));
    let changed = diesel::update(open)
        .set((
            invitations::accepted_at.eq(now.naive_utc()),
            invitations::accepted_by.eq(user),
        ))
        .execute(conn)?;
    if changed == 0 {
        return Ok(false);
    }
    memberships::join(conn, &invitation.company_id, user, invitation.role(), now)?;
    let subject = format!("invitation:{}", invitation.id);
    let detail = format!("{}: {}", invitation.email, invitation.role_word);
    let entry = audit::Entry {
        company: Some(&invitation.company_id),
        action: "invitation.accepted",
        subject: Some(&subject),
        detail: Some(&detail),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(true)
}
