//! Passwords that everybody tries first, by rule and by a short list: repeated characters, runs
//! over the alphabet, the digits or a keyboard, and a common word with digits and marks around it.

/// Rows that fingers run along.
const RUNS: [&str; 8] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop",
    "asdfghjklñ",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "йцукенгшщзхъ",
    "фывапролджэ",
];

/// Words that make a password common even with a year or a mark beside them.
const WORDS: &[&str] = &[
    "password",
    "passwort",
    "passw0rd",
    "p4ssword",
    "contraseña",
    "contrasena",
    "contraseñas",
    "clave",
    "claves",
    "secreto",
    "secreta",
    "secret",
    "acceso",
    "entrada",
    "entrar",
    "letmein",
    "welcome",
    "bienvenido",
    "bienvenida",
    "admin",
    "administrador",
    "administrator",
    "root",
    "usuario",
    "user",
    "cliente",
    "customer",
    "default",
    "defecto",
    "changeme",
    "cambiame",
    "cambiar",
    "prueba",
    "pruebas",
    "test",
    "testing",
    "demo",
    "ejemplo",
    "example",
    "temporal",
    "qwerty",
    "qwertz",
    "azerty",
    "asdf",
    "asdfgh",
    "abc",
    "abcd",
    "iloveyou",
    "teamo",
    "tequiero",
    "teamomucho",
    "amor",
    "amorcito",
    "princesa",
    "princess",
    "estrella",
    "mariposa",
    "sunshine",
    "monkey",
    "dragon",
    "football",
    "futbol",
    "baseball",
    "superman",
    "batman",
    "pokemon",
    "master",
    "shadow",
    "michael",
    "jesus",
    "jesucristo",
    "dios",
    "familia",
    "mexico",
    "méxico",
    "españa",
    "espana",
    "america",
    "américa",
    "chivas",
    "pumas",
    "barcelona",
    "realmadrid",
    "hola",
    "holahola",
    "holamundo",
    "hello",
    "helloworld",
    "login",
    "mostrador",
    "cobranza",
    "factura",
    "facturas",
    "empresa",
    "company",
    "negocio",
    "negocios",
    "computadora",
    "internet",
    "google",
    "facebook",
    "windows",
    "microsoft",
    "linux",
    "android",
    "samsung",
    "iphone",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "primavera",
    "verano",
    "otoño",
    "invierno",
    "spring",
    "summer",
    "autumn",
    "winter",
    "lunes",
    "viernes",
    "monday",
    "friday",
    "пароль",
    "привет",
    "любовь",
    "ytrewq",
    "trustno",
    "whatever",
    "nothing",
    "ninguna",
    "access",
];

/// Whether a folded password (NFKC, lower case) is one that everybody tries.
pub(super) fn is_common(folded: &str) -> bool {
    repeats(folded) || runs(folded) || is_dressed_word(folded)
}

/// One piece of at most four characters over and over: `aaaaaaaaaa`, `1212121212`, `abcabcabcabc`.
fn repeats(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (1..=4).any(|period| {
        letters.len() > period
            && letters
                .iter()
                .skip(period)
                .zip(&letters)
                .all(|(a, b)| a == b)
    })
}

/// Nothing but a few stretches of at least three neighbours on a row, forwards or backwards.
fn runs(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let Some(taken) = longest_run(rest) else {
            return false;
        };
        rest = &rest[taken..];
    }
    true
}

/// Bytes of the longest stretch that `text` begins with.
fn longest_run(text: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.skip(2)
        .take_while(|end| {
            RUNS.iter().any(|row| {
                let backwards: String = row.chars().rev().collect();
                row.contains(&text[..*end]) || backwards.contains(&text[..*end])
            })
        })
        .last()
}

/// A common word, once or repeated, with only digits and marks around it.
fn is_dressed_word(text: &str) -> bool {
    let is_dress = |c: char| !c.is_alphabetic();
    let core = text.trim_matches(is_dress);
    let plain: String = core
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .collect();
    let bare = |candidate: &str| {
        candidate.is_empty()
            || WORDS.contains(&candidate)
            || WORDS
                .iter()
                .any(|word| candidate.replace(word, "").is_empty())
    };
    bare(core) || bare(&plain)
}

#[cfg(test)]
mod tests {
    use super::is_common;

    #[test]
    fn what_everybody_tries_is_common() {
        for text in [
            "0987654321",
            "abcdefghij",
            "abcabcabcabc",
            "123456qwerty",
            "1qaz2wsx3edc",
            "p@ssw0rd2026",
            "!!holahola!!",
            "noviembre2026",
            "passwordpassword",
            "20262026--11",
            "йцукенгшщз",
        ] {
            assert!(is_common(text), "{text}");
        }
        for text in ["caballo correcto", "tres-tazas-de-té", "hola y adios 12"] {
            assert!(!is_common(text), "{text}");
        }
    }
}
