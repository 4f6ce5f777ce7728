//! When a mail is tried again, and how long sending pauses when the mail server is away.

use chrono::{DateTime, Duration, Utc};

/// How long a mail is retried before it is given up.
pub const GIVE_UP: Duration = Duration::hours(24);
/// A pause never grows beyond this.
const LONGEST_PAUSE: Duration = Duration::seconds(60);

/// The wait after the `attempt`th attempt (from 1): 2 s, 10 s, 60 s, 5 min, then hourly.
#[must_use]
pub fn delay(attempt: i32) -> Duration {
    match attempt {
        ..=1 => Duration::seconds(2),
        2 => Duration::seconds(10),
        3 => Duration::seconds(60),
        4 => Duration::minutes(5),
        _ => Duration::hours(1),
    }
}

/// The moment of the next attempt, or `None` when 24 hours have passed since the first. `jitter`
/// from 0 to 1 lengthens the wait by up to a fifth.
#[must_use]
pub fn next_attempt(
    attempt: i32,
    first_attempt: DateTime<Utc>,
    now: DateTime<Utc>,
    jitter: f64,
) -> Option<DateTime<Utc>> {
    let at = now + stretched(delay(attempt), jitter);
    (at - first_attempt <= GIVE_UP).then_some(at)
}

/// How long to wait after the `failures`th vain attempt in a row (from 1) to reach the server.
#[must_use]
pub fn pause(failures: u32, jitter: f64) -> Duration {
    let seconds = 1_i64 << failures.saturating_sub(1).min(6);
    stretched(Duration::seconds(seconds).min(LONGEST_PAUSE), jitter)
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "waits are far below 2^53 milliseconds"
)]
fn stretched(wait: Duration, jitter: f64) -> Duration {
    #[allow(clippy::cast_precision_loss, reason = "as above")]
    let milliseconds = wait.num_milliseconds() as f64;
    Duration::milliseconds((milliseconds * (1.0 + jitter.clamp(0.0, 1.0) / 5.0)) as i64)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test may panic")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn waits_grow_from_two_seconds_to_an_hour() {
        let seconds: Vec<i64> = (1..=6)
            .map(|attempt| delay(attempt).num_seconds())
            .collect();
        assert_eq!(seconds, [2, 10, 60, 300, 3600, 3600]);
    }

    #[test]
    fn a_mail_is_given_up_after_a_day() {
        let first = DateTime::<Utc>::UNIX_EPOCH;
        assert!(next_attempt(9, first, first + Duration::hours(22), 0.5).is_some());
        assert_eq!(next_attempt(30, first, first + GIVE_UP, 0.0), None);
    }

    proptest! {
        #[test]
        fn a_retry_lies_ahead_and_jitter_adds_at_most_a_fifth(attempt in 1..40_i32, jitter in 0.0..1.0_f64) {
            let now = DateTime::<Utc>::UNIX_EPOCH;
            let at = next_attempt(attempt, now, now, jitter).expect("within a day");
            prop_assert!(at - now >= delay(attempt));
            prop_assert!((at - now).num_milliseconds() <= delay(attempt).num_milliseconds() * 6 / 5);
        }

        #[test]
        fn a_pause_is_bounded(failures in 1..10_000_u32, jitter in 0.0..1.0_f64) {
            let wait = pause(failures, jitter);
            prop_assert!(wait >= Duration::seconds(1) && wait <= Duration::seconds(72));
        }
    }
}
