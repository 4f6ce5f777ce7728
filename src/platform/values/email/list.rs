//! Many addresses in one field, as ERPs keep them.

use std::collections::HashSet;

use super::EmailAddress;

/// What a field with several addresses holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressList {
    /// Addresses in the order of the field, each mailbox once.
    pub addresses: Vec<EmailAddress>,
    /// What is no address, or one that people write where there is none (`no@no.com`).
    pub rejected: Vec<String>,
}

/// Reads addresses parted by `,` `;` `/` `|` or blanks, with or without names
/// (`Ana Ruiz <ana@cliente.test>`). A part without any `@` is rejected as a whole.
pub(super) fn parse(text: &str) -> AddressList {
    let mut list = AddressList::default();
    let mut seen = HashSet::new();
    let text = without_quoted_names(text);
    for chunk in text.split([',', ';', '|', '\n', '\r']).map(str::trim) {
        if chunk.contains('@') {
            for word in words(chunk).filter(|word| word.contains('@')) {
                match EmailAddress::parse(word).filter(|address| !is_placeholder(address)) {
                    Some(address) if seen.insert(address.normalized()) => {
                        list.addresses.push(address);
                    }
                    Some(_) => {}
                    None => list.rejected.push(word.to_owned()),
                }
            }
        } else if !chunk.is_empty() {
            list.rejected.push(chunk.to_owned());
        }
    }
    list
}

/// The text without names in quotes before `<`: they may hold separators.
fn without_quoted_names(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('"') {
        kept.push_str(before);
        rest = match after.split_once('"') {
            Some((_, tail)) if tail.trim_start().starts_with('<') => tail,
            _ => {
                kept.push('"');
                after
            }
        };
    }
    kept.push_str(rest);
    kept
}

/// The pieces of a chunk that could each be an address, without what people put around them.
fn words(chunk: &str) -> impl Iterator<Item = &str> {
    chunk
        .split(|c: char| c.is_whitespace() || c.is_control() || "/<>\u{200b}\u{feff}".contains(c))
        .map(|word| word.trim_matches(|c: char| "'\"()[]:.".contains(c)))
        .map(|word| word.strip_prefix("mailto:").unwrap_or(word))
        .filter(|word| !word.is_empty())
}

/// Local parts that name no mailbox at any domain.
const NEVER: [&str; 12] = [
    "sincorreo",
    "sinemail",
    "sinmail",
    "nocorreo",
    "noemail",
    "nomail",
    "notiene",
    "notengo",
    "noaplica",
    "ninguno",
    "ninguna",
    "pendiente",
];

/// Words that are made up when both halves consist of one of them.
const FILLERS: [&str; 14] = [
    "no", "na", "nd", "sn", "sd", "sc", "ne", "asd", "correo", "email", "mail", "none", "test",
    "prueba",
];

/// True for an address that stands where its owner has none.
fn is_placeholder(address: &EmailAddress) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let local = plain(address.local_part());
    let host = plain(address.domain().split('.').next().unwrap_or(""));
    let is_filler = |word: &str| {
        FILLERS.contains(&word) || NEVER.contains(&word) || is_one_letter_repeated(word)
    };
    NEVER.contains(&local.as_str()) || (is_filler(&local) && is_filler(&host))
}

fn is_one_letter_repeated(word: &str) -> bool {
    word.chars()
        .next()
        .is_none_or(|first| word.chars().all(|c| c == first))
}
