//! Addresses as people paste them: one, or many by lines, commas, semicolons or blanks.

use crate::domain::users;

/// What a field with addresses holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// Normalised, in the order of the field, each once.
    pub good: Vec<String>,
    /// What no mail server would take, as it was written.
    pub bad: Vec<String>,
}

/// Reads a field. `Ana Ruiz <ana@paramo.test>` is one address.
#[must_use]
pub fn read_addresses(text: &str) -> Addresses {
    let mut read = Addresses::default();
    for piece in text.split([',', ';', '\n', '\r']) {
        match bracketed(piece) {
            Some(inside) => read.take(inside),
            None => piece.split_whitespace().for_each(|word| read.take(word)),
        }
    }
    read
}

impl Addresses {
    fn take(&mut self, word: &str) {
        let word = word.trim().trim_start_matches("mailto:");
        match users::normalise(word) {
            Some(address) if self.good.contains(&address) => {}
            Some(address) => self.good.push(address),
            None if word.is_empty() || self.bad.iter().any(|bad| bad == word) => {}
            None => self.bad.push(word.to_owned()),
        }
    }
}

fn bracketed(piece: &str) -> Option<&str> {
    let (_, rest) = piece.split_once('<')?;
    rest.split_once('>').map(|(inside, _)| inside)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_commas_blanks_and_names_part_addresses() {
        let text = "almacenista01.mty@paramo.test, ALMACENISTA02.mty@paramo.test\r\n\
                    Ana Ruiz <ana@paramo.test>; mailto:b@paramo.test c@paramo.test\n\nana@paramo.test,";
        let read = read_addresses(text);
        assert_eq!(
            read.good,
            [
                "almacenista01.mty@paramo.test",
                "almacenista02.mty@paramo.test",
                "ana@paramo.test",
                "b@paramo.test",
                "c@paramo.test"
            ]
        );
        assert!(read.bad.is_empty());
    }

    #[test]
    fn what_is_no_address_is_told_as_it_was_written() {
        let read = read_addresses("ana@paramo, Pedro, ana@paramo.test, @x.test, Pedro");
        assert_eq!(read.good, ["ana@paramo.test"]);
        assert_eq!(read.bad, ["ana@paramo", "Pedro", "@x.test"]);
    }

    proptest! {
        #[test]
        fn every_address_is_in_its_one_form_and_stands_once(text in "[ab@.,; \n<>]{0,60}") {
            let read = read_addresses(&text);
            for (at, address) in read.good.iter().enumerate() {
                prop_assert_eq!(users::normalise(address), Some(address.clone()));
                prop_assert!(!read.good[..at].contains(address));
            }
            let again = read_addresses(&read.good.join(", "));
            prop_assert_eq!(again.good, read.good);
        }
    }
}
