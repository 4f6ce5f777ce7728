//! Delivery states, as they stand in the database.

/// Where a mail is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeliveryState {
    /// Waits for its moment or its retry.
    Queued,
    /// In the hands of a worker, nothing was offered to a server yet.
    Claimed,
    /// Being offered to a server: written down before MAIL FROM.
    Sending,
    /// Accepted by the server for at least one recipient, refused finally by the others.
    Sent,
    /// Given up.
    Failed,
    /// The server may or may not have taken it; a person settles it.
    Unknown,
}

impl DeliveryState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Queued,
        Self::Claimed,
        Self::Sending,
        Self::Sent,
        Self::Failed,
        Self::Unknown,
    ];

    /// The stored word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Claimed => "claimed",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}
