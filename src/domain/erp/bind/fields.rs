//! One row's fields: texts, ids, amounts and instants out of JSON, each with its reason when it
//! cannot be read.

use std::str::FromStr as _;

use chrono::{NaiveDate, NaiveDateTime, SubsecRound as _};
use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Map, Number, Value};

use super::call::one_line;

/// The fields of one JSON object.
pub(super) struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a Value) -> Result<Self, String> {
        value
            .as_object()
            .map(Self)
            .ok_or_else(|| "the row is not an object".to_owned())
    }

    /// The value; `null` is no value.
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A text as it is; `None` for null, missing and blank.
    pub(super) fn raw(&self, name: &str) -> Option<String> {
        let text = match self.get(name)? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// A text in one line.
    pub(super) fn line(&self, name: &str) -> Option<String> {
        self.raw(name)
            .map(|text| one_line(&text))
            .filter(|text| !text.is_empty())
    }

    /// An id, in lower case.
    pub(super) fn id(&self, name: &str) -> Result<String, String> {
        self.opt_id(name)
            .ok_or_else(|| format!("{name} is missing"))
    }

    /// An id, in lower case; the empty GUID is none.
    pub(super) fn opt_id(&self, name: &str) -> Option<String> {
        let id = self.raw(name)?.trim().to_ascii_lowercase();
        id.bytes().any(|b| b != b'0' && b != b'-').then_some(id)
    }

    /// A whole number.
    pub(super) fn int(&self, name: &str) -> Result<i64, String> {
        self.opt_int(name)?
            .ok_or_else(|| format!("{name} is missing"))
    }

    /// A whole number, if there is one.
    pub(super) fn opt_int(&self, name: &str) -> Result<Option<i64>, String> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let whole = match value {
            Value::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        whole
            .map(Some)
            .ok_or_else(|| format!("{name} is not a whole number"))
    }

    /// An amount in hundredths.
    pub(super) fn amount(&self, name: &str) -> Result<i64, String> {
        let value = self.get(name).ok_or_else(|| format!("{name} is missing"))?;
        let cents = match value {
            Value::Number(number) => minor_units(number),
            _ => None,
        };
        cents.ok_or_else(|| format!("{name} is not an amount"))
    }

    /// A quantity in thousandths.
    pub(super) fn quantity(&self, name: &str) -> Result<i64, String> {
        let value = self.get(name).ok_or_else(|| format!("{name} is missing"))?;
        let thousandths = match value {
            Value::Number(number) => thousandths(number),
            _ => None,
        };
        thousandths.ok_or_else(|| format!("{name} is not a quantity"))
    }

    /// An amount in units without rounding, to be added up first; zero when it is missing.
    pub(super) fn units_or_zero(&self, name: &str) -> Result<Decimal, String> {
        let Some(value) = self.get(name) else {
            return Ok(Decimal::ZERO);
        };
        let units = value
            .as_f64()
            .filter(|double| double.abs() < 1e17)
            .and_then(units);
        units.ok_or_else(|| format!("{name} is not an amount"))
    }

    /// An amount in hundredths, nothing when it is missing.
    pub(super) fn amount_or_zero(&self, name: &str) -> Result<i64, String> {
        if self.get(name).is_none() {
            Ok(0)
        } else {
            self.amount(name)
        }
    }

    /// A local instant, if there is one.
    pub(super) fn instant(&self, name: &str) -> Result<Option<NaiveDateTime>, String> {
        let Some(text) = self.raw(name) else {
            return Ok(None);
        };
        local_instant(&text)
            .map(Some)
            .ok_or_else(|| format!("{name} is not a date"))
    }

    /// Whether the field is `true`.
    pub(super) fn is_true(&self, name: &str) -> bool {
        self.get(name) == Some(&Value::Bool(true))
    }

    /// The texts of a list.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        let list = self.get(name).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }
}

/// A double without a fraction that an integer can hold exactly.
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

/// A JSON number of units as hundredths: by its shortest decimal text, half away from zero.
/// `None` when it is out of range.
fn minor_units(number: &Number) -> Option<i64> {
    if let Some(whole) = number.as_i64() {
        return whole.checked_mul(100);
    }
    let double = number.as_f64().filter(|double| double.abs() < 1e17)?;
    cents(double)
}

fn cents(double: f64) -> Option<i64> {
    hundredths(units(double)?)
}

/// A JSON number of units as thousandths, half away from zero. `None` when it is out of range.
fn thousandths(number: &Number) -> Option<i64> {
    let double = number.as_f64().filter(|double| double.abs() < 1e15)?;
    let rounded = units(double)?.round_dp_with_strategy(3, RoundingStrategy::MidpointAwayFromZero);
    rounded.checked_mul(Decimal::ONE_THOUSAND)?.to_i64()
}

fn units(double: f64) -> Option<Decimal> {
    Decimal::from_str(&double.to_string()).ok()
}

/// Units as hundredths, half away from zero; `None` when they are out of range.
pub(super) fn hundredths(units: Decimal) -> Option<i64> {
    let rounded = units.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.checked_mul(Decimal::ONE_HUNDRED)?.to_i64()
}

/// Reads `2026-01-19T17:59:58.8`: up to nine fractional digits, or the date alone; a trailing `Z`
/// says nothing. Cut to microseconds, because PostgreSQL keeps no more.
fn local_instant(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return day.and_hms_opt(0, 0, 0);
    }
    let instant = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    Some(instant.trunc_subsecs(6))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use super::*;
    use proptest::prelude::*;

    fn read(json: &str) -> Option<i64> {
        minor_units(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn amounts_round_half_away_from_zero_by_their_shortest_text() {
        for (json, expected) in [
            ("0", 0),
            ("0.0", 0),
            ("-0.0", 0),
            ("0.005", 1),
            ("-0.005", -1),
            ("0.0049999", 0),
            ("1.005", 101),
            ("2.675", 268),
            ("1160.0", 116_000),
            ("1e3", 100_000),
            ("12345678901.23", 1_234_567_890_123),
            ("1e-300", 0),
        ] {
            assert_eq!(read(json), Some(expected), "{json}");
        }
    }

    #[test]
    fn quantities_round_half_away_from_zero_to_thousandths() {
        let read = |json: &str| thousandths(&serde_json::from_str(json).unwrap());
        for (json, expected) in [
            ("0", 0),
            ("7", 7000),
            ("2.5", 2500),
            ("0.0005", 1),
            ("-0.0005", -1),
            ("1.0004999", 1000),
            ("12.3456", 12_346),
            ("-3.25", -3250),
        ] {
            assert_eq!(read(json), Some(expected), "{json}");
        }
        assert_eq!(read("1e15"), None);
        assert_eq!(read("1e300"), None);
    }

    #[test]
    fn amounts_out_of_range_are_none() {
        for json in [
            "1e300",
            "-1e17",
            "9223372036854775807",
            "18446744073709551615",
        ] {
            assert_eq!(read(json), None, "{json}");
        }
        assert_eq!(cents(f64::NAN), None);
        assert_eq!(cents(f64::INFINITY), None);
    }

    #[test]
    fn dates_are_read_in_every_form_that_was_seen() {
        let at = |text: &str| local_instant(text).map(|at| at.to_string());
        for (text, expected) in [
            ("2026-01-19T17:59:58.8", "2026-01-19 17:59:58.800"),
            ("2026-01-19T17:59:58", "2026-01-19 17:59:58"),
            ("2026-01-19T17:59:58.1234567", "2026-01-19 17:59:58.123456"),
            ("2026-01-19T17:59:58Z", "2026-01-19 17:59:58"),
            ("2026-01-19", "2026-01-19 00:00:00"),
            (" 2024-02-29T23:59:59.999 ", "2024-02-29 23:59:59.999"),
        ] {
            assert_eq!(at(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "2026-02-30",
            "2026-01-19T25:00:00",
            "19/01/2026",
            "2026-01-19T17:59",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_number_of_cents_survives_its_double(cents in -99_999_999_999_999_i64..=99_999_999_999_999) {
            let double = cents as f64 / 100.0;
            let json = serde_json::to_string(&double).unwrap();
            prop_assert_eq!(read(&json), Some(cents));
        }

        #[test]
        fn every_number_of_thousandths_survives_its_double(whole in -99_999_999_999_i64..=99_999_999_999) {
            let json = serde_json::to_string(&(whole as f64 / 1000.0)).unwrap();
            prop_assert_eq!(thousandths(&serde_json::from_str(&json).unwrap()), Some(whole));
        }

        #[test]
        fn no_double_makes_the_reader_panic(bits in any::<u64>()) {
            let number = Number::from_f64(f64::from_bits(bits));
            let _ = number.as_ref().map(minor_units);
            let _ = number.as_ref().map(thousandths);
        }

        #[test]
        fn every_fraction_up_to_seven_digits_is_read(digits in "[0-9]{0,7}", second in 0_u32..60) {
            let dot = if digits.is_empty() { "" } else { "." };
            let text = format!("2026-03-01T10:20:{second:02}{dot}{digits}");
            let micros: u32 = format!("{digits:0<6}")[..6].parse().unwrap();
            let expected = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().and_hms_micro_opt(10, 20, second, micros);
            prop_assert_eq!(local_instant(&text), expected);
        }

        #[test]
        fn no_text_makes_the_date_reader_panic(text in "\\PC{0,40}") {
            let _ = local_instant(&text);
        }
    }
}
