//! When a question is worth asking again, and how long to wait before.

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::settings::BindSettings;
use crate::domain::erp::ErpError;

/// How the client waits; tests count instead.
#[async_trait]
pub trait Pause: Send + Sync {
    /// Returns after `wait`.
    async fn pause(&self, wait: Duration);
}

/// Waits on the runtime's timer.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimerPause;

#[async_trait]
impl Pause for TimerPause {
    async fn pause(&self, wait: Duration) {
        tokio::time::sleep(wait).await;
    }
}

/// The wait before call number `made + 1` after `error`; `None` when it is not worth it.
/// `jitter` lies in 0..=1.
pub(super) fn wait_after(
    error: &ErpError,
    made: u32,
    settings: &BindSettings,
    jitter: f64,
) -> Option<Duration> {
    if made >= settings.attempts {
        return None;
    }
    let doubled = settings
        .first_wait
        .saturating_mul(1 << (made.saturating_sub(1)).min(16));
    let ours = doubled
        .min(settings.longest_wait)
        .mul_f64(0.5 + jitter.clamp(0.0, 1.0) / 2.0);
    match error {
        ErpError::RateLimited {
            retry_after: Some(asked),
        } if *asked > settings.longest_wait => None,
        ErpError::RateLimited {
            retry_after: Some(asked),
        } => Some((*asked).max(ours)),
        ErpError::RateLimited { retry_after: None }
        | ErpError::Unreachable
        | ErpError::TimedOut
        | ErpError::Truncated
        | ErpError::Server { .. } => Some(ours),
        _ => None,
    }
}

/// Whether an order that ended like this certainly did not reach the ERP, or was turned away for
/// being one call too many, and may be sent again.
pub(super) const fn may_repeat(error: &ErpError) -> bool {
    matches!(error, ErpError::Unreachable | ErpError::RateLimited { .. })
}

/// Reads `Retry-After` (RFC 9110, 10.2.3): seconds or a date.
pub(super) fn retry_after(header: &str, now: DateTime<Utc>) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let at = DateTime::parse_from_rfc2822(header).ok()?;
    Some((at.with_timezone(&Utc) - now).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;

    fn settings() -> BindSettings {
        BindSettings::parse("https://bind.test").unwrap()
    }

    #[test]
    fn waits_double_up_to_the_bound_and_end_with_the_attempts() {
        let settings = BindSettings {
            attempts: 9,
            ..settings()
        };
        let waits: Vec<_> = (1..=9)
            .map(|made| wait_after(&ErpError::TimedOut, made, &settings, 1.0).map(|w| w.as_secs()))
            .collect();
        let expected = [1, 2, 4, 8, 16, 32, 60, 60].map(Some);
        assert_eq!(waits[..8], expected);
        assert_eq!(waits[8], None);
    }

    #[test]
    fn jitter_takes_at_most_half_of_the_wait() {
        let wait = |jitter| wait_after(&ErpError::Truncated, 2, &settings(), jitter).unwrap();
        assert_eq!(wait(0.0), Duration::from_secs(1));
        assert_eq!(wait(1.0), Duration::from_secs(2));
    }

    #[test]
    fn the_server_names_the_wait_within_our_bound() {
        let asked = |seconds| ErpError::RateLimited {
            retry_after: Some(Duration::from_secs(seconds)),
        };
        assert_eq!(
            wait_after(&asked(7), 1, &settings(), 1.0),
            Some(Duration::from_secs(7))
        );
        assert_eq!(
            wait_after(&asked(0), 1, &settings(), 1.0),
            Some(Duration::from_secs(1))
        );
        assert_eq!(wait_after(&asked(61), 1, &settings(), 1.0), None);
    }

    #[test]
    fn what_stays_as_it_is_is_not_asked_again() {
        let says = String::new();
        for error in [
            ErpError::Rejected,
            ErpError::Expired,
            ErpError::SubscriptionInactive,
            ErpError::BudgetSpent,
            ErpError::Nonsense { what: says.clone() },
            ErpError::Refused { status: 400, says },
        ] {
            assert_eq!(wait_after(&error, 1, &settings(), 1.0), None, "{error}");
        }
    }

    #[test]
    fn an_order_that_may_have_arrived_is_not_repeated() {
        let says = String::new();
        assert!(may_repeat(&ErpError::Unreachable));
        assert!(may_repeat(&ErpError::RateLimited { retry_after: None }));
        for error in [
            ErpError::TimedOut,
            ErpError::Truncated,
            ErpError::Server { status: 503 },
            ErpError::Nonsense { what: says.clone() },
            ErpError::Refused { status: 400, says },
        ] {
            assert!(!may_repeat(&error), "{error}");
        }
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = DateTime::from_timestamp(1_768_464_000, 0).unwrap();
        assert_eq!(retry_after(" 120 ", now), Some(Duration::from_secs(120)));
        let at = "Thu, 15 Jan 2026 08:01:00 GMT";
        assert_eq!(retry_after(at, now), Some(Duration::from_secs(60)));
        let past = "Thu, 15 Jan 2026 07:00:00 GMT";
        assert_eq!(retry_after(past, now), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
    }
}
