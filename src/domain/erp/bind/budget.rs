//! The budget of calls that a key has for a day.

use async_trait::async_trait;

/// Calls that Bind allows a key in a day.
pub const DAILY_CALLS: u32 = 10_000;

/// Asked before every single call, repeated ones included.
#[async_trait]
pub trait CallBudget: Send + Sync {
    /// Takes one call; `false` when none is left.
    async fn take(&self) -> bool;
}

/// A budget without an end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unlimited;

#[async_trait]
impl CallBudget for Unlimited {
    async fn take(&self) -> bool {
        true
    }
}
