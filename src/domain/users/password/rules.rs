//! What a new password must be (NIST SP 800-63B): long enough, not common, not the address or the
//! company. No classes of characters, no expiry.

use unicode_normalization::UnicodeNormalization as _;

use super::common;

/// Fewest characters.
pub const SHORTEST: usize = 10;
/// Most characters; far more than anybody types, few enough to hash.
pub const LONGEST: usize = 256;
/// A word of the context counts from this length on.
const SHORTEST_WORD: usize = 4;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than ten characters.
    Short,
    /// More than can be taken.
    Long,
    /// Known to everybody who guesses.
    Common,
    /// Contains the address or the name of the company.
    Personal,
}

/// Judges a new password. `context` holds the address and the names of the person's companies.
///
/// # Errors
/// The first reason against it.
pub fn check(password: &str, context: &[&str]) -> Result<(), Weakness> {
    let folded = fold(password);
    let length = password.nfkc().count();
    if length < SHORTEST {
        return Err(Weakness::Short);
    }
    if length > LONGEST {
        return Err(Weakness::Long);
    }
    if common::is_common(&folded) {
        return Err(Weakness::Common);
    }
    if words(context).any(|word| folded.contains(&word)) {
        return Err(Weakness::Personal);
    }
    Ok(())
}

fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// Local part of an address; a name as a whole and its longer words.
fn words<'a>(context: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    context.iter().flat_map(|text| {
        let text = fold(text);
        let name = text
            .split_once('@')
            .map_or(text.as_str(), |(local, _)| local);
        let joined: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut found: Vec<String> = name
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_owned)
            .collect();
        found.push(joined);
        found.retain(|word| word.chars().count() >= SHORTEST_WORD);
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_refused_with_its_reason() {
        let context = ["pedro@paramo.test", "Comercializadora Páramo"];
        for (password, verdict) in [
            ("corto-9ab", Err(Weakness::Short)),
            ("1234567890", Err(Weakness::Common)),
            ("Password123!", Err(Weakness::Common)),
            ("qwertyuiop", Err(Weakness::Common)),
            ("aaaaaaaaaaaa", Err(Weakness::Common)),
            ("contraseña2026", Err(Weakness::Common)),
            ("soy-Pedro-el-mayor", Err(Weakness::Personal)),
            ("el PÁRAMO frío 3", Err(Weakness::Personal)),
            ("nube de paso lento", Ok(())),
        ] {
            assert_eq!(check(password, &context), verdict, "{password}");
        }
        assert_eq!(check(&"ab cd ef ".repeat(40), &[]), Err(Weakness::Long));
        assert_eq!(check(&"пятнадцать облаков ".repeat(6), &context), Ok(()));
    }

    #[test]
    fn short_words_of_the_context_refuse_nothing() {
        assert_eq!(check("sal y pimienta 5", &["ana@x.test", "La Sal"]), Ok(()));
    }
}
