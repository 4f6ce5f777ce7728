//! What must not go on by itself after a backup was restored: nobody can say what has left since it
//! was taken.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::audit::Actor;
use super::{companies, delivery, stock_adjustments};
use crate::platform::db::schema::sessions;
use crate::platform::db::{Conn, DbResult};

/// What was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Companies whose sending is paused now.
    pub paused: usize,
    /// Letters of unknown fate now.
    pub letters: usize,
    /// Adjustments of stock that wait for a person now.
    pub adjustments: usize,
}

/// Stops what might be sent a second time: notices of every company, letters, and adjustments of
/// stock.
///
/// # Errors
/// The database's.
pub fn hold(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Held> {
    Ok(Held {
        paused: companies::pause_all(conn, &Actor::system(), now)?,
        letters: delivery::hold_letters(conn, now)?,
        adjustments: stock_adjustments::forget(conn, now)?,
    })
}

/// Ends every session: some of them ended after the backup was taken.
///
/// # Errors
/// The database's.
pub fn sign_everybody_out(conn: &mut Conn) -> DbResult<usize> {
    Ok(diesel::delete(sessions::table).execute(conn)?)
}
