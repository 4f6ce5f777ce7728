//! Signing in and out, passwords, language.

pub mod change;
pub(in crate::areas) mod choose;
pub mod forgotten;
pub mod language;
pub mod reset;
pub mod second_factor;
pub mod sign_in;
pub mod sign_out;

use std::time::{Duration, Instant};

pub(crate) use choose::words as weakness;
pub(super) use second_factor::{FEW, Verdict, verify};

use crate::access::{Context, visibility};
use crate::domain::users::User;
use crate::platform::db::DbResult;

/// Name under which the address of the first step waits in the session.
pub(in crate::areas) const EMAIL: &str = "sign_in.email";
/// Name under which the page to come back to waits in the session.
const NEXT: &str = "sign_in.next";
/// Answers about an address come at multiples of this, so that their time tells nothing.
const BEAT: Duration = Duration::from_millis(100);

/// Where one goes without a wish of one's own: to one's companies; an operator who has none, to the
/// installation.
///
/// # Errors
/// The database's.
pub(super) async fn home_of(context: &Context, user: &User) -> DbResult<&'static str> {
    const COMPANIES: &str = "/manager";
    if !user.operator {
        return Ok(COMPANIES);
    }
    let id = user.id.clone();
    let companies: DbResult<_> = context
        .db()
        .read(move |conn| visibility::companies_of(conn, &id))
        .await;
    Ok(match companies?.as_slice() {
        [] => "/operator",
        _ => COMPANIES,
    })
}

/// Waits until a whole number of beats has passed since `start`.
async fn on_the_beat(start: Instant) {
    let over = start.elapsed().as_micros() % BEAT.as_micros();
    let rest = BEAT.as_micros() - over;
    tokio::time::sleep(Duration::from_micros(u64::try_from(rest).unwrap_or(0))).await;
}
