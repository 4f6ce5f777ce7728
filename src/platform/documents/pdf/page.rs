//! The measures of a page, and what a document says about itself.

use super::{Align, Colour};

/// Width of a US Letter page, points; the size that printers in Mexico hold.
pub const WIDTH: f32 = 612.0;
/// Height of a US Letter page, points.
pub const HEIGHT: f32 = 792.0;
/// Left edge of the text, points.
pub const LEFT: f32 = 48.0;
/// Right edge of the text, points.
pub const RIGHT: f32 = WIDTH - 48.0;
/// Top edge of the text, points.
pub const TOP: f32 = 46.0;
/// Bottom edge of the text above the footer, points.
pub const BOTTOM: f32 = HEIGHT - 62.0;

/// A stretch of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Left edge, points.
    pub x: f32,
    /// Width, points.
    pub width: f32,
    /// Which edge the text touches.
    pub align: Align,
}

impl Slot {
    /// Between the margins, flush left.
    pub const LINE: Self = Self::left(LEFT, RIGHT - LEFT);

    /// Flush left.
    #[must_use]
    pub const fn left(x: f32, width: f32) -> Self {
        Self {
            x,
            width,
            align: Align::Left,
        }
    }

    /// Flush right, ending at `edge`.
    #[must_use]
    pub const fn right(edge: f32, width: f32) -> Self {
        Self {
            x: edge - width,
            width,
            align: Align::Right,
        }
    }
}

/// What a document says about itself.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Title of the document.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// Language tag, such as `es`.
    pub language: String,
    /// A line on top of every page after the first.
    pub running: String,
    /// Colour of quiet text.
    pub quiet: Colour,
    /// Colour of hairlines.
    pub hairline: Colour,
}
