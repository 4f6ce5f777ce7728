//! Passwords of the cast: derived from the installation's secret, so that a second start prints
//! the same ones and nothing has to be kept.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::Person;
use crate::domain::users::password::check;
use crate::platform::vault::SecretKey;

/// Sixteen consonants and four vowels make 64 syllables: six bits each.
const CONSONANTS: &[u8; 16] = b"bcdfgjklmnprstvz";
const VOWELS: &[u8; 4] = b"aeio";
/// Groups of two syllables: 72 bits in all.
const GROUPS: usize = 6;

/// A person's password in this installation.
#[must_use]
pub fn password_of(secret: &SecretKey, person: &Person) -> String {
    let context = [person.email, person.name, "Comercializadora Páramo"];
    (0..64_u8)
        .map(|attempt| derive(secret, person.email, attempt))
        .find(|text| check(text, &context).is_ok())
        .unwrap_or_default()
}

fn derive(secret: &SecretKey, email: &str, attempt: u8) -> String {
    // Keys of any length are taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()) else {
        return String::new();
    };
    mac.update(b"demo password\0");
    mac.update(email.as_bytes());
    mac.update(&[attempt]);
    let bytes = mac.finalize().into_bytes();
    let groups: Vec<String> = bytes.chunks(2).take(GROUPS).map(group).collect();
    groups.join("-")
}

fn group(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| {
            let consonant = CONSONANTS[usize::from(byte & 15)];
            let vowel = VOWELS[usize::from(byte >> 4 & 3)];
            [char::from(consonant), char::from(vowel)]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::domain::demo::CAST;

    #[test]
    fn a_password_is_the_same_at_every_start_and_another_in_every_installation() {
        let secret = |digits: &str| SecretKey::parse(&digits.repeat(32)).unwrap();
        for person in &CAST {
            let password = password_of(&secret("ab"), person);
            assert_eq!(password, password_of(&secret("ab"), person));
            assert_ne!(password, password_of(&secret("cd"), person));
            assert_eq!(password.len(), GROUPS * 5 - 1);
            assert_eq!(check(&password, &[person.email, person.name]), Ok(()));
        }
    }

    #[test]
    fn nobody_shares_a_password() {
        let secret = SecretKey::generate();
        let mut all: Vec<String> = CAST.iter().map(|who| password_of(&secret, who)).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), CAST.len());
    }
}
