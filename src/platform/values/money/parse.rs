//! Amounts as people type them.

use crate::platform::values::Currency;

/// Reads an amount typed into a form as minor units of `currency`: `1,234.56`, `1.234,56`,
/// `1 234,56`, `1234.5`, with or without the currency's own sign or code. A single mark before
/// exactly three digits parts thousands, unless the currency has three decimals and the mark is a
/// dot. `None` for anything else: more decimals than the currency has, uneven groups, too much.
#[must_use]
pub fn parse_minor(text: &str, currency: Currency) -> Option<i64> {
    let text = without_code(text.trim(), currency);
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let text = without_sign(text, currency);
    let (whole, fraction) = split(text, currency.exponent() as usize)?;
    let digits = format!(
        "{whole}{fraction:0<width$}",
        width = currency.exponent() as usize
    );
    let minor: i128 = digits.parse().ok()?;
    i64::try_from(if negative { -minor } else { minor }).ok()
}

fn without_code(text: &str, currency: Currency) -> &str {
    text.strip_suffix(currency.code())
        .map_or(text, str::trim_end)
}

fn without_sign(text: &str, currency: Currency) -> &str {
    let signs: &[&str] = match currency {
        Currency::MXN => &["$"],
        Currency::USD => &["US$", "$"],
        Currency::EUR => &["€"],
        _ => &[],
    };
    let bare = signs
        .iter()
        .find_map(|sign| text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)));
    bare.map_or(text, str::trim)
}

/// Whole and decimal digits; at least one digit in all.
fn split(text: &str, exponent: usize) -> Option<(String, &str)> {
    let (whole, fraction) = match decimal_mark(text, exponent) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    };
    let mark = text[whole.len()..].chars().next();
    let digits = if whole.is_empty() && !fraction.is_empty() {
        String::new()
    } else {
        ungrouped(whole, mark)?
    };
    fraction
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some((digits, fraction))
}

/// Where the decimals begin: at the last mark, if it occurs once and no more digits follow it than
/// the currency has decimals.
fn decimal_mark(text: &str, exponent: usize) -> Option<usize> {
    let at = text.rfind(['.', ','])?;
    let mark = &text[at..=at];
    let after = text.len() - at - 1;
    let is_lone = !text[..at].contains(|c: char| !c.is_ascii_digit());
    let parts_thousands = is_lone && after == 3 && mark == ",";
    (text.matches(mark).count() == 1 && (1..=exponent).contains(&after) && !parts_thousands)
        .then_some(at)
}

/// Digits without the marks between thousands, which are all the same and not the decimal mark.
fn ungrouped(whole: &str, decimal: Option<char>) -> Option<String> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(mark) = mark else {
        return is_digits(whole).then(|| whole.to_owned());
    };
    if decimal == Some(mark) || !(mark == '.' || mark == ',' || mark.is_whitespace()) {
        return None;
    }
    let groups: Vec<&str> = whole.split(mark).collect();
    let (first, others) = groups.split_first()?;
    let even = is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && others
            .iter()
            .all(|group| group.len() == 3 && is_digits(group));
    even.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::platform::i18n::Locale;
    use crate::platform::values::Money;

    fn kwd() -> Currency {
        Currency::parse("KWD").unwrap_or(Currency::MXN)
    }

    fn jpy() -> Currency {
        Currency::parse("JPY").unwrap_or(Currency::MXN)
    }

    #[test]
    fn both_habits_of_writing_are_read() {
        for (text, minor) in [
            ("1,234.56", 123_456),
            ("1.234,56", 123_456),
            ("1 234,56", 123_456),
            ("1\u{a0}234.56", 123_456),
            ("1234.5", 123_450),
            ("1234,5", 123_450),
            (" 1234 ", 123_400),
            ("1,234", 123_400),
            ("1.234", 123_400),
            ("1,234,567", 123_456_700),
            (".5", 50),
            ("0.05", 5),
            ("-12.30", -1_230),
            ("\u{2212}12.30", -1_230),
            ("$1,234.56", 123_456),
            ("-$1,234.56 MXN", -123_456),
            ("007", 700),
        ] {
            assert_eq!(parse_minor(text, Currency::MXN), Some(minor), "{text:?}");
        }
        assert_eq!(parse_minor("US$1.00 USD", Currency::USD), Some(100));
        assert_eq!(parse_minor("$1.00 USD", Currency::USD), Some(100));
        assert_eq!(parse_minor("1.234,56 €", Currency::EUR), Some(123_456));
        assert_eq!(parse_minor("1,234", jpy()), Some(1_234));
        assert_eq!(parse_minor("1.234", kwd()), Some(1_234));
        assert_eq!(parse_minor("1,234", kwd()), Some(1_234_000));
        assert_eq!(parse_minor("1,5", kwd()), Some(1_500));
    }

    #[test]
    fn what_could_mean_two_amounts_or_none_is_refused() {
        for text in [
            "",
            "-",
            ".",
            ",",
            "5.",
            "abc",
            "1,23,456",
            "1,2345",
            "12345,678",
            "0.123",
            "0,123",
            "1.234.56",
            "1,234,56",
            "1,234.567",
            "1.234.567,891",
            "12 34",
            "--1",
            "1-",
            "1e3",
            "€1.00",
            "1.00 USD",
            "1_000",
            "１",
            "92233720368547758.08",
            "99999999999999999999999999999999999999999",
        ] {
            assert_eq!(parse_minor(text, Currency::MXN), None, "{text:?}");
        }
        assert_eq!(parse_minor("1.5", jpy()), None);
        assert_eq!(parse_minor("1.2345", kwd()), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(
            minor in any::<i64>(),
            code in prop::sample::select(vec!["MXN", "USD", "EUR", "GBP", "JPY", "KWD", "CLF"]),
            locale in prop::sample::select(Locale::ALL.to_vec()),
        ) {
            let currency = Currency::parse(code).unwrap_or(Currency::MXN);
            for minor in [minor, minor % 100_000] {
                let money = Money::new(minor, currency);
                prop_assert_eq!(parse_minor(&money.show(locale), currency), Some(minor));
                prop_assert_eq!(parse_minor(&money.amount(locale), currency), Some(minor));
            }
        }

        #[test]
        fn no_text_is_too_much(text in "[-0-9., $€]{0,60}", other in any::<String>()) {
            let _ = parse_minor(&text, Currency::EUR);
            let _ = parse_minor(&other, Currency::MXN);
        }
    }
}
