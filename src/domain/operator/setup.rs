//! The first operator: a one-time link that the server prints while nobody runs it. Never
//! "whoever comes first".

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::audit::{self, Actor, Entry};
use crate::domain::users::{self, CreateError, NewUser, User};
use crate::platform::db::{Conn, DbError, DbResult};
use crate::platform::settings;
use crate::platform::values::Token;

/// How long a link lives.
pub const LIFETIME: Duration = Duration::hours(24);

const KEPT: &str = "setup.link";

/// What is kept of the link.
#[derive(Serialize, Deserialize)]
struct Kept {
    hash: String,
    expires_at: DateTime<Utc>,
}

/// What a link is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It makes the first operator.
    Live,
    /// Its time has passed.
    Expired,
    /// Somebody runs this installation already.
    Done,
    /// It is not the one that was printed last.
    Unknown,
}

/// Why no operator was made.
#[derive(Debug, thiserror::Error)]
pub enum SetupFault {
    /// The link does nothing, for this reason.
    #[error("the link does nothing")]
    Dead(Standing),
    /// The address has an account; only the command line makes it an operator's.
    #[error("this address has an account")]
    EmailTaken,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// A new link in the place of the last one; `None` once somebody runs this installation.
///
/// # Errors
/// The database's.
pub fn renew(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Option<Token>> {
    if users::has_operator(conn)? {
        settings::set(conn, KEPT, "")?;
        return Ok(None);
    }
    let token = Token::generate();
    let kept = Kept {
        hash: token.hash(),
        expires_at: now + LIFETIME,
    };
    let text = serde_json::to_string(&kept).map_err(|fault| DbError::Value(fault.to_string()))?;
    settings::set(conn, KEPT, &text)?;
    Ok(Some(token))
}

/// What a link is worth; looking consumes nothing.
///
/// # Errors
/// The database's.
pub fn look(conn: &mut Conn, token: Option<&Token>, now: DateTime<Utc>) -> DbResult<Standing> {
    if users::has_operator(conn)? {
        return Ok(Standing::Done);
    }
    let (Some(token), Some(text)) = (token, settings::get(conn, KEPT)?) else {
        return Ok(Standing::Unknown);
    };
    let kept: Option<Kept> = match text.is_empty() {
        true => None,
        false => {
            Some(serde_json::from_str(&text).map_err(|fault| DbError::Value(fault.to_string()))?)
        }
    };
    Ok(match kept {
        Some(kept) if kept.hash != token.hash() => Standing::Unknown,
        Some(kept) if kept.expires_at <= now => Standing::Expired,
        Some(_) => Standing::Live,
        None => Standing::Unknown,
    })
}

/// Makes the first operator, whose link dies by it. Nobody is signed in.
///
/// # Errors
/// See [`SetupFault`].
pub fn complete(
    conn: &mut Conn,
    token: &Token,
    new: &NewUser<'_>,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<User, SetupFault> {
    match look(conn, Some(token), now)? {
        Standing::Live => {}
        dead => return Err(SetupFault::Dead(dead)),
    }
    if !use_up(conn)? {
        return Err(SetupFault::Dead(Standing::Done));
    }
    let user = users::create(conn, new, now).map_err(|fault| match fault {
        CreateError::EmailTaken => SetupFault::EmailTaken,
        CreateError::Db(fault) => SetupFault::Db(fault),
    })?;
    let entry = Entry {
        company: None,
        action: "operator.set_up",
        subject: Some(&format!("user:{}", user.id)),
        detail: Some(&user.email),
    };
    audit::record(conn, actor, &entry, now)?;
    Ok(user)
}

/// Takes the link out of use; `false`: somebody else has just used it.
fn use_up(conn: &mut Conn) -> DbResult<bool> {
    match settings::get(conn, KEPT)? {
        Some(text) if !text.is_empty() => settings::replace(conn, KEPT, &text, ""),
        _ => Ok(false),
    }
}
