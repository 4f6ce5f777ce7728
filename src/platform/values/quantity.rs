//! How much of something there is, in thousandths of its unit.

use std::ops::{Add, Neg, Sub};

use crate::platform::i18n::Locale;

/// Thousandths of a unit that a quantity may have at most, either way; a million million units.
const MOST: i64 = 1_000_000_000_000_000;
const SCALE: i64 = 1000;

/// A quantity; negative when more went out than came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

/// Why a text is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityFault {
    /// Nothing was written.
    #[error("nothing written")]
    Missing,
    /// No number, or more than three decimals.
    #[error("not a quantity")]
    NoNumber,
    /// `1,500` is one and a half to some and fifteen hundred to others.
    #[error("may be read in two ways")]
    Ambiguous,
    /// Beyond what any warehouse holds.
    #[error("too large")]
    TooLarge,
}

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many thousandths of the unit.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// Thousandths of the unit.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Below nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Reads what a person typed: `12`, `1.5`, `1,5`, `-3`, `1,250.75`. A dot parts decimals; so
    /// does a comma, except before exactly three digits, where it could as well part thousands.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn parse(text: &str) -> Result<Self, QuantityFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(QuantityFault::Missing);
        }
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}', '–']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
        };
        let (whole, decimals) = parts(digits)?;
        let thousandths = thousandths(&whole, decimals)?;
        Ok(Self(if negative { -thousandths } else { thousandths }))
    }

    /// The number as a language writes it, with its thousands apart and no needless decimals:
    /// `−1,250.5`, in Russian `−1 250,5`.
    #[must_use]
    pub fn show(self, locale: Locale) -> String {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        let whole = locale.number((self.0 / 1000).abs());
        let rest = decimals(self.0.unsigned_abs() % 1000);
        match locale {
            Locale::Es | Locale::En => format!("{sign}{whole}{rest}"),
            Locale::Ru => format!("{sign}{whole}{}", rest.replace('.', ",")),
        }
    }

    /// The same with a sign before what is more than nothing: `+3`.
    #[must_use]
    pub fn signed(self, locale: Locale) -> String {
        if self.0 > 0 {
            format!("+{}", self.show(locale))
        } else {
            self.show(locale)
        }
    }

    /// The number for a field and for files: no groups, a plain minus. [`Quantity::parse`] reads it.
    #[must_use]
    pub fn plain(self) -> String {
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{whole}{}", decimals(rest))
    }
}

impl Add for Quantity {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Quantity {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Quantity {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

/// The digits before and after the decimal mark.
fn parts(text: &str) -> Result<(String, &str), QuantityFault> {
    let Some(at) = text.rfind(['.', ',']) else {
        return Ok((ungrouped(text, None)?, ""));
    };
    let (whole, mark, after) = (&text[..at], text.as_bytes()[at], &text[at + 1..]);
    let lone = !whole.contains(['.', ',', ' ', '\u{a0}', '\u{202f}']);
    if mark == b',' && after.len() == 3 {
        // `0,500` cannot be a group of thousands, and `1,234,500` can be nothing else.
        return match lone {
            true if whole.is_empty() || whole == "0" => Ok((whole.to_owned(), after)),
            true => Err(QuantityFault::Ambiguous),
            false if whole.contains('.') => Ok((ungrouped(whole, Some('.'))?, after)),
            false => Ok((ungrouped(text, Some(','))?, "")),
        };
    }
    let group = if mark == b',' { '.' } else { ',' };
    Ok((ungrouped(whole, Some(group))?, after))
}

/// Digits without the marks between thousands.
fn ungrouped(text: &str, mark: Option<char>) -> Result<String, QuantityFault> {
    let is_mark = |c: char| Some(c) == mark || matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = text.split(is_mark).collect();
    let even = groups.len() == 1
        || (groups.iter().skip(1).all(|group| group.len() == 3)
            && groups
                .first()
                .is_some_and(|first| (1..=3).contains(&first.len())));
    if !even {
        return Err(QuantityFault::NoNumber);
    }
    Ok(groups.concat())
}

fn thousandths(whole: &str, decimals: &str) -> Result<i64, QuantityFault> {
    let digits = format!("{whole}{decimals}");
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || decimals.len() > 3 {
        return Err(QuantityFault::NoNumber);
    }
    let all: i64 = format!("{whole}{decimals:0<3}")
        .parse()
        .map_err(|_| QuantityFault::TooLarge)?;
    if all > MOST {
        return Err(QuantityFault::TooLarge);
    }
    Ok(all)
}

fn decimals(thousandths: u64) -> String {
    if thousandths.is_multiple_of(SCALE.unsigned_abs()) {
        return String::new();
    }
    format!(".{thousandths:03}")
        .trim_end_matches('0')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_write_quantities_in_many_ways() {
        for (text, thousandths) in [
            ("12", 12_000),
            (" 1.5 ", 1500),
            ("1,5", 1500),
            (".5", 500),
            (",25", 250),
            ("0,500", 500),
            ("12.345", 12_345),
            ("1,250.75", 1_250_750),
            ("1.250,75", 1_250_750),
            ("1,234,500", 1_234_500_000),
            ("1 250", 1_250_000),
            ("-3", -3000),
            ("\u{2212}3,5", -3500),
            ("+ 2", 2000),
            ("007", 7000),
        ] {
            assert_eq!(Quantity::parse(text), Ok(Quantity(thousandths)), "{text}");
        }
    }

    #[test]
    fn what_is_no_quantity_says_why() {
        for (text, fault) in [
            ("", QuantityFault::Missing),
            ("  ", QuantityFault::Missing),
            ("doce", QuantityFault::NoNumber),
            ("1.2345", QuantityFault::NoNumber),
            ("1,2,3", QuantityFault::NoNumber),
            ("12,34.5", QuantityFault::NoNumber),
            ("1-2", QuantityFault::NoNumber),
            ("1e3", QuantityFault::NoNumber),
            ("٣", QuantityFault::NoNumber),
            ("-", QuantityFault::NoNumber),
            (".", QuantityFault::NoNumber),
            ("1,500", QuantityFault::Ambiguous),
            ("99999999999999999999", QuantityFault::TooLarge),
            ("1000000000001", QuantityFault::TooLarge),
        ] {
            assert_eq!(Quantity::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn figures_are_grouped_and_short() {
        for (thousandths, shown) in [
            (0, "0"),
            (1500, "1.5"),
            (1_250_000, "1,250"),
            (1_234_567_891, "1,234,567.891"),
            (-50, "\u{2212}0.05"),
        ] {
            assert_eq!(Quantity(thousandths).show(Locale::Es), shown);
        }
        let russian = Quantity(-1_234_567).show(Locale::Ru);
        assert_eq!(russian, "\u{2212}1\u{a0}234,567");
        assert_eq!(Quantity(3000).signed(Locale::En), "+3");
        assert_eq!(Quantity(-3000).signed(Locale::En), "\u{2212}3");
        assert_eq!(Quantity(0).signed(Locale::En), "0");
    }

    proptest! {
        #[test]
        fn what_is_written_plainly_reads_back(thousandths in -MOST..=MOST) {
            let quantity = Quantity(thousandths);
            prop_assert_eq!(Quantity::parse(&quantity.plain()), Ok(quantity));
        }

        #[test]
        fn no_text_is_taken_for_more_than_it_says(text in "[0-9.,\\- ]{0,24}") {
            if let Ok(quantity) = Quantity::parse(&text) {
                prop_assert!(quantity.0.abs() <= MOST);
                prop_assert_eq!(Quantity::parse(&quantity.plain()), Ok(quantity));
            }
        }
    }
}
