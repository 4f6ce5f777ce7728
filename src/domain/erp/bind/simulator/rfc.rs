//! Invented tax ids with a right check digit.

use chrono::NaiveDate;

use super::random::Random;

const ALPHABET: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";

/// The tax id of a company whose name begins with these letters.
pub fn company(letters: &str, random: &mut Random) -> String {
    let start = NaiveDate::from_ymd_opt(1985, 1, 1).unwrap_or_default();
    let founded = start + chrono::Duration::days(random.below(13_000) as i64);
    let mut home = String::new();
    for _ in 0..2 {
        home.push(ALPHABET.as_bytes()[random.below(23) as usize].into());
    }
    with_digit(&format!("{letters}{}{home}", founded.format("%y%m%d")))
}

/// Adds the check digit to a tax id that lacks it.
fn with_digit(stem: &str) -> String {
    let padded = format!("{stem:>12}");
    let sum: usize = padded
        .chars()
        .zip((2..=13).rev())
        .map(|(c, weight)| ALPHABET.chars().position(|known| known == c).unwrap_or(0) * weight)
        .sum();
    let digit = match 11 - sum % 11 {
        11 => '0',
        10 => 'A',
        digit => char::from(b'0' + digit as u8),
    };
    format!("{stem}{digit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digit_is_that_of_well_known_test_ids() {
        for known in [
            "EKU9003173C9",
            "URE180429TM6",
            "CACX7605101P8",
            "KAHO641101B39",
            "OÑO120726RX3",
        ] {
            let stem: String = known.chars().take(known.chars().count() - 1).collect();
            assert_eq!(with_digit(&stem), known);
        }
    }
}
