//! The company's own words, checked before they are kept.

use validator::ValidateLength as _;

use crate::domain::collections::message::unknown_names;
use crate::platform::values::text::one_line;

/// Longest subject, characters.
pub const LONGEST_SUBJECT: usize = 120;
/// Longest greeting, characters.
pub const LONGEST_GREETING: usize = 200;
/// Longest text, characters.
pub const LONGEST_BODY: usize = 4000;
/// Variables that tell amounts, which a subject must not.
const AMOUNTS: [&str; 2] = ["{saldo}", "{vencido}"];

/// Subject, greeting and text as they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub subject: String,
    /// One line; may be empty.
    pub greeting: String,
    /// Paragraphs.
    pub body: String,
}

/// The field that a fault belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The subject.
    Subject,
    /// The greeting.
    Greeting,
    /// The text.
    Body,
}

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsFault {
    /// Nothing there.
    Empty,
    /// Longer than this many characters.
    TooLong(usize),
    /// A name between braces that is no variable.
    UnknownName(String),
    /// A subject is seen without opening the mail; it tells no amounts.
    AmountInSubject,
}

impl Words {
    /// Reads the three fields: line breaks in subject and greeting become blanks.
    ///
    /// # Errors
    /// Every field that cannot be taken, with the first reason.
    pub fn parse(
        subject: &str,
        greeting: &str,
        body: &str,
    ) -> Result<Self, Vec<(Part, WordsFault)>> {
        let words = Self {
            subject: one_line(subject),
            greeting: one_line(greeting),
            body: paragraphs(body),
        };
        let faults: Vec<(Part, WordsFault)> = [
            (Part::Subject, subject_fault(&words.subject)),
            (Part::Greeting, fault(&words.greeting, LONGEST_GREETING)),
            (
                Part::Body,
                empty(&words.body).or_else(|| fault(&words.body, LONGEST_BODY)),
            ),
        ]
        .into_iter()
        .filter_map(|(part, fault)| Some((part, fault?)))
        .collect();
        if faults.is_empty() {
            Ok(words)
        } else {
            Err(faults)
        }
    }
}

fn subject_fault(subject: &str) -> Option<WordsFault> {
    let tells = AMOUNTS.iter().any(|name| subject.contains(name));
    empty(subject)
        .or_else(|| fault(subject, LONGEST_SUBJECT))
        .or_else(|| tells.then_some(WordsFault::AmountInSubject))
}

fn empty(text: &str) -> Option<WordsFault> {
    text.is_empty().then_some(WordsFault::Empty)
}

fn fault(text: &str, longest: usize) -> Option<WordsFault> {
    if !text.validate_length(None, Some(longest as u64), None) {
        return Some(WordsFault::TooLong(longest));
    }
    let unknown = unknown_names(text).into_iter().next()?;
    Some(WordsFault::UnknownName(unknown))
}

/// Lines as typed, without carriage returns and other control characters.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_words_are_kept_and_a_subject_is_one_line() {
        let words = Words::parse(
            " Estado de cuenta\r\nBcc: otro@malo.test ",
            "",
            "Hola {cliente}\r\n\r\nDebe {saldo}.\u{7}",
        );
        assert_eq!(
            words,
            Ok(Words {
                subject: "Estado de cuenta Bcc: otro@malo.test".to_owned(),
                greeting: String::new(),
                body: "Hola {cliente}\n\nDebe {saldo}.".to_owned(),
            })
        );
    }

    #[test]
    fn each_field_tells_its_own_fault() {
        let long = "x".repeat(LONGEST_SUBJECT + 1);
        for (subject, greeting, body, expected) in [
            (" \n", "", "b", (Part::Subject, WordsFault::Empty)),
            (
                long.as_str(),
                "",
                "b",
                (Part::Subject, WordsFault::TooLong(LONGEST_SUBJECT)),
            ),
            (
                "Debe {saldo}",
                "",
                "b",
                (Part::Subject, WordsFault::AmountInSubject),
            ),
            (
                "s",
                "{nombre}",
                "b",
                (Part::Greeting, WordsFault::UnknownName("nombre".to_owned())),
            ),
            ("s", "", "", (Part::Body, WordsFault::Empty)),
            (
                "s",
                "",
                "{ cliente }",
                (Part::Body, WordsFault::UnknownName(" cliente ".to_owned())),
            ),
        ] {
            assert_eq!(Words::parse(subject, greeting, body), Err(vec![expected]));
        }
    }
}
