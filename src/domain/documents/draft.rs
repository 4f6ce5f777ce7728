//! Reading what an administrator typed.

use super::Wording;
use crate::platform::tone::TONES;
use crate::platform::values::text::one_line;

/// How much fits, characters.
pub struct Limits;

impl Limits {
    /// Of the title.
    pub const TITLE: usize = 60;
    /// Of the texts before and after the figures.
    pub const TEXT: usize = 600;
    /// Lines of either text.
    pub const LINES: usize = 12;
    /// Of the foot.
    pub const FOOTER: usize = 160;
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Draft<'a> {
    /// The heading.
    pub title: &'a str,
    /// Before the figures.
    pub intro: &'a str,
    /// After the figures.
    pub closing: &'a str,
    /// At the foot of every page.
    pub footer: &'a str,
    /// A tone, or nothing for the company's own.
    pub tone: &'a str,
    /// Whether the mark is shown.
    pub show_logo: bool,
}

/// A field that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The title is too long.
    Title,
    /// The text before the figures is too long or has too many lines.
    Intro,
    /// The text after the figures is too long or has too many lines.
    Closing,
    /// The foot is too long.
    Footer,
    /// There is no such tone.
    Tone,
}

impl Draft<'_> {
    /// Words and look, if everything fits.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Wording, Vec<Fault>> {
        let wording = Wording {
            title: one_line(self.title),
            intro: lines(self.intro),
            closing: lines(self.closing),
            footer: one_line(self.footer),
            tone: Some(self.tone.to_owned()).filter(|tone| !tone.is_empty()),
            show_logo: self.show_logo,
        };
        let long = |text: &str, most: usize| text.chars().count() > most;
        let block = |text: &str| long(text, Limits::TEXT) || text.lines().count() > Limits::LINES;
        let known = |tone: &String| TONES.iter().any(|one| one.name == tone);
        let faults: Vec<Fault> = [
            (Fault::Title, long(&wording.title, Limits::TITLE)),
            (Fault::Intro, block(&wording.intro)),
            (Fault::Closing, block(&wording.closing)),
            (Fault::Footer, long(&wording.footer, Limits::FOOTER)),
            (Fault::Tone, !wording.tone.as_ref().is_none_or(known)),
        ]
        .into_iter()
        .filter(|(_, wrong)| *wrong)
        .map(|(fault, _)| fault)
        .collect();
        if faults.is_empty() {
            Ok(wording)
        } else {
            Err(faults)
        }
    }
}

/// Each line without control characters; at most one empty line between two, none at the ends.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut kept: Vec<String> = Vec::new();
    for line in text.split('\n').map(one_line) {
        let empty_before = kept.last().is_none_or(String::is_empty);
        if !(line.is_empty() && empty_before) {
            kept.push(line);
        }
    }
    kept.join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_keep_their_lines_and_nothing_else() {
        let draft = Draft {
            title: " Estado\r\nde cuenta ",
            intro: "\r\n\r\nEstimado cliente:\r\n\r\n\r\nGracias.\u{0} \n",
            tone: "red",
            ..Draft::default()
        };
        let wording = draft.parse().unwrap();
        assert_eq!(wording.title, "Estado de cuenta");
        assert_eq!(wording.intro, "Estimado cliente:\n\nGracias.");
        assert_eq!(wording.tone.as_deref(), Some("red"));
        assert!(!wording.show_logo);
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let (long, many) = ("x".repeat(601), "x\n".repeat(13));
        let draft = Draft {
            title: &long,
            intro: &long,
            closing: &many,
            footer: &long,
            tone: "neon",
            show_logo: true,
        };
        let all = [
            Fault::Title,
            Fault::Intro,
            Fault::Closing,
            Fault::Footer,
            Fault::Tone,
        ];
        assert_eq!(draft.parse(), Err(all.to_vec()));
    }

    proptest! {
        #[test]
        fn what_was_read_reads_the_same_again(intro in "\\PC{0,80}(\r?\n\\PC{0,40}){0,4}") {
            let draft = Draft { intro: &intro, ..Draft::default() };
            let once = draft.parse().unwrap();
            let again = Draft { intro: &once.intro, ..Draft::default() }.parse().unwrap();
            prop_assert_eq!(once, again);
        }
    }
}
