//! Text that came from outside: made drawable, then broken into lines.

use unicode_normalization::UnicodeNormalization as _;

use super::Face;

/// What stands for a character that the font lacks.
const MISSING: char = '\u{FFFD}';

/// One line of drawable text: composed (NFC), control characters and line breaks as single
/// spaces, invisible marks left out, unknown characters replaced.
#[must_use]
pub fn clean(text: &str, face: &Face) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(|c| !is_invisible(*c)).nfc() {
        if character.is_whitespace() || character.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(if face.has(character) {
                character
            } else {
                MISSING
            });
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|byte| (0x20..0x7F).contains(byte))
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
        && !text.contains("  ")
}

/// Zero-width, bidirectional, variation and soft-hyphen marks: they draw nothing, and could make
/// a name read as another one.
const fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Breaks clean text into at most `most` lines of `width` points; words wider than a line are
/// split, and what does not fit ends in an ellipsis.
#[must_use]
pub fn wrap(text: &str, face: &Face, size: f32, width: f32, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        if lines.len() + 1 == most {
            lines.push(truncate(rest, face, size, width));
            break;
        }
        let end = line_end(rest, face, size, width);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines
}

/// Clean text in one line of `width` points, with an ellipsis if it had to be cut.
#[must_use]
pub fn truncate(text: &str, face: &Face, size: f32, width: f32) -> String {
    if face.width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - face.width("…", size);
    let end = fitting(text, face, size, room);
    format!("{}…", text[..end].trim_end())
}

/// Where the first line ends, in bytes: after the last word that fits, else inside the word, and
/// always after one character at least.
fn line_end(text: &str, face: &Face, size: f32, width: f32) -> usize {
    let end = fitting(text, face, size, width);
    if end == text.len() || text[end..].starts_with(' ') {
        return end;
    }
    if let Some(space) = text[..end].rfind(' ') {
        return space;
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

/// How many bytes of the text fit into `width` points.
fn fitting(text: &str, face: &Face, size: f32, width: f32) -> usize {
    let mut used = 0.0;
    for (start, character) in text.char_indices() {
        used += face.width(character.encode_utf8(&mut [0; 4]), size);
        if used > width {
            return start;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use proptest::prelude::*;

    use super::super::{Weight, face};
    use super::*;

    fn regular() -> &'static Face {
        face(Weight::Regular).unwrap()
    }

    #[test]
    fn hostile_text_becomes_one_drawable_line() {
        let clean = |text| clean(text, regular());
        assert_eq!(clean("Año & Niño <script>"), "Año & Niño <script>");
        assert_eq!(clean(" Uno\r\n\tDos\u{0}\u{85}Tres "), "Uno Dos Tres");
        assert_eq!(clean("abc\u{202E}def\u{200B}\u{FEFF}"), "abcdef");
        assert_eq!(clean("n\u{303}"), "ñ");
        assert_eq!(clean("ООО Ромашка 漢"), "ООО Ромашка \u{FFFD}");
        assert_eq!(clean("\n \t"), "");
    }

    #[test]
    fn lines_break_at_spaces_and_inside_long_words() {
        let lines = wrap(
            "uno dos tres",
            regular(),
            10.0,
            regular().width("uno dos", 10.0) + 0.1,
            9,
        );
        assert_eq!(lines, ["uno dos", "tres"]);
        let long = "x".repeat(300);
        let lines = wrap(&long, regular(), 10.0, 100.0, 99);
        assert!(lines.len() > 10);
        assert_eq!(lines.concat(), long);
    }

    #[test]
    fn the_last_line_allowed_says_that_more_followed() {
        let lines = wrap("uno dos tres cuatro cinco", regular(), 10.0, 45.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
    }

    proptest! {
        #[test]
        fn every_line_fits_and_nothing_is_lost(text in "\\PC{0,80}", width in 30.0_f32..300.0) {
            let text = clean(&text, regular());
            let lines = wrap(&text, regular(), 9.0, width, usize::MAX);
            for line in &lines {
                let single = line.chars().count() == 1;
                prop_assert!(single || regular().width(line, 9.0) <= width + 0.01);
            }
            let flat = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(flat(&lines.concat()), flat(&text));
            prop_assert!(regular().width(&truncate(&text, regular(), 9.0, width), 9.0) <= width + 0.01);
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            let once = clean(&text, regular());
            prop_assert_eq!(clean(&once, regular()), once);
        }
    }
}
