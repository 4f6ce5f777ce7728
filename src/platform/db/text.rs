//! Looking for a part of a text, whatever its case.

use diesel::sql_types::{Nullable, Text};

diesel::define_sql_function! {
    /// Small letters, as far as the engine knows them: SQLite those of ASCII only.
    fn lower(text: Nullable<Text>) -> Nullable<Text>;
}

/// The pattern for `LIKE … ESCAPE '\\'` that finds lowered text with `part` in it.
#[must_use]
pub fn containing(part: &str) -> String {
    holding(&part.trim().to_lowercase())
}

/// The pattern for `LIKE … ESCAPE '\\'` that finds a text with exactly these words in it: its
/// wildcards stand for themselves.
#[must_use]
pub fn holding(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len() + 2);
    pattern.push('%');
    for c in words.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::{containing, holding};

    #[test]
    fn wildcards_are_letters_like_any_other() {
        assert_eq!(holding(r"A 50%_\"), r"%A 50\%\_\\%");
        assert_eq!(containing(r" A_b%C\ "), r"%a\_b\%c\\%");
    }
}
