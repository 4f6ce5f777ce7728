//! Counting failures, by account and by network, in windows of a quarter of an hour. Only failures
//! are counted; a live session is never touched, and what is asked inside it has its own counter.

use std::net::IpAddr;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest as _, Sha256};

use super::address;
use crate::config::Config;
use crate::platform::db::schema::throttles;
use crate::platform::db::{Conn, DbResult};
use crate::platform::values::ids::UserId;

/// Length of a window.
const WINDOW: Duration = Duration::minutes(15);

/// The counters that one attempt is held against.
#[derive(Clone, Debug)]
pub struct Attempt {
    buckets: Vec<(String, u32)>,
}

impl Attempt {
    /// An attempt of some `kind` (such as `sign_in`) on an account, known or not, from an address.
    #[must_use]
    pub fn new(kind: &str, account: &str, from: IpAddr, config: &Config) -> Self {
        // The account is hashed: people type passwords and worse into the wrong field.
        let account = hex::encode(Sha256::digest(account.as_bytes()));
        let network = address::network(from);
        Self {
            buckets: vec![
                (format!("{kind}/account/{account}"), config.sign_in_attempts),
                (
                    format!("{kind}/address/{network}"),
                    config.sign_in_attempts_per_address,
                ),
            ],
        }
    }

    /// An attempt of some `kind` (such as `current_password`) inside a live session. Nobody without
    /// a session of this person reaches the counter, neither at the door nor from the same network.
    #[must_use]
    pub fn inside(kind: &str, user: &UserId, config: &Config) -> Self {
        Self {
            buckets: vec![(format!("{kind}/inside/{user}"), config.sign_in_attempts)],
        }
    }

    /// Seconds to wait when one of the counters is full.
    ///
    /// # Errors
    /// The database's.
    pub fn must_wait(&self, conn: &mut Conn, now: DateTime<Utc>) -> DbResult<Option<u64>> {
        let mut longest = None;
        for (bucket, limit) in &self.buckets {
            let row: Option<(i32, NaiveDateTime)> = throttles::table
                .find(bucket)
                .select((throttles::hits, throttles::window_ends_at))
                .first(conn)
                .optional()?;
            if let Some((hits, ends_at)) = row
                && ends_at > now.naive_utc()
                && i64::from(hits) >= i64::from(*limit)
            {
                let seconds = (ends_at - now.naive_utc()).num_seconds().max(0) + 1;
                longest = longest.max(u64::try_from(seconds).ok());
            }
        }
        Ok(longest)
    }

    /// Counts a failure.
    ///
    /// # Errors
    /// The database's.
    pub fn failed(&self, conn: &mut Conn, now: DateTime<Utc>) -> DbResult<()> {
        for (bucket, _) in &self.buckets {
            count(conn, bucket, now)?;
        }
        Ok(())
    }
}

/// Removes windows that have ended; the hourly sweep calls it.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: DateTime<Utc>) -> DbResult<usize> {
    let ended = throttles::table.filter(throttles::window_ends_at.le(now.naive_utc()));
    Ok(diesel::delete(ended).execute(conn)?)
}

fn count(conn: &mut Conn, bucket: &str, now: DateTime<Utc>) -> DbResult<()> {
    let running = throttles::table
        .find(bucket)
        .filter(throttles::window_ends_at.gt(now.naive_utc()));
    let counted = diesel::update(running)
        .set(throttles::hits.eq(throttles::hits + 1))
        .execute(conn)?;
    if counted == 1 {
        return Ok(());
    }
    let ends_at = (now + WINDOW).naive_utc();
    let restarted = diesel::update(throttles::table.find(bucket))
        .set((throttles::hits.eq(1), throttles::window_ends_at.eq(ends_at)))
        .execute(conn)?;
    if restarted == 1 {
        return Ok(());
    }
    let inserted = conn.transaction(|conn| {
        diesel::insert_into(throttles::table)
            .values((
                throttles::bucket.eq(bucket),
                throttles::hits.eq(1),
                throttles::window_ends_at.eq(ends_at),
            ))
            .execute(conn)
    });
    match inserted.map_err(crate::platform::db::DbError::from) {
        // Another node opened the window at this very moment.
        Err(fault) if fault.is_unique_violation() => {
            diesel::update(throttles::table.find(bucket))
                .set(throttles::hits.eq(throttles::hits + 1))
                .execute(conn)?;
            Ok(())
        }
        other => other.map(drop),
    }
}
