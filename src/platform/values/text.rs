//! Text for searching, sorting and single lines.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The form in which names are compared and sorted (`*_folded` columns): compatibility forms
/// resolved (NFKD), lower case, no accents on Latin letters (`ñ` is `n`), blanks collapsed.
/// Letters of other scripts keep their marks: `й` stays `й`. Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = false;
    let mut keeps_marks = false;
    for c in text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_invisible(*c))
    {
        if c.is_whitespace() || c.is_control() {
            blank = !folded.is_empty();
            keeps_marks = false;
        } else if is_combining_mark(c) {
            if keeps_marks {
                folded.push(c);
            }
        } else {
            if blank {
                folded.push(' ');
                blank = false;
            }
            keeps_marks = c.is_alphabetic() && !is_latin(c);
            push_plain(&mut folded, c);
        }
    }
    folded.nfc().collect()
}

/// The text in one line: every run of control characters and line breaks, with the blanks around
/// it, is one space; none at the ends. Safe in a header, a subject or a cell.
#[must_use]
pub fn one_line(text: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let pieces: Vec<&str> = text
        .split(is_break)
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    pieces.join(" ")
}

/// Latin letters without a decomposition, written with the letters that people type instead.
fn push_plain(folded: &mut String, c: char) {
    match c {
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'ı' => folded.push('i'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        other => folded.push(other),
    }
}

const fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}')
}

/// Format characters that pasted text carries unseen: soft hyphen, zero widths, directions.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one_form() {
        for (text, folded) in [
            ("  Peña\u{a0}\t Núñez ", "pena nunez"),
            ("PEN\u{303}A", "pena"),
            ("Ærø Straße ŁÓDŹ", "aero strasse lodz"),
            ("İstanbul ILICA", "istanbul ilica"),
            ("ﬁnca Ｎº１", "finca no1"),
            ("МОСКОВСКИЙ Ёж", "московский ёж"),
            ("ΟΔΟΣ", "οδοσ"),
            ("co\u{ad}branza\u{200b}", "cobranza"),
            ("´ \u{301}", ""),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn one_line_has_no_way_to_start_another() {
        assert_eq!(
            one_line(" Hola\r\nBcc: a@b.test\t\u{0}x\u{2028}y\u{85} "),
            "Hola Bcc: a@b.test x y"
        );
        assert_eq!(one_line("dos  espacios"), "dos  espacios");
        assert_eq!(one_line("\n\r"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn case_and_composition_do_not_matter(text in "[A-Za-zÁÉÍÓÚÜÑáéíóúüñА-Яа-яЁёЙй ]{0,20}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }

        #[test]
        fn a_line_has_no_control_characters(text in any::<String>()) {
            let line = one_line(&text);
            let breaks = line.chars().any(|c| c.is_control() || c == '\u{2028}' || c == '\u{2029}');
            prop_assert!(!breaks);
            prop_assert_eq!(line.trim(), line.as_str());
            prop_assert_eq!(one_line(&line), line.clone());
        }
    }
}
