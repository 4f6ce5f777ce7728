//! Removing what has ended and nobody needs any more.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

use crate::domain::hooks;
use crate::platform::db::schema::{jobs, outbox, pending_keys, statement_links, user_tokens};
use crate::platform::db::{Conn, DbResult};
use crate::platform::mail::outbox::DeliveryState;

/// Used and expired links, and used keys without their secrets, are kept this long, so that their
/// pages can say what they were.
const LINKS_KEPT: Duration = Duration::days(90);
/// Finished jobs are kept this long.
const JOBS_KEPT: Duration = Duration::days(60);
/// The text of a letter that did not arrive, or perhaps not, is kept this long: somebody may have
/// it sent again. Its links have expired by then.
const LETTERS_KEPT: Duration = Duration::days(7);

/// Removes expired pending keys, old links, old jobs and the texts of letters given up.
///
/// # Errors
/// The database's.
pub fn purge(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<()> {
    let at = now.naive_utc();
    let old_links = (now - LINKS_KEPT).naive_utc();
    let unused = pending_keys::sealed.ne(Vec::<u8>::new());
    let expired = pending_keys::expires_at.le(at).and(unused);
    let old_keys = expired.or(pending_keys::expires_at.le(old_links));
    diesel::delete(pending_keys::table.filter(old_keys)).execute(conn)?;
    diesel::delete(user_tokens::table.filter(user_tokens::expires_at.le(old_links)))
        .execute(conn)?;
    diesel::delete(statement_links::table.filter(statement_links::expires_at.le(old_links)))
        .execute(conn)?;
    diesel::delete(jobs::table.filter(jobs::finished_at.le((now - JOBS_KEPT).naive_utc())))
        .execute(conn)?;
    hooks::purge(conn, now)?;
    forget_letters(conn, now)
}

/// What became of them is not told anew: one of unknown fate may have arrived all the same.
fn forget_letters(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<()> {
    let given_up = [DeliveryState::Unknown, DeliveryState::Failed].map(DeliveryState::as_str);
    let old = outbox::table
        .filter(outbox::sealed.is_not_null())
        .filter(outbox::state.eq_any(given_up))
        .filter(outbox::created_at.le((now - LETTERS_KEPT).naive_utc()));
    diesel::update(old)
        .set(outbox::sealed.eq(None::<Vec<u8>>))
        .execute(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;
    use crate::platform::clock;
    use crate::platform::db::testing;

    fn letter(conn: &mut Conn, id: &str, state: &str, at: DateTime<Utc>) -> DbResult<()> {
        diesel::insert_into(outbox::table)
            .values((
                outbox::id.eq(id),
                outbox::kind.eq("invitation"),
                outbox::priority.eq(1),
                outbox::state.eq(state),
                outbox::message_id.eq(id),
                outbox::sealed.eq(vec![1_u8]),
                outbox::available_at.eq(at.naive_utc()),
                outbox::attempts.eq(1),
                outbox::created_at.eq(at.naive_utc()),
            ))
            .execute(conn)?;
        Ok(())
    }

    #[tokio::test]
    async fn the_text_of_a_letter_given_up_is_kept_for_a_week() {
        let fresh = testing::fresh();
        let now = clock::wall();
        let (young, old) = (now - Duration::days(6), now - Duration::days(8));
        let rows: Vec<(String, String, bool)> = fresh
            .db
            .write(move |conn| -> DbResult<_> {
                letter(conn, "a", "unknown", old)?;
                letter(conn, "b", "failed", old)?;
                letter(conn, "c", "queued", old)?;
                letter(conn, "d", "unknown", young)?;
                purge(conn, now)?;
                Ok(outbox::table
                    .order(outbox::id)
                    .select((outbox::id, outbox::state, outbox::sealed.is_not_null()))
                    .load(conn)?)
            })
            .await
            .unwrap();
        let expected = [
            ("a", "unknown", false),
            ("b", "failed", false),
            ("c", "queued", true),
            ("d", "unknown", true),
        ]
        .map(|(id, state, kept)| (id.to_owned(), state.to_owned(), kept));
        assert_eq!(rows, expected);
    }
}
