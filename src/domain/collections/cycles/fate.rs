//! How customers of a cycle fare.

/// How a customer fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Accepted by the mail server, or treated as such by a person.
    Sent,
    /// On its way.
    Queued,
    /// Given up.
    Failed,
    /// Nobody knows.
    Unknown,
    /// No mail, with a reason.
    Skipped,
}

impl Fate {
    /// Every fate, in the order in which pages show them.
    pub const ALL: [Self; 5] = [
        Self::Sent,
        Self::Queued,
        Self::Failed,
        Self::Unknown,
        Self::Skipped,
    ];

    /// The word in addresses and exports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Queued => "queued",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Skipped => "skipped",
        }
    }

    /// Reads what [`Fate::as_str`] gives.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.as_str() == text)
    }

    /// The fate of a mail in this delivery state.
    #[must_use]
    pub fn of_mail(state: &str) -> Self {
        match state {
            "sent" => Self::Sent,
            "failed" => Self::Failed,
            "unknown" => Self::Unknown,
            _ => Self::Queued,
        }
    }

    /// The delivery states that mean this.
    pub(crate) const fn states(self) -> &'static [&'static str] {
        match self {
            Self::Sent => &["sent"],
            Self::Queued => &["queued", "claimed", "sending"],
            Self::Failed => &["failed"],
            Self::Unknown => &["unknown"],
            Self::Skipped => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fate_reads_back() {
        for fate in Fate::ALL {
            assert_eq!(Fate::parse(fate.as_str()), Some(fate));
        }
        assert_eq!(Fate::parse("nada"), None);
    }
}
