//! The link of an invitation, from every side: without an account, with one, as somebody else, and
//! when it does nothing any more. Looking at it consumes nothing, and nobody is signed in by it.

mod answer;
mod ask;
mod mine;
mod register;
mod view;

use actix_web::web::Path;

use crate::access::Anyone;
use crate::access::Context;
use crate::areas::Answer;
use crate::areas::session::sign_out;
use crate::domain::invitations::{self, Seen, Standing};
use crate::error::AppError;
use crate::platform::clock;
use crate::platform::db::DbResult;
use crate::platform::values::Token;

pub use answer::update as answer;
pub use ask::create as ask;
pub use mine::{index, update};
pub use register::create;

use register::Faults;

/// GET /invitations/{token}
///
/// # Errors
/// The database's.
pub async fn show(visitor: Anyone, token: Path<String>) -> Answer {
    match seen(&visitor, &token).await? {
        Some(seen) if seen.standing == Standing::Live => door(&visitor, &token, &seen),
        other => view::dead(&visitor, &token, other.as_ref()),
    }
}

/// POST /invitations/{token}/exit: signs out and comes back to the link.
///
/// # Errors
/// The database's.
pub async fn exit(visitor: Anyone, token: Path<String>) -> Answer {
    sign_out::create(visitor).await?;
    // Only a token leads back; anything else goes to the page of signing in.
    let back = Token::parse(&token).map(|token| format!("/invitations/{}", token.expose()));
    crate::areas::see_other(back.as_deref().unwrap_or("/login"))
}

/// What a link was sent for; `None`: unknown.
async fn seen(visitor: &Context, token: &str) -> Result<Option<Seen>, AppError> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let found: DbResult<_> = visitor
        .db()
        .read(move |conn| invitations::look(conn, &token, clock::wall()))
        .await;
    Ok(found?)
}

/// The page of a link that works, for whoever looks.
fn door(visitor: &Context, token: &str, seen: &Seen) -> Answer {
    match (visitor.user(), &seen.about.account) {
        (Some(user), _) if user.email == seen.about.invitation.email => {
            view::choice(visitor, token, seen)
        }
        (Some(user), _) => view::somebody_else(visitor, token, seen, user, true),
        (None, Some(_)) => view::sign_in(visitor, token, seen),
        (None, None) => register::page(visitor, token, seen, "", Faults::default()),
    }
}
