//! A small layout layer over krilla: tagged pages of text, hairlines and tables, in points.
//!
//! A [`Sheet`] collects marks page by page and writes them at the end, when the number of pages
//! is known. It shapes one glyph per character, left to right: enough for Latin, Greek and
//! Cyrillic; scripts that join or run right to left are shown unjoined.

mod fonts;
mod ink;
mod page;
mod picture;
mod sheet;
mod table;
mod tags;
mod text;
mod write;

pub use fonts::{Face, Weight, face};
pub use ink::{Align, Colour, Style};
pub use page::{BOTTOM, HEIGHT, LEFT, RIGHT, Setup, Slot, TOP, WIDTH};
pub use picture::Picture;
pub use sheet::Sheet;
pub use table::{Cell, Column, Row, Table};
pub use tags::{Node, Role};
pub use text::{clean, truncate, wrap};

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The embedded fonts could not be read.
    #[error("the embedded fonts cannot be read")]
    Fonts,
    /// The page has no valid size.
    #[error("the page size is not valid")]
    PageSize,
    /// The writer refused the document.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}
