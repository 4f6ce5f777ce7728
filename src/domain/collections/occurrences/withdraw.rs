//! Taking mails back that have not been offered.

use diesel::prelude::*;

use crate::domain::collections::reason::SkipReason;
use crate::platform::clock;
use crate::platform::db::schema::{notices, outbox, outbox_recipients};
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::OutboxId;

/// Takes queued or claimed mails back, with the reason on their notices. What somebody has had
/// counts as sent; what was of unknown fate once keeps its row and its copy, as failed.
///
/// # Errors
/// The database's.
pub fn withdraw(conn: &mut Conn, ids: &[OutboxId], reason: SkipReason) -> DbResult<()> {
    let accepted: Vec<OutboxId> = outbox_recipients::table
        .filter(
            outbox_recipients::outbox_id
                .eq_any(ids)
                .and(outbox_recipients::state.eq("accepted")),
        )
        .select(outbox_recipients::outbox_id)
        .distinct()
        .load(conn)?;
    let doubtful: Vec<OutboxId> = outbox::table
        .filter(outbox::id.eq_any(ids).and(outbox::settled_at.is_not_null()))
        .filter(outbox::id.ne_all(&accepted))
        .select(outbox::id)
        .load(conn)?;
    let nobody_has: Vec<OutboxId> = ids
        .iter()
        .filter(|id| !accepted.contains(id) && !doubtful.contains(id))
        .cloned()
        .collect();
    close(conn, &accepted, "sent")?;
    close(conn, &doubtful, "failed")?;
    diesel::update(notices::table.filter(notices::outbox_id.eq_any(&doubtful)))
        .set(notices::reason.eq(reason))
        .execute(conn)?;
    drop_mails(conn, &nobody_has, reason)
}

fn close(conn: &mut Conn, ids: &[OutboxId], state: &str) -> DbResult<()> {
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids)))
        .set((
            outbox::state.eq(state),
            outbox::worker_id.eq(None::<String>),
        ))
        .execute(conn)?;
    diesel::update(outbox::table.filter(outbox::id.eq_any(ids).and(outbox::sent_at.is_null())))
        .filter(outbox::state.eq("sent"))
        .set(outbox::sent_at.eq(clock::wall().naive_utc()))
        .execute(conn)?;
    Ok(())
}

/// Takes mails that nobody has had out of the outbox and writes the reason on their notices.
fn drop_mails(conn: &mut Conn, ids: &[OutboxId], reason: SkipReason) -> DbResult<()> {
    diesel::update(notices::table.filter(notices::outbox_id.eq_any(ids)))
        .set((
            notices::reason.eq(reason),
            notices::outbox_id.eq(None::<OutboxId>),
        ))
        .execute(conn)?;
    diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(conn)?;
    Ok(())
}
