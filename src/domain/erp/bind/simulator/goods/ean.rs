//! Article numbers with thirteen digits (EAN-13).

use super::super::random::Random;

/// An invented number below Mexico's prefix.
pub fn invented(random: &mut Random) -> String {
    with_digit(&format!("750{:09}", random.below(1_000_000_000)))
}

/// Adds the check digit to the first twelve digits.
fn with_digit(stem: &str) -> String {
    let sum: u32 = stem
        .bytes()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    format!("{stem}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digit_is_that_of_well_known_numbers() {
        for known in ["4006381333931", "5901234123457", "9780306406157"] {
            assert_eq!(with_digit(&known[..12]), known);
        }
    }
}
