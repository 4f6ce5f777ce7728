//! Looking for a part of a text, whatever its case.

use diesel::sql_types::{Nullable, Text};

diesel::define_sql_function! {
    /// Small letters, as far as the engine knows them: SQLite those of ASCII only.
    fn lower(text: Nullable<Text>) -> Nullable<Text>;
}

/// The pattern for `LIKE … ESCAPE '\\'` that finds lowered text with `part` in it.
#[must_use]
pub fn containing(part: &str) -> String {
    let mut pattern = String::with_capacity(part.len() + 2);
    pattern.push('%');
    for c in part.trim().to_lowercase().chars() {
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
    use super::containing;

    #[test]
    fn wildcards_are_letters_like_any_other() {
        assert_eq!(containing(" A_b%C\\ "), "%a\\_b\\%c\\\\%");
    }
}
