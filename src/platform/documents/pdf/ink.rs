//! Colours, text styles and alignment.

use super::Weight;

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// White.
    pub const WHITE: Self = Self(255, 255, 255);

    /// Contrast with another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// Size, weight and colour of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Font size, points.
    pub size: f32,
    /// Regular or bold.
    pub weight: Weight,
    /// Ink.
    pub colour: Colour,
}

impl Style {
    /// Regular text.
    #[must_use]
    pub const fn regular(size: f32, colour: Colour) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            colour,
        }
    }

    /// Bold text.
    #[must_use]
    pub const fn bold(size: f32, colour: Colour) -> Self {
        Self {
            size,
            weight: Weight::Bold,
            colour,
        }
    }

    /// The same style in another size, points.
    #[must_use]
    pub const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Distance between two baselines, points.
    #[must_use]
    pub fn leading(self) -> f32 {
        self.size * 1.35
    }
}

/// Where text lies in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Starts at the left edge.
    Left,
    /// Ends at the right edge.
    Right,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_the_one_of_wcag() {
        assert!((Colour(0, 0, 0).contrast(Colour::WHITE) - 21.0).abs() < 0.01);
        assert!((Colour(0x76, 0x76, 0x76).contrast(Colour::WHITE) - 4.54).abs() < 0.01);
        assert!((Colour::WHITE.contrast(Colour::WHITE) - 1.0).abs() < 0.01);
    }
}
