//! The company's own words and look on its documents.

mod draft;
mod keep;

pub use draft::{Draft, Fault, Limits};
pub use keep::{applied, load, restore, save};

/// A document that a company may make its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// The statement of account.
    Statement,
}

impl DocumentKind {
    /// How the database calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Statement => "statement",
        }
    }
}

/// Words and look of a document. Empty words stand for ours; lines are parted by `\n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The heading, one line.
    pub title: String,
    /// Before the figures.
    pub intro: String,
    /// After the figures.
    pub closing: String,
    /// At the foot of every page, one line.
    pub footer: String,
    /// One of the twelve tones; the company's own by default.
    pub tone: Option<String>,
    /// Whether the company's mark stands at the top.
    pub show_logo: bool,
}

impl Default for Wording {
    fn default() -> Self {
        Self {
            title: String::new(),
            intro: String::new(),
            closing: String::new(),
            footer: String::new(),
            tone: None,
            show_logo: true,
        }
    }
}
