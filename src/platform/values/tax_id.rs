//! Tax ids: the Mexican RFC.

use std::fmt;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization as _;

/// The public in general, customers without an RFC.
const GENERIC_DOMESTIC: &str = "XAXX010101000";
/// Customers abroad.
const GENERIC_FOREIGN: &str = "XEXX010101000";
/// Values 0 to 38 of the characters in the check digit's sum.
const ALPHABET: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
/// Beginnings that the tax authority never gives to a person, because they read as words.
const WORDS: [&str; 41] = [
    "BUEI", "BUEY", "CACA", "CACO", "CAGA", "CAGO", "CAKA", "CAKO", "COGE", "COJA", "COJE", "COJI",
    "COJO", "CULO", "FETO", "GUEY", "JOTO", "KACA", "KACO", "KAGA", "KAGO", "KAKA", "KOGE", "KOJO",
    "KULO", "MAME", "MAMO", "MEAR", "MEAS", "MEON", "MION", "MOCO", "MULA", "PEDA", "PEDO", "PENE",
    "PUTA", "PUTO", "QULO", "RATA", "RUIN",
];

/// Why a text is no RFC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RfcFault {
    /// Not 12 characters (company), nor 13 or, without its last three, 10 (person).
    Length,
    /// Letters, date and homoclave are not where they belong.
    Structure,
    /// The six digits are no date.
    Date,
}

/// Whose RFC it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RfcKind {
    /// A legal entity.
    Company,
    /// A person.
    Person,
    /// Shared by all domestic customers that gave none.
    GenericDomestic,
    /// Shared by all foreign customers.
    GenericForeign,
}

/// A Mexican tax id of right structure. It is no key: many customers share the generic ones.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rfc(String);

impl Rfc {
    /// Reads an RFC of any case; blanks, dashes and underscores are dropped. Structure and date
    /// are checked, the check digit is not: some RFCs in use have a wrong one.
    ///
    /// # Errors
    /// An [`RfcFault`].
    pub fn parse(text: &str) -> Result<Self, RfcFault> {
        let is_mark = |c: &char| c.is_whitespace() || matches!(c, '-' | '_');
        let rfc: Vec<char> = text
            .nfc()
            .filter(|c| !is_mark(c))
            .flat_map(char::to_uppercase)
            .collect();
        let letters = match rfc.len() {
            12 => 3,
            10 | 13 => 4,
            _ => return Err(RfcFault::Length),
        };
        let (name, rest) = rfc.split_at(letters);
        let (date, homoclave) = rest.split_at(6);
        let text: String = rfc.iter().collect();
        if !has_structure(name, date, homoclave) || WORDS.iter().any(|word| text.starts_with(word))
        {
            return Err(RfcFault::Structure);
        }
        if is_date(date) {
            Ok(Self(text))
        } else {
            Err(RfcFault::Date)
        }
    }

    /// The RFC in capitals without marks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whose it is.
    #[must_use]
    pub fn kind(&self) -> RfcKind {
        match self.as_str() {
            GENERIC_DOMESTIC => RfcKind::GenericDomestic,
            GENERIC_FOREIGN => RfcKind::GenericForeign,
            rfc if rfc.chars().count() == 12 => RfcKind::Company,
            _ => RfcKind::Person,
        }
    }

    /// True for the two RFCs that stand for nobody in particular.
    #[must_use]
    pub fn is_generic(&self) -> bool {
        matches!(
            self.kind(),
            RfcKind::GenericDomestic | RfcKind::GenericForeign
        )
    }

    /// False where a person's RFC lacks its homoclave: not enough for an invoice.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.0.chars().count() > 10
    }

    /// Whether the last character fits the others. False is worth a warning, no more. Generic RFCs
    /// fit by definition, incomplete ones do not.
    #[must_use]
    pub fn check_digit_fits(&self) -> bool {
        self.is_generic() || (self.is_complete() && self.0.chars().last() == check_digit(&self.0))
    }
}

fn has_structure(name: &[char], date: &[char], homoclave: &[char]) -> bool {
    name.iter()
        .all(|c| c.is_ascii_uppercase() || matches!(c, 'Ñ' | '&'))
        && date.iter().all(char::is_ascii_digit)
        && homoclave
            .iter()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// Six digits as year, month, day. The century is unknown; only for 29 February of a year 00 it
/// would matter, and that one is taken as 2000.
fn is_date(digits: &[char]) -> bool {
    let text: String = ["20".to_owned(), digits.iter().collect()].concat();
    NaiveDate::parse_from_str(&text, "%Y%m%d").is_ok()
}

/// The check digit of a complete RFC: weights 13 down to 2, a company padded with a blank.
fn check_digit(rfc: &str) -> Option<char> {
    let padded = format!("{rfc:>13}");
    let mut sum = 0;
    for (weight, c) in (2..=13).rev().zip(padded.chars()) {
        sum += weight * ALPHABET.chars().position(|known| known == c)?;
    }
    match 11 - sum % 11 {
        11 => Some('0'),
        10 => Some('A'),
        digit => ALPHABET.chars().nth(digit),
    }
}

impl fmt::Display for Rfc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Rfc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use proptest::prelude::*;

    use super::*;

    const KNOWN: [&str; 10] = [
        "EKU9003173C9",
        "URE180429TM6",
        "XIA190128J61",
        "JES900109Q90",
        "IIA040805DZ4",
        "CACX7605101P8",
        "FUNK671228PH6",
        "KAHO641101B39",
        "WERX631016S30",
        "OÑO120726RX3",
    ];

    #[test]
    fn known_rfcs_are_right_to_the_last_digit() {
        for text in KNOWN {
            let rfc = Rfc::parse(text).unwrap();
            assert_eq!(rfc.as_str(), text);
            assert!(rfc.check_digit_fits() && rfc.is_complete() && !rfc.is_generic());
            let person = text.chars().count() == 13;
            assert_eq!(
                rfc.kind(),
                if person {
                    RfcKind::Person
                } else {
                    RfcKind::Company
                }
            );
        }
    }

    #[test]
    fn generic_rfcs_are_taken_as_they_are() {
        let domestic = Rfc::parse("xaxx010101000").unwrap();
        let foreign = Rfc::parse("XEXX 010101 000").unwrap();
        assert_eq!(domestic.kind(), RfcKind::GenericDomestic);
        assert_eq!(foreign.kind(), RfcKind::GenericForeign);
        assert!(domestic.is_generic() && domestic.check_digit_fits());
        assert!(foreign.is_generic() && foreign.check_digit_fits());
    }

    #[test]
    fn a_wrong_check_digit_is_only_a_warning() {
        let rfc = Rfc::parse("EKU9003173C8").unwrap();
        assert!(!rfc.check_digit_fits());
        assert!(!Rfc::parse("VACE-460910-SX6").unwrap().check_digit_fits());
    }

    #[test]
    fn a_persons_rfc_may_lack_its_homoclave() {
        let rfc = Rfc::parse("COMG-600703").unwrap();
        assert_eq!((rfc.kind(), rfc.is_complete()), (RfcKind::Person, false));
        assert!(!rfc.check_digit_fits());
    }

    #[test]
    fn marks_case_and_composition_do_not_matter() {
        assert_eq!(
            Rfc::parse(" on\u{303}o-120726_rx3 ").unwrap().as_str(),
            "OÑO120726RX3"
        );
        assert_eq!(
            Rfc::parse("a&b 120726 rx3").unwrap().as_str(),
            "A&B120726RX3"
        );
    }

    #[test]
    fn structure_and_date_are_errors() {
        for (text, fault) in [
            ("", RfcFault::Length),
            ("EKU900317", RfcFault::Length),
            ("EKU9003173C", RfcFault::Length),
            ("CACX7605101P88", RfcFault::Length),
            ("EK19003173C9", RfcFault::Structure),
            ("EKUX900317C9", RfcFault::Structure),
            ("EKU90O3173C9", RfcFault::Structure),
            ("EKU9003173Ñ9", RfcFault::Structure),
            ("ÉKU9003173C9", RfcFault::Structure),
            ("PUTO7605101P8", RfcFault::Structure),
            ("EKU9013173C9", RfcFault::Date),
            ("EKU9004313C9", RfcFault::Date),
            ("EKU0102293C9", RfcFault::Date),
            ("EKU0000003C9", RfcFault::Date),
        ] {
            assert_eq!(Rfc::parse(text), Err(fault), "{text:?}");
        }
        assert!(Rfc::parse("EKU0002293C9").is_ok());
        assert!(Rfc::parse("EKU9602293C9").is_ok());
    }

    /// Two values eleven apart weigh the same, and the letter of weight eleven weighs nothing.
    #[test]
    fn the_check_digit_notices_other_letters() {
        let value = |c: char| ALPHABET.chars().position(|known| known == c).unwrap();
        for text in KNOWN {
            let known: Vec<char> = text.chars().collect();
            let blind = known.len() - 11;
            for (at, letter) in (0..3).flat_map(|at| ('A'..='Z').map(move |letter| (at, letter))) {
                let mut changed = known.clone();
                changed[at] = letter;
                let same = at == blind || value(letter).abs_diff(value(known[at])) % 11 == 0;
                // `KAKO` is one of the words.
                if let Ok(rfc) = Rfc::parse(&changed.into_iter().collect::<String>()) {
                    assert_eq!(rfc.check_digit_fits(), same, "{rfc}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_parsed_parses_to_itself(text in "[A-ZÑ&]{3,4}[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9])[0-9A-Z]{3}") {
            if let Ok(rfc) = Rfc::parse(&text) {
                prop_assert_eq!(rfc.as_str(), text.as_str());
                prop_assert_eq!(Rfc::parse(&text.to_lowercase()), Ok(rfc));
            }
        }

        #[test]
        fn any_text_is_answered(text in any::<String>()) {
            let _ = Rfc::parse(&text).map(|rfc| rfc.check_digit_fits());
        }
    }
}
