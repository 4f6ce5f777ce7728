//! Money: integer minor units with a currency.

mod parse;

use super::Currency;
use crate::platform::i18n::Locale;

pub use parse::parse_minor;

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

    /// The amount as the locale writes it, always with its currency, told once: `$1,234.56 MXN`,
    /// `$1,234.56 USD`, `1.234,56 €` (Spanish) or `€1,234.56` (English), else `1,234.56 XXX`;
    /// in Russian always `1 234,56 XXX`, whose digits no line parts. The minus sign is ASCII, so
    /// that plain-text mail keeps it.
    #[must_use]
    pub fn show(&self, locale: Locale) -> String {
        let sign = self.sign();
        let digits = self.digits(locale);
        match self.currency {
            other if locale == Locale::Ru => format!("{sign}{digits} {other}"),
            dollars @ (Currency::MXN | Currency::USD) => format!("{sign}${digits} {dollars}"),
            Currency::EUR if locale == Locale::Es => format!("{sign}{digits} €"),
            Currency::EUR => format!("{sign}€{digits}"),
            other => format!("{sign}{digits} {other}"),
        }
    }

    /// The amount as the locale writes it, without its currency, for a column that names it.
    #[must_use]
    pub fn amount(&self, locale: Locale) -> String {
        format!("{}{}", self.sign(), self.digits(locale))
    }

    const fn sign(&self) -> &'static str {
        if self.minor < 0 { "-" } else { "" }
    }

    fn digits(&self, locale: Locale) -> String {
        let exponent = self.currency.exponent();
        let scale = 10_u64.pow(exponent);
        let minor = self.minor.unsigned_abs();
        let (group, point) = self.marks(locale);
        let whole = grouped(minor / scale, group);
        if exponent == 0 {
            return whole;
        }
        format!(
            "{whole}{point}{fraction:0width$}",
            fraction = minor % scale,
            width = exponent as usize
        )
    }

    /// The marks between thousands and before decimals: Mexico's, except for euros in Spanish and
    /// for Russian. Three decimals keep the dot, because a comma before them reads as thousands.
    fn marks(&self, locale: Locale) -> (char, char) {
        match locale {
            Locale::Ru if self.currency.exponent() == 3 => (NO_BREAK, '.'),
            Locale::Ru => (NO_BREAK, ','),
            Locale::Es if self.currency == Currency::EUR => ('.', ','),
            _ => (',', '.'),
        }
    }
}

/// The space that does not end a line.
const NO_BREAK: char = '\u{a0}';

fn grouped(whole: u64, mark: char) -> String {
    let digits = whole.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, Currency::parse(code).unwrap_or(Currency::MXN))
    }

    #[test]
    fn each_language_writes_each_currency_its_own_way() {
        for (minor, code, es, en) in [
            (123_456, "MXN", "$1,234.56 MXN", "$1,234.56 MXN"),
            (123_456, "USD", "$1,234.56 USD", "$1,234.56 USD"),
            (-123_456, "USD", "-$1,234.56 USD", "-$1,234.56 USD"),
            (123_456, "EUR", "1.234,56 €", "€1,234.56"),
            (123_456, "GBP", "1,234.56 GBP", "1,234.56 GBP"),
            (-123_456, "MXN", "-$1,234.56 MXN", "-$1,234.56 MXN"),
            (-5, "EUR", "-0,05 €", "-€0.05"),
            (0, "MXN", "$0.00 MXN", "$0.00 MXN"),
            (100_000_000, "MXN", "$1,000,000.00 MXN", "$1,000,000.00 MXN"),
            (99_999, "MXN", "$999.99 MXN", "$999.99 MXN"),
            (1_234_567, "JPY", "1,234,567 JPY", "1,234,567 JPY"),
            (1_234_567, "CLP", "1,234,567 CLP", "1,234,567 CLP"),
            (1_234_567, "KRW", "1,234,567 KRW", "1,234,567 KRW"),
            (1_234_567, "KWD", "1,234.567 KWD", "1,234.567 KWD"),
            (
                i64::MIN,
                "MXN",
                "-$92,233,720,368,547,758.08 MXN",
                "-$92,233,720,368,547,758.08 MXN",
            ),
        ] {
            assert_eq!(money(minor, code).show(Locale::Es), es);
            assert_eq!(money(minor, code).show(Locale::En), en);
        }
    }

    #[test]
    fn no_amount_tells_its_currency_twice() {
        for code in ["MXN", "USD", "EUR", "GBP", "JPY"] {
            for locale in Locale::ALL {
                let shown = money(100, code).show(locale);
                let code_and_country = shown.contains("US$") && shown.contains("USD");
                let told = shown.matches(code).count() + shown.matches('€').count();
                assert!(told == 1 && !code_and_country, "{shown}");
            }
        }
    }

    #[test]
    fn russian_parts_thousands_by_a_space_that_does_not_break() {
        for (minor, code, shown) in [
            (123_456, "MXN", "1\u{a0}234,56 MXN"),
            (123_456, "USD", "1\u{a0}234,56 USD"),
            (-123_456_789, "EUR", "-1\u{a0}234\u{a0}567,89 EUR"),
            (0, "MXN", "0,00 MXN"),
            (1_234_567, "JPY", "1\u{a0}234\u{a0}567 JPY"),
            (1_234_567, "KWD", "1\u{a0}234.567 KWD"),
        ] {
            assert_eq!(money(minor, code).show(Locale::Ru), shown);
        }
        assert_eq!(money(-5, "MXN").amount(Locale::Ru), "-0,05");
    }

    #[test]
    fn an_amount_is_the_same_without_its_currency() {
        assert_eq!(money(-123_456, "MXN").amount(Locale::Es), "-1,234.56");
        assert_eq!(money(123_456, "EUR").amount(Locale::Es), "1.234,56");
        assert_eq!(money(123_456, "EUR").amount(Locale::En), "1,234.56");
    }
}
