//! What every spreadsheet that leaves the house has in common.

/// Text for a cell, such that no program takes it for a formula: text that begins with `=`, `+`,
/// `-`, `@` (or their wide forms), a tab or a line break gets an apostrophe in front (OWASP, "CSV
/// injection"). Control characters, U+FFFE and U+FFFF, which XML 1.0 forbids, become spaces; no
/// more is kept than a cell holds.
#[must_use]
pub fn neutralise(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let forbidden = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let harmless = text.chars().map(|c| if forbidden(c) { ' ' } else { c });
    risky
        .then_some('\'')
        .into_iter()
        .chain(harmless)
        .take(CELL_LENGTH)
        .collect()
}

/// The most characters that a cell holds. Excel counts UTF-16 units, so half is always safe.
const CELL_LENGTH: usize = 32_767 / 2;

/// Minor units as the number that a spreadsheet shows with two decimals.
#[must_use]
pub fn decimal(minor: i64) -> f64 {
    minor as f64 / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for start in ["=", "+", "-", "@"] {
            assert_eq!(
                neutralise(&format!("{start}cmd|1")),
                format!("'{start}cmd|1")
            );
        }
        assert_eq!(neutralise("\t=1"), "' =1");
        assert_eq!(neutralise("\r=1"), "' =1");
        assert_eq!(neutralise("Año & Niño = <b>"), "Año & Niño = <b>");
    }

    #[test]
    fn what_xml_forbids_is_gone() {
        assert_eq!(neutralise("a\u{0}b\u{b}c\u{FFFF}d"), "a b c d");
        assert!(neutralise(&"𝄞".repeat(40_000)).encode_utf16().count() <= 32_767);
    }

    #[test]
    fn cents_stay_cents() {
        assert!((decimal(-1) + 0.01).abs() < f64::EPSILON);
        assert!((decimal(123_456) - 1234.56).abs() < f64::EPSILON);
    }
}
