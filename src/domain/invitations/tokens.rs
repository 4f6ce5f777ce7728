//! The links of an invitation. A newer one replaces the older ones.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::platform::db::schema::invitation_tokens;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::Token;
use crate::platform::values::ids::InvitationId;

/// Makes a link's token and replaces the older ones.
pub(super) fn issue(
    conn: &mut Conn,
    invitation: &InvitationId,
    now: DateTime<Utc>,
) -> DbResult<Token> {
    let older = invitation_tokens::table
        .filter(invitation_tokens::invitation_id.eq(invitation))
        .filter(invitation_tokens::replaced_at.is_null());
    diesel::update(older)
        .set(invitation_tokens::replaced_at.eq(now.naive_utc()))
        .execute(conn)?;
    let token = Token::generate();
    diesel::insert_into(invitation_tokens::table)
        .values((
            invitation_tokens::hash.eq(token.hash()),
            invitation_tokens::invitation_id.eq(invitation),
            invitation_tokens::created_at.eq(now.naive_utc()),
        ))
        .execute(conn)?;
    Ok(token)
}
